using AngleSharp.Dom;
using Bunit;
using Redress.Domain;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Terms;
using Redress.Domain.Tests;
using Redress.Domain.Tests.Law;
using Redress.Web.Cases.FileParts;
using Redress.Web.Shell.Zones;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Cases.StaffFile;

/// <summary>Each term with its last day, how it ended, and why it is that day.</summary>
public sealed class TermCardTests(OneApp one) : IClassFixture<OneApp>, IDisposable
{
    private readonly Drawing _drawing = new(one.App);

    public void Dispose() => _drawing.Dispose();

    private IElement Draw(ACase a, Term term, Actor? reader = null) =>
        _drawing
            .Render<TermCard>(p => p.Add(x => x.Open, Drawing.Open(a, reader ?? ACase.Secretary)))
            .Find($"#term-{term.Id}");

    /// <summary>
    /// Appealed on Wednesday 1 April 2026; five working days for the deposit: Thursday 2, Friday 3 (Good Friday is worked in Belgium), not the weekend of Easter,
    /// not Easter Monday, Tuesday 7, Wednesday 8, Thursday 9.
    /// </summary>
    [Fact]
    [Rule("FP-9"), Rule("BC-26")]
    public void A_term_says_from_what_it_runs_which_days_do_not_count_and_by_which_rule()
    {
        var a = ACase.OfBeCommerce().Notified("2026-03-23").Appealed("2026-04-01");
        var term = a.Running(TermKind.Deposit);
        Assert.Equal(ACase.Day("2026-04-09"), term.Due);
        var drawn = Draw(a, term);
        Assert.Contains("9 April 2026", drawn.TextContent, StringComparison.Ordinal);
        Assert.Contains("8 days", drawn.QuerySelector(".badge")!.TextContent, StringComparison.Ordinal);
        var why = drawn.QuerySelector("details p")!.TextContent;
        Assert.Contains("1 April 2026", why, StringComparison.Ordinal);
        Assert.Contains("BC-26", why, StringComparison.Ordinal);
        Assert.Contains("2026-01", why, StringComparison.Ordinal);
        Assert.Contains("Easter Monday", why, StringComparison.Ordinal);
        Assert.DoesNotContain("Good Friday", why, StringComparison.Ordinal);
    }

    [Fact]
    [Rule("FP-8"), Rule("FP-9")]
    public void An_extension_stands_in_the_derivation_with_its_reason()
    {
        var a = ACase.OfBeCommerce().SentToMember("2026-02-20");
        var before = a.Running(TermKind.Response);
        a.Do(ACase.Secretary, new ExtendTerm(before.Id, 5, "The carrier was on strike"));
        var after = a.Running(TermKind.Response);
        Assert.True(after.Due > before.Due);
        var drawn = Draw(a, after);
        Assert.Contains(DayFormatter.Written(after.Due), drawn.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(
            DayFormatter.Written(before.Due),
            drawn.QuerySelector("p")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "The carrier was on strike",
            drawn.QuerySelector("details")!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    [Rule("BC-12")]
    public void A_term_that_was_met_and_one_that_went_by_are_told_apart_and_run_no_more()
    {
        var met = ACase.OfBeCommerce().Answered("2026-03-02");
        var lapsed = ACase.OfBeCommerce().Unanswered("2026-03-02");
        foreach (var (a, badge) in new[] { (met, "badge-ok"), (lapsed, "badge-late") })
        {
            var term = a.It.Terms.Find(t => t.Kind == TermKind.Response)!;
            var drawn = Draw(a, term);
            Assert.NotNull(drawn.QuerySelector($".badge.{badge}"));
            Assert.DoesNotContain("days", drawn.QuerySelector(".badge")!.TextContent, StringComparison.Ordinal);
        }
    }

    [Fact]
    [Rule("BC-16"), Rule("BC-18")]
    public void A_party_sees_its_own_terms_and_not_those_of_the_body()
    {
        var a = ACase.OfBeCommerce().Decided("2026-05-11");
        var body = a.Running(TermKind.Notification);
        Assert.NotNull(Draw(a, body));
        var seen = _drawing.Render<TermCard>(p => p.Add(x => x.Open, Drawing.Open(a, a.Shop)));
        var told = Domain.Cases.CaseView.Terms(a.It, a.Shop).Select(t => t.Id).ToHashSet();
        Assert.Equal(
            a.It.Terms.Select(t => (t.Id, told.Contains(t.Id))),
            a.It.Terms.Select(t => (t.Id, seen.FindAll($"#term-{t.Id}").Count == 1))
        );
    }
}
