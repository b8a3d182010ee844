using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Facts;
using Redress.Domain.Cases.Records;
using Redress.Domain.Rulebooks;
using Redress.Domain.Terms;
using Redress.Domain.Tests.Law;

namespace Redress.Domain.Tests.Cases;

/// <summary>What was agreed, thing by thing, and whether it was kept.</summary>
public sealed class SettlementTests
{
    private static readonly ProposedClause[] TwoThings =
    [
        new("the price", Money.Euro(89.95m), ACase.Day("2026-03-20")),
        new("an excuse", By: ACase.Day("2026-03-06")),
    ];

    private static ACase Settled(Propose? offer = null)
    {
        var a = ACase.OfBeCommerce().InMediation("2026-02-17");
        a.Do(a.Shop, offer ?? new Propose("All of it, and we say sorry", Terms: TwoThings), "2026-02-18");
        return a.Do(a.Consumer, new AcceptProposal(a.It.Proposals[0].Id, true, true), "2026-02-27")
            .Is(CaseState.Settled);
    }

    private static ACase Asked() => Settled().Advance("2026-03-21T07:00");

    [Fact]
    [Rule("BC-10")]
    public void A_settlement_holds_the_terms_of_the_accepted_proposal()
    {
        var settlement = Settled().It.Settlement!;
        Assert.Equal(
            [
                new SettlementClause("the price", Money.Euro(89.95m), ACase.Day("2026-03-20")),
                new SettlementClause("an excuse", null, ACase.Day("2026-03-06")),
            ],
            settlement.Agreed
        );
        Assert.Equal("All of it, and we say sorry", settlement.Terms);
        Assert.Equal(settlement.Agreed, settlement.BesideText);
    }

    [Fact]
    [Rule("BC-10")]
    public void A_proposal_in_words_is_one_term_with_its_amount_and_day()
    {
        var settlement = Settled(new Propose("All of it", Money.Euro(89.95m), ACase.Day("2026-03-20"))).It.Settlement!;
        Assert.Equal(
            [new SettlementClause("All of it", Money.Euro(89.95m), ACase.Day("2026-03-20"))],
            settlement.Agreed
        );
        Assert.Empty(settlement.BesideText);
    }

    [Fact]
    [Rule("BC-10")]
    public void The_secretary_may_record_the_terms_one_by_one_too()
    {
        var a = ACase.OfBeCommerce().InMediation("2026-02-17");
        a.Invalid(
            ACase.Secretary,
            new Settle("Half", [new ProposedClause("half", Money.Euro(0))]),
            "agreed[0].amount",
            "BC-10"
        );
        a.Settles("Half", new ProposedClause("half", Money.Euro(45), ACase.Day("2026-03-02")));
        Assert.Equal(
            (ACase.Day("2026-03-02"), ACase.Day("2026-03-03")),
            (a.It.Settlement!.LastDay, a.It.Settlement.AskOn)
        );
    }

    [Fact]
    [Rule("BC-10")]
    public void Each_term_says_what_with_a_lawful_amount_and_a_day_to_come_and_there_are_not_too_many()
    {
        var a = ACase.OfBeCommerce().InMediation("2026-02-17");
        a.Invalid(a.Shop, new Propose("x", Terms: [TwoThings[0], new ProposedClause(" ")]), "terms[1].what", "BC-10");
        a.Invalid(a.Shop, new Propose("x", Terms: [null!]), "terms[0].what", "BC-10");
        a.Invalid(
            a.Shop,
            new Propose("x", Terms: [new ProposedClause(new string('x', 1001))]),
            "terms[0].what",
            "BC-10"
        );
        a.Invalid(
            a.Shop,
            new Propose("x", Terms: [new ProposedClause("y", new Money(5, "USD"))]),
            "terms[0].amount",
            "BC-10"
        );
        a.Invalid(
            a.Shop,
            new Propose("x", Terms: [new ProposedClause("y", By: ACase.Day("2026-02-16"))]),
            "terms[0].by",
            "BC-10"
        );
        a.Invalid(a.Shop, new Propose("x", Terms: [.. Enumerable.Repeat(TwoThings[1], 21)]), "terms", "BC-10");
        a.Do(a.Shop, new Propose("x", Terms: [.. Enumerable.Repeat(TwoThings[1], 20)]));
    }

