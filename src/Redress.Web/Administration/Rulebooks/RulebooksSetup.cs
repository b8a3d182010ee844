namespace Redress.Web.Administration.Rulebooks;

internal static class RulebooksSetup
{
    public static void AddRulebooks(this WebApplicationBuilder builder) =>
        builder.Services.AddSingleton<RulebookShelf>().AddSingleton<RulebookActs>().AddSingleton<RulebookProblems>();
}
