using Microsoft.Playwright;
using Redress.Domain.Tests.Law;
using Redress.Scenarios.Support;
using Redress.Testing;

namespace Redress.Scenarios.Pages;

/// <summary>An act beside the file: one's place, the focus and what is typed are kept, and no page is loaded.</summary>
[Collection(InBrowser.Name)]
public sealed class ActPanelPagesTests(Browser browser) : PageTests(browser)
{
    private const string Typed = "She rang: the parcel is with the neighbours.";

    protected override string? Clock => "2026-03-02T09:00:00+01:00";

    private static Task MarkAsync(IPage page) => page.EvaluateAsync("window.sameDocument = true");

    private static async Task SameDocumentAsync(IPage page) =>
        Assert.True(await page.EvaluateAsync<bool>("window.sameDocument === true"), $"{page.Url} was loaded anew.");

    private static Task<int> PlaceAsync(IPage page) => page.EvaluateAsync<int>("Math.round(scrollY)");

    [Fact]
    [Rule("ST-2")]
    public async Task An_act_is_done_by_keyboard_where_one_stands_and_the_next_one_has_the_focus()
    {
        var filed = await Office.AnsweredAsync(Office.Complaint(language: "en"));
        var page = await SignInAsync("secretary");
        await page.GotoAsync($"/cases/{filed.Number}");
        await MarkAsync(page);
        await page.Locator("[data-section=notes] a.button").FocusAsync();
        var place = await PlaceAsync(page);
        Assert.True(place > 500);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".act-panel #f-text")).ToBeFocusedAsync();
        Assert.EndsWith("?act=note", page.Url, StringComparison.Ordinal);
        Assert.Equal(place, await PlaceAsync(page));
        await AccessibleAsync(page);
        await page.Keyboard.TypeAsync(Typed);
        await new Keyboard(page).PressAsync(".act-panel button[type=submit]");
        await Assertions.Expect(page.Locator("[data-next-act]")).ToBeFocusedAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToBeInViewportAsync();
        await Assertions.Expect(page.Locator("[data-section=notes]")).ToContainTextAsync(Typed);
        Assert.InRange(await PlaceAsync(page), place - 300, place + 300);
        await SameDocumentAsync(page);
    }

    [Fact]
    [Rule("ST-1"), Rule("BC-15")]
    public async Task What_comes_next_is_one_press_and_a_key_that_is_held_does_no_more()
    {
        var filed = await Office.AnsweredAsync(Office.Complaint(language: "en"));
        await Office.DoAsync(filed, "comment", new { nothingToAdd = true });
        var page = await SignInAsync("secretary");
        await page.GotoAsync($"/cases/{filed.Number}");
        await AccessibleAsync(page);
        await MarkAsync(page);
        await page.Locator("[data-next-act]").FocusAsync();
        await Assertions.Expect(page.Locator("button[form=now-declare-complete]")).ToBeFocusedAsync();
        await page.Keyboard.DownAsync("Enter");
        await page.WaitForURLAsync("**done=declare-complete");
        await Assertions.Expect(page.Locator("button[form=now-close-file]")).ToBeFocusedAsync();
        // The key is still down, and the browser says it again.
        await page.Keyboard.DownAsync("Enter");
        await page.Keyboard.UpAsync("Enter");
        // Long enough for what it would have sent.
        await page.WaitForTimeoutAsync(700);
        Assert.Equal("underExamination", (await Office.GetAsync("secretary", filed.Number)).Text("state"));
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**done=close-file");
        await Assertions.Expect(page.Locator("a[data-next-act][href$='/actions/decide']")).ToBeFocusedAsync();
        await SameDocumentAsync(page);
    }

    [Fact]
    [Rule("ST-2")]
    public async Task What_others_do_meanwhile_comes_into_the_file_and_nothing_typed_is_lost()
    {
        var filed = await Office.AnsweredAsync(Office.Complaint(language: "en"));
        var page = await SignInAsync("secretary");
        await page.GotoAsync($"/cases/{filed.Number}?act=note");
        await MarkAsync(page);
        await Assertions.Expect(page.Locator("#f-text")).ToBeFocusedAsync();
        var colleague = await SignInAsync("secretary2");
        await colleague.GotoAsync($"/cases/{filed.Number}");
        await Assertions.Expect(page.Locator(".file-readers")).ToContainTextAsync("Also reading this file: ");
        await page.Locator("#f-text").FillAsync(Typed);
        await Office.DoAsync("secretary2", filed.Number, "declare-complete");
        await Assertions.Expect(page.Locator(".file-news").First).ToContainTextAsync("The file was declared complete");
        await Assertions
            .Expect(page.Locator("[data-section=timeline]"))
            .ToContainTextAsync("The file was declared complete");
        await Assertions.Expect(page.Locator("#f-text")).ToHaveValueAsync(Typed);
        await Assertions.Expect(page.Locator("#f-text")).ToBeFocusedAsync();

        // The form read the case before: who sends it is told what changed, once, and nothing is lost by that either.
        await new Keyboard(page).PressAsync(".act-panel button[type=submit]");
        await Assertions.Expect(page.Locator(".act-panel .error-summary")).ToBeFocusedAsync();
        await Assertions.Expect(page.Locator("#what-changed")).ToContainTextAsync("The file was declared complete");
        await Assertions.Expect(page.Locator("#f-text")).ToHaveValueAsync(Typed);
        await new Keyboard(page).PressAsync(".act-panel button[type=submit]");
        await Assertions.Expect(page.Locator("[data-section=notes]")).ToContainTextAsync(Typed);
        await SameDocumentAsync(page);

        await colleague.GotoAsync("/account");
        await Assertions.Expect(page.Locator(".file-readers")).ToHaveCountAsync(0);
    }

    [Fact]
    [Rule("FP-1")]
    public async Task Escape_closes_the_form_and_what_was_typed_is_there_when_it_is_opened_again()
    {
        var filed = await Office.FileAsync(Office.Complaint(language: "en"));
        var page = await SignInAsync("secretary");
        await page.GotoAsync($"/cases/{filed.Number}");
        await MarkAsync(page);
        await page.Locator("[data-section=notes] a.button").ClickAsync();
        await Assertions.Expect(page.Locator("#f-text")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync(Typed);
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator(".act-panel")).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator("a[href$='?act=note']").First).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#f-text")).ToHaveValueAsync(Typed);
        await SameDocumentAsync(page);
    }

    [Fact]
    [Rule("BC-4")]
    public async Task A_file_goes_with_the_act_and_one_that_is_refused_is_told_beside_the_file()
    {
        var filed = await Office.FileAsync(Office.Complaint(language: "en"));
        var page = await SignInAsync("secretary");
        await page.GotoAsync($"/cases/{filed.Number}?act=add-document");
        await MarkAsync(page);
        await page.Locator(".act-panel [name=for][value=internal]").CheckAsync();
        var files = page.Locator(".act-panel input[type=file]");
        await files.SetInputFilesAsync(File("report.pdf", "no pdf at all"u8.ToArray()));
        await page.Locator(".act-panel button[type=submit]").ClickAsync();
        await Assertions.Expect(page.Locator(".act-panel .error-summary")).ToContainTextAsync("report.pdf");
        await files.SetInputFilesAsync(File("memo.txt", "A memo."u8.ToArray()));
        await page.Locator(".act-panel button[type=submit]").ClickAsync();
        await Assertions.Expect(page.Locator("[data-section=exhibits]")).ToContainTextAsync("memo.txt");
        await SameDocumentAsync(page);
    }

    [Fact]
    [Rule("FP-1")]
    public async Task The_form_fits_a_phone_and_a_desk_and_works_without_script()
    {
        var filed = await Office.AnsweredAsync(Office.Complaint(language: "en"));
        var page = await SignInAsync("secretary");
        await FineAsync(page, $"/cases/{filed.Number}?act=invite-to-hearing", $"/cases/{filed.Number}?act=note");
        var hands = await HandsAsync("secretary");
        await hands.Page.GotoAsync($"/cases/{filed.Number}?act=note");
        await hands.Page.Locator("#f-text").FillAsync(Typed);
        await hands.Page.Locator(".act-panel button[type=submit]").ClickAsync();
        await Assertions.Expect(hands.Page.Locator("[data-section=notes]")).ToContainTextAsync(Typed);
    }

    private static FilePayload File(string name, byte[] content) =>
        new()
        {
            Name = name,
            MimeType = "application/octet-stream",
            Buffer = content,
        };
}
