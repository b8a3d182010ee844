using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Letters;
using Redress.Domain.Procedure;
using Redress.Domain.Terms;
using Redress.Domain.Tests.Law;

namespace Redress.Domain.Tests.Cases;

public sealed class OutcomeTermTests
{
    private static ACase Complete() =>
        ACase.OfBeCommerce().UnderExamination("2026-03-10").Do(ACase.Secretary, new DeclareComplete());

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(90, true)]
    [InlineData(91, false)]
    [Rule("FP-4")]
    public void The_ninety_days_are_extended_by_at_most_ninety(int days, bool lawful)
    {
        var a = Complete();
        Assert.Equal(ACase.Day("2026-06-08"), a.Running(TermKind.Outcome).Due);
        if (!lawful)
        {
            a.Invalid(ACase.Secretary, new ExtendTerm("outcome", days, "very complex"), "days", "FP-4");
            return;
        }

        a.Do(ACase.Secretary, new ExtendTerm("outcome", days, "very complex"));
        Assert.Equal(ACase.Day("2026-06-08").AddDays(days), a.Running(TermKind.Outcome).Due);
        Assert.Equal(Parties.Both, a.Running(TermKind.Outcome).Derivation.Extensions[0].Told);
        a.NotNow(ACase.Secretary, new ExtendTerm("outcome", 1, "again"), "FP-4");
    }

    [Fact]
    [Rule("FP-4")]
    [Rule("FP-8")]
    public void The_extension_needs_a_reason_and_comes_before_the_term_has_ended()
    {
        var a = Complete().Advance("2026-06-08T23:59");
        a.Invalid(ACase.Secretary, new ExtendTerm("outcome", 30, null), "reason", "FP-8");
        a.Invalid(ACase.Secretary, new ExtendTerm("nothing", 30, "why not"), "term", "FP-8");
        Assert.Contains("extend-term", a.Offered(ACase.Secretary));
        a.Advance("2026-06-09T00:00").NotNow(ACase.Secretary, new ExtendTerm("outcome", 30, "too late"), "FP-4");
        Assert.DoesNotContain("extend-term", a.Offered(ACase.Secretary));
    }

    [Fact]
    [Rule("FP-2")]
    [Rule("FP-4")]
    public void A_term_that_stands_still_can_be_extended_and_stands_still_on()
    {
        var a = Complete()
            .Asked("2026-06-01")
            .Advance("2026-06-15")
            .Do(ACase.Secretary, new ExtendTerm("outcome", 30, "very complex"));
        Assert.Equal(TermState.Stopped, a.It.Terms.Single(t => t.Kind == TermKind.Outcome).State);
        a.Advance("2026-06-16T00:00");
        Assert.Equal(ACase.Day("2026-06-08").AddDays(30 + 15), a.Running(TermKind.Outcome).Due);
    }

    [Fact]
    [Rule("FP-4")]
    public void The_decision_meets_the_term() =>
        Assert.Equal(
            TermState.Met,
            ACase.OfBeCommerce().Decided("2026-05-04").It.Terms.Single(t => t.Kind == TermKind.Outcome).State
        );

    [Fact]
    [Rule("BC-24")]
    public void The_term_to_appeal_is_never_extended()
    {
        var a = ACase.OfBeCommerce().Appealed("2026-05-20");
        a.NotNow(ACase.Secretary, new ExtendTerm("appeal", 5, "please"), "FP-4");
        Assert.DoesNotContain("extend-term", a.Offered(ACase.Secretary));
    }

    // Due on Friday 17 July; the Friday becomes a holiday.
    [Fact]
    [Rule("FP-10")]
    public void A_new_holiday_moves_the_open_term_and_never_shortens_it()
    {
        var a = ACase.OfBeCommerce("2026-07-01").SentToMember("2026-07-03");
        var calendar = ACase.BeCommerce.Calendar with
        {
            Added = [new Holiday(ACase.Day("2026-07-17"), "a royal wedding")],
        };
        var changed = ACase.BeCommerce with { Calendar = calendar };
        Assert.Equal(
            [(TermKind.Response, ACase.Day("2026-07-20"))],
            a.It.TermsTouchedBy(changed, a.Now).Select(t => (t.Kind, t.Due))
        );
        Assert.Null(
            a.It.Do(
                new RederiveTerms("a royal wedding"),
                new ActContext(new Act(Actor.Clock, a.Now), changed, ExternalFacts.None)
            )
        );
        Assert.Equal(ACase.Day("2026-07-20"), a.Running(TermKind.Response).Due);
        Assert.Equal("a royal wedding", a.Running(TermKind.Response).Derivation.Skipped[0].Name);
        Assert.Empty(a.It.TermsTouchedBy(ACase.BeCommerce, a.Now));
    }

    // FP-23: both were told by when the secretary goes on, five working days after Wednesday 15 July: Thursday 23 July, the 21st being a legal holiday.
    [Fact]
    [Rule("FP-10")]
    [Rule("FP-23")]
    public void A_new_holiday_that_moves_a_term_of_the_body_is_told_to_the_parties_who_know_of_it()
    {
        var a = ACase.OfBeCommerce("2026-07-01").InMediation("2026-07-06");
        a.Do(a.Consumer, new DeclineMediation(), "2026-07-15");
        Assert.Equal(ACase.Day("2026-07-23"), a.Running(TermKind.GoOn).Due);
        var changed = ACase.BeCommerce with
        {
            Calendar = ACase.BeCommerce.Calendar with { Added = [new Holiday(ACase.Day("2026-07-17"), "closed")] },
        };
        Assert.Null(
            a.It.Do(
                new RederiveTerms("closed"),
                new ActContext(new Act(Actor.Clock, a.Now), changed, ExternalFacts.None)
            )
        );
        Assert.Equal(ACase.Day("2026-07-24"), a.Running(TermKind.GoOn).Due);
        Assert.Equal(
            [Addressee.Complainant, Addressee.Respondent],
            Correspondence
                .For(a.It, changed, a.It.NewFacts, a.Now)
                .Where(l => l.Template == "terms-rederived")
                .Select(l => l.To)
        );
    }

    // The clock has yet to note that it lapsed: the last second of Friday 17 July, and the next one.
    [Fact]
    [Rule("FP-8")]
    [Rule("FP-10")]
    public void A_new_holiday_gives_nothing_back_of_a_term_that_is_over()
    {
        var a = ACase.OfBeCommerce("2026-07-01").SentToMember("2026-07-03");
        var changed = ACase.BeCommerce with
        {
            Calendar = ACase.BeCommerce.Calendar with { Added = [new Holiday(ACase.Day("2026-07-17"), "closed")] },
        };
        var over = a.Running(TermKind.Response).LapsesAt(changed.Working);
        Assert.Single(a.It.TermsTouchedBy(changed, over.AddSeconds(-1)));
        Assert.Empty(a.It.TermsTouchedBy(changed, over));
        Assert.Null(
            a.It.Do(
                new RederiveTerms("closed"),
                new ActContext(new Act(Actor.Clock, over), changed, ExternalFacts.None)
            )
        );
        Assert.Equal(ACase.Day("2026-07-17"), a.Running(TermKind.Response).Due);
    }

    [Fact]
    [Rule("FP-10")]
    [Rule("BC-26")]
    public void A_new_holiday_gives_the_deposit_its_day_too()
    {
        var a = ACase.OfBeCommerce().Appealed("2026-05-20");
        var changed = ACase.BeCommerce with
        {
            Calendar = ACase.BeCommerce.Calendar with { Added = [new Holiday(ACase.Day("2026-05-22"), "closed")] },
        };
        Assert.Null(
            a.It.Do(
                new RederiveTerms("closed"),
                new ActContext(new Act(Actor.Clock, a.Now), changed, ExternalFacts.None)
            )
        );
        Assert.Equal(
            (a.Running(TermKind.Deposit).Due, ACase.Day("2026-05-29")),
            (a.It.Appeals[0].Deposit.Due, a.Running(TermKind.Deposit).Due)
        );
    }
}
