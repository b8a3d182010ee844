using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Redress.Web.Shell;

namespace Redress.Web.Tests.Shell;

/// <summary>Printing with the machine's Chromium, and without one.</summary>
public sealed class PdfPressTests
{
    [Fact]
    public async Task Without_a_program_it_says_so()
    {
        using var press = new PdfPress(Configured("/nowhere/chromium"), NullLogger<PdfPress>.Instance);
        Assert.Equal(
            new Pressed(null, Missing: true),
            await press.Print(PdfPress.Page("en", "A page", "", "<p>…</p>"))
        );
    }

    [Fact]
    public async Task A_program_that_fails_gives_no_pdf()
    {
        using var press = new PdfPress(Configured("/bin/false"), NullLogger<PdfPress>.Instance);
        Assert.Equal(
            new Pressed(null, Missing: false),
            await press.Print(PdfPress.Page("en", "A page", "", "<p>…</p>"))
        );
    }

    [Fact]
    public void A_title_cannot_leave_its_place() =>
        Assert.Contains(
            "<title>&lt;/title&gt;&lt;script&gt;</title>",
            PdfPress.Page("en", "</title><script>", "", ""),
            StringComparison.Ordinal
        );

    private static IConfiguration Configured(string program) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Pdf:Chromium"] = program })
            .Build();
}
