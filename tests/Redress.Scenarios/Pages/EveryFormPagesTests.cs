using Microsoft.Playwright;
using Redress.Scenarios.Support;
using Redress.Testing;

namespace Redress.Scenarios.Pages;

/// <summary>The file at each stage, and the form of each act that somebody is offered on the way of a case from its filing to after its end: axe finds nothing, it fits a phone, and every word is a word.</summary>
[Collection(InBrowser.Name)]
public sealed class EveryFormPagesTests(Browser browser) : PageTests(browser)
{
    private static readonly string[] Staff = ["secretary", "committee", "appeals", "shop"];

    private const string Fields =
        "main :is(input:not([type=hidden]), select, textarea):not(:is([aria-label], [aria-labelledby]))";

    private readonly HashSet<string> _seen = [];
    private readonly HashSet<string> _unnamed = [];
    private readonly Dictionary<string, IPage> _pages = [];
    private (string Number, string Code) _filed;

    protected override string? Clock => "2026-03-02T09:00:00+01:00";

    [Fact]
    public async Task Each_form_is_accessible_fits_a_phone_and_speaks()
    {
        await MediatedAsync("fr");
        await EndedAsync("nl");
        await ExaminedAsync("nl");
        await DecidedAsync("fr");
        await Office.ClockAsync("2026-08-03T09:00:00+02:00");
        await FinalAsync();
        await LostAsync();
        await FineAsync(await PageAsync("appeals", "fr"), "/appeals/statements");
        Assert.Empty(_unnamed);
        Assert.True(_seen.Count > 90, $"{_seen.Count} forms were seen.");
    }

    private async Task MediatedAsync(string language)
    {
        _filed = await Office.FileAsync(Office.Complaint(language: language));
        await LookAsync(language);
        await Office.DoAsync("secretary", _filed.Number, "start-mediation");
        await Office.DoAsync("shop", _filed.Number, "propose", new { text = "Geld terug." });
        await LookAsync(language);
    }

    private async Task EndedAsync(string language)
    {
        await Office.DoAsync(_filed, "withdraw", new { reason = "Het is opgelost." });
        await Office.DoAsync(
            "secretary",
            _filed.Number,
            "hold-erasure",
            new { reason = "Proces.", until = "2027-01-01" }
        );
        await LookAsync(language);
        await FineAsync(await SignInAsync("admin", language), "/holds");
    }

    private async Task ExaminedAsync(string language)
    {
        _filed = await Office.AnsweredAsync(Office.Complaint(language: language));
        await Office.DoAsync("shop", _filed.Number, "request-hearing");
        await Office.DoAsync(_filed, "comment", new { nothingToAdd = true });
        await Office.DoAsync("secretary", _filed.Number, "declare-complete");
        await LookAsync(language);
        await Office.DoAsync(
            "secretary",
            _filed.Number,
            "invite-to-hearing",
            new { at = "2026-03-20T10:00:00+01:00", place = "Zaal 1" }
        );
        await LookAsync(language);
        await Office.DoAsync("secretary", _filed.Number, "cancel-hearing", new { reason = "Zaal weg." });
        await Office.DoAsync("shop", _filed.Number, "withdraw-hearing-request");
        await Office.DoAsync("secretary", _filed.Number, "close-file");
        await Office.DoAsync("shop", _filed.Number, "comment", new { text = "Nog dit." });
        await LookAsync(language);
    }

    private async Task DecidedAsync(string language)
    {
        await Office.DoAsync("committee", _filed.Number, "set-aside-late", await LateAsync());
        await Office.DoAsync("committee", _filed.Number, "decide", Decision);
        await LookAsync(language);
        await Office.DoAsync("secretary", _filed.Number, "confirm-decision");
        await Office.DoAsync("secretary", _filed.Number, "notify", new { posted = "2026-03-02", reference = "RP 1" });
        await Office.ClockAsync("2026-03-12T09:00:00+01:00");
        await LookAsync(language);
        await Office.DoAsync("shop", _filed.Number, "lodge-appeal", new { grounds = "Te streng." });
        await LookAsync(language);
        await Office.DoAsync(
            "appeals",
            _filed.Number,
            "record-deposit",
            new
            {
                appeal = await AppealAsync(),
                amount = new { amount = 2000, currency = "EUR" },
                booked = "2026-03-12",
            }
        );
        await LookAsync(language);
        await Office.ClockAsync("2026-04-20T09:00:00+02:00");
        await Office.DoAsync(
            "appeals",
            _filed.Number,
            "refer",
            new
            {
                appeal = await AppealAsync(),
                forum = "arbitration",
                reference = "C 1",
                on = "2026-04-20",
            }
        );
        await LookAsync(language);
    }

