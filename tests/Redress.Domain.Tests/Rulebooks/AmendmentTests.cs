using Redress.Domain.Rulebooks;
using Redress.Domain.Terms;
using Redress.Domain.Tests.Law;

namespace Redress.Domain.Tests.Rulebooks;

/// <summary>How long before it is in force a version is told, and what it would make of an invented case.</summary>
public sealed class AmendmentTests
{
    private static readonly DateOnly Sent = new(2026, 3, 2);

    [Theory]
    [Rule("BC-42")]
    [InlineData("becommerce", "2026-03-31", false, "BC-42")]
    [InlineData("becommerce", "2026-04-01", false, null)]
    [InlineData("becommerce", "2026-04-01", true, null)]
    [InlineData("webshop-keurmerk", "2026-03-31", true, "BC-42")]
    [InlineData("webshop-keurmerk", "2026-04-01", false, null)]
    [InlineData("webshop-keurmerk", "2026-05-01", true, "WK-10")]
    [InlineData("webshop-keurmerk", "2026-05-02", true, null)]
    public void A_version_leaves_label_users_the_time_that_the_scheme_gives_them(
        string scheme,
        string inForce,
        bool significant,
        string? rule
    )
    {
        var amendment = RulebookReader.ReadAll(RulebookReader.Embedded()).InForce(scheme, Sent)!.Amendment;
        var day = DateOnly.ParseExact(inForce, "O", System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(rule, amendment.RefusedBy(Sent, day, significant));
        Assert.Equal(rule is null, day >= amendment.Earliest(Sent, significant));
    }

    [Theory]
    [Rule("BC-42")]
    [InlineData("""{ "notice": "P29D" }""", "$.amendment.notice")]
    [InlineData("""{ "notice": "soon" }""", "$.amendment.notice")]
    [InlineData("""{ "notice": "P30D", "significant": "two months" }""", "$.amendment.significant")]
    [InlineData("""{ "notice": "P30D", "other": 1 }""", "$.amendment.other")]
    public void No_scheme_gives_them_less_than_thirty_days(string amendment, string path)
    {
        var json = RulebookJson.With("becommerce", "amendment", amendment);
        var wrong = Assert.Throws<InvalidRulebookException>(() => RulebookReader.Read(json, "x"));
        Assert.Equal([path], wrong.Errors.Select(f => f.Path));
    }

    [Fact]
    [Rule("BC-42")]
    public void A_scheme_that_says_nothing_gives_thirty_days()
    {
        var read = RulebookReader.Read(RulebookJson.With("becommerce", "amendment", null), "x");
        Assert.Equal(new AmendmentRule(new Period(0, 0, 30), null), read.Amendment);
    }

    [Fact]
    [Rule("BC-42")]
    public void An_invented_case_has_the_terms_that_a_real_one_would_have_over_the_end_of_a_year_too()
    {
        Assert.Equal(
            [new DateOnly(2027, 6, 1), new DateOnly(2027, 12, 20)],
            RulebookRehearsal.Days(new DateOnly(2027, 6, 1))
        );
        Assert.Equal(
            [new DateOnly(2027, 12, 24), new DateOnly(2028, 12, 20)],
            RulebookRehearsal.Days(new DateOnly(2027, 12, 24))
        );
        var rulebook = RulebookReader.ReadAll(RulebookReader.Embedded()).InForce("becommerce", Sent)!;
        var begun = new DateOnly(2027, 12, 20);
        var terms = RulebookRehearsal.Terms(rulebook, begun);
        Assert.Equal(rulebook.Terms.Rules.Keys.Order(StringComparer.Ordinal), terms.Select(t => t.Name));
        var response = terms.Single(t => t.Name == "response");
        var opened = Term.Open(
            "x",
            new TermMatter(TermKind.Response, Party.Respondent),
            rulebook.Terms.Of(TermKind.Response),
            new TermEvent(TermStart.SentToMember, begun),
            rulebook.Working,
            rulebook.Id
        );
        Assert.Equal(opened.Due, response.Due);
        // Five working days from Monday the 20th pass over a weekend, Christmas on a Saturday and nothing else.
        Assert.Equal(new DateOnly(2027, 12, 27), terms.Single(t => t.Name == "receipt").Due);
    }
}
