using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Redress.Domain.Tests.Law;
using Redress.Scenarios.Support;
using Redress.Testing;
using Redress.Web.Members.Register;
using Redress.Web.Scheduling;
using Redress.Web.Tests.Support;

namespace Redress.Scenarios.Pages;

/// <summary>
/// A body from an empty machine to a decision that was carried out, by pages alone: nobody is in the store and nothing is set. Only what no page can do is done beside them: the log and the e-mails are
/// read, and time passes.
/// </summary>
[Collection(InBrowser.Name)]
public sealed partial class EmptyMachineTests(Browser browser) : PageTests(browser)
{
    private const string Password = "lentil sandwich orbit 47";
    private const string BeCommerce = "becommerce";
    private const string Keurmerk = "webshop-keurmerk";
    private const string Saves = "main form[method=post] button[type=submit]";
    private const string Telephone = "+32 2 555 12 34";

    private readonly SettableClock _clock = new();
    private readonly CollectedLog _log = new();
    private readonly Dictionary<string, Hands> _people = new(StringComparer.Ordinal);

    private Mails Mails => new(App);

    private protected override Task<TestApp> StartAsync()
    {
        _clock.Set(At("2026-05-11T09:00:00+02:00"));
        return EmptyMachine.StartAsync(_log, _clock);
    }

    [Fact]
    [Rule("BC-15"), Rule("BC-17"), Rule("BC-23"), Rule("BC-30"), Rule("BC-38"), Rule("BC-40"), Rule("BC-43")]
    [Rule("FP-3"), Rule("FP-10"), Rule("FP-12"), Rule("FP-21")]
    public async Task A_body_runs_from_an_empty_machine()
    {
        var visitor = await OpenAsync();
        await FineAsync(visitor, "/complain");
        await ReadsAsync(visitor, "No complaints are taken here yet");
        var arno = await BeginsAsync(visitor);
        await SetsUpAsync(arno);
        await visitor.GotoAsync("/complain");
        await ReadsAsync(visitor, "No complaints are taken here yet", Telephone);
        await HiresAsync(arno.Page);
        await ReadsAsync(arno.Page, "complaints are taken");

        await EntersMembersAsync(visitor);
        var number = await HandlesAsync();
        await LosesItsLabelAndGetsItBackAsync(number, visitor);
        await NobodyStaysInAsync(arno.Page);
        await LooksBackAsync(arno.Page, number);
    }

    // The code of the log, once, and only that; by keyboard alone.
    private async Task<WithoutMouse> BeginsAsync(IPage visitor)
    {
        var code = EmptyMachine.CodeIn(_log);
        var page = await OpenAsync();
        await BrowserKey.AddAsync(page);
        await InThreeLanguagesAsync(page, "/setup");
        await TakesOverAsync(page, "AAAA-BBBB-CCCC-DDDD");
        await Assertions.Expect(page.Locator(".error-summary")).ToContainTextAsync("This is not the code");
        await TakesOverAsync(page, code);

        var arno = new WithoutMouse(page);
        await ArrivesAsync(page, "**/account/second-factor**");
        await arno.PressAsync("main a[href^='/account/passkeys']");
        await ArrivesAsync(page, "**/account/passkeys**");
        await InThreeLanguagesAsync(page, PathOf(page));
        await WriteAsync(page, "form[data-passkey] [name=name]", "Laptop at the office");
        await SendAsync(page, () => arno.PressAsync("form[data-passkey] button[type=submit]"));
        await arno.PressAsync("main a.button[href='/admin/start']");
        await ArrivesAsync(page, "**/admin/start**");
        Assert.Equal(404, (await visitor.GotoAsync("/setup"))!.Status);
        return arno;
    }

    private static async Task TakesOverAsync(IPage page, string code)
    {
        foreach (
            var (field, text) in new[]
            {
                ("setupCode", code),
                ("name", "Arno Admin"),
                ("email", "arno@body.example"),
                ("password", Password),
                ("repeat", Password),
            }
        )
        {
            await WriteAsync(page, $"main [name={field}]", text);
        }

        await SendAsync(page, () => new Keyboard(page).PressAsync(Saves));
    }