    private async Task FinalAsync()
    {
        await Office.DoAsync(
            "appeals",
            _filed.Number,
            "record-outcome",
            new
            {
                appeal = await AppealAsync(),
                forum = "arbitration",
                outcome = "rejected",
                text = "De beslissing blijft.",
                on = "2026-08-03",
                document = await Office.DocumentAsync("appeals", _filed.Number, "uitspraak.pdf"),
            }
        );
        await LookAsync("nl");
        await Office.DoAsync("shop", _filed.Number, "permit-award-publication");
        await Office.DoAsync(_filed, "permit-award-publication");
        await Office.DoAsync("secretary", _filed.Number, "publish-notice", new { text = "Een shop leverde te laat." });
        await LookAsync("nl");
    }

    private async Task LostAsync()
    {
        await Office.DoAsync(
            "secretary",
            _filed.Number,
            "record-loss",
            new
            {
                party = "complainant",
                kind = "died",
                on = "2026-08-01",
                document = await Office.DocumentAsync("secretary", _filed.Number, "akte.pdf"),
            }
        );
        await LookAsync("nl");
    }

    private static object Decision =>
        Stages.Founded(
            new { kind = "warning" },
            new
            {
                kind = "fine",
                amount = new { amount = 2500, currency = "EUR" },
                enforceable = "conditional",
                condition = "opnieuw te laat leveren",
                conditionUntil = "2027-03-01",
            }
        );

    private async Task<object> LateAsync() =>
        new
        {
            submission = (await Office.GetAsync("committee", _filed.Number)).List("lateSubmissions").Single()["id"],
            reason = "Te laat.",
        };

    private async Task<string> AppealAsync() =>
        (await Office.GetAsync("appeals", _filed.Number)).List("appeals").Single()["id"]!.GetValue<string>();

    // Each form once for each of those to whom it is offered.
    private async Task LookAsync(string language)
    {
        foreach (var person in Staff)
        {
            var file = await Office.GetAsync(person, _filed.Number);
            await LookAsync(await PageAsync(person, language), person, $"/cases/{_filed.Number}", file);
        }

        var own = await FollowAsync(_filed, language);
        await LookAsync(
            own,
            "complainant",
            $"/track/{_filed.Number}",
            await Office.TrackAsync(_filed.Number, _filed.Code)
        );
        await own.Context.CloseAsync();
    }

    private async Task LookAsync(IPage page, string who, string file, Reply answer)
    {
        if (answer.Code == 200)
        {
            await WordsAsync(page, file);
        }

        // A webshop sees nothing of a complaint that nobody has sent it yet.
        foreach (
            var action in answer.Code == 404 ? [] : answer.List("actions").Select(a => a["name"]!.GetValue<string>())
        )
        {
            if (_seen.Add($"{who} {action}"))
            {
                await WordsAsync(page, $"{file}/actions/{action}");
                var names = await page.Locator(Fields)
                    .EvaluateAllAsync<string[]>(
                        "fields => fields.filter(f => f.offsetParent && ![...f.labels].some(l => l.getBoundingClientRect().width > 1)).map(f => f.name)"
                    );
                _unnamed.UnionWith(names.Select(name => $"{action} {name}"));
            }
        }
    }

    // axe finds nothing, it fits, and neither a key nor an unfilled place is shown.
    private static async Task WordsAsync(IPage page, string path)
    {
        await FineAsync(page, path);
        var text = await page.Locator("main").InnerTextAsync();
        Assert.DoesNotMatch(KeyShown, text);
        Assert.DoesNotContain("{0}", text, StringComparison.Ordinal);
    }

    private async Task<IPage> PageAsync(string person, string language)
    {
        if (!_pages.TryGetValue($"{person} {language}", out var page))
        {
            _pages[$"{person} {language}"] = page = await SignInAsync(person, language);
        }

        return page;
    }
}
