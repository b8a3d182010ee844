using Microsoft.Playwright;

namespace Redress.Scenarios.Support;

/// <summary>One headless Chromium, Debian's, for all the tests that want one; pages come from contexts of their own.</summary>
public sealed class Browser : IAsyncLifetime
{
    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;

    public async Task InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(
            new()
            {
                ExecutablePath = "/usr/bin/chromium",
                Args =
                [
                    "--headless",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                ],
            }
        );
    }

    public async Task DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }

    /// <summary>A person's own browser: its own cookies, a language, a screen.</summary>
    public Task<IBrowserContext> PersonAsync(Uri address, string language = "en", int width = 1280, int height = 900, bool script = true) =>
        _browser.NewContextAsync(
            new()
            {
                BaseURL = address.ToString(),
                Locale = language,
                ViewportSize = new() { Width = width, Height = height },
                JavaScriptEnabled = script,
            }
        );
}

[CollectionDefinition(Name)]
public sealed class InBrowser : ICollectionFixture<Browser>
{
    public const string Name = "In a browser";
}
