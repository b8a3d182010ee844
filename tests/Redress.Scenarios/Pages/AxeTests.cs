using Redress.Scenarios.Support;
using Xunit.Sdk;

namespace Redress.Scenarios.Pages;

/// <summary>That what looks for pages that not everybody can use finds them.</summary>
[Collection(InBrowser.Name)]
public sealed class AxeTests(Browser browser) : PageTests(browser)
{
    private const string Page = "<html lang=en><title>A page</title><main><h1>A page</h1>";

    [Theory]
    [InlineData("<img src='data:,'>", "image-alt")]
    [InlineData("<p style='color:#bbb;background:#fff'>Hard to read</p>", "color-contrast")]
    [InlineData("<input name=x>", "label")]
    [InlineData("<iframe title=Scan srcdoc='<html lang=en><title>S</title><input name=x>'></iframe>", "label")]
    public async Task It_finds_what_not_everybody_can_use_in_a_frame_too(string fault, string rule)
    {
        var page = await OpenAsync();
        await page.SetContentAsync(Page);
        await AccessibleAsync(page);
        await page.SetContentAsync(Page + fault);
        var found = await Assert.ThrowsAsync<TrueException>(() => AccessibleAsync(page));
        Assert.Contains($"{rule}: ", found.Message, StringComparison.Ordinal);
    }
}
