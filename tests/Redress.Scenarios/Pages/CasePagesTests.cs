using Microsoft.Playwright;
using Redress.Scenarios.Support;
using Redress.Testing;

namespace Redress.Scenarios.Pages;

/// <summary>The case file and its forms, as each of its readers has them open in a browser.</summary>
[Collection(InBrowser.Name)]
public sealed class CasePagesTests(Browser browser) : PageTests(browser)
{
    protected override string? Clock => "2026-03-02T09:00:00+01:00";

    [Fact]
    public async Task Every_page_of_a_case_is_accessible_and_fits_a_phone()
    {
        var filed = await Office.DeliberatedAsync(Office.Complaint(language: "en"));
        await FineAsync(
            await SignInAsync("secretary"),
            "/cases",
            $"/cases/{filed.Number}",
            $"/cases/{filed.Number}/actions/decide",
            $"/cases/{filed.Number}/actions/add-document",
            $"/cases/{filed.Number}/journal"
        );
        await FineAsync(
            await SignInAsync("committee"),
            "/cases",
            $"/cases/{filed.Number}",
            $"/cases/{filed.Number}/actions/decide"
        );
        await FineAsync(
            await SignInAsync("shop"),
            "/cases",
            $"/cases/{filed.Number}",
            $"/cases/{filed.Number}/actions/propose"
        );
        await FineAsync(await SignInAsync("appeals"), "/appeals");
        await FineAsync(await SignInAsync("registrar"), "/cases");
        await FineAsync(
            await FollowAsync(filed),
            $"/track/{filed.Number}",
            $"/track/{filed.Number}/actions/propose",
            $"/track/{filed.Number}/actions/withdraw"
        );
    }

