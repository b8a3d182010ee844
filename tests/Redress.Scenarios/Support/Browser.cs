using Microsoft.Playwright;

namespace Redress.Scenarios.Support;

/// <summary>One headless Chromium, Debian's, for all the tests that want one; pages come from contexts of their own. The one without a desk's windows is more than twice as quick.</summary>
public sealed class Browser : IAsyncLifetime
{
    private static readonly string[] Programs = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"];

    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;

    public async Task InitializeAsync()
    {
        // A slow machine makes nothing wrong: only what never comes is.
        Assertions.SetDefaultExpectTimeout(20_000);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(
            new()
            {
                ExecutablePath = Programs.First(File.Exists),
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

    /// <summary>Closes every person's browser; those of one test are not there in the next.</summary>
    public async Task CloseAsync()
    {
        foreach (var person in _browser.Contexts.ToList())
        {
            await person.CloseAsync();
        }
    }

    /// <summary>A person's own browser: its own cookies, a language, a screen.</summary>
    public Task<IBrowserContext> PersonAsync(
        Uri address,
        string language = "en",
        int width = 1280,
        int height = 900,
        bool script = true
    ) =>
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
