using Microsoft.Playwright;
using Redress.Domain.Tests.Law;
using Redress.Scenarios.Support;
using Redress.Testing;

namespace Redress.Scenarios.Pages;

/// <summary>The decision in a browser: its form that follows what is chosen, the second person, the document, by keyboard and at both widths.</summary>
[Collection(InBrowser.Name)]
public sealed class DecisionPagesTests(Browser browser) : PageTests(browser)
{
    protected override string? Clock => "2026-05-11T09:00:00+02:00";

    [Fact]
    [Rule("BC-22"), Rule("BC-27"), Rule("BC-28")]
    public async Task The_form_offers_what_the_outcome_permits_and_follows_what_is_chosen()
    {
        var (number, _) = await Office.DeliberatedAsync();
        var page = await SignInAsync("committee");
        await page.GotoAsync($"/cases/{number}/actions/decide");
        await Assertions.Expect(page.Locator("[name='sanctions[0].kind']")).ToBeHiddenAsync();
        await page.Locator("[name=outcome][value=inadmissible]").CheckAsync();
        await Assertions.Expect(page.Locator("[name=ground]")).ToBeVisibleAsync();
        await page.Locator("[name=outcome][value=founded]").CheckAsync();
        await Assertions.Expect(page.Locator("[name=ground]")).ToBeHiddenAsync();
        await Assertions.Expect(page.Locator("[name='sanctions[0].kind']")).ToBeVisibleAsync();
        await page.Locator("[name=reasons]").FillAsync("It was **late**.");
        await Assertions.Expect(page.Locator(".preview strong")).ToHaveTextAsync("late");

        var follows = page.Locator("[data-part=follows]");
        await page.Locator("[name='sanctions[0].kind']").SelectOptionAsync("suspension");
        await Assertions.Expect(follows).ToContainTextAsync("Before the ordinary courts only.");
        await Assertions.Expect(page.Locator("[name='sanctions[0].from']")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("[name='sanctions[0].amount.amount']")).ToBeHiddenAsync();
        await page.Locator("[name='sanctions[0].kind']").SelectOptionAsync("fine");
        await Assertions.Expect(follows).ToContainTextAsync("Before a CEPANI arbitrator.");
        await BothAsync(page);
    }

