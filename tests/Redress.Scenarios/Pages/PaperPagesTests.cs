using Microsoft.Playwright;
using Redress.Domain.Tests.Law;
using Redress.Scenarios.Support;
using Redress.Testing;

namespace Redress.Scenarios.Pages;

/// <summary>A complaint on paper in a browser: the scan beside the form, days in words, and nothing left behind when the page goes away in its place.</summary>
[Collection(InBrowser.Name)]
public sealed class PaperPagesTests(Browser browser) : PageTests(browser)
{
    protected override string? Clock => "2026-11-28T09:00:00+01:00";

    [Fact]
    [Rule("FP-13"), Rule("FP-21")]
    public async Task A_complaint_is_entered_beside_its_scan_without_loading_a_page_and_leaves_nothing_behind()
    {
        var page = await SignInAsync("secretary");
        await page.GotoAsync("/complaints/paper");
        // Of the facts the page is asked once they are written, and at no letter of them.
        var asked = 0;
        page.Request += (_, request) =>
            asked += request.Url.EndsWith("/paper/follow", StringComparison.Ordinal) ? 1 : 0;
        await page.Locator("[name=facts]").PressSequentiallyAsync("De stoel", new() { Delay = 200 });
        Assert.Equal(0, asked);
        await page.RunAndWaitForRequestAsync(() => page.Locator("[name=facts]").BlurAsync(), "**/paper/follow");

        await page.Locator("#documents")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "brief.pdf",
                    MimeType = "application/pdf",
                    Buffer = Stages.Pdf,
                }
            );
        // What is typed while the scan is on its way stays; and who types slowly has not said that it is no member.
        await page.Locator("[name='respondent.name']").PressSequentiallyAsync("Demo Shop", new() { Delay = 200 });
        await Assertions.Expect(page.Locator(".paper-scan iframe")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("[name='respondent.name']")).ToHaveValueAsync("Demo Shop");
        await Assertions.Expect(page.Locator("[name='respondent.memberId'][value='demo-shop']")).ToBeCheckedAsync();

        await page.Locator("#contactedShopOn").FillAsync("29/11");
        await Assertions.Expect(page.Locator("#contactedShopOn-day")).ToHaveTextAsync("Saturday 29 November 2025");
        await page.Locator("#contactedShopOn").FillAsync("31/2");
        await page.Locator("#contactedShopOn").BlurAsync();
        await Assertions.Expect(page.Locator("#contactedShopOn-day")).ToContainTextAsync("This is no day.");
        await page.Locator("#arrived").PressAsync("Alt+ArrowDown");
        await page.EvaluateAsync(
            "() => { const c = document.querySelector('.day-calendar'); c.value = '2026-11-26'; c.dispatchEvent(new Event('change')); }"
        );
        await Assertions.Expect(page.Locator("#arrived")).ToHaveValueAsync("26/11/2026");
        await Assertions.Expect(page.Locator("#arrived-day")).ToHaveTextAsync("Thursday 26 November 2026");

        await page.Locator("button[value=register]").ClickAsync();
        await Assertions.Expect(page.Locator(".error-summary")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#contactedShopOn")).ToHaveValueAsync("31/2");
        await Assertions.Expect(page.Locator(".paper-scan")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator("[name='respondent.memberId'][value='demo-shop']")).ToHaveCountAsync(1);

        foreach (
            var (name, typed) in new[]
            {
                ("contactedShopOn", "20 nov"),
                ("complainant.name", "Rosa Maes"),
                ("complainant.address.street", "Kerkstraat 1"),
                ("complainant.address.postalCode", "9000"),
                ("complainant.address.city", "Gent"),
                ("facts", "De stoel kwam nooit aan."),
                ("claim", "Geld terug."),
            }
        )
        {
            await page.Locator($"[name='{name}']").FillAsync(typed);
        }

        await page.Locator("button[value=register]").ClickAsync();
        await page.WaitForURLAsync("**/cases/*?done=file-complaint");
        await Assertions.Expect(page.Locator(".paper-scan")).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("Rosa Maes");
    }
}
