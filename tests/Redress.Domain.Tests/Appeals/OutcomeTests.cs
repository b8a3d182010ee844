using Redress.Domain.Appeals;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Domain.Decisions;
using Redress.Domain.Members;
using Redress.Domain.Notices;
using Redress.Domain.Terms;
using Redress.Domain.Tests.Law;

namespace Redress.Domain.Tests.Appeals;

/// <summary>What a forum may put in the place of a decision, and what then stands (BC-28, BC-29).</summary>
public sealed class OutcomeTests
{
    private static readonly ProposedSanction Fine = new(SanctionKind.Fine, Money.Euro(2500));
    private static readonly ProposedSanction Exclusion = new(SanctionKind.Exclusion);

    private static readonly Decide Fined = ACase.Founded with { Sanctions = [Fine] };
    private static readonly Decide Both = ACase.Founded with { Sanctions = [Fine, Exclusion] };

    private static ACase Before(Decide decision, Party by = Party.Respondent, params Forum[] fora)
    {
        var a = ACase.OfBeCommerce().Notified("2026-05-11", decision).Appealed("2026-05-20", by).Paid("2026-05-21");
        return Brought(a, fora.Length == 0 ? [Forum.Arbitration] : fora);
    }

    private static ACase Brought(ACase a, params Forum[] fora)
    {
        if (a.It.Appeals[^1].AwaitsChoice)
        {
            a.Chooses("2026-05-29", true);
        }

        a.Advance("2026-06-10");
        foreach (var forum in fora)
        {
            a.Do(ACase.Handler, new Refer(a.It.Appeals[^1].Id, forum, "R-1", a.Today, a.Adds(ACase.Handler)));
        }

        return a;
    }

    private static RecordOutcome Says(ACase a, ForumOutcome outcome, Forum forum = Forum.Arbitration) =>
        new(a.It.Appeals[^1].Id, forum, outcome, "What the forum says.", a.Today, a.Adds(ACase.Handler));

    [Fact]
    [Rule("BC-29")]
    public void An_outcome_has_its_document()
    {
        var a = Before(Fined).Advance("2026-07-01");
        a.Invalid(ACase.Handler, Says(a, ForumOutcome.Rejected) with { Document = null }, "document", "BC-29");
        a.Do(ACase.Handler, Says(a, ForumOutcome.Rejected)).Is(CaseState.Final);
    }

    [Fact]
    [Rule("BC-29")]
    public void An_outcome_that_upholds_says_what_it_puts_in_the_place_of_what_was_contested()
    {
        var a = Before(ACase.Unfounded, Party.Complainant).Advance("2026-07-01");
        a.Invalid(ACase.Handler, Says(a, ForumOutcome.Upheld), "replacementOutcome", "BC-29");
        a.Invalid(ACase.Handler, Says(a, ForumOutcome.PartlyUpheld), "replacementOutcome", "BC-29");
        // What was ordered is never refused for its form.
        a.Do(ACase.Handler, Says(a, ForumOutcome.Upheld) with { OtherOrder = "The shop writes a letter." });
        Assert.Equal("The shop writes a letter.", a.It.Appeals[0].Proceedings[0].OtherOrder);
        Assert.Empty(a.It.Decision!.Replaced);

        // Where single sanctions are contested they may simply fall.
        var b = ACase.OfBeCommerce().Notified("2026-05-11", Fined);
        b.Appealed("2026-05-20", Party.Respondent, b.It.Decision!.Sanctions[0].Id).Paid("2026-05-21");
        Brought(b, Forum.Arbitration).Do(ACase.Handler, Says(b, ForumOutcome.Upheld));
        Assert.Equal(SanctionState.Annulled, b.It.Decision!.Sanctions[0].State);
        Assert.Equal(Outcome.Founded, b.It.Decision.Outcome);
    }

