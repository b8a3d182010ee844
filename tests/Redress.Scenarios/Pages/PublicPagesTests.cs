using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Redress.Scenarios.Support;
using Redress.Testing;

namespace Redress.Scenarios.Pages;

[Collection(InBrowser.Name)]
public sealed class PublicPagesTests(Browser browser) : IAsyncLifetime
{
    private TestApp _app = null!;

    public async Task InitializeAsync() => _app = await TestApp.StartAsync(onPort: true);

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Theory]
    [InlineData("nl")]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task No_public_page_shuts_anybody_out_and_none_is_wider_than_a_phone(string language)
    {
        await using var person = await browser.PersonAsync(_app.Address, language, width: 360);
        var page = await person.NewPageAsync();
        foreach (var path in Public)
        {
            await page.GotoAsync(path);
            var found = await page.RunAxe();
            Assert.Empty(found.Violations.Select(v => $"{path} {v.Id}: {v.Help} {v.Nodes[0].Html}"));
            Assert.Equal(360, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
            // Text that was not found shows as its key.
            Assert.DoesNotMatch(@"\b(certificate|complain|decisions|demo|error|field|form|home|label|letters|login|members|nav|role|shell|track)\.(?!example)[a-z]", await page.Locator("body").InnerTextAsync());
        }
    }

    [Fact]
    public async Task A_complaint_is_filed_without_script_and_what_is_wrong_keeps_what_was_typed()
    {
        await using var person = await browser.PersonAsync(_app.Address, "en", width: 360, script: false);
        var page = await person.NewPageAsync();
        await page.GotoAsync("/complain");
        await page.GetByLabel("A purchase that went wrong").CheckAsync();
        await page.Locator("[name='scheme'][value='becommerce']").CheckAsync();
        await page.GetByLabel("Choose the webshop").SelectOptionAsync("demo-shop");
        await page.GetByLabel("What happened?").FillAsync("It came broken.\n\nNobody <answers>.");
        await page.GetByLabel("Your name", new() { Exact = true }).FillAsync("Ann Peeters");
        await page.GetByLabel("Choose files").SetInputFilesAsync(
            new FilePayload[]
            {
                new() { Name = "order.txt", MimeType = "text/plain", Buffer = "order 17"u8.ToArray() },
                new() { Name = "order.pdf", MimeType = "application/pdf", Buffer = "MZ"u8.ToArray() },
            }
        );
        await page.GetByRole(AriaRole.Button, new() { Name = "File the complaint" }).ClickAsync();

        var summary = page.GetByRole(AriaRole.Alert);
        Assert.Equal(
            ["/complain#claim", "/complain#documents", "/complain#complainant.email"],
            await summary.Locator("a").EvaluateAllAsync<string[]>("links => links.map(a => a.getAttribute('href'))")
        );
        await Assertions.Expect(summary).ToBeFocusedAsync();
        await Assertions.Expect(page.GetByLabel("What happened?")).ToHaveValueAsync("It came broken.\n\nNobody <answers>.");
        await Assertions.Expect(page.GetByLabel("Your name", new() { Exact = true })).ToHaveValueAsync("Ann Peeters");
        await Assertions.Expect(page.GetByLabel("Choose the webshop")).ToHaveValueAsync("demo-shop");
        await Assertions.Expect(page.GetByLabel("Leave out order.txt")).Not.ToBeCheckedAsync();
        Assert.Equal("claim-hint claim-error", await page.Locator("#claim").GetAttributeAsync("aria-describedby"));
        var refused = await page.ContentAsync();
        Assert.Contains("order.pdf is not a kind of file that we take", refused);

        await page.GetByLabel("What do you ask for?").FillAsync("My money back.");
        await page.GetByLabel("Your e-mail address", new() { Exact = true }).FillAsync("ann@consumer.example");
        await page.GetByLabel("Amount in euro").FillAsync("1.089,95");
        var hidden = await page.Locator("form.complaint input[type=hidden]").EvaluateAllAsync<string[][]>("all => all.map(i => [i.name, i.value])");
        await page.GetByRole(AriaRole.Button, new() { Name = "File the complaint" }).ClickAsync();

        await Assertions.Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/complain/receipt$"));
        var number = await page.Locator(".code-big").First.InnerTextAsync();
        await Assertions.Expect(page.GetByText("order.txt")).ToBeVisibleAsync();
        Assert.StartsWith("BC-", number);

        // The same form again, as a second click or the way back sends it, files nothing anew.
        var again = person.APIRequest.CreateFormData();
        foreach (var input in hidden)
            again.Append(input[0], input[1]);
        var answer = await person.APIRequest.PostAsync("/complain", new() { Multipart = again });
        Assert.EndsWith("/complain/receipt", answer.Url);
        Assert.Contains(number, await answer.TextAsync());

        await page.GetByRole(AriaRole.Link, new() { Name = "Open my case" }).ClickAsync();
        await Assertions.Expect(page.GetByText("It came broken.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_wrong_code_and_a_case_that_does_not_exist_are_told_apart_by_nobody()
    {
        await using var person = await browser.PersonAsync(_app.Address);
        var page = await person.NewPageAsync();
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
        await using var person = await browser.PersonAsync(_app.Address, script: false);
        var page = await person.NewPageAsync();
        await page.GotoAsync("/members");
        await page.GetByRole(AriaRole.Searchbox).FillAsync("second");
        await page.GetByRole(AriaRole.Button, new() { Name = "Search" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Second Shop" }).ClickAsync();
        await Assertions.Expect(page.GetByText("holds a valid label")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Complain about this webshop" }).ClickAsync();
        await Assertions.Expect(page.GetByLabel("Choose the webshop")).ToHaveValueAsync("second-shop");
    }

    [Fact]
    public async Task The_demo_moves_its_clock_and_shows_its_letters()
    {
        await using var person = await browser.PersonAsync(_app.Address, script: false);
        var page = await person.NewPageAsync();
        await page.GotoAsync("/demo");
        var before = await page.Locator(".demo-bar span").InnerTextAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "5 days on" }).ClickAsync();
        Assert.NotEqual(before, await page.Locator(".demo-bar span").InnerTextAsync());
        await page.GetByRole(AriaRole.Link, new() { Name = "Read the letters" }).ClickAsync();
        await Assertions.Expect(page.GetByText("There is no such letter.")).ToBeVisibleAsync();
    }

    private static readonly string[] Public = ["/", "/complain", "/track", "/members", "/members/demo-shop", "/decisions", "/account/login", "/demo", "/demo/letters"];
}
