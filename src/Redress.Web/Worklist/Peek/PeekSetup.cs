namespace Redress.Web.Worklist.Peek;

internal static class PeekSetup
{
    public static void AddPeek(this WebApplicationBuilder builder) => builder.Services.AddSingleton<PeekQuery>();
}
