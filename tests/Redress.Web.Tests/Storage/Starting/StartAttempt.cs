using System.Diagnostics;
using Redress.Testing;
using Redress.Web.Storage;

namespace Redress.Web.Tests.Storage.Starting;

/// <summary>The program as an operator starts it, run until it ends by itself.</summary>
/// <param name="Exit">What it ended with.</param>
/// <param name="Output">What it wrote on standard output.</param>
/// <param name="Error">What it wrote on standard error.</param>
internal sealed record StartAttempt(int Exit, string Output, string Error)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    /// <param name="store">A folder, or anything else for a connection string.</param>
    /// <param name="asOrdinary">Root starts it without root's right to pass over the permissions of files; anybody else has none.</param>
    public static async Task<StartAttempt> OnAsync(string store, bool asOrdinary = false)
    {
        string[] without =
            asOrdinary && Environment.IsPrivilegedProcess
                ? ["setpriv", "--bounding-set=-dac_override,-dac_read_search"]
                : [];
        string[] words = [.. without, "dotnet", typeof(AppDb).Assembly.Location];
        var start = new ProcessStartInfo(words[0], words[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = AppContext.BaseDirectory,
            Environment =
            {
                [TestStore.VariableOf(store)] = store,
                ["ASPNETCORE_ENVIRONMENT"] = "Demo",
                ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
                ["Demo__Seed"] = "false",
            },
        };
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        using var patience = new CancellationTokenSource(Longest);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
        }

        return new(process.ExitCode, await output, await error);
    }

    /// <summary>That it ended with one sentence for the operator, of this meaning, and with nothing for who wrote the program.</summary>
    public void WasRefused(params string[] words) => Ended(StoreException.Refused, words);

    /// <summary>The same, where starting it again may help.</summary>
    public void FoundNobody(params string[] words) => Ended(StoreException.Unavailable, words);

    private void Ended(int exit, string[] words)
    {
        var all = $"{Exit}\n{Output}\n{Error}";
        Assert.True(Exit == exit, all);
        var sentence = Assert.Single(Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.All(words, word => Assert.Contains(word, sentence, StringComparison.OrdinalIgnoreCase));
        Assert.EndsWith(".", sentence, StringComparison.Ordinal);
        foreach (var noise in (string[])["   at ", "nhandled exception", "fail:", "crit:"])
        {
            Assert.DoesNotContain(noise, all, StringComparison.Ordinal);
        }
    }
}