    [Fact]
    [Rule("BC-29")]
    [Rule("BC-44")]
    [Rule("BC-21")]
    [Rule("BC-22")]
    [Rule("BC-19")]
    public void A_replacement_meets_every_rule_that_a_decision_meets()
    {
        var a = Before(ACase.Unfounded, Party.Complainant).Advance("2026-07-01");
        var founded = Says(a, ForumOutcome.Upheld) with { ReplacementOutcome = ReplacementOutcome.Founded };
        a.Invalid(ACase.Handler, founded, "replacementNorms", "BC-44");
        a.Invalid(ACase.Handler, founded with { ReplacementNorms = ["9.9"] }, "replacementNorms[0]", "BC-44");
        founded = founded with { ReplacementNorms = ["2.2.2"], ReplacementSanctions = [Fine] };
        a.Invalid(ACase.Handler, founded, "replacementRefrainFrom", "BC-21");
        founded = founded with { ReplacementRefrainFrom = "delivering late" };
        a.Invalid(
            ACase.Handler,
            founded with
            {
                ReplacementSanctions = [new ProposedSanction(SanctionKind.Fine, Money.Euro(999.99m))],
            },
            "replacementSanctions[0].amount",
            "BC-19"
        );
        a.Invalid(
            ACase.Handler,
            founded with
            {
                ReplacementOutcome = ReplacementOutcome.Unfounded,
            },
            "replacementSanctions",
            "BC-22"
        );
        a.Invalid(
            ACase.Handler,
            founded with
            {
                ReplacementOutcome = ReplacementOutcome.CannotBeJudged,
            },
            "replacementOutcome",
            "BC-17"
        );
        a.Do(ACase.Handler, founded).Is(CaseState.Final);
        var now = a.It.Decision!;
        Assert.Equal(
            (Outcome.Founded, "2.2.2", "delivering late", "What the forum says."),
            (now.Outcome, now.Norms[0], now.RefrainFrom, now.Reasons)
        );
        Assert.Equal((SanctionKind.Fine, SanctionState.Due), (now.Sanctions[0].Kind, now.Sanctions[0].State));
    }

    [Fact]
    [Rule("BC-29")]
    public void What_no_longer_stands_is_history_and_nothing_of_the_decision_tells_of_it()
    {
        var a = Before(Fined).Advance("2026-07-01");
        a.Do(ACase.Handler, Says(a, ForumOutcome.Upheld) with { ReplacementOutcome = ReplacementOutcome.Unfounded });
        var now = a.It.Decision!;
        Assert.Equal((Outcome.Unfounded, null, "What the forum says."), (now.Outcome, now.RefrainFrom, now.Reasons));
        Assert.Empty(now.Norms);
        Assert.Empty(now.StandingSanctions);
        var before = Assert.Single(now.Replaced);
        Assert.Equal(
            (Outcome.Founded, ACase.Founded.Reasons, ACase.Founded.RefrainFrom),
            (before.Outcome, before.Reasons, before.RefrainFrom)
        );
        Assert.Equal(["2.2.2"], before.Norms);
        Assert.Equal(SanctionKind.Fine, Assert.Single(before.Sanctions).Kind);
    }

    [Fact]
    [Rule("BC-28")]
    public void On_the_members_appeal_alone_nothing_is_made_heavier()
    {
        var a = Before(Fined).Advance("2026-07-01");
        var says = Says(a, ForumOutcome.PartlyUpheld);
        Heavier(new ProposedSanction(SanctionKind.Fine, Money.Euro(2500.01m)));
        Heavier(new ProposedSanction(SanctionKind.Fine, Money.Euro(1000)), new ProposedSanction(SanctionKind.Warning));
        a.Do(ACase.Handler, says with { ReplacementSanctions = [new ProposedSanction(SanctionKind.Reprimand)] });

        var won = Before(ACase.Unfounded).Advance("2026-07-01");
        won.Invalid(
            ACase.Handler,
            Says(won, ForumOutcome.PartlyUpheld) with
            {
                ReplacementOutcome = ReplacementOutcome.Founded,
                ReplacementNorms = ["2.2.2"],
            },
            "replacementOutcome",
            "BC-28"
        );

        // The consumer's appeal may make it heavier, within the bounds.
        var b = Before(Fined, Party.Complainant).Advance("2026-07-01");
        b.Do(
            ACase.Handler,
            Says(b, ForumOutcome.Upheld) with
            {
                ReplacementOutcome = ReplacementOutcome.Founded,
                ReplacementSanctions = [new ProposedSanction(SanctionKind.Fine, Money.Euro(9000))],
            }
        );
        Assert.Equal(Money.Euro(9000), Assert.Single(b.It.Decision!.StandingSanctions).Amount);

        void Heavier(params ProposedSanction[] sanctions) =>
            a.Invalid(ACase.Handler, says with { ReplacementSanctions = sanctions }, "replacementSanctions", "BC-28");
    }