    [Fact]
    [Rule("BC-17")]
    public async Task The_file_beside_the_form_goes_by_keyboard_and_what_is_cited_and_typed_is_kept()
    {
        var filed = await Office.SentAsync();
        var document = await Office.DocumentAsync("shop", filed.Number, "bewijs.pdf");
        await Office.DoAsync(
            "shop",
            filed.Number,
            "respond",
            new
            {
                answer = "Het spijt ons.",
                defence = "De vervoerder leverde af.",
                documents = new[] { document },
            }
        );
        await Office.DoAsync(filed, "comment", new { nothingToAdd = true });
        await Office.DoAsync("secretary", filed.Number, "declare-complete");
        await Office.DoAsync("secretary", filed.Number, "close-file");
        var page = await SignInAsync("committee");
        await page.GotoAsync($"/cases/{filed.Number}/actions/decide");
        await page.Locator("#tab-positions").FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(page.Locator("#tab-exhibits")).ToBeFocusedAsync();
        await Assertions.Expect(page.Locator("#file-positions")).ToBeHiddenAsync();

        var reasons = page.Locator("[name=reasons]");
        await reasons.FillAsync("It follows from");
        await page.Locator("[data-insert='[B1, p. 1]']").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(reasons).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("2");
        await Assertions.Expect(reasons).ToHaveValueAsync("It follows from [B1, p. 2]");

        // Read beside it, and back to where one was.
        await page.Locator(".preview a.citation").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("[data-viewer] iframe")).ToBeVisibleAsync();
        await BothAsync(page);
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator(".preview a.citation")).ToBeFocusedAsync();
        await Assertions.Expect(page.Locator("#file-exhibits")).ToBeVisibleAsync();

        // Kept on the server: it is there on another device.
        await Assertions.Expect(page.Locator("[data-kept]")).ToHaveTextAsync("Your text is kept");
        var elsewhere = await SignInAsync("committee");
        await elsewhere.GotoAsync($"/cases/{filed.Number}/actions/decide");
        await Assertions.Expect(elsewhere.Locator("[name=reasons]")).ToHaveValueAsync("It follows from [B1, p. 2]");
        await BothAsync(elsewhere);
    }

    [Fact]
    [Rule("FP-1")]
    public async Task What_is_missing_before_a_file_is_closed_leads_to_what_mends_it()
    {
        var (number, _) = await Office.AnsweredAsync();
        await Office.UploadAsync("secretary", number, "report.pdf", Stages.Pdf);
        var page = await SignInAsync("secretary");
        await page.GotoAsync($"/cases/{number}/actions/close-file");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("What is missing first");
        await BothAsync(page);
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new("Serve a document") }).First.ClickAsync();
        await page.WaitForURLAsync("**act=serve**");
        Assert.NotEqual("", await page.Locator("[name=document]").First.InputValueAsync());
    }

    [Fact]
    [Rule("BC-17")]
    public async Task A_second_person_sees_all_of_it_and_a_rejected_proposal_comes_back_filled_in()
    {
        var (number, _) = await Office.DeliberatedAsync();
        await Office.DoAsync("committee", number, "decide", Stages.Founded());
        var proposer = await SignInAsync("committee");
        await proposer.GotoAsync($"/cases/{number}/actions/confirm-decision");
        await Assertions.Expect(proposer.Locator("main")).ToContainTextAsync("It waits for a second person.");

        var second = await SignInAsync("committee2");
        await second.GotoAsync($"/cases/{number}/actions/confirm-decision");
        await second.Locator("summary", new() { HasText = "Complainant, in Dutch" }).ClickAsync();
        await Assertions.Expect(second.Locator("[lang=nl] article").First).ToContainTextAsync("De uitkomst");
        await BothAsync(second);
        await second.GetByRole(AriaRole.Link, new() { Name = "Reject it with a reason instead" }).ClickAsync();
        await second.Locator("#f-reason").FillAsync("The day is wrong.");
        await second.Locator("main button[type=submit]").Last.ClickAsync();
        await second.WaitForURLAsync("**done=reject-decision**");

        await proposer.GotoAsync($"/cases/{number}/actions/decide");
        await Assertions.Expect(proposer.Locator("main")).ToContainTextAsync("The day is wrong.");
        await Assertions.Expect(proposer.Locator("[name=reasons]")).ToHaveValueAsync("De levering is niet bewezen.");
        await Assertions.Expect(proposer.Locator("[name=norms][value='2.2.2']")).ToBeCheckedAsync();
        await BothAsync(proposer);
    }

    [Fact]
    [Rule("BC-17")]
    public async Task The_decision_is_a_page_that_the_keyboard_reaches_and_a_correction_stays_beside_it()
    {
        var (number, _) = await Office.NotifiedAsync("2026-05-11");
        var secretary = await SignInAsync("secretary");
        await secretary.GotoAsync($"/cases/{number}/actions/correct-decision");
        await secretary.Locator("#f-reasons").FillAsync("De levering is niet **bewezen**.");
        await secretary.Locator("#f-reason").FillAsync("A slip of the pen.");
        await BothAsync(secretary);
        await secretary.Locator("main button[type=submit]").Last.ClickAsync();
        await secretary.WaitForURLAsync("**done=correct-decision**");
        var committee = await SignInAsync("committee");
        await committee.GotoAsync($"/cases/{number}/actions/confirm-correction");
        await BothAsync(committee);
        await committee.Locator("main button[type=submit]").Last.ClickAsync();
        await committee.WaitForURLAsync("**done=confirm-correction**");

        var shop = await SignInAsync("shop");
        await shop.GotoAsync($"/cases/{number}/decision");
        await BothAsync(shop);
        await shop.GetByRole(AriaRole.Link, new() { Name = "Version 1" }).FocusAsync();
        await shop.Keyboard.PressAsync("Enter");
        await shop.WaitForURLAsync("**version=1**");
        await Assertions.Expect(shop.Locator("main")).ToContainTextAsync("This is version 1.");
        await BothAsync(shop);
    }

    private static async Task BothAsync(IPage page)
    {
        foreach (var width in new[] { 360, 1280 })
        {
            await page.SetViewportSizeAsync(width, 900);
            await FineAsync(page);
        }
    }
}