    [Fact]
    [Rule("BC-10")]
    public void A_counter_proposal_answers_one_of_the_other_party_which_stays_open_until_one_is_accepted()
    {
        var a = ACase.OfBeCommerce().InMediation("2026-02-17");
        a.Do(a.Shop, new Propose("Half of it back"), "2026-02-18");
        a.Invalid(a.Shop, new Propose("x", Counters: a.It.Proposals[0].Id), "counters", "BC-10");
        a.Invalid(a.Consumer, new Propose("x", Counters: "p99"), "counters", "BC-10");
        a.Do(a.Consumer, new Propose("All of it", Counters: a.It.Proposals[0].Id));
        Assert.Equal(a.It.Proposals[0].Id, a.It.Proposals[1].Counters);
        Assert.Equal([ProposalState.Open, ProposalState.Open], a.It.Proposals.Select(p => p.State));
        a.Do(a.Consumer, new AcceptProposal(a.It.Proposals[0].Id, true, true)).Is(CaseState.Settled);
        Assert.Equal([ProposalState.Accepted, ProposalState.Overtaken], a.It.Proposals.Select(p => p.State));
    }

    [Fact]
    [Rule("BC-10")]
    public void A_declined_proposal_may_be_answered_with_another()
    {
        var a = ACase.OfBeCommerce().InMediation("2026-02-17");
        a.Do(a.Shop, new Propose("Half of it back"))
            .Do(a.Consumer, new DeclineProposal(a.It.Proposals[0].Id))
            .Do(a.Consumer, new Propose("All of it", Counters: a.It.Proposals[0].Id));
        Assert.Equal(ProposalState.Declined, a.It.Proposals[0].State);
    }

    // The last day is Friday 20 March: asked on Saturday the 21st, at seven in Brussels.
    [Fact]
    [Rule("BC-10")]
    public void Both_are_asked_on_the_day_after_the_last_thing_was_to_be_done_once()
    {
        var a = Settled();
        Assert.Equal(
            new DateTimeOffset(2026, 3, 21, 7, 0, 0, TimeSpan.FromHours(1)),
            a.It.AsksAboutSettlementAt(a.Rulebook)
        );
        Assert.Equal(
            ACase.Day("2026-03-21"),
            Assert.Single(a.NotNow(a.Consumer, new ReportSettlement(true), "BC-10").Obstacles).Until
        );
        a.Advance("2026-03-21T06:59").NotNow(Actor.Clock, new AskAboutSettlement(), "BC-10");
        a.Advance("2026-03-21T07:00").Is(CaseState.Settled);
        Assert.Equal(ACase.Day("2026-03-21"), a.It.Settlement!.AskedOn);
        Assert.Null(a.It.AsksAboutSettlementAt(a.Rulebook));
        a.NotNow(Actor.Clock, new AskAboutSettlement(), "BC-10");
        Assert.Single(a.Facts.OfType<SettlementAsked>());
    }

    [Fact]
    [Rule("BC-10")]
    public void Without_a_day_they_are_asked_after_the_time_that_the_rulebook_gives()
    {
        Assert.Equal(
            ACase.Day("2026-03-19"),
            ACase.OfBeCommerce().InMediation("2026-02-17").Settles("Half").It.Settlement!.AskOn
        );
        var quick = ACase.BeCommerce with { SettlementAskedAfter = new Period(0, 0, 7) };
        Assert.Equal(
            ACase.Day("2026-02-24"),
            ACase.OfBeCommerce(rulebook: quick).InMediation("2026-02-17").Settles("Half").It.Settlement!.AskOn
        );
    }

    // Proposed with a day that was over when it was accepted.
    [Fact]
    [Rule("BC-10")]
    public void A_settlement_whose_days_were_over_when_it_was_made_is_asked_about_on_the_next_day() =>
        Assert.Equal(
            ACase.Day("2026-02-28"),
            Settled(new Propose("Half", By: ACase.Day("2026-02-20"))).It.Settlement!.AskOn
        );

    [Fact]
    [Rule("BC-10")]
    public void Each_party_answers_and_its_last_answer_counts_whatever_the_other_says()
    {
        var a = Asked();
        a.Invalid(a.Consumer, new ReportSettlement(null), "kept", "BC-10");
        a.Do(a.Consumer, new ReportSettlement(false, "nothing came"), "2026-03-23")
            .Do(a.Shop, new ReportSettlement(true))
            .Do(a.Consumer, new ReportSettlement(true, "it came on Tuesday"), "2026-03-26");
        Assert.Equal(
            new SettlementReport(Party.Complainant, true, "it came on Tuesday", ACase.Day("2026-03-26")),
            a.It.Settlement!.ReportOf(Party.Complainant)
        );
        Assert.Equal(
            new SettlementReport(Party.Respondent, true, null, ACase.Day("2026-03-23")),
            a.It.Settlement.ReportOf(Party.Respondent)
        );
        Assert.Equal(2, a.It.Settlement.Reports.Count);
        a.Refused(ACase.Committee, new ReportSettlement(true), RefusalKind.NotThisRole, "BC-10");
        a.Invalid(ACase.Secretary, new ReportSettlement(true), "onBehalfOf", "FP-13");
    }

