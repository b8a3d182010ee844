using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Redress.Domain.Tests.Law;
using Redress.Scenarios.Support;
using Redress.Testing;

namespace Redress.Scenarios.Pages;

/// <summary>The decision in a browser: its form that follows what is chosen, the second person, the document, by keyboard and at both widths.</summary>
[Collection(InBrowser.Name)]
public sealed class DecisionPagesTests(Browser browser) : IAsyncLifetime
{
    private TestApp _app = null!;
    private Office _office = null!;

    public async Task InitializeAsync()
    {
        _app = await TestApp.StartAsync(onPort: true);
        _office = new Office(_app);
        await _office.ClockAsync("2026-05-11T09:00:00+02:00");
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    [Rule("BC-22"), Rule("BC-27"), Rule("BC-28")]
    public async Task The_form_offers_what_the_outcome_permits_and_follows_what_is_chosen()
    {
        var (number, _) = await _office.DeliberatedAsync();
        var page = await SignInAsync("committee");
        await page.GotoAsync($"/cases/{number}/do/decide");
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
        await FineAsync(page);
    }

    [Fact]
    [Rule("FP-1")]
    public async Task What_is_missing_before_a_file_is_closed_leads_to_what_mends_it()
    {
        var (number, _) = await _office.AnsweredAsync();
        await _office.UploadAsync("secretary", number, "report.pdf", Stages.Pdf);
        var page = await SignInAsync("secretary");
        await page.GotoAsync($"/cases/{number}/do/close-file");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("What is missing first");
        await FineAsync(page);
        await page.GetByRole(AriaRole.Link, new() { Name = "Serve it" }).First.ClickAsync();
        await page.WaitForURLAsync("**/do/serve?**");
        Assert.NotEqual("", await page.Locator("[name=document]").First.InputValueAsync());
    }

    [Fact]
    [Rule("BC-17")]
    public async Task A_second_person_sees_all_of_it_and_a_rejected_proposal_comes_back_filled_in()
    {
        var (number, _) = await _office.DeliberatedAsync();
        await _office.DoAsync("committee", number, "decide", Stages.Founded());
        var proposer = await SignInAsync("committee");
        await proposer.GotoAsync($"/cases/{number}/do/confirm-decision");
        await Assertions.Expect(proposer.Locator("main")).ToContainTextAsync("It waits for a second person.");

        var second = await SignInAsync("committee2");
        await second.GotoAsync($"/cases/{number}/do/confirm-decision");
        await second.Locator("summary", new() { HasText = "Complainant, in Dutch" }).ClickAsync();
        await Assertions.Expect(second.Locator("[lang=nl] article").First).ToContainTextAsync("De uitkomst");
        await FineAsync(second);
        await second.GetByRole(AriaRole.Link, new() { Name = "Reject it with a reason instead" }).ClickAsync();
        await second.Locator("#f-reason").FillAsync("The day is wrong.");
        await second.Locator("main button[type=submit]").Last.ClickAsync();
        await second.WaitForURLAsync("**done=reject-decision**");

        await proposer.GotoAsync($"/cases/{number}/do/decide");
        await Assertions.Expect(proposer.Locator("main")).ToContainTextAsync("The day is wrong.");
        await Assertions.Expect(proposer.Locator("[name=reasons]")).ToHaveValueAsync("De levering is niet bewezen.");
        await Assertions.Expect(proposer.Locator("[name=norms][value='2.2.2']")).ToBeCheckedAsync();
        await FineAsync(proposer);
    }

    [Fact]
    [Rule("BC-17")]
    public async Task The_decision_is_a_page_that_the_keyboard_reaches_and_a_correction_stays_beside_it()
    {
        var (number, _) = await _office.NotifiedAsync("2026-05-11");
        var secretary = await SignInAsync("secretary");
        await secretary.GotoAsync($"/cases/{number}/do/correct-decision");
        await secretary.Locator("#f-reasons").FillAsync("De levering is niet **bewezen**.");
        await secretary.Locator("#f-reason").FillAsync("A slip of the pen.");
        await FineAsync(secretary);
        await secretary.Locator("main button[type=submit]").Last.ClickAsync();
        await secretary.WaitForURLAsync("**done=correct-decision**");
        var committee = await SignInAsync("committee");
        await committee.GotoAsync($"/cases/{number}/do/confirm-correction");
        await FineAsync(committee);
        await committee.Locator("main button[type=submit]").Last.ClickAsync();
        await committee.WaitForURLAsync("**done=confirm-correction**");

        var shop = await SignInAsync("shop");
        await shop.GotoAsync($"/cases/{number}/decision");
        await FineAsync(shop);
        await shop.GetByRole(AriaRole.Link, new() { Name = "Version 1" }).FocusAsync();
        await shop.Keyboard.PressAsync("Enter");
        await shop.WaitForURLAsync("**version=1**");
        await Assertions.Expect(shop.Locator("main")).ToContainTextAsync("This is version 1.");
        await FineAsync(shop);
    }

    private async Task<IPage> SignInAsync(string person)
    {
        var page = await (await browser.PersonAsync(_app.Address)).NewPageAsync();
        await page.GotoAsync("/account/login");
        await page.Locator("#login-email").FillAsync($"{person}@demo.example");
        await page.Locator("#login-password").FillAsync("Demo-Pass-2026");
        await page.Locator("main button[type=submit]").Last.ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("/account/login", StringComparison.Ordinal));
        return page;
    }

    private static async Task FineAsync(IPage page)
    {
        foreach (var width in new[] { 360, 1280 })
        {
            await page.SetViewportSizeAsync(width, 900);
            Assert.Equal(width, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
            var found = await page.RunAxe();
            Assert.Empty(found.Violations.Select(v => $"{page.Url} {v.Id}: {v.Help} {string.Join(' ', v.Nodes.Select(n => n.Html))}"));
        }
    }
}
