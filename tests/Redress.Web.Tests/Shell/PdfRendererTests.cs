using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Redress.Web.Shell;

namespace Redress.Web.Tests.Shell;

/// <summary>Printing with the machine's Chromium, and without one.</summary>
public sealed class PdfRendererTests
{
    [Fact]
    public async Task Without_a_program_it_says_so()
    {
        using var pdf = new PdfRenderer(Configured("/nowhere/chromium"), NullLogger<PdfRenderer>.Instance);
        Assert.Equal(
            new PdfResult(null, Missing: true),
            await pdf.Print(PdfRenderer.Page("en", "A page", "", "<p>…</p>"))
        );
    }

    [Fact]
    public async Task A_program_that_fails_gives_no_pdf()
    {
        using var pdf = new PdfRenderer(Configured("/bin/false"), NullLogger<PdfRenderer>.Instance);
        Assert.Equal(
            new PdfResult(null, Missing: false),
            await pdf.Print(PdfRenderer.Page("en", "A page", "", "<p>…</p>"))
        );
    }

    [Fact]
    public void A_title_cannot_leave_its_place() =>
        Assert.Contains(
            "<title>&lt;/title&gt;&lt;script&gt;</title>",
            PdfRenderer.Page("en", "</title><script>", "", ""),
            StringComparison.Ordinal
        );

    private static IConfiguration Configured(string program) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Pdf:Chromium"] = program })
            .Build();
}
