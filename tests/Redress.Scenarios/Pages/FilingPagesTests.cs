using Microsoft.Playwright;
using Redress.Domain.Tests.Law;
using Redress.Scenarios.Support;

namespace Redress.Scenarios.Pages;

/// <summary>A complaint, page by page, on a phone.</summary>
[Collection(InBrowser.Name)]
public sealed class FilingPagesTests(Browser browser) : PageTests(browser)
{
    [Fact]
    [Rule("BC-1"), Rule("BC-4"), Rule("BC-5"), Rule("BC-6")]
    public async Task A_complaint_is_filed_without_script_on_a_phone_once()
    {
        var hands = await HandsAsync(width: 360);
        var page = hands.Page;
        await ToDocumentsAsync(hands);
        await page.Locator("#documents")
            .SetInputFilesAsync(
                new FilePayload[]
                {
                    new()
                    {
                        Name = "order.txt",
                        MimeType = "text/plain",
                        Buffer = "order 17"u8.ToArray(),
                    },
                    new()
                    {
                        Name = "order.pdf",
                        MimeType = "application/pdf",
                        Buffer = "MZ"u8.ToArray(),
                    },
                }
            );
        await page.GetByRole(AriaRole.Button, new() { Name = "Add the chosen files" }).ClickAsync();
        var summary = page.GetByRole(AriaRole.Alert);
        await Assertions.Expect(summary).ToBeFocusedAsync();
        await Assertions.Expect(summary).ToContainTextAsync("order.pdf is not what its name says");
        await Assertions.Expect(page.GetByText("order.txt").First).ToBeVisibleAsync();
        await hands.NextAsync();

        // Back, and on again: nothing is lost.
        await page.GetByRole(AriaRole.Button, new() { Name = "Back" }).ClickAsync();
        await Assertions.Expect(page.GetByText("order.txt").First).ToBeVisibleAsync();
        await hands.NextAsync();
        await hands.NextAsync(("complainant.name", "Ann Peeters"));
        await hands.NextAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToBeFocusedAsync();
        await hands.NextAsync(("complainant.email", "ann@consumer.example"));
        await page.GetByRole(AriaRole.Link, new() { Name = "Change The purchase" }).ClickAsync();
        await hands.NextAsync(("purchase.amount", "1.089,95"));
        Assert.Equal("/complain/review", new Uri(page.Url).AbsolutePath);

        var hidden = await page.Locator("main form[method=post] input[type=hidden]")
            .EvaluateAllAsync<string[][]>("all => all.map(i => [i.name, i.value])");
        await hands.PressAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/complain/receipt$"));
        var number = await page.Locator(".code-big").First.InnerTextAsync();
        await Assertions.Expect(page.GetByText("order.txt")).ToBeVisibleAsync();

        // The same page again, as a second click or the way back sends it, files nothing anew.
        var again = page.APIRequest.CreateFormData();
        foreach (var input in hidden)
        {
            again.Append(input[0], input[1]);
        }

        var answer = await page.APIRequest.PostAsync("/complain/review", new() { Multipart = again });
        Assert.EndsWith("/complain/receipt", answer.Url, StringComparison.Ordinal);
        Assert.Contains(number, await answer.TextAsync(), StringComparison.Ordinal);
        await page.GetByRole(AriaRole.Link, new() { Name = "Open my case" }).ClickAsync();
        await Assertions.Expect(page.GetByText("It came broken.")).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData("nl")]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task No_page_of_a_complaint_shuts_anybody_out_also_with_text_twice_as_large(string language)
    {
        var hands = await HandsAsync(width: 360, language: language, script: true);
        await hands.Page.GotoAsync("/complain");
        await hands.NextAsync(("kind", "purchase"));
        await WholeAsync(hands.Page);
        await hands.NextAsync();
        await Assertions.Expect(hands.Page.GetByRole(AriaRole.Alert)).ToBeFocusedAsync();
        foreach (
            var step in new[]
            {
                "shop",
                "other-shop",
                "contact",
                "insolvency",
                "outcome",
                "facts",
                "claim",
                "norms",
                "purchase",
                "messages",
                "documents",
                "you",
                "reach",
                "review",
                "saved",
            }
        )
        {
            await hands.Page.GotoAsync($"/complain/{step}");
            await WholeAsync(hands.Page);
        }
    }

    [Fact]
    public async Task With_script_an_upload_shows_how_far_it_is_and_leads_to_the_same_page()
    {
        var hands = await HandsAsync(width: 360, script: true);
        var page = hands.Page;
        await ToDocumentsAsync(hands);
        await page.Locator("#documents")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "order.txt",
                    MimeType = "text/plain",
                    Buffer = "order 17"u8.ToArray(),
                }
            );

        // Cut off on its way: said, and the file is still chosen.
        await page.RouteAsync(
            "**/complain/documents?*",
            route => route.Request.Method == "POST" ? route.AbortAsync() : route.ContinueAsync()
        );
        await page.GetByRole(AriaRole.Button, new() { Name = "Add the chosen files" }).ClickAsync();
        await Assertions.Expect(page.Locator(".upload-state")).ToContainTextAsync("The connection was cut");
        await page.UnrouteAsync("**/complain/documents?*");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add the chosen files" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Received" })).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("order.txt").First).ToBeVisibleAsync();

        await page.Locator("#documents")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "order.pdf",
                    MimeType = "application/pdf",
                    Buffer = "MZ"u8.ToArray(),
                }
            );
        await page.GetByRole(AriaRole.Button, new() { Name = "Add the chosen files" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToBeFocusedAsync();
    }

    private static async Task ToDocumentsAsync(Hands hands)
    {
        await hands.Page.GotoAsync("/complain");
        await hands.NextAsync(("kind", "purchase"));
        await hands.NextAsync(("respondent.memberId", "demo-shop"));
        await hands.NextAsync(("contacted", "no"));
        await hands.NextAsync(("restsOnInsolvency", "false"));
        await hands.NextAsync();
        await hands.NextAsync(("facts", "It came broken.\n\nNobody <answers>."));
        await hands.NextAsync(("claim", "My money back."));
        await hands.NextAsync();
        await hands.NextAsync(("purchase.orderNumber", "A-17"));
        Assert.Equal("/complain/documents", new Uri(hands.Page.Url).AbsolutePath);
    }

    private static async Task WholeAsync(IPage page)
    {
        await FineAsync(page);
        Assert.DoesNotMatch(
            @"\b(complain|contact|draft|duration|error|facts|field|files|form|insolvency|outcome|review|saved|seen|shop|steps?)\.(?!example)[a-z]",
            await page.Locator("main").InnerTextAsync()
        );
        await page.EvaluateAsync(
            "document.documentElement.className = 'twice'; const sheet = new CSSStyleSheet(); sheet.replaceSync('html.twice { font-size: 200% }'); document.adoptedStyleSheets = [sheet];"
        );
        await FitsAsync(page);
    }
}
