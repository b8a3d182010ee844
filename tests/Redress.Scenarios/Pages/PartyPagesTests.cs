using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Redress.Domain.Tests.Law;
using Redress.Scenarios.Support;
using Redress.Testing;

namespace Redress.Scenarios.Pages;

/// <summary>The case as a party has it open: what to do now, what comes next and why, what was decided; and forms that lose nothing.</summary>
[Collection(InBrowser.Name)]
public sealed partial class PartyPagesTests(Browser browser) : PageTests(browser)
{
    protected override string? Clock => "2026-03-02T09:00:00+01:00";

    [Fact]
    [Rule("BC-12"), Rule("FP-9")]
    public async Task The_member_sees_what_is_asked_of_it_and_until_when_and_why()
    {
        var filed = await Office.SentAsync(Office.Complaint(language: "en"));
        var shop = await HandsAsync("shop", width: 360);
        await shop.Page.GotoAsync($"/cases/{filed.Number}");
        var panel = await shop.TextAsync(".to-do");
        Assert.Contains("still missing", panel, StringComparison.Ordinal);
        Assert.Contains("16 March 2026", panel, StringComparison.Ordinal);
        Assert.Equal(
            ["Respond to the complaint", "Propose a settlement", "Ask for more time"],
            await shop.Page.Locator(".to-do .button").AllInnerTextsAsync()
        );
        await shop.Page.Locator("summary", new() { HasText = "16 March 2026" }).ClickAsync();
        Assert.Contains("BC-12", await shop.TextAsync("main"), StringComparison.Ordinal);

        await shop.DoAsync($"/cases/{filed.Number}", "respond", ("answer", "We are sorry."));
        Assert.Equal(1, await shop.Page.Locator(".to-do .checked > .done").CountAsync());
        Assert.Contains(
            "Your defence, for the committee still missing",
            Spaces().Replace(await shop.TextAsync(".to-do"), " "),
            StringComparison.Ordinal
        );
    }

