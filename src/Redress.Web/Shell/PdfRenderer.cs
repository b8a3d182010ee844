using System.Diagnostics;

namespace Redress.Web.Shell;

/// <summary>A page as a PDF, or why there is none: no program is installed, or too many wait.</summary>
public sealed record PdfResult(byte[]? Pdf, bool Missing);

/// <summary>
/// Prints a self-contained page with the machine's own headless Chromium: tagged, in its language, with its title. The program gets no network, the page runs no script;
/// it works in a folder of its own that is deleted, for a bounded time, and few at once. <c>Pdf:Chromium</c> names it; else the usual places are looked at.
/// </summary>
internal sealed partial class PdfRenderer(IConfiguration configuration, ILogger<PdfRenderer> log) : IDisposable
{
    private const int AtOnce = 2;
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);
    private static readonly string[] Usual =
    [
        "chromium-headless-shell",
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
    ];

    // What a page may load stands in it; a script or an address that a text smuggled in is refused by the page's own policy.
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

    private readonly SemaphoreSlim _turns = new(AtOnce);

    /// <summary>A whole page around a body that was encoded before.</summary>
    public static string Page(string language, string title, string style, string body) =>
        $"<!DOCTYPE html><html lang=\"{language}\"><head><meta charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\" content=\"{Policy}\">"
        + $"<title>{System.Net.WebUtility.HtmlEncode(title)}</title><style>{style}</style></head><body>{body}</body></html>";

    public async Task<PdfResult> Print(string page, CancellationToken cancel = default)
    {
        if (Program() is not { } program)
        {
            return new PdfResult(null, Missing: true);
        }

        if (!await _turns.WaitAsync(Timeout, cancel))
        {
            return new PdfResult(null, Missing: false);
        }

        var folder = Directory.CreateTempSubdirectory("redress-pdf-");
        try
        {
            return new PdfResult(await PrintIn(folder.FullName, program, page, cancel), Missing: false);
        }
        finally
        {
            _turns.Release();
            Clear(folder);
        }
    }

    public void Dispose() => _turns.Dispose();

    private async Task<byte[]?> PrintIn(string folder, string program, string page, CancellationToken cancel)
    {
        var (source, target) = (Path.Combine(folder, "page.html"), Path.Combine(folder, "page.pdf"));
        await File.WriteAllTextAsync(source, page, cancel);
        var start = new ProcessStartInfo(program)
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            WorkingDirectory = folder,
        };
        foreach (var argument in Arguments(folder, source, target))
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        using var bounded = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        bounded.CancelAfter(Longest);
        try
        {
            // What it says is read as it comes: a full pipe would stop it.
            var said = process.StandardError.ReadToEndAsync(bounded.Token);
            var _ = process.StandardOutput.ReadToEndAsync(bounded.Token);
            await process.WaitForExitAsync(bounded.Token);
            if (process.ExitCode == 0 && File.Exists(target))
            {
                return await File.ReadAllBytesAsync(target, cancel);
            }

            Failed(log, process.ExitCode, await said);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            Failed(log, -1, $"not done within {Longest}");
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }

        return null;
    }

    private static IEnumerable<string> Arguments(string folder, string source, string target) =>
        [
            "--headless",
            "--disable-gpu",
            "--no-first-run",
            "--disable-extensions",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-dev-shm-usage",
            "--host-resolver-rules=MAP * ~NOTFOUND",
            "--no-pdf-header-footer",
            "--generate-pdf-document-outline",
            $"--user-data-dir={Path.Combine(folder, "profile")}",
            $"--print-to-pdf={target}",
            // Its sandbox cannot be had by root.
            .. Environment.IsPrivilegedProcess ? new[] { "--no-sandbox" } : [],
            new Uri(source).AbsoluteUri,
        ];

    private string? Program()
    {
        if (configuration["Pdf:Chromium"] is { Length: > 0 } own)
        {
            return File.Exists(own) ? own : null;
        }

        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(
            Path.PathSeparator,
            StringSplitOptions.RemoveEmptyEntries
        );
        return folders
            .SelectMany(folder => Usual.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);
    }

    private static void Clear(DirectoryInfo folder)
    {
        try
        {
            folder.Delete(recursive: true);
        }
        catch (IOException)
        {
            // A program that is being killed may write for a moment longer; the system clears its temporary files.
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "No PDF was made: exit code {Code}. {Said}")]
    private static partial void Failed(ILogger log, int code, string said);
}