    [Fact]
    public async Task A_refusal_stands_at_its_field_and_what_was_typed_is_kept()
    {
        var filed = await Office.DeliberatedAsync(Office.Complaint(language: "en"));
        var page = await SignInAsync("committee");
        await page.GotoAsync($"/cases/{filed.Number}/actions/decide");
        await page.GetByLabel("Admissible and founded").CheckAsync();
        await page.GetByLabel("Reasons", new() { Exact = true }).FillAsync("The parcel came **too late**.");
        await page.GetByLabel("2.2.2 ").CheckAsync();
        await page.Locator("#f-sanctions-0--kind").SelectOptionAsync("fine");
        await page.Locator("#f-sanctions-0--amount").FillAsync("999,99");
        await SendAsync(page);

        var summary = page.Locator(".error-summary");
        await Assertions.Expect(summary).ToBeFocusedAsync();
        await Assertions.Expect(summary).ToContainTextAsync("at least €1,000.00 and at most €50,000.00");
        await Assertions.Expect(page.Locator("#f-sanctions-0--amount")).ToHaveAttributeAsync("aria-invalid", "true");
        await Assertions.Expect(page.Locator("#f-sanctions-0--amount-error")).ToContainTextAsync("€1,000.00");
        await Assertions.Expect(page.Locator("#f-sanctions-0--amount")).ToHaveValueAsync("999,99");
        await Assertions
            .Expect(page.GetByLabel("Reasons", new() { Exact = true }))
            .ToHaveValueAsync("The parcel came **too late**.");
        await Assertions.Expect(page.GetByLabel("2.2.2 ")).ToBeCheckedAsync();
        await FineAsync(page);

        await summary.GetByRole(AriaRole.Link).Filter(new() { HasText = "Amount" }).ClickAsync();
        await Assertions.Expect(page.Locator("#f-sanctions-0--amount")).ToBeFocusedAsync();
        await page.Locator("#f-sanctions-0--amount").FillAsync("2.500,00");
        await page.Locator("#f-sanctions-0--deferredFor").FillAsync("1");
        await page.Locator("[name='sanctions[0].deferredFor.unit']").SelectOptionAsync("Y");
        await page.Locator("#f-refrainFrom").FillAsync("Delivering late without saying so.");
        await SendAsync(page);
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToBeVisibleAsync();
        var decided = await Office.GetAsync("secretary", filed.Number);
        Assert.Equal("proposed", decided.Body!["decision"]!["state"]!.GetValue<string>());
        Assert.Equal(2500m, decided.Body!["decision"]!["sanctions"]![0]!["amount"]!["amount"]!.GetValue<decimal>());
        Assert.Equal("P1Y", decided.Body!["decision"]!["sanctions"]![0]!["deferredFor"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_file_that_came_with_a_refused_act_is_kept_and_enters_the_file_with_the_act_only()
    {
        var filed = await Office.AnsweredAsync(Office.Complaint(language: "en"));
        var page = await FollowAsync(filed);
        await page.GotoAsync($"/track/{filed.Number}/actions/comment");
        await page.Locator("#f-documents")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "proof.txt",
                    MimeType = "text/plain",
                    Buffer = "I paid."u8.ToArray(),
                }
            );
        await page.Locator("#f-nothingToAdd").CheckAsync();
        await SendAsync(page);
        await Assertions.Expect(page.Locator(".error-summary")).ToBeFocusedAsync();
        Assert.Empty((await Office.GetAsync("secretary", filed.Number)).List("documents"));
        await Assertions.Expect(page.GetByLabel("proof.txt")).ToBeCheckedAsync();

        await page.Locator("[name=nothingToAdd][value='']").CheckAsync();
        await page.Locator("#f-text").FillAsync("Here is my proof.");
        await SendAsync(page);
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "proof.txt" }).First).ToBeVisibleAsync();
        var documents = (await Office.GetAsync("shop", filed.Number)).List("documents");
        Assert.Equal("proof.txt", Assert.Single(documents)["name"]!.GetValue<string>());
    }

    [Fact]
    public async Task Who_was_overtaken_is_told_so_and_loses_nothing()
    {
        var filed = await Office.AnsweredAsync(Office.Complaint(language: "en"));
        var page = await FollowAsync(filed);
        await page.GotoAsync($"/track/{filed.Number}/actions/comment");
        await page.Locator("#f-text").FillAsync("That is not so.");
        await Office.DoAsync("secretary", filed.Number, "declare-complete");
        await SendAsync(page);
        await Assertions.Expect(page.Locator(".error-summary")).ToContainTextAsync("while you were filling this in");
        await Assertions.Expect(page.Locator("#f-text")).ToHaveValueAsync("That is not so.");
        await SendAsync(page);
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_settlement_is_accepted_by_hand_once_its_meaning_was_read()
    {
        var filed = await Office.FileAsync(Office.Complaint(language: "en"));
        await Office.DoAsync("secretary", filed.Number, "start-mediation");
        var shop = await SignInAsync("shop");
        await shop.GotoAsync($"/cases/{filed.Number}/actions/propose");
        await shop.Locator("#f-text").FillAsync("We pay half of it back.");
        await shop.Locator("#f-amount").FillAsync("45");
        await SendAsync(shop);
        await Assertions.Expect(shop.GetByRole(AriaRole.Status)).ToBeVisibleAsync();

        var page = await FollowAsync(filed);
        await page.GotoAsync($"/track/{filed.Number}/actions/accept-proposal");
        await page.Locator("#f-sooner").CheckAsync();
        await SendAsync(page);
        await Assertions.Expect(page.Locator("#f-told-error")).ToBeVisibleAsync();
        await page.Locator("#f-told").CheckAsync();
        await SendAsync(page);
        Assert.Equal("settled", (await Office.GetAsync("secretary", filed.Number)).Text("state"));
    }

    [Fact]
    public async Task A_case_that_is_not_ones_own_looks_like_one_that_does_not_exist()
    {
        var filed = await Office.DeliberatedAsync(Office.Complaint(language: "en"));
        var page = await SignInAsync("shop2");
        var other = await page.GotoAsync($"/cases/{filed.Number}");
        var shown = await page.Locator("main").InnerTextAsync();
        var none = await page.GotoAsync("/cases/BC-2026-999999");
        Assert.Equal((404, 404), (other!.Status, none!.Status));
        Assert.Equal(shown, await page.Locator("main").InnerTextAsync());
    }
}