    // What is missing, in the order of the list, until only people are.
    private async Task SetsUpAsync(WithoutMouse arno)
    {
        var page = arno.Page;
        await InThreeLanguagesAsync(page, "/admin/start");
        foreach (var which in new[] { "portal", "schemes" })
        {
            await OpensNextAsync(arno, which);
            await SavesAsync(arno, which);
        }

        foreach (
            var (scheme, languages) in new[] { (BeCommerce, new[] { "nl", "fr", "en" }), (Keurmerk, ["nl", "en"]) }
        )
        {
            await OpensNextAsync(arno, $"body?scheme={scheme}");
            await WriteAsync(page, "main [name=email]", $"office@{scheme}.org");
            await WriteAsync(page, "main [name=telephone]", Telephone);
            foreach (var language in languages)
            {
                await WriteAsync(page, $"main [name='name.{language}']", "Office of complaints");
                await WriteAsync(page, $"main [name='address.{language}']", "Wetstraat 7\n1040 Brussels");
            }

            await SavesAsync(arno, $"body?scheme={scheme}");
        }

        await OpensNextAsync(arno, "mail");
        await SendAsync(page, () => arno.PressAsync("#proof"));
        await ReadsAsync(page, "Open the link");
        await page.GotoAsync(await Mails.LinkAsync("arno@body.example", "/admin/mail-proof"));
        await ReadsAsync(page, "E-mails arrive");
        await FineAsync(page);
        await arno.PressAsync("main a[href='/admin/start']");
        await ArrivesAsync(page, "**/admin/start");
        await OpensNextAsync(arno, "payments");
        await WriteAsync(page, "main [name=iban]", "BE68 5390 0754 7034");
        await SavesAsync(arno, "payments");
        await ClosesADayAsync(arno);
    }

    // A day of the body's own, with what it would move before it moves (FP-10).
    private static async Task ClosesADayAsync(WithoutMouse arno)
    {
        var page = arno.Page;
        await arno.PressAsync("main a[href='/admin/holidays']");
        await ArrivesAsync(page, "**/admin/holidays**");
        await FineAsync(page);
        await arno.DayAsync("main [name=day]", new DateOnly(2026, 7, 20));
        await WriteAsync(page, "main [name=dayName]", "Bridge to the national holiday");
        await SendAsync(page, () => arno.PressAsync(Saves));
        await ArrivesAsync(page, "**/admin/holidays/change**");
        await FineAsync(page);
        await WriteAsync(page, "main [name=reason]", "The board closes the office.");
        await SendAsync(page, () => arno.PressAsync(Saves));
        await ReadsAsync(page, "Bridge to the national holiday");
    }

    private static async Task OpensNextAsync(WithoutMouse arno, string settings)
    {
        await arno.PressAsync($".start-list li:has(.badge-due) a[href*='/settings/{settings}']");
        await ArrivesAsync(arno.Page, $"**/settings/{settings}**");
        await FineAsync(arno.Page);
    }

    // Saved, and told; and back on the list it is missing no more.
    private static async Task SavesAsync(WithoutMouse arno, string settings)
    {
        var page = arno.Page;
        await SendAsync(page, () => arno.PressAsync(Saves));
        await ReadsAsync(page, "It is saved");
        await arno.PressAsync(".settings-guide a[href='/admin/start']");
        await Assertions
            .Expect(page.Locator($".start-list li:has(.badge-ok) a[href*='/settings/{settings}']"))
            .ToBeVisibleAsync();
    }

    /// <summary>Into a field, over what stands there, without a mouse.</summary>
    private static async Task WriteAsync(IPage page, string field, string text)
    {
        await new Keyboard(page).ToAsync(field);
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.InsertTextAsync(text);
    }

    private async Task InThreeLanguagesAsync(IPage page, params string[] paths)
    {
        foreach (var language in new[] { "nl", "fr", "en" })
        {
            await page.Context.AddCookiesAsync([
                new()
                {
                    Name = "language",
                    Value = language,
                    Url = Address.ToString(),
                },
            ]);
            await FineAsync(page, paths);
        }
    }

    private static async Task ReadsAsync(IPage page, params string[] texts)
    {
        foreach (var text in texts)
        {
            await Assertions.Expect(page.Locator("main")).ToContainTextAsync(text);
        }
    }

    // There, and the page is the new one: where a page is changed in its place its address is so first.
    private static async Task ArrivesAsync(IPage page, string address)
    {
        await page.WaitForURLAsync(address);
        await page.WaitForFunctionAsync(
            "() => document.querySelector('.skip-link')?.href === `${location.href.split('#')[0]}#main`"
        );
    }

    private static async Task PressAsync(IPage page, string link)
    {
        await page.Locator("main").GetByRole(AriaRole.Link, new() { Name = link }).First.ClickAsync();
    }

    private static Task PostAsync(IPage page, string button) =>
        SendAsync(
            page,
            () => page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).First.ClickAsync()
        );

    /// <summary>Time passes, and what fell due by then is done.</summary>
    private async Task PassAsync(string until)
    {
        _clock.Set(At(until));
        await App.Services.GetRequiredService<DueWorker>().DoAllThatIsDue(_clock.GetUtcNow());
        await App.Services.GetRequiredService<MemberDays>().Follow(default);
    }

    private static string PathOf(IPage page) => new Uri(page.Url).PathAndQuery;

    private static DateTimeOffset At(string instant) => DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture);
}
