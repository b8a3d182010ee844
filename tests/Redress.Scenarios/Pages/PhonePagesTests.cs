using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Redress.Domain.Tests.Law;
using Redress.Scenarios.Support;
using Redress.Testing;

namespace Redress.Scenarios.Pages;

/// <summary>What parties and public read on a phone of 360 pixels: nothing is wider than the screen, whatever somebody typed; and after a decision the page is short.</summary>
[Collection(InBrowser.Name)]
public sealed class PhonePagesTests(Browser browser) : PageTests(browser)
{
    private const int Phone = 360;

    // Words without a place to break, as people paste them.
    private static readonly string Word = string.Concat(Enumerable.Repeat("Onafgebroken", 15));
    private static readonly string Site =
        $"https://www.demo-shop.example/{string.Concat(Enumerable.Repeat("pad", 50))}?a={new string('9', 60)}";
    private static readonly string FileName = $"{new string('b', 146)}.pdf";

    private static readonly string[] Public =
    [
        "/",
        "/complain",
        "/complain/facts",
        "/complain/other-bodies",
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
    ];

    protected override string? Clock => "2026-03-02T09:00:00+01:00";

    private static object Complaint(string language) =>
        new
        {
            scheme = "becommerce",
            kind = "purchase",
            language,
            complainant = new
            {
                kind = "consumer",
                name = $"Jan {Word[..90]}",
                email = $"{new string('j', 60)}@{new string('k', 60)}.example",
                address = new
                {
                    street = Word[..80],
                    postalCode = "9000",
                    city = Word[..60],
                    country = "BE",
                },
            },
            respondent = new { memberId = "demo-shop" },
            facts = $"{Word} {Site}",
            claim = Word,
            purchase = new
            {
                orderNumber = new string('7', 90),
                orderedOn = "2026-01-10",
                amount = new { amount = 1234567.89, currency = "EUR" },
            },
            contactedShopOn = "2026-02-02",
        };

    private static object Decision =>
        new
        {
            outcome = "founded",
            reasons = $"{Word}\n\n| {Word[..40]} | {Word[..40]} | {Word[..40]} |\n|---|---|---|\n| {new string('1', 40)} | 2 | 3 |\n\n`{Word}`\n\n    {Word}",
            norms = new[] { "2.2.2" },
            refrainFrom = Word,
            sanctions = new object[] { new { kind = "fine", amount = new { amount = 50000, currency = "EUR" } } },
        };

    [Theory]
    [InlineData("nl")]
    [InlineData("fr")]
    public async Task No_page_of_a_party_at_any_stage_is_wider_than_a_phone(string language)
    {
        var filed = await Office.FileAsync(Complaint(language));
        var consumer = await FollowOnPhoneAsync(filed, language);
        var shop = (await HandsAsync("shop", Phone, language, script: true)).Page;
        async Task EachAsync(bool informed = true)
        {
            await WalkAsync(consumer, $"/track/{filed.Number}");
            if (informed)
            {
                await WalkAsync(shop, $"/cases/{filed.Number}");
            }
        }

        await Office.DoAsync("secretary", filed.Number, "request-information", new { items = new[] { Word } });
        await EachAsync(informed: false);
        var item = (await Office.TrackAsync(filed.Number, filed.Code)).List("items").First()["id"]!.GetValue<string>();
        await Office.DoAsync(filed, "supply-information", new { items = new[] { new { item, text = Word } } });
        await Office.DoAsync("secretary", filed.Number, "start-mediation");
        await Office.UploadAsync("shop", filed.Number, FileName, Stages.Pdf);
        await Office.DoAsync("shop", filed.Number, "message", new { to = "otherParty", text = $"{Word} {Site}" });
        await Office.DoAsync(
            "shop",
            filed.Number,
            "propose",
            new
            {
                text = Word,
                amount = new { amount = 1234567.89, currency = "EUR" },
                terms = new[] { new { what = Word[..150], by = "2026-05-01" } },
            }
        );
        await EachAsync();
        var proposal = (await Office.TrackAsync(filed.Number, filed.Code)).List("proposals").First()[
            "id"
        ]!.GetValue<string>();
        await Office.DoAsync(filed, "decline-proposal", new { proposal, reason = Word });
        await Office.DoAsync("secretary", filed.Number, "send-to-member");
        await EachAsync();
        await Office.DoAsync("shop", filed.Number, "respond", new { answer = Word, defence = Site });
        await Office.DoAsync(filed, "comment", new { text = Word });
        await Office.DoAsync(
            "secretary",
            filed.Number,
            "invite-to-hearing",
            new { at = "2026-04-10T10:00:00+02:00", place = Word }
        );
        await EachAsync();
    }

