namespace Redress.Web.Shell;

internal static class DemoEnvironment
{
    /// <summary>Accounts, clock and seed of the demo exist in the environment Demo and nowhere else.</summary>
    public static bool IsDemo(this IHostEnvironment environment) => environment.IsEnvironment("Demo");
}