    [Fact]
    [Rule("BC-28")]
    public void The_arbitrator_never_imposes_or_touches_what_only_a_court_may_judge()
    {
        var a = Before(Both, Party.Complainant, Forum.Arbitration).Advance("2026-07-01");
        a.Invalid(
            ACase.Handler,
            Says(a, ForumOutcome.PartlyUpheld) with
            {
                ReplacementSanctions = [Exclusion],
            },
            "replacementSanctions[0].kind",
            "BC-28"
        );

        // Left uncontested, the exclusion stands, and with it the committee's outcome, norms and order.
        var b = ACase.OfBeCommerce().Notified("2026-05-11", Both);
        b.Appealed("2026-05-20", Party.Respondent, b.It.Decision!.Sanctions[0].Id).Paid("2026-05-21");
        Brought(b, Forum.Arbitration)
            .Do(ACase.Handler, Says(b, ForumOutcome.Upheld) with { ReplacementOutcome = ReplacementOutcome.Unfounded })
            .Is(CaseState.Final);
        var now = b.It.Decision!;
        Assert.Equal(
            [(SanctionKind.Fine, SanctionState.Annulled), (SanctionKind.Exclusion, SanctionState.Due)],
            now.Sanctions.Select(s => (s.Kind, s.State))
        );
        Assert.Equal((Outcome.Founded, ACase.Founded.RefrainFrom), (now.Outcome, now.RefrainFrom));
        Assert.Equal(["2.2.2"], now.Norms);
        Assert.Equal(ReplacementOutcome.Unfounded, b.It.Appeals[0].Proceedings[0].Replacement);
    }

    [Fact]
    [Rule("BC-28")]
    public void Outcome_norms_and_order_follow_the_court_where_it_was_seized()
    {
        var a = Before(Both, Party.Respondent, Forum.Arbitration, Forum.Court).Advance("2026-07-01");
        a.Do(
                ACase.Handler,
                Says(a, ForumOutcome.PartlyUpheld) with
                {
                    ReplacementSanctions = [new ProposedSanction(SanctionKind.Fine, Money.Euro(1000))],
                }
            )
            .Is(CaseState.ArbitrationOrCourt);
        Assert.Equal(Outcome.Founded, a.It.Decision!.Outcome);
        a.Advance("2026-08-03")
            .Do(
                ACase.Handler,
                Says(a, ForumOutcome.Upheld, Forum.Court) with
                {
                    ReplacementOutcome = ReplacementOutcome.Unfounded,
                }
            )
            .Is(CaseState.Final);
        // What was before the arbitrator is his; what was before the court fell.
        var now = a.It.Decision!;
        Assert.Equal((Outcome.Unfounded, null), (now.Outcome, now.RefrainFrom));
        Assert.Equal(Money.Euro(1000), Assert.Single(now.StandingSanctions).Amount);
    }