    [Theory]
    [InlineData("nl")]
    [InlineData("fr")]
    public async Task After_the_decision_it_is_not_either_and_the_page_is_short(string language)
    {
        var filed = await Office.NotifiedAsync("2026-03-02", Decision, Complaint(language));
        var consumer = await FollowOnPhoneAsync(filed, language);
        var shop = (await HandsAsync("shop", Phone, language, script: true)).Page;
        await WalkAsync(consumer, $"/track/{filed.Number}");
        await WalkAsync(shop, $"/cases/{filed.Number}");
        await Office.DoAsync("shop", filed.Number, "lodge-appeal", new { grounds = Word });
        await WalkAsync(consumer, $"/track/{filed.Number}");
        await WalkAsync(shop, $"/cases/{filed.Number}");

        // As people write, all that is older folded; the address is still to be confirmed (FP-21).
        var usual = await Office.NotifiedAsync("2026-03-02", complaint: Office.Complaint(language: language));
        var page = await FollowOnPhoneAsync(usual, language);
        var height = await page.EvaluateAsync<int>("document.documentElement.scrollHeight");
        Assert.True(height <= 4200, $"{height}");
        Assert.Equal(1, await page.Locator(".case-steps [aria-current=step]").CountAsync());
    }

    [Fact]
    public async Task A_link_to_a_part_opens_its_fold_without_script()
    {
        var filed = await Office.NotifiedAsync("2026-03-02");
        var page = await OpenAsync("nl", Phone, script: false);
        await page.GotoAsync("/track");
        await new Hands(page).FillAsync(("number", filed.Number), ("code", filed.Code));
        await new Hands(page).PressAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex($"/track/{filed.Number}$"));
        await Assertions.Expect(page.GetByText("De vervoerder leverde af.")).ToBeHiddenAsync();
        await page.GotoAsync($"/track/{filed.Number}#response");
        await Assertions.Expect(page.GetByText("De vervoerder leverde af.")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#message-text")).ToBeHiddenAsync();
    }

    [Theory]
    [InlineData("nl")]
    [InlineData("fr")]
    public async Task No_public_page_is_wider_than_a_phone(string language)
    {
        var page = await OpenAsync(language, Phone);
        foreach (var path in Public)
        {
            await NarrowAsync(page, path);
        }
    }

    private async Task<IPage> FollowOnPhoneAsync((string Number, string Code) filed, string language)
    {
        var page = await OpenAsync(language, Phone);
        await page.GotoAsync("/track");
        await new Hands(page).FillAsync(("number", filed.Number), ("code", filed.Code));
        await SendAsync(page);
        return page;
    }

    // The page itself with all that is folded, and what it leads to inside the case.
    private static async Task WalkAsync(IPage page, string path)
    {
        await NarrowAsync(page, path);
        var within = await page.Locator($"main a[href^='{path}/']:not([download])")
            .EvaluateAllAsync<string[]>("all => all.map(a => a.getAttribute('href'))");
        foreach (var to in within.Distinct().Where(to => !to.Contains("/documents/", StringComparison.Ordinal)))
        {
            await NarrowAsync(page, to);
        }
    }

    private static async Task NarrowAsync(IPage page, string path)
    {
        await page.GotoAsync(path);
        var wide = await page.EvaluateAsync<string[]>(
            """
            width => {
                document.querySelectorAll('details').forEach(d => d.open = true);
                return document.documentElement.scrollWidth <= width ? [] :
                    [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > width + 0.5)
                        .map(e => e.tagName + '.' + e.className + ' ' + Math.round(e.getBoundingClientRect().right) + ' ' + e.textContent.trim().slice(0, 40));
            }
            """,
            Phone
        );
        Assert.True(wide.Length == 0, $"{path} is wider than a phone: {string.Join(" | ", wide.TakeLast(6))}");
    }
}
