using Redress.Domain.Tests.Law;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Intake;

/// <summary>Why a postal address is asked, where it is asked (BC-23, FP-11).</summary>
public sealed class PostalAddressTests(OneApp one) : IClassFixture<OneApp>
{
    private const string Why = "a decision of the committee comes by registered post";
    private const string Optional = "class=\"optional\"";

    [Fact]
    [Rule("BC-23"), Rule("FP-11")]
    public async Task It_is_said_where_a_decision_comes_by_registered_post_and_what_happens_without_one()
    {
        var page = await ReachAsync("demo-shop");
        Assert.Contains(Why, page, StringComparison.Ordinal);
        Assert.Contains(
            "Without an address we ask you for one before the decision is sent.",
            page,
            StringComparison.Ordinal
        );
        // It is not merely optional; the telephone number is.
        var post = page[
            page.IndexOf("<fieldset", StringComparison.Ordinal)..page.IndexOf("</fieldset>", StringComparison.Ordinal)
        ];
        Assert.Contains("complainant.address.street", post, StringComparison.Ordinal);
        Assert.DoesNotContain(Optional, post, StringComparison.Ordinal);
        Assert.Contains(Optional, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nobody_decides_it_is_asked_for_letters_alone()
    {
        var page = await ReachAsync("keurmerk-shop");
        Assert.DoesNotContain(Why, page, StringComparison.Ordinal);
        Assert.Contains("You need it only if you have no e-mail address", page, StringComparison.Ordinal);
    }

    private async Task<string> ReachAsync(string member)
    {
        var filer = new Filer(one.Client());
        await filer.BeginAsync();
        await filer.StepAsync("shop", ("respondent.memberId", member));
        return (await filer.OpenAsync("/complain/reach")).Html;
    }
}
