using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Redress.Testing;

namespace Redress.Scenarios.Support;

/// <summary>A program of its own, its office, and people at their browsers; each browser is closed with the test, so that none goes on asking a program that is gone.</summary>
public abstract class PageTests(Browser browser) : IAsyncLifetime
{
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    // What passed is not listed: only violations are read.
    private static readonly AxeRunOptions Violations = new() { ResultTypes = [ResultType.Violations] };

    /// <summary>When the test begins; null for today.</summary>
    protected virtual string? Clock => null;

    private protected TestApp App { get; private set; } = null!;

    private protected Office Office { get; private set; } = null!;

    /// <summary>Where people find the program.</summary>
    private protected virtual Uri Address => App.Address;

    private protected virtual Task<TestApp> StartAsync() => TestApp.StartAsync(onPort: true);

    public async Task InitializeAsync()
    {
        App = await StartAsync();
        Office = new Office(App);
        if (Clock is { } clock)
        {
            await Office.ClockAsync(clock);
        }
    }

    public async Task DisposeAsync()
    {
        await browser.CloseAsync();
        await App.DisposeAsync();
    }

    /// <summary>A page in a browser of its own, with nobody signed in.</summary>
    protected async Task<IPage> OpenAsync(string language = "en", int width = 1280, bool script = true) =>
        await (await browser.PersonAsync(Address, language, width, width < 500 ? 780 : 900, script)).NewPageAsync();

    /// <summary>The same at another program.</summary>
    protected async Task<IPage> OpenAtAsync(Uri address, int width, bool script = true) =>
        await (await browser.PersonAsync(address, "en", width, width < 500 ? 780 : 900, script)).NewPageAsync();

    protected async Task<IPage> SignInAsync(string account, string language = "en", int width = 1280) =>
        (await HandsAsync(account, width, language, script: true)).Page;

    /// <summary>Somebody at a browser without script, if nothing else is said.</summary>
    private protected async Task<Hands> HandsAsync(
        string? account = null,
        int width = 1280,
        string language = "en",
        bool script = false
    )
    {
        var hands = new Hands(await OpenAsync(language, width, script));
        if (account is not null)
        {
            await hands.Page.GotoAsync("/account/login");
            await hands.FillAsync(("Fields.Email", $"{account}@demo.example"), ("Fields.Password", "Demo-Pass-2026"));
            await SendAsync(hands.Page);
        }

        return hands;
    }

    /// <summary>The complainant's page of its case, opened by number and code.</summary>
    protected async Task<IPage> FollowAsync(
        (string Number, string Code) filed,
        string language = "en",
        bool script = true
    )
    {
        var page = await OpenAsync(language, script: script);
        await page.GotoAsync("/track");
        await new Hands(page).FillAsync(("number", filed.Number), ("code", filed.Code));
        await SendAsync(page);
        return page;
    }

    /// <summary>Sends the form, and waits for the page that it leads to: for another document than the one that was marked, whole. Events of the browser can come before one listens.</summary>
    protected static Task SendAsync(IPage page) => SendAsync(page, new Hands(page).PressAsync);

    /// <summary>The same by another button, or by keyboard.</summary>
    protected static async Task SendAsync(IPage page, Func<Task> press)
    {
        await page.EvaluateAsync("document.documentElement.dataset.sent = ''");
        await press();
        for (var tries = 0; !await IsAnotherAsync(page); tries++)
        {
            Assert.True(tries < 2400, $"What was sent on {page.Url} led nowhere.");
            await Task.Delay(TimeSpan.FromMilliseconds(50));
        }
    }

    private static async Task<bool> IsAnotherAsync(IPage page)
    {
        try
        {
            return await page.EvaluateAsync<bool>(
                "!('sent' in document.documentElement.dataset) && document.readyState === 'complete'"
            );
        }
        catch (PlaywrightException)
        {
            // The document that was asked is gone.
            return false;
        }
    }

    /// <summary>That axe finds nothing, and that the page fits its screen and a phone's; of each address, or of the page as it stands.</summary>
    protected static async Task FineAsync(IPage page, params string[] paths)
    {
        foreach (var path in paths.DefaultIfEmpty(page.Url))
        {
            if (paths.Length > 0)
            {
                Assert.Equal(200, (await page.GotoAsync(path))!.Status);
            }

            await AccessibleAsync(page);
            await FitsAsync(page);
            var (width, height) = (page.ViewportSize!.Width, page.ViewportSize.Height);
            if (width > 360)
            {
                await page.SetViewportSizeAsync(360, height);
                await FitsAsync(page);
                await page.SetViewportSizeAsync(width, height);
            }
        }
    }

    protected static async Task AccessibleAsync(IPage page)
    {
        var found = page.Frames.Count == 1 ? await WithoutFramesAsync(page) : await WithFramesAsync(page);
        Assert.True(found.Length == 0, $"{page.Url}\n{string.Join('\n', found)}");
    }

    // The library's own way looks into frames; it puts axe into the page and into an empty one beside it, which takes three times as long.
    private static async Task<string[]> WithFramesAsync(IPage page) =>
        [
            .. (await page.RunAxe(Violations)).Violations.Select(v =>
                $"{v.Id}: {v.Help} {string.Join(' ', v.Nodes.Select(n => n.Html))}"
            ),
        ];

    private static async Task<string[]> WithoutFramesAsync(IPage page)
    {
        // Sent once, it is there on each page to come.
        if (!await page.EvaluateAsync<bool>("'axe' in window"))
        {
            await page.AddInitScriptAsync(Axe);
            await page.EvaluateAsync(Axe);
        }

        return await page.EvaluateAsync<string[]>(
            """
            async () => (await axe.run(document, { resultTypes: ['violations'] })).violations
              .map(v => `${v.id}: ${v.help} ${v.nodes.map(n => n.html).join(' ')}`)
            """
        );
    }

    protected static async Task FitsAsync(IPage page) =>
        Assert.True(
            await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"),
            $"{page.Url} is wider than a screen of {page.ViewportSize!.Width}."
        );

    /// <summary>A text that was not found shows as its key.</summary>
    protected static readonly Regex KeyShown = new(
        $@"\b({string.Join('|', new[] { "PartyTexts", "CaseTexts" }.SelectMany(SetsOf).Distinct())})\.(?!(example|pdf|png|jpe?g|txt|eml|md|ics)\b)[a-z]\w+",
        RegexOptions.None,
        TimeSpan.FromSeconds(5)
    );

    private static IEnumerable<string> SetsOf(string texts) =>
        XDocument
            .Load(
                Path.Combine(Path.GetDirectoryName(Here())!, $"../../../src/Redress.Web/Cases/Formatting/{texts}.resx")
            )
            .Root!.Elements("data")
            .Select(data => data.Attribute("name")!.Value.Split('.')[0]);

    private static string Here([CallerFilePath] string here = "") => here;
}