    [Fact]
    [Rule("BC-29")]
    [Rule("ST-3")]
    public void Both_parties_appeals_have_one_replacement_and_an_outcome_each()
    {
        var a = ACase.OfBeCommerce().Notified("2026-05-11", Fined).Appealed("2026-05-20").Paid("2026-05-21");
        a.Chooses("2026-05-21", true).Appealed("2026-05-22", Party.Complainant).Paid("2026-05-25");
        Brought(a, Forum.Arbitration);
        a.Do(ACase.Handler, new Refer(a.It.Appeals[0].Id, Forum.Arbitration, "R-1", a.Today)).Advance("2026-07-01");
        var (member, consumer) = (a.It.Appeals[0].Id, a.It.Appeals[1].Id);
        // Heavier than decided: the consumer appealed too.
        var raised = Says(a, ForumOutcome.Upheld) with
        {
            Appeal = consumer,
            ReplacementOutcome = ReplacementOutcome.Founded,
            ReplacementSanctions = [new ProposedSanction(SanctionKind.Fine, Money.Euro(4000))],
        };
        a.Do(ACase.Handler, raised).Is(CaseState.ArbitrationOrCourt);
        var second = Says(a, ForumOutcome.PartlyUpheld) with { Appeal = member };
        a.Invalid(
            ACase.Handler,
            second with
            {
                ReplacementSanctions = [new ProposedSanction(SanctionKind.Warning)],
            },
            "replacementSanctions",
            "BC-29"
        );
        a.Do(ACase.Handler, second).Is(CaseState.Final);
        Assert.Equal([AppealState.PartlyUpheld, AppealState.Upheld], a.It.Appeals.Select(p => p.State));
        Assert.All(a.It.Appeals, p => Assert.Equal(DepositState.ToRefund, p.Deposit.State));
        Assert.Equal(Money.Euro(4000), Assert.Single(a.It.Decision!.StandingSanctions).Amount);
        Assert.Single(a.It.Decision.Replaced);
    }

    [Theory]
    [InlineData(ForumOutcome.StruckOff, AppealState.Abandoned)]
    [InlineData(ForumOutcome.Inadmissible, AppealState.Inadmissible)]
    [InlineData(ForumOutcome.Rejected, AppealState.Rejected)]
    [Rule("BC-25")]
    [Rule("BC-26")]
    [Rule("BC-29")]
    public void What_does_not_uphold_leaves_the_decision_and_keeps_the_deposit(ForumOutcome said, AppealState ended)
    {
        var a = Before(Fined).Advance("2026-07-01");
        a.Do(ACase.Handler, Says(a, said)).Is(CaseState.Final);
        Assert.Equal((ended, DepositState.Kept), (a.It.Appeals[0].State, a.It.Appeals[0].Deposit.State));
        Assert.Equal(SanctionState.Due, Assert.Single(a.It.Decision!.StandingSanctions).State);
        Assert.Empty(a.It.Decision.Replaced);
    }

    [Fact]
    [Rule("BC-29")]
    [Rule("BC-32")]
    [Rule("BC-30")]
    public void A_judgment_after_finality_undoes_from_that_day_what_was_carried_out()
    {
        var a = Before(Both, Party.Respondent, Forum.Arbitration, Forum.Court).Advance("2026-07-01");
        a.Do(ACase.Handler, Says(a, ForumOutcome.Rejected))
            .Do(ACase.Handler, Says(a, ForumOutcome.Rejected, Forum.Court));
        a.Is(CaseState.Final);
        a.Advance("2026-08-03").NoticePublished();
        a.Advance("2027-03-01")
            .Do(
                ACase.Handler,
                Says(a, ForumOutcome.Upheld, Forum.Court) with
                {
                    ReplacementOutcome = ReplacementOutcome.Founded,
                    ReplacementSanctions = [],
                }
            )
            .Is(CaseState.Final);
        Assert.Equal([SanctionState.Due, SanctionState.Annulled], a.It.Decision!.Sanctions.Select(s => s.State));
        Assert.Equal(NoticeState.Withdrawn, a.It.Notice!.State);
        var court = a.It.Appeals[0].Proceedings.Single(p => p.Forum == Forum.Court);
        Assert.Equal(ForumOutcome.Rejected, Assert.Single(court.Earlier).Outcome);
        // BC-26: success in one of the fora returns the deposit that was kept.
        Assert.Equal(
            (AppealState.PartlyUpheld, DepositState.ToRefund),
            (a.It.Appeals[0].State, a.It.Appeals[0].Deposit.State)
        );
        Assert.Equal(a.Today.AddDays(14), a.Running(TermKind.Refund).Due);
    }

