using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Redress.Testing;
using Redress.Web.Tests.Support;

namespace Redress.Scenarios.Support;

/// <summary>The program as an operator starts it for the first time: on an empty store, nobody in it and nothing set.</summary>
internal static partial class EmptyMachine
{
    /// <param name="log">What the operator reads.</param>
    /// <param name="clock">The clock of the procedure; who signs in does it by the system's.</param>
    public static async Task<TestApp> StartAsync(CollectedLog log, TimeProvider clock)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            // All come from one address, and what is ended is to be seen at once.
            ["RateLimits:SignIn"] = "0",
            ["RateLimits:Filing"] = "0",
            ["RateLimits:Reporting"] = "0",
            ["RateLimits:Everything"] = "0",
            ["Security:SessionCacheSeconds"] = "0",
        };
        var app = new TestApp(
            await TestStore.NewAsync(),
            onPort: true,
            environment: "Production",
            settings: settings,
            sendsByItself: false
        )
        {
            OwnsStore = true,
            Added = services => services.AddSingleton<ILoggerProvider>(log).AddSingleton(clock),
        };
        app.StartServer();
        return app;
    }

    /// <summary>The code by which the first administrator comes in.</summary>
    public static string CodeIn(CollectedLog log) =>
        log.Lines.Select(line => Code().Match(line)).First(m => m.Success).Value;

    [GeneratedRegex("[2-9A-Z]{4}(-[2-9A-Z]{4}){3}", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Code();
}
