using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Domain.Decisions;
using Redress.Domain.Terms;
using Redress.Domain.Tests.Law;

namespace Redress.Domain.Tests.Cases;

/// <summary>FP-3: a refusal is told within 21 days, and one on a ground that shows later waits for the complainant.</summary>
public sealed class RefusalTests
{
    private static readonly Decide Inadmissible = new(
        Outcome.Inadmissible,
        RefusalGround.OutOfScope,
        Reasons: "It is about a house."
    );

    // Complete at intake on Monday 16 February: the 21 days end on Monday 9 March.
    [Theory]
    [InlineData("2026-03-09", TermState.Met)]
    [InlineData("2026-03-10", TermState.Lapsed)]
    [Rule("FP-3")]
    public void The_term_is_met_by_telling_and_not_by_pronouncing(string posted, TermState state)
    {
        var a = ACase
            .OfBeCommerce()
            .Do(ACase.Committee, Inadmissible, "2026-03-06")
            .Do(ACase.Committee2, new ConfirmDecision())
            .Is(CaseState.Decided);
        Assert.Equal(ACase.Day("2026-03-09"), a.Running(TermKind.Refusal).Due);
        a.Do(ACase.Secretary, new Notify(ACase.Day(posted), "RR-1"), posted);
        Assert.Equal(state, a.It.Terms.Single(t => t.Kind == TermKind.Refusal).State);
    }

    [Fact]
    [Rule("FP-3")]
    public void What_was_posted_in_time_and_entered_the_day_after_was_told_in_time()
    {
        var a = ACase
            .OfBeCommerce()
            .Do(ACase.Committee, Inadmissible, "2026-03-06")
            .Do(ACase.Committee2, new ConfirmDecision())
            .Do(ACase.Secretary, new Notify(ACase.Day("2026-03-09"), "RR-1"), "2026-03-10");
        Assert.Equal(TermState.Met, a.It.Terms.Single(t => t.Kind == TermKind.Refusal).State);
    }
}
