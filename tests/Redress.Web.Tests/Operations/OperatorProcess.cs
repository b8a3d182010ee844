using System.Diagnostics;
using Redress.Testing;
using Redress.Web.Storage;

namespace Redress.Web.Tests.Operations;

/// <summary>The program as its operator runs it: a process of its own, with a command line.</summary>
internal static class OperatorProcess
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    /// <param name="store">A folder or a connection string.</param>
    /// <returns>The exit code, and all that was written on the output and the error output.</returns>
    public static async Task<(int Exit, string Said)> RunAsync(string store, params string[] args)
    {
        var program = typeof(AppDb).Assembly.Location;
        var start = new ProcessStartInfo("dotnet", [program, .. args])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetDirectoryName(program)!,
            Environment =
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Demo",
                ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
                ["Demo__Seed"] = "false",
                [TestStore.VariableOf(store)] = store,
                ["Logging__LogLevel__Default"] = "None",
            },
        };
        using var process = Process.Start(start)!;
        using var stop = new CancellationTokenSource(Longest);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(stop.Token);
            var errors = process.StandardError.ReadToEndAsync(stop.Token);
            await process.WaitForExitAsync(stop.Token);
            return (process.ExitCode, (await output + await errors).Trim());
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw;
        }
    }

    /// <summary>Runs it and fails the test with what was said if it does not end so.</summary>
    public static async Task<string> EndsAsync(int exit, string store, params string[] args)
    {
        var (ended, said) = await RunAsync(store, args);
        Assert.True(ended == exit, $"{string.Join(' ', args)}: {ended}, {said}");
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
        return said;
    }
}
