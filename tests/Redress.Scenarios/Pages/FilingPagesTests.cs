using Microsoft.Playwright;
using Redress.Domain.Tests.Law;
using Redress.Scenarios.Support;
using Redress.Testing;

namespace Redress.Scenarios.Pages;

/// <summary>A complaint, page by page, on a phone.</summary>
[Collection(InBrowser.Name)]
public sealed class FilingPagesTests(Browser browser) : PageTests(browser)
{
    [Theory]
    [InlineData("nl")]
    [InlineData("fr")]
    [InlineData("en")]
    [Rule("BC-1"), Rule("BC-4"), Rule("BC-5"), Rule("BC-6")]
    public async Task A_complaint_is_filed_without_script_on_a_phone_once(string language)
    {
        var hands = await HandsAsync(width: 360, language: language);
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
        await page.Locator("main button[name=do][value=upload]").ClickAsync();
        var summary = page.GetByRole(AriaRole.Alert);
        await Assertions.Expect(summary).ToBeFocusedAsync();
        await Assertions.Expect(summary).ToContainTextAsync("order.pdf");
        await Assertions.Expect(page.GetByText("order.txt").First).ToBeVisibleAsync();
        await FitsAsync(page);
        await NextAsync(hands);

        // Back, and on again: nothing is lost.
        await page.Locator("main button[name=do][value=back]").ClickAsync();
        await Assertions.Expect(page.GetByText("order.txt").First).ToBeVisibleAsync();
        await NextAsync(hands);
        await NextAsync(hands, ("complainant.name", "Ann Peeters"));
        await NextAsync(hands);
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToBeFocusedAsync();
        await NextAsync(hands, ("complainant.email", "ann@consumer.example"));
        await page.Locator("main .card a[href*='/complain/purchase']").First.ClickAsync();
        await NextAsync(hands, ("purchase.amount", "1.089,95"));
        Assert.Equal("/complain/review", new Uri(page.Url).AbsolutePath);

        var hidden = await page.Locator("main form[method=post] input[type=hidden]")
            .EvaluateAllAsync<string[][]>("all => all.map(i => [i.name, i.value])");
        await hands.PressAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/complain/receipt$"));
        await FitsAsync(page);
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
        await page.Locator($"main a[href='/track/{number}']").First.ClickAsync();
        await Assertions.Expect(page.GetByText("It came broken.")).ToBeVisibleAsync();
        await FitsAsync(page);
    }

    [Fact]
    public async Task After_a_mistake_the_way_back_and_a_reload_send_nothing_and_the_text_is_there()
    {
        var hands = await HandsAsync(width: 360);
        var page = hands.Page;
        await ToDocumentsAsync(hands);
        await page.Locator("#documents")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "order.pdf",
                    MimeType = "application/pdf",
                    Buffer = "MZ"u8.ToArray(),
                }
            );
        await hands.NextAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("order.pdf");
        await BackAsync(page);
        await page.GotoAsync("/complain/reach");
        await hands.NextAsync(("complainant.email", "no address"));
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await BackAsync(page);
        await Assertions.Expect(page.Locator("[name='complainant.email']")).ToHaveValueAsync("no address");

        // Of two parties to write to none is chosen.
        var (number, _) = await Office.SentAsync(Office.Complaint());
        var desk = await SignInAsync("secretary", "en");
        await desk.GotoAsync($"/cases/{number}/actions/message");
        await desk.Locator("main [name=text]").First.FillAsync("A word to nobody yet.");
        await new Hands(desk).PressAsync();
        await Assertions.Expect(desk.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await BackAsync(desk);
        await Assertions.Expect(desk.Locator("main [name=text]").First).ToHaveValueAsync("A word to nobody yet.");
    }

    [Fact]
    public async Task What_is_typed_keeps_itself_while_script_runs_and_a_reload_shows_it()
    {
        var hands = await HandsAsync(script: true);
        await hands.Page.GotoAsync("/complain");
        await hands.NextAsync(("kind", "purchase"));
        await hands.Page.GotoAsync("/complain/facts");
        await TypedAsync(hands.Page, "facts", "It came broken, and then");

        var (number, _) = await Office.FileAsync(Office.Complaint());
        var desk = await SignInAsync("secretary", "en");
        await desk.GotoAsync($"/cases/{number}/actions/note");
        await TypedAsync(desk, "text", "Called, and then");
        await desk.GotoAsync($"/cases/{number}");
        await TypedAsync(desk, "text", "Dear sir, and then");
    }

    private static async Task TypedAsync(IPage page, string field, string text)
    {
        var input = page.Locator($"main textarea[name='{field}']").First;
        await page.RunAndWaitForResponseAsync(
            () => input.PressSequentiallyAsync(text),
            answer =>
                answer.Ok
                && (
                    answer.Url.Contains("/kept-forms", StringComparison.Ordinal)
                    || answer.Url.EndsWith("/actions/note/draft", StringComparison.Ordinal)
                )
        );
        await page.ReloadAsync();
        await Assertions.Expect(input).ToHaveValueAsync(text);
    }

    // By a reload first, then by the way back: neither posts anything.
    private static async Task BackAsync(IPage page)
    {
        var posts = 0;
        void Count(object? sender, IRequest request) => posts += request.Method == "POST" ? 1 : 0;
        page.Request += Count;
        await page.ReloadAsync();
        await page.GoBackAsync();
        page.Request -= Count;
        Assert.Equal(0, posts);
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

    // A page that is left is no wider than the phone; axe, which needs script, walks the pages in a test of its own.
    private static async Task NextAsync(Hands hands, params (string Name, string Value)[] fields)
    {
        await FitsAsync(hands.Page);
        await hands.NextAsync(fields);
    }

    private static async Task ToDocumentsAsync(Hands hands)
    {
        await hands.Page.GotoAsync("/complain");
        await NextAsync(hands, ("kind", "purchase"));
        await NextAsync(hands, ("respondent.memberId", "demo-shop"));
        await NextAsync(hands, ("contacted", "no"));
        await NextAsync(hands, ("restsOnInsolvency", "false"));
        await NextAsync(hands);
        await NextAsync(hands, ("facts", "It came broken.\n\nNobody <answers>."));
        await NextAsync(hands, ("claim", "My money back."));
        await NextAsync(hands);
        await NextAsync(hands, ("purchase.orderNumber", "A-17"));
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