    [Fact]
    [Rule("BC-2"), Rule("BC-12")]
    public async Task A_half_written_response_waits_and_each_mail_stays_whole()
    {
        var filed = await Office.SentAsync(Office.Complaint("unsolicitedAdvertising", "en"));
        var shop = await HandsAsync("shop");
        await shop.Page.GotoAsync($"/cases/{filed.Number}/actions/respond");
        await shop.Page.Locator("[name=answer]").FillAsync("We are sorry.");
        await shop.Page.Locator("[name=messages]").FillAsync("From: a\nTo: b\n\nForty per cent off");
        await shop.Page.GetByRole(AriaRole.Button, new() { Name = "Add another message" }).ClickAsync();
        await shop.Page.Locator("[name=messages]").Nth(1).FillAsync("From: c\n\nAgain");
        await shop
            .Page.Locator("[name='files:documents']")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "mail.txt",
                    MimeType = "text/plain",
                    Buffer = "mail"u8.ToArray(),
                }
            );
        await shop.Page.GetByRole(AriaRole.Button, new() { Name = "Keep for later" }).ClickAsync();
        await Assertions.Expect(shop.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("Nothing has been sent yet");
        Assert.Empty((await Office.GetAsync("secretary", filed.Number)).List("documents"));

        // Elsewhere, later: it is found again, with its files; nobody else sees it.
        var again = await HandsAsync("shop");
        await again.Page.GotoAsync($"/cases/{filed.Number}");
        await again
            .Page.Locator(".to-do")
            .GetByRole(AriaRole.Link, new() { Name = "Respond to the complaint" })
            .Last.ClickAsync();
        Assert.Equal("We are sorry.", await again.Page.Locator("[name=answer]").InputValueAsync());
        Assert.Equal("From: c\n\nAgain", await again.Page.Locator("[name=messages]").Nth(1).InputValueAsync());
        await Assertions.Expect(again.Page.GetByLabel("mail.txt")).ToBeCheckedAsync();
        await again.PressAsync();
        Assert.Contains("done=respond", again.Page.Url, StringComparison.Ordinal);
        var seen = await Office.GetAsync("secretary", filed.Number);
        Assert.Equal(
            ["From: a\nTo: b\n\nForty per cent off", "From: c\n\nAgain"],
            seen.Body!["response"]!["messages"]!.AsArray().Select(m => m!.GetValue<string>().ReplaceLineEndings("\n"))
        );
        Assert.Single(seen.List("documents"));
        await again.Page.GotoAsync($"/cases/{filed.Number}/actions/respond");
        Assert.Equal("", await again.Page.Locator("[name=answer]").InputValueAsync());
    }

    [Fact]
    [Rule("BC-12")]
    public async Task What_is_typed_is_kept_by_itself_while_script_runs()
    {
        var filed = await Office.AnsweredAsync(Office.Complaint(language: "en"));
        var page = await FollowAsync(filed, "en");
        await page.GotoAsync($"/track/{filed.Number}/actions/comment");
        await page.RunAndWaitForResponseAsync(
            () => page.Locator("[name=text]").FillAsync("Nobody signed for"),
            answer => answer.Url.EndsWith("/draft", StringComparison.Ordinal) && answer.Status == 204
        );
        await Assertions.Expect(page.GetByText("Your text is kept")).ToBeVisibleAsync();
        await page.GotoAsync("/");
        await page.GotoAsync($"/track/{filed.Number}/actions/comment");
        await Assertions.Expect(page.Locator("[name=text]")).ToHaveValueAsync("Nobody signed for");
    }

    [Fact]
    [Rule("FP-1")]
    public async Task The_same_form_sent_twice_acts_once_and_other_words_are_not_swallowed()
    {
        var filed = await Office.AnsweredAsync(Office.Complaint(language: "en"));
        var page = await FollowAsync(filed, "en", script: false);
        await page.GotoAsync($"/track/{filed.Number}/actions/comment");
        var hidden = await page.Locator("main form[method=post] input[type=hidden]")
            .EvaluateAllAsync<string[][]>("all => all.map(i => [i.name, i.value])");
        async Task<IAPIResponse> PostAsync(string text)
        {
            var form = page.Context.APIRequest.CreateFormData();
            foreach (var input in hidden)
            {
                form.Append(input[0], input[1]);
            }

            form.Append("nothingToAdd", "");
            form.Append("text", text);
            return await page.Context.APIRequest.PostAsync(
                $"/track/{filed.Number}/actions/comment",
                new() { Multipart = form }
            );
        }

        var (first, second) = (await PostAsync("I got nothing."), await PostAsync("I got nothing."));
        Assert.EndsWith("done=comment", first.Url, StringComparison.Ordinal);
        Assert.EndsWith("done=comment", second.Url, StringComparison.Ordinal);
        Assert.Single((await Office.GetAsync("secretary", filed.Number)).List("comments"));
        Assert.Contains(
            "Something else.",
            await (await PostAsync("Something else.")).TextAsync(),
            StringComparison.Ordinal
        );
        Assert.Single((await Office.GetAsync("secretary", filed.Number)).List("comments"));
    }

    [Fact]
    [Rule("BC-13")]
    public async Task A_hearing_goes_into_a_calendar_changes_there_and_falls_away()
    {
        var filed = await Office.AnsweredAsync(Office.Complaint(language: "en"));
        await Office.DoAsync(
            "secretary",
            filed.Number,
            "invite-to-hearing",
            new { at = "2026-04-10T10:00:00+02:00", place = "Rue Neuve 1, Brussels" }
        );
        var page = await FollowAsync(filed, "en");
        async Task<string> CalendarAsync() =>
            await (await page.Context.APIRequest.GetAsync($"/track/{filed.Number}/hearing.ics")).TextAsync();
        var first = await CalendarAsync();
        Assert.Contains("DTSTART;TZID=Europe/Brussels:20260410T100000\r\n", first, StringComparison.Ordinal);
        Assert.Contains("SEQUENCE:0\r\n", first, StringComparison.Ordinal);
        Assert.Contains("LOCATION:Rue Neuve 1\\, Brussels\r\n", first, StringComparison.Ordinal);
        Assert.All(first.Split("\r\n"), line => Assert.True(System.Text.Encoding.UTF8.GetByteCount(line) <= 75, line));

        await Office.DoAsync(
            "secretary",
            filed.Number,
            "invite-to-hearing",
            new { at = "2026-03-27T14:00:00+01:00", place = "Brussels" }
        );
        var moved = await CalendarAsync();
        Assert.Contains("DTSTART;TZID=Europe/Brussels:20260327T140000\r\n", moved, StringComparison.Ordinal);
        Assert.Contains("SEQUENCE:1\r\n", moved, StringComparison.Ordinal);
        Assert.Equal(Uid().Match(first).Value, Uid().Match(moved).Value);
        await page.ReloadAsync();
        await Assertions.Expect(page.GetByText("The date was changed.")).ToBeVisibleAsync();

        await Office.DoAsync(filed, "withdraw", new { reason = "It came after all." });
        var off = await CalendarAsync();
        Assert.Contains("METHOD:CANCEL\r\n", off, StringComparison.Ordinal);
        Assert.Contains("STATUS:CANCELLED\r\n", off, StringComparison.Ordinal);
        Assert.Contains("SEQUENCE:2\r\n", off, StringComparison.Ordinal);
        var other = await HandsAsync("shop2");
        Assert.Equal(404, (await other.Page.Context.APIRequest.GetAsync($"/cases/{filed.Number}/hearing.ics")).Status);
    }

    [Fact]
    [Rule("BC-26")]
    public async Task Who_appeals_is_shown_how_to_pay_with_a_code_of_our_own()
    {
        var filed = await Office.NotifiedAsync("2026-03-02", complaint: Office.Complaint(language: "en"));
        var page = await FollowAsync(filed, "en", script: false);
        var summary = await page.Locator("#decision").Locator("..").InnerTextAsync();
        Assert.Contains("The committee agrees with you", summary, StringComparison.Ordinal);
        Assert.Contains("€150.00", summary, StringComparison.Ordinal);
        var hands = new Hands(page);
        await hands.DoAsync(
            $"/track/{filed.Number}",
            "lodge-appeal",
            ("grounds", "Too little."),
            ("contested", "decision"),
            ("acceptsArbitration", "true"),
            ("language", "nl")
        );
        var box = page.Locator("#payment");
        await Assertions.Expect(box).ToContainTextAsync("BE68 5390 0754 7034");
        await Assertions.Expect(box).ToContainTextAsync("+++");
        var source = await box.Locator("img").GetAttributeAsync("src");
        var picture = await page.Context.APIRequest.GetAsync(source!);
        Assert.Equal((200, "image/png"), (picture.Status, picture.Headers["content-type"]));
        var shop = await HandsAsync("shop");
        Assert.Equal(
            404,
            (
                await shop.Page.Context.APIRequest.GetAsync(
                    source!.Replace("/track/", "/cases/", StringComparison.Ordinal)
                )
            ).Status
        );
    }

    [Fact]
    public async Task A_first_view_brings_less_than_a_hundred_kilobytes_of_our_own()
    {
        var page = await OpenAsync();
        var assets = new List<IRequest>();
        page.RequestFinished += (_, request) =>
        {
            if (!request.IsNavigationRequest && request.ResourceType is "stylesheet" or "script" or "image" or "font")
            {
                assets.Add(request);
            }
        };
        await page.GotoAsync("/track", new() { WaitUntil = WaitUntilState.NetworkIdle });
        var size = 0;
        foreach (var request in assets)
        {
            size += (await request.SizesAsync()).ResponseBodySize;
        }

        Assert.InRange(size, 1, 100_000);
        Assert.All(assets, request => Assert.StartsWith(App.Address.ToString(), request.Url, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_consumer_reacts_by_keyboard_alone()
    {
        var filed = await Office.AnsweredAsync(Office.Complaint(language: "en"));
        var page = await FollowAsync(filed, "en");
        await TabToAsync(page, "Comment");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/actions/comment");
        await TabToAsync(page, "text");
        await page.Keyboard.TypeAsync("I got nothing.");
        await TabToAsync(page, "Comment");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**?done=comment");
        await Assertions.Expect(page.GetByText("I got nothing.")).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData("nl")]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task Every_page_of_a_party_is_accessible_in_its_language_on_a_phone_and_at_twice_the_size(
        string language
    )
    {
        var filed = await Office.AnsweredAsync(Office.Complaint(language: language));
        await Office.DoAsync(
            "shop",
            filed.Number,
            "propose",
            new { text = "…", amount = new { amount = 45, currency = "EUR" } }
        );
        var asked = await Office.FileAsync(Office.Complaint(language: language));
        await Office.DoAsync("secretary", asked.Number, "request-information", new { items = new[] { "A", "B" } });
        var notified = await Office.NotifiedAsync("2026-03-02", complaint: Office.Complaint(language: language));
        await Office.DoAsync("shop", notified.Number, "lodge-appeal", new { grounds = "…" });
        foreach (
            var (complaint, forms) in new[]
            {
                (filed, new[] { "comment", "accept-proposal", "decline-proposal", "propose" }),
                (asked, ["supply-information"]),
                (notified, ["lodge-appeal", "choose-arbitration"]),
            }
        )
        {
            var page = await FollowAsync(complaint, language);
            foreach (
                var path in forms
                    .Select(f => $"/track/{complaint.Number}/actions/{f}")
                    .Prepend($"/track/{complaint.Number}")
            )
            {
                await WholeAsync(page, path);
            }
        }
    }

    private static async Task TabToAsync(IPage page, string what)
    {
        for (var i = 0; i < 80; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (
                await page.EvaluateAsync<bool>(
                    "what => document.activeElement.name === what || document.activeElement.textContent.trim() === what",
                    what
                )
            )
            {
                return;
            }
        }

        Assert.Fail($"The keyboard does not reach {what}.");
    }

    // A text that is missing shows as its key: a set of the texts, a dot, and no ending of a file or an address.
    private static async Task WholeAsync(IPage page, string path)
    {
        await FineAsync(page, path);
        Assert.DoesNotMatch(KeyShown, await page.Locator("main").InnerTextAsync());
        await page.EvaluateAsync("document.documentElement.style.fontSize = '200%'");
        foreach (var width in new[] { 720, 360 })
        {
            await page.SetViewportSizeAsync(width, 800);
            await FitsAsync(page);
        }

        await page.SetViewportSizeAsync(1280, 900);
    }

    [GeneratedRegex(@"UID:[^\r]+")]
    private static partial Regex Uid();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