    [Fact]
    [Rule("BC-19")]
    [Rule("BC-29")]
    public void A_fine_under_a_condition_that_a_later_judgment_imposes_waits_for_its_condition_from_that_day()
    {
        var a = Before(Both, Party.Respondent, Forum.Arbitration, Forum.Court).Advance("2026-07-01");
        a.Do(ACase.Handler, Says(a, ForumOutcome.Rejected))
            .Do(ACase.Handler, Says(a, ForumOutcome.Rejected, Forum.Court));
        var lower = new ProposedSanction(SanctionKind.Fine, Money.Euro(1000))
        {
            Enforceable = Enforceability.Conditional,
            Condition = "sending late again",
            ConditionUntil = ACase.Day("2027-06-30"),
        };
        a.Advance("2027-03-01")
            .Do(ACase.Handler, Says(a, ForumOutcome.PartlyUpheld) with { ReplacementSanctions = [lower] });
        Assert.Equal(SanctionState.Conditional, a.It.Decision!.Sanctions[^1].State);
        Assert.Equal(ACase.Day("2027-06-30"), a.Running(TermKind.Condition).Due);
    }

    [Theory]
    [InlineData(ForumOutcome.Rejected)]
    [InlineData(ForumOutcome.Inadmissible)]
    [InlineData(ForumOutcome.StruckOff)]
    [Rule("BC-26")]
    [Rule("BC-29")]
    public void A_judgment_after_finality_settles_the_deposit_however_the_appeal_had_ended(ForumOutcome first)
    {
        var a = Before(Fined).Advance("2026-07-01");
        a.Do(ACase.Handler, Says(a, first)).Is(CaseState.Final);
        Assert.Equal(DepositState.Kept, a.It.Appeals[0].Deposit.State);
        a.Advance("2027-03-01")
            .Do(ACase.Handler, Says(a, ForumOutcome.Upheld) with { ReplacementOutcome = ReplacementOutcome.Unfounded });
        Assert.Equal(
            (AppealState.Upheld, DepositState.ToRefund),
            (a.It.Appeals[0].State, a.It.Appeals[0].Deposit.State)
        );
        Assert.Equal(ACase.Day("2027-03-15"), a.Running(TermKind.Refund).Due);
    }

    [Fact]
    [Rule("BC-29")]
    [Rule("BC-30")]
    public void A_suspension_that_a_court_annuls_gives_membership_and_label_back_and_its_days_stay_served()
    {
        var suspended = ACase.Founded with
        {
            Sanctions =
            [
                new ProposedSanction(
                    SanctionKind.Suspension,
                    From: ACase.Day("2026-09-01"),
                    To: ACase.Day("2026-09-30")
                ),
            ],
        };
        var a = Before(suspended, Party.Respondent, Forum.Court).Advance("2026-07-01");
        a.Do(ACase.Handler, Says(a, ForumOutcome.Rejected, Forum.Court)).Advance("2026-09-10");
        var held = new Member(
            "demo-shop",
            "becommerce",
            "Demo Shop",
            null,
            null,
            null,
            "nl",
            Membership.Active,
            LabelHolding.Held,
            ACase.Day("2020-01-01")
        )
        {
            Labels = [new GrantedLabel(LabelKind.ForConsumers, null, null)],
        };
        // An exclusion has its day, and is over with its decision.
        var on = ACase.Day("2026-08-01");
        var excluded = held.WithSanctions([new SanctionEffect(null, false, null, null, Excludes: true, on)]);
        Assert.Equal((Membership.Excluded, on), (excluded.Membership, excluded.EndedOn));
        Assert.Null(excluded.WithSanctions([]).EndedOn);
        var during = held.WithSanctions([SanctionEffect.Of(a.It.Decision!.Sanctions[0])]);
        Assert.Equal((Membership.Suspended, LabelHolding.Withdrawn), (during.Membership, during.Label));

        a.Do(
            ACase.Handler,
            Says(a, ForumOutcome.Upheld, Forum.Court) with
            {
                ReplacementOutcome = ReplacementOutcome.Unfounded,
            }
        );
        var sanction = a.It.Decision!.Sanctions[0];
        Assert.Equal((SanctionState.Annulled, 10), (sanction.State, sanction.DaysServed));
        var after = during.WithSanctions([SanctionEffect.Of(sanction)]);
        Assert.Equal(
            (Membership.Active, LabelHolding.Held, (DateOnly?)null),
            (after.Membership, after.Label, after.LabelWithdrawnOn)
        );
    }

