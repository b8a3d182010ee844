namespace Redress.Web.Hearings;

internal static class HearingsSetup
{
    public static void AddHearings(this WebApplicationBuilder builder) =>
        builder.Services.AddSingleton<HearingList>().AddSingleton<Sittings>();
}
