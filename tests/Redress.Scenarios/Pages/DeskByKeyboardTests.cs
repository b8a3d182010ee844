using Microsoft.Playwright;
using Redress.Domain.Tests.Law;
using Redress.Scenarios.Support;
using Redress.Testing;

namespace Redress.Scenarios.Pages;

/// <summary>The desk without a mouse: every page of the staff from top to end with Tab, and what is done all day with keys alone.</summary>
[Collection(InBrowser.Name)]
public sealed class DeskByKeyboardTests(Browser browser) : PageTests(browser)
{
    private static readonly string[] Staff = ["secretary", "secretary2", "committee", "committee2", "appeals"];

    private readonly Dictionary<string, IPage> _pages = [];
    private static readonly string[] Desks =
    [
        "/my-day",
        "/cases",
        "/cases?q=Peeters&respondent=Demo",
        "/calendar",
        "/calendar?day=2026-03-20",
        "/upcoming",
        "/overview",
        "/hearings",
        "/committee",
        "/postal-letters",
        "/appeals",
        "/standard-texts",
        "/search?q=Peeters",
    ];

    private readonly HashSet<string> _walked = [];
    private readonly List<string> _faults = [];

    protected override string? Clock => "2026-03-02T09:00:00+01:00";

    [Fact]
    [Rule("ST-1")]
    public async Task The_keyboard_reaches_everything_on_every_page_of_the_desk_in_reading_order()
    {
        var filed = await Office.FileAsync(Office.Complaint(language: "en"));
        var at = $"/cases/{filed.Number}";
        await WalkFormsAsync(filed.Number);
        // Another mediates, since who mediated does not confirm the decision (FP-24).
        await Office.DoAsync("secretary", filed.Number, "assign", new { to = "secretary2@demo.example" });
        await Office.DoAsync("secretary", filed.Number, "start-mediation");
        await Office.DoAsync(
            "shop",
            filed.Number,
            "propose",
            new { text = "Half of it.", amount = new { amount = 45, currency = "EUR" } }
        );
        await WalkFormsAsync(filed.Number);
        await Office.DoAsync("secretary", filed.Number, "send-to-member");
        await WalkFormsAsync(filed.Number);
        await Office.DoAsync(
            "shop",
            filed.Number,
            "respond",
            new
            {
                answer = "We are sorry.",
                defence = "It was delivered.",
                requestHearing = true,
            }
        );
        var text = (await Office.UploadAsync("shop", filed.Number, "talk.txt", "On time."u8.ToArray())).Text("id");
        var other = (await Office.UploadAsync("secretary", filed.Number, "own.pdf", Stages.Pdf)).Text("id");
        await Office.DoAsync("secretary", filed.Number, "note", new { text = "Ask the carrier." });
        await Office.DoAsync(
            "secretary",
            filed.Number,
            "propose-hearing-dates",
            new { dates = new[] { "2026-04-10T10:00:00+02:00" }, answerBy = "2026-03-10" }
        );
        await WalkFormsAsync(filed.Number);
        await Office.DoAsync(
            "secretary",
            filed.Number,
            "invite-to-hearing",
            new { at = "2026-03-20T10:00:00+01:00", place = "Rue Neuve 1, Brussels" }
        );
        await WalkFormsAsync(filed.Number);
        await WalkAsync("secretary", [.. Desks, $"/hearings/{filed.Number}"]);
        await WalkAsync(
            "secretary",
            at,
            $"{at}?on=2026-03-01",
            $"{at}/exhibits/{text}?beside={other}",
            $"{at}/journal",
            $"{at}/actions/serve?document={other}"
        );
        await WalkAsync("committee", "/cases", "/committee", at);
        await WalkAsync("admin", "/committee", "/committee/seats/new");

        await Office.ClockAsync("2026-03-20T11:00:00+01:00");
        await Office.DoAsync(
            "secretary",
            filed.Number,
            "record-hearing",
            new { minutes = "All said it.", attended = new[] { "Jan Peeters" } }
        );
        await Office.DoAsync("secretary", filed.Number, "serve", new { document = other });
        await Office.DoAsync(filed, "comment", new { nothingToAdd = true });
        await Office.DoAsync("shop", filed.Number, "comment", new { nothingToAdd = true });
        await Office.DoAsync("secretary", filed.Number, "declare-complete");
        await Office.DoAsync("secretary", filed.Number, "close-file");
        await WalkFormsAsync(filed.Number);
        await WalkDeliberationAsync(at);
        await Office.DoAsync(
            "committee",
            filed.Number,
            "decide",
            Stages.Founded(new { kind = "fine", amount = new { amount = 1500, currency = "EUR" } })
        );
        await WalkFormsAsync(filed.Number);
        await Office.DoAsync("secretary", filed.Number, "confirm-decision");
        await WalkFormsAsync(filed.Number);
        await Office.DoAsync("secretary", filed.Number, "notify", new { posted = "2026-03-20", reference = "RP 1" });
        await Office.DoAsync(
            "secretary",
            filed.Number,
            "correct-decision",
            new { reasons = "De levering is niet bewezen!", reason = "A slip." }
        );
        await WalkFormsAsync(filed.Number);
        await WalkAsync("secretary", at, $"{at}/decision", "/postal-letters");
        await Office.DoAsync("committee", filed.Number, "confirm-correction");
        await Office.DoAsync(
            "shop",
            filed.Number,
            "lodge-appeal",
            new { grounds = "Too much.", contested = new[] { "decision" } }
        );
        await WalkFormsAsync(filed.Number);
        await WalkAsync("appeals", "/appeals", at);
        var appeal = (await Office.GetAsync("appeals", filed.Number)).List("appeals").Single();
        await Office.DoAsync(
            "shop",
            filed.Number,
            "withdraw-appeal",
            new { appeal = appeal["id"]!.GetValue<string>(), reason = "No." }
        );
        await Office.ClockAsync("P40D");
        await WalkFormsAsync(filed.Number);
        await Office.DoAsync("secretary", filed.Number, "publish-notice", new { text = "A parcel came late." });
        await WalkFormsAsync(filed.Number);
        await Office.ClockAsync("P16D");
        await Office.DoAsync("committee", filed.Number, "confirm-notice");
        await WalkFormsAsync(filed.Number);
        Assert.True(_faults.Count == 0, string.Join('\n', _faults));
        // Were a form left out by its stage, this would not be a walk over the desk.
        Assert.True(
            _walked.Count(path => path.Contains("/actions/", StringComparison.Ordinal)) > 35,
            string.Join('\n', _walked)
        );
    }

