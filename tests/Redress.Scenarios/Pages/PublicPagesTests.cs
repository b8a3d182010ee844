using Microsoft.Playwright;
using Redress.Scenarios.Support;

namespace Redress.Scenarios.Pages;

[Collection(InBrowser.Name)]
public sealed class PublicPagesTests(Browser browser) : PageTests(browser)
{
    [Theory]
    [InlineData("nl")]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task No_public_page_shuts_anybody_out_and_none_is_wider_than_a_phone(string language)
    {
        var page = await OpenAsync(language, width: 360);
        foreach (var path in Public)
        {
            await FineAsync(page, path);
            // Text that was not found shows as its key.
            Assert.DoesNotMatch(
                @"\b(certificate|complain|decisions|demo|draft|duration|elsewhere|error|field|form|home|label|letters|login|members|nav|resume|role|shell|step|track)\.(?!example)[a-z]",
                await page.Locator("body").InnerTextAsync()
            );
        }
    }

    [Fact]
    public async Task A_wrong_code_and_a_case_that_does_not_exist_are_told_apart_by_nobody()
    {
        var page = await OpenAsync();
        var answers = new List<string>();
        foreach (var number in new[] { "BC-2026-000001", "BC-1999-000001" })
        {
            await page.GotoAsync("/track");
            await page.GetByLabel("Number of the case").FillAsync(number);
            await page.GetByLabel("Tracking code").FillAsync("AAAA-BBBB-CCCC-DDDD");
            await page.GetByRole(AriaRole.Button, new() { Name = "Open the case" }).ClickAsync();
            answers.Add(await page.GetByRole(AriaRole.Alert).InnerTextAsync());
            await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToBeFocusedAsync();
        }

        Assert.Equal(answers[0], answers[1]);
    }

    [Fact]
    public async Task The_register_is_searched_and_leads_to_the_certificate_and_the_form()
    {
        var page = await OpenAsync(script: false);
        await page.GotoAsync("/members");
        await page.GetByRole(AriaRole.Searchbox).FillAsync("second");
        await page.GetByRole(AriaRole.Button, new() { Name = "Search" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Second Shop" }).ClickAsync();
        await Assertions.Expect(page.GetByText("holds a valid label")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Complain about this webshop" }).ClickAsync();
        await page.GetByLabel("A purchase that went wrong").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
        await Assertions.Expect(page.GetByLabel("Second Shop")).ToBeCheckedAsync();
    }

    [Fact]
    public async Task The_demo_moves_its_clock_and_shows_its_letters()
    {
        var page = await OpenAsync(script: false);
        await page.GotoAsync("/demo");
        var before = await page.Locator(".demo-bar span").InnerTextAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "5 days on" }).ClickAsync();
        Assert.NotEqual(before, await page.Locator(".demo-bar span").InnerTextAsync());
        await page.GetByRole(AriaRole.Link, new() { Name = "Read the letters" }).ClickAsync();
        await Assertions.Expect(page.GetByText("There is no such letter.")).ToBeVisibleAsync();
    }

    private static readonly string[] Public =
    [
        "/",
        "/complain",
        "/complain/facts",
        "/complain/resume",
        "/complain/saved",
        "/complain/other-bodies",
        "/complain/review",
        "/complain/receipt",
        "/track",
        "/members",
        "/members/demo-shop",
        "/members/named",
        "/members/keurmerk-shop/experiences",
        "/verify-certificate",
        "/misuse",
        "/decisions",
        "/schemes/becommerce",
        "/schemes/webshop-keurmerk",
        "/about",
        "/privacy",
        "/accessibility",
        "/account/login",
        "/demo",
        "/demo/letters",
    ];
}