    [Fact]
    [Rule("BC-11")]
    public void A_settlement_that_was_not_kept_brings_no_case_back()
    {
        var a = Asked();
        a.Do(a.Consumer, new ReportSettlement(false)).Do(a.Shop, new ReportSettlement(false)).Is(CaseState.Settled);
        Assert.Equal(ACase.Day("2026-02-27"), a.It.EndedOn);
        a.NotNow(ACase.Secretary, new SendToMember(), "BC-12");
        a.NotNow(a.Consumer, new Propose("again"), "BC-10");
    }

    [Fact]
    [Rule("BC-10")]
    [Rule("FP-13")]
    public void An_answer_may_come_on_paper()
    {
        var a = Asked().Advance("2026-03-30").OnPaper(Party.Complainant, new ReportSettlement(true), "2026-03-27");
        Assert.Equal(ACase.Day("2026-03-27"), a.It.Settlement!.ReportOf(Party.Complainant)!.On);
    }

    [Fact]
    [Rule("BC-10")]
    [Rule("FP-18")]
    public void What_was_promised_and_answered_is_kept_from_its_last_day_and_then_erased()
    {
        var a = Asked();
        a.Do(a.Shop, new ReportSettlement(true, "paid to BE68 5390 0754 7034"));
        Assert.Equal(ACase.Day("2029-03-21"), a.It.EraseFrom);
        a.Advance("2029-03-21").Do(Actor.Clock, new EraseFile());
        Assert.All(a.It.Settlement!.Agreed.Concat(a.It.Proposals[0].Terms), t => Assert.Equal("", t.What));
        Assert.All(a.It.Settlement.Reports, r => Assert.Null(r.Text));
    }

    // As it was stored before settlements had terms one by one.
    [Fact]
    [Rule("BC-10")]
    public void A_settlement_older_than_the_question_is_not_asked_about()
    {
        var old = new Settlement("Half", Money.Euro(45), ACase.Day("2026-03-02"), ACase.Day("2026-02-20"), null);
        Assert.Equal(ACase.Day("2026-03-02"), old.LastDay);
        Assert.Empty(old.BesideText);
        Assert.Null(old.AskOn);
    }

    [Fact]
    [Rule("BC-42")]
    public void The_rulebook_may_say_after_which_time_to_ask_and_need_not()
    {
        Assert.Equal(new Period(0, 0, 30), ACase.BeCommerce.SettlementAskedAfter);
        Assert.Equal(
            new Period(0, 0, 30),
            RulebookReader.Read(Rulebooks.RulebookJson.With("becommerce", "settlement", null), "x").SettlementAskedAfter
        );
        Assert.Equal(
            new Period(0, 2, 0),
            RulebookReader
                .Read(Rulebooks.RulebookJson.With("becommerce", "settlement.askedAfter", "\"P2M\""), "x")
                .SettlementAskedAfter
        );
    }

    // Both have accepted a proposal once the other party accepts it, on paper too: the case is settled with its terms by that very act.
    [Theory]
    [Rule("FP-5")]
    [InlineData(false)]
    [InlineData(true)]
    public void A_proposal_that_both_accepted_needs_no_settle_and_one_that_is_open_none_may_settle(bool onPaper)
    {
        var a = ACase.OfBeCommerce().InMediation("2026-03-02");
        a.Do(a.Shop, new Propose("Half of it back"));
        var proposal = a.It.Proposals[0].Id;
        a.Invalid(ACase.Secretary, new Settle("Half of it back", Proposal: proposal), "proposal", "FP-5");
        var accept = new AcceptProposal(proposal, Told: true, Sooner: true);
        a = onPaper ? a.OnPaper(Party.Complainant, accept) : a.Do(a.Consumer, accept);
        a.Is(CaseState.Settled);
        Assert.Equal(("Half of it back", proposal), (a.It.Settlement!.Terms, a.It.Settlement.Proposal));
        a.NotNow(ACase.Secretary, new Settle("Half of it back", Proposal: proposal), "FP-5");
    }
}