    [Fact]
    public async Task A_list_is_filtered_and_two_cases_are_handed_over_by_keyboard_alone()
    {
        var (first, second) = (
            await Office.SentAsync(Office.Complaint(name: "Ann Zwart")),
            await Office.SentAsync(Office.Complaint(name: "Bert Zwart"))
        );
        await Office.SentAsync(Office.Complaint(name: "Carl Wit"));
        var page = await PageAsync("secretary");
        var keys = new Keyboard(page);
        await page.GotoAsync("/cases");
        await keys.TypeAsync("#q", "Zwart");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**q=Zwart**");
        await Assertions.Expect(page.Locator("[name=case]")).ToHaveCountAsync(2);
        foreach (var (number, _) in new[] { first, second })
        {
            await keys.PressAsync($"[name=case][value='{number}']", " ");
        }

        await keys.TypeAsync("[name=to]", "Sofie");
        await keys.PressAsync(".hand-over button[type=submit]");
        await Assertions
            .Expect(page.GetByRole(AriaRole.Status).First)
            .ToContainTextAsync("2 cases are now with Sofie Secretary");
    }

    [Fact]
    [Rule("BC-13")]
    public async Task A_hearing_is_convened_and_recorded_by_keyboard_alone()
    {
        var filed = await Office.AnsweredAsync(Office.Complaint(language: "en"));
        var page = await PageAsync("secretary");
        var keys = new Keyboard(page);
        await page.GotoAsync($"/cases/{filed.Number}");
        await keys.PressAsync("a[href$='?act=invite-to-hearing']");
        await Assertions.Expect(page.Locator(".act-panel [name=at]")).ToBeFocusedAsync();
        await keys.TypeAsync(".act-panel [name=at]", "03202026");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("1000AM");
        await keys.TypeAsync("[name=place]", "Rue Neuve 1, Brussels");
        await keys.PressAsync(".act-panel form button[type=submit]");
        await page.WaitForURLAsync("**done=invite-to-hearing");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("20 March 2026");
        await Office.ClockAsync("2026-03-20T11:00:00+01:00");
        await page.ReloadAsync();
        await keys.PressAsync("a[href$='?act=record-hearing']");
        await Assertions.Expect(page.Locator(".act-panel")).ToBeVisibleAsync();
        await keys.TypeAsync("[name=minutes]", "Both said what they had to say.");
        await keys.TypeAsync("[name=attended]", "Jan Peeters");
        await keys.PressAsync(".act-panel form button[type=submit]");
        await page.WaitForURLAsync("**done=record-hearing");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Both said what they had to say.");
    }

