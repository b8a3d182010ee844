using System.Diagnostics;

namespace Redress.Web.Tests.Support;

/// <summary>Reads PDFs with Debian's poppler-utils, as whoever opens one does.</summary>
internal static class PdfReader
{
    /// <summary>The words of all its pages, with its title and what else it tells of itself; null when it is no PDF that can be read.</summary>
    public static async Task<string?> TextAsync(byte[] pdf) => await RunAsync(pdf, "pdftotext", "-htmlmeta", "-", "-");

    /// <summary>What it says of itself, such as <c>Title</c> and <c>Tagged</c>, by name.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> AboutAsync(byte[] pdf)
    {
        var lines = (await RunAsync(pdf, "pdfinfo", "-"))!.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return lines
            .Select(l => l.Split(':', 2, StringSplitOptions.TrimEntries))
            .Where(l => l.Length == 2)
            .ToDictionary(l => l[0], l => l[1]);
    }

    private static async Task<string?> RunAsync(byte[] pdf, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
        };
        using var process = Process.Start(start)!;
        var said = process.StandardOutput.ReadToEndAsync();
        var complained = process.StandardError.ReadToEndAsync();
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(pdf);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It stopped reading: it does not know this for a PDF, and says so by its exit code.
        }

        await process.WaitForExitAsync();
        await complained;
        return process.ExitCode == 0 ? await said : null;
    }
}