    [Fact]
    [Rule("BC-29")]
    public void A_consumer_who_wins_on_a_sanction_alone_is_told_what_comes_in_its_place()
    {
        var a = ACase.OfBeCommerce().Notified("2026-05-11", Fined);
        a.Appealed("2026-05-20", Party.Complainant, a.It.Decision!.Sanctions[0].Id).Paid("2026-05-21");
        Brought(a, Forum.Arbitration).Advance("2026-07-01");
        a.Invalid(ACase.Handler, Says(a, ForumOutcome.Upheld), "replacementOutcome", "BC-29");
        a.Do(
                ACase.Handler,
                Says(a, ForumOutcome.Upheld) with
                {
                    ReplacementSanctions = [new ProposedSanction(SanctionKind.Fine, Money.Euro(9000))],
                }
            )
            .Is(CaseState.Final);
        Assert.Equal(Money.Euro(9000), Assert.Single(a.It.Decision!.StandingSanctions).Amount);
        Assert.Equal(Outcome.Founded, a.It.Decision.Outcome);
    }

    [Fact]
    [Rule("BC-28")]
    public void On_the_members_appeal_alone_no_breach_is_added_and_no_order_where_there_was_none()
    {
        var a = Before(Fined).Advance("2026-07-01");
        var says = Says(a, ForumOutcome.PartlyUpheld) with { ReplacementSanctions = [Fine] };
        a.Invalid(ACase.Handler, says with { ReplacementNorms = ["2.2.2", "2.2.4"] }, "replacementNorms", "BC-28");
        // The same breach under another norm, and the order in other words, are no heavier by themselves.
        a.Do(ACase.Handler, says with { ReplacementNorms = ["2.2.4"], ReplacementRefrainFrom = "sending late" });
        Assert.Equal(("2.2.4", "sending late"), (Assert.Single(a.It.Decision!.Norms), a.It.Decision.RefrainFrom));

        var b = Before(ACase.Founded with { Sanctions = [], RefrainFrom = null }).Advance("2026-07-01");
        var milder = Says(b, ForumOutcome.PartlyUpheld) with { ReplacementNorms = ["2.2.2"] };
        b.Invalid(
            ACase.Handler,
            milder with
            {
                ReplacementRefrainFrom = "sending late",
            },
            "replacementRefrainFrom",
            "BC-28"
        );
        b.Do(ACase.Handler, milder);
    }

    [Theory]
    [InlineData(ForumOutcome.Rejected, true)]
    [InlineData(ForumOutcome.Inadmissible, true)]
    [InlineData(ForumOutcome.StruckOff, true)]
    [InlineData(ForumOutcome.PartlyUpheld, false)]
    [InlineData(null, true)]
    [Rule("BC-28")]
    public void The_consumers_appeal_makes_nothing_heavier_before_it_was_upheld_and_once_it_was_lost(
        ForumOutcome? consumers,
        bool alone
    )
    {
        var a = ACase.OfBeCommerce().Notified("2026-05-11", Fined).Appealed("2026-05-20").Paid("2026-05-21");
        a.Chooses("2026-05-21", true).Appealed("2026-05-22", Party.Complainant).Paid("2026-05-25");
        Brought(a, Forum.Arbitration);
        a.Do(ACase.Handler, new Refer(a.It.Appeals[0].Id, Forum.Arbitration, "R-1", a.Today)).Advance("2026-07-01");
        if (consumers is { } said)
        {
            var noNew = said == ForumOutcome.PartlyUpheld ? "Nothing of its own." : null;
            a.Do(ACase.Handler, Says(a, said) with { OtherOrder = noNew });
        }

        var heavier = Says(a, ForumOutcome.PartlyUpheld) with
        {
            Appeal = a.It.Appeals[0].Id,
            ReplacementSanctions = [new ProposedSanction(SanctionKind.Fine, Money.Euro(4000))],
        };
        if (alone)
        {
            a.Invalid(ACase.Handler, heavier, "replacementSanctions", "BC-28");
            heavier = heavier with { ReplacementSanctions = [new ProposedSanction(SanctionKind.Warning)] };
        }
        else
        {
            // Both have one replacement, given with the first.
            heavier = heavier with
            {
                ReplacementSanctions = null,
            };
        }

        a.Do(ACase.Handler, heavier);
    }
}