    [Fact]
    [Rule("BC-31"), Rule("BC-32")]
    public async Task A_notice_is_proposed_and_confirmed_by_a_second_person_by_keyboard_alone()
    {
        var (number, _) = await Office.NotifiedAsync("2026-03-02", complaint: Office.Complaint(language: "en"));
        await Office.ClockAsync("P40D");
        var page = await PageAsync("secretary");
        var keys = new Keyboard(page);
        await page.GotoAsync($"/cases/{number}");
        await keys.PressAsync("a[href$='?act=publish-notice']");
        // It has the focus already.
        await Assertions.Expect(page.Locator(".act-panel [name=text]")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Control+a");
        await page.Keyboard.TypeAsync("A parcel came late, and nobody could prove that it was handed over.");
        await keys.PressAsync(".act-panel form button[type=submit]");
        await page.WaitForURLAsync("**done=publish-notice");
        // Both parties read the draft first; silence agrees.
        await Office.ClockAsync("P16D");

        var second = await PageAsync("committee");
        keys = new Keyboard(second);
        await second.GotoAsync($"/cases/{number}");
        await keys.PressAsync("a[href$='?act=confirm-notice']");
        await Assertions.Expect(second.Locator(".act-panel")).ToBeVisibleAsync();
        await keys.PressAsync(".act-panel form button[type=submit]");
        await second.WaitForURLAsync("**done=confirm-notice");
        await second.GotoAsync("/decisions");
        await keys.PressAsync("main a[href^='/decisions/BC-N-']");
        await Assertions.Expect(second.Locator("main")).ToContainTextAsync("nobody could prove");
    }

    // A form is walked once, for the first of the staff to whom it is open and at the first stage at which it is.
    private async Task WalkFormsAsync(string number)
    {
        foreach (var person in Staff)
        {
            var file = await Office.GetAsync(person, number);
            var forms = file.List("actions")
                .Select(a =>
                    $"/cases/{number}/actions/{a["name"]}{(a["fields"]!.AsArray().Any(f => f!["name"]!.GetValue<string>() == "onBehalfOf") ? "?paper=true" : "")}"
                );
            await WalkAsync(
                person,
                [.. forms.Append($"/cases/{number}/actions/add-document").Where(path => !_walked.Contains(path))]
            );
        }
    }

    private async Task WalkDeliberationAsync(string at)
    {
        var page = await PageAsync("committee2");
        await page.GotoAsync($"{at}/deliberation/drafts/new");
        await page.FillAsync("[name=text]", "# A draft\n\nWith its reasons.");
        await page.ClickAsync("main form button[type=submit]");
        await page.WaitForURLAsync("**/deliberation*");
        await WalkAsync(
            "committee2",
            $"{at}/deliberation",
            $"{at}/deliberation/drafts/new",
            $"{at}/deliberation/drafts/1"
        );
    }

    private async Task WalkAsync(string person, params string[] paths)
    {
        foreach (var path in paths)
        {
            _walked.Add(path);
            var page = await PageAsync(person, 360);
            var answer = await page.GotoAsync(path);
            Assert.True(answer!.Status == 200, $"{path} as {person}: {answer.Status}");
            // What stands above the page itself is the same above every form.
            foreach (
                var fault in await new Keyboard(page).WalkAsync(
                    skip: path.Contains("/actions/", StringComparison.Ordinal)
                )
            )
            {
                _faults.Add($"{path} as {person}: {fault}");
            }
        }
    }

    private async Task<IPage> PageAsync(string person, int width = 1280)
    {
        if (!_pages.TryGetValue($"{person} {width}", out var page))
        {
            page = await SignInAsync(person, "en-US", width);
            _pages[$"{person} {width}"] = page;
        }

        return page;
    }
}
