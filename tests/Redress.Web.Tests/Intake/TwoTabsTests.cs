using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Intake;

/// <summary>A draft belongs to its complaint: two tabs of one browser are two drafts.</summary>
public sealed class TwoTabsTests(OneApp one) : IClassFixture<OneApp>
{
    [Fact]
    public async Task What_is_typed_in_one_tab_lands_in_its_own_complaint()
    {
        var browser = one.Client();
        var (first, second) = (new Filer(browser), new Filer(browser));
        await first.BeginAsync();
        await first.StepAsync("shop", ("respondent.memberId", "demo-shop"));
        using var open = await first.FormAsync(
            "/complain/facts",
            "step",
            [("facts", "Van de eerste."), ("do", "next")]
        );
        await second.BeginAsync();
        await second.StepAsync("shop", ("respondent.memberId", "second-shop"));
        await first.SendAsync("/complain/facts", open);
        Assert.Contains("Van de eerste.", (await first.OpenAsync("/complain/facts")).Html, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "Van de eerste.",
            (await second.OpenAsync("/complain/facts")).Html,
            StringComparison.Ordinal
        );
        Assert.Matches("value=\"demo-shop\"[^>]* checked", (await first.OpenAsync("/complain/shop")).Html);
        Assert.Matches("value=\"second-shop\"[^>]* checked", (await second.OpenAsync("/complain/shop")).Html);
    }

    [Fact]
    public async Task Who_begins_anew_finds_all_that_was_begun_on_this_device()
    {
        var browser = one.Client();
        foreach (var shop in new[] { "demo-shop", "second-shop" })
        {
            var filer = new Filer(browser);
            await filer.BeginAsync();
            await filer.StepAsync("shop", ("respondent.memberId", shop));
        }

        var page = (await new Filer(browser).OpenAsync("/complain")).Html;
        Assert.Contains("Demo Shop", page, StringComparison.Ordinal);
        Assert.Contains("Second Shop", page, StringComparison.Ordinal);
    }
}
