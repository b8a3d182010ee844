using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Facts;
using Redress.Domain.Cases.Records;
using Redress.Domain.Decisions;
using Redress.Domain.Rulebooks;
using Redress.Domain.Terms;
using Redress.Domain.Tests.Law;

namespace Redress.Domain.Tests.Decisions;

public sealed class DecisionTests
{
    private static ACase Deliberating() => ACase.OfBeCommerce().InDeliberation("2026-03-16");

    private static Decide With(params ProposedSanction[] sanctions) => ACase.Founded with { Sanctions = sanctions };

    private static ProposedSanction Fine(decimal amount) => new(SanctionKind.Fine, Money.Euro(amount));

    [Fact]
    [Rule("BC-17")]
    public void A_decision_is_reasoned_and_one_of_five()
    {
        var a = Deliberating();
        a.Invalid(ACase.Committee, ACase.Founded with { Reasons = " " }, "reasons", "BC-17");
        a.Invalid(ACase.Committee, ACase.Founded with { Outcome = null }, "outcome", "BC-17");
        a.Invalid(ACase.Committee, new Decide(Outcome.Inadmissible, Reasons: "no"), "ground", "FP-3");
        a.Invalid(ACase.Committee, ACase.Unfounded with { Ground = RefusalGround.TooLate }, "ground", "FP-3");
        Assert.Equal(5, Enum.GetValues<Outcome>().Length);
        a.Do(ACase.Committee, new Decide(Outcome.CannotBeJudged, NonCooperation: true, Reasons: "no"))
            .Do(ACase.Committee2, new ConfirmDecision())
            .Is(CaseState.Decided);
    }

    [Fact]
    [Rule("BC-14")]
    [Rule("BC-17")]
    public void Only_for_lack_of_cooperation_a_complaint_cannot_be_judged()
    {
        var a = ACase.OfBeCommerce().Unanswered("2026-03-02").InDeliberation("2026-03-20");
        a.Invalid(
            ACase.Committee,
            new Decide(Outcome.CannotBeJudged, Reasons: "nothing came"),
            "nonCooperation",
            "BC-17"
        );
        a.Do(
            ACase.Committee,
            new Decide(
                Outcome.CannotBeJudged,
                NonCooperation: true,
                Reasons: "nothing came",
                RefrainFrom: "keeping silent",
                Sanctions: [new ProposedSanction(SanctionKind.Warning)]
            )
        );
    }

    [Fact]
    [Rule("BC-44")]
    public void A_founded_decision_names_the_norms_breached()
    {
        var a = Deliberating();
        a.Invalid(ACase.Committee, ACase.Founded with { Norms = [] }, "norms", "BC-44");
        a.Invalid(ACase.Committee, ACase.Founded with { Norms = ["2.2.2", "7.1"] }, "norms[1]", "BC-44");
        a.Do(ACase.Committee, ACase.Founded);
    }

    [Fact]
    [Rule("BC-42")]
    [Rule("BC-44")]
    public void The_norms_are_those_in_force_when_the_facts_happened()
    {
        var a = Deliberating();
        a.External = a.External with
        {
            NormsInForce = ACase.BeCommerce with
            {
                Version = "2019-01",
                Norms = [new Norm("old.1", new Dictionary<string, string>())],
            },
        };
        a.Invalid(ACase.Committee, ACase.Founded, "norms[0]", "BC-44");
        a.Do(ACase.Committee, ACase.Founded with { Norms = ["old.1"] });
    }

    [Theory]
    [InlineData(Outcome.Unfounded, false)]
    [InlineData(Outcome.Unfounded, true)]
    [InlineData(Outcome.Inadmissible, false)]
    [InlineData(Outcome.NoJurisdiction, true)]
    [Rule("BC-14")]
    [Rule("BC-19")]
    [Rule("BC-22")]
    public void No_sanction_without_a_founded_complaint_or_one_that_could_not_be_judged(
        Outcome outcome,
        bool nonCooperation
    ) =>
        Deliberating()
            .Invalid(
                ACase.Committee,
                With(new ProposedSanction(SanctionKind.Warning)) with
                {
                    Outcome = outcome,
                    NonCooperation = nonCooperation,
                    Ground = outcome.IsRefusal() ? RefusalGround.OutOfScope : null,
                },
                "sanctions",
                "BC-22"
            );

    [Fact]
    [Rule("BC-22")]
    public void Nothing_is_decided_of_a_non_member() =>
        ACase.AgainstANonMember().NotNow(ACase.Committee, With(new ProposedSanction(SanctionKind.Warning)), "BC-22");

    [Theory]
    [InlineData("999.99", false)]
    [InlineData("1000", true)]
    [InlineData("2500.50", true)]
    [InlineData("50000", true)]
    [InlineData("50000.01", false)]
    [InlineData("1000.001", false)]
    [Rule("BC-19")]
    public void A_fine_lies_between_1000_and_50000_euro(string amount, bool lawful)
    {
        var fine = With(Fine(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture)));
        if (lawful)
        {
            Deliberating().Do(ACase.Committee, fine);
        }
        else
        {
            Deliberating().Invalid(ACase.Committee, fine, "sanctions[0].amount", "BC-19");
        }
    }

    [Fact]
    [Rule("BC-19")]
    public void Each_sanction_has_what_belongs_to_it_and_nothing_else()
    {
        var a = Deliberating();
        a.Invalid(ACase.Committee, With(new ProposedSanction(null)), "sanctions[0].kind", "BC-19");
        a.Invalid(ACase.Committee, With([null!]), "sanctions[0].kind", "BC-19");
        a.Invalid(ACase.Committee, With(new ProposedSanction(SanctionKind.Fine)), "sanctions[0].amount", "BC-19");
        a.Invalid(
            ACase.Committee,
            With(new ProposedSanction(SanctionKind.Fine, new Money(2000, "USD"))),
            "sanctions[0].amount",
            "BC-19"
        );
        a.Invalid(
            ACase.Committee,
            With(new ProposedSanction(SanctionKind.Warning, Money.Euro(2000))),
            "sanctions[0].amount",
            "BC-19"
        );
        a.Invalid(
            ACase.Committee,
            With(new ProposedSanction(SanctionKind.Warning, Condition: "if again")),
            "sanctions[0].condition",
            "BC-19"
        );
        a.Invalid(ACase.Committee, With(new ProposedSanction(SanctionKind.Suspension)), "sanctions[0].from", "BC-19");
        a.Invalid(
            ACase.Committee,
            With(
                new ProposedSanction(
                    SanctionKind.Suspension,
                    From: ACase.Day("2026-08-01"),
                    To: ACase.Day("2026-07-01")
                )
            ),
            "sanctions[0].to",
            "BC-19"
        );
        a.Invalid(
            ACase.Committee,
            With(new ProposedSanction(SanctionKind.Exclusion, From: ACase.Day("2026-08-01"))),
            "sanctions[0].from",
            "BC-19"
        );
        a.Do(
            ACase.Committee,
            With(
                Fine(2500) with
                {
                    Enforceable = Enforceability.Conditional,
                    Condition = "if it happens again",
                    ConditionUntil = ACase.Day("2027-05-01"),
                },
                new ProposedSanction(
                    SanctionKind.Suspension,
                    From: ACase.Day("2026-07-01"),
                    To: ACase.Day("2026-07-31")
                ),
                new ProposedSanction(SanctionKind.Exclusion)
            )
        );
    }

    [Theory]
    [InlineData("P3M", true)]
    [InlineData("P1Y", true)]
    [InlineData("P36M", true)]
    [InlineData("P3Y", true)]
    [InlineData("P2M29D", false)]
    [InlineData("P90D", false)]
    [InlineData("P3Y1D", false)]
    [InlineData("P37M", false)]
    [Rule("BC-20")]
    public void A_deferral_lasts_from_three_months_to_three_years(string period, bool lawful)
    {
        var deferred = With(Fine(2500) with { DeferredFor = Period.Parse(period) });
        if (lawful)
        {
            Deliberating().Do(ACase.Committee, deferred);
        }
        else
        {
            Deliberating().Invalid(ACase.Committee, deferred, "sanctions[0].deferredFor", "BC-20");
        }
    }

    [Fact]
    [Rule("BC-21")]
    public void Every_sanction_names_the_practice_to_refrain_from()
    {
        Deliberating().Invalid(ACase.Committee, ACase.Founded with { RefrainFrom = null }, "refrainFrom", "BC-21");
        Deliberating().Do(ACase.Committee, ACase.Founded with { RefrainFrom = null, Sanctions = [] });
    }

    [Fact]
    [Rule("BC-15")]
    [Rule("BC-17")]
    public void A_decision_needs_two_people_one_of_them_of_the_committee()
    {
        var a = Deliberating().Do(ACase.Committee, ACase.Founded).Is(CaseState.Deliberation);
        Assert.Equal(DecisionState.Proposed, a.It.Decision!.State);
        a.NotNow(ACase.Committee, new ConfirmDecision(), "BC-17");
        a.NotNow(ACase.Committee2, ACase.Founded, "BC-17");
        a.Refused(ACase.Handler, new ConfirmDecision(), RefusalKind.NotThisRole, "BC-17");
        a.Refused(a.Consumer, new ConfirmDecision(), RefusalKind.NotThisRole, "BC-17");
        Assert.Contains("confirm-decision", a.Offered(ACase.Committee2));
        Assert.Contains("confirm-decision", a.Offered(ACase.Secretary));
        Assert.DoesNotContain("confirm-decision", a.Offered(ACase.Committee));
        a.Do(ACase.Secretary, new ConfirmDecision()).Is(CaseState.Decided);
        Assert.Equal(("Clara", "Sofie"), (a.It.Decision!.ProposedBy.Name, a.It.Decision.ConfirmedBy!.Name));
    }

    [Fact]
    [Rule("BC-17")]
    public void Two_secretaries_decide_nothing_and_a_rejected_proposal_is_made_anew()
    {
        var a = Deliberating().Do(ACase.Secretary, ACase.Founded);
        a.NotNow(ACase.Secretary2, new ConfirmDecision(), "BC-17");
        a.Invalid(ACase.Secretary2, new RejectDecision(" "), "reason", "BC-17");
        a.Do(ACase.Committee, new RejectDecision("too harsh"));
        a.NotNow(ACase.Committee, new RejectDecision("again"), "BC-17");
        a.Do(ACase.Secretary, ACase.Unfounded).Do(ACase.Committee, new ConfirmDecision());
        Assert.Equal(Outcome.Unfounded, a.It.Decision!.Outcome);
    }

    [Fact]
    [Rule("BC-17")]
    public void Where_the_rulebook_asks_for_no_second_person_a_decision_is_pronounced_at_once() =>
        ACase
            .OfBeCommerce(rulebook: ACase.BeCommerce with { SecondPersonForDecisions = false })
            .InDeliberation("2026-03-16")
            .Do(ACase.Committee, ACase.Founded)
            .Is(CaseState.Decided);

    [Fact]
    [Rule("BC-15")]
    [Rule("FP-12")]
    public void Who_stepped_back_neither_proposes_nor_confirms_and_its_proposal_falls()
    {
        var a = Deliberating().Do(ACase.Committee, ACase.Founded);
        a.Invalid(ACase.Committee, new Recuse(null), "reason", "FP-12");
        a.Do(ACase.Committee, new Recuse("I bought there."));
        Assert.Null(a.It.Decision);
        a.Refused(ACase.Committee, ACase.Founded, RefusalKind.NotYours, null);
        a.Do(ACase.Committee2, ACase.Founded)
            .Refused(ACase.Committee, new ConfirmDecision(), RefusalKind.NotYours, null);
        Assert.Empty(a.Offered(ACase.Committee));
        Assert.False(CaseView.MaySee(a.It, ACase.Committee));
    }

    [Fact]
    [Rule("BC-15")]
    [Rule("FP-12")]
    public void Declared_interests_are_matched_at_the_assignment_and_at_the_decision()
    {
        var partial = ACase.Committee with { Interests = [new Interest(InterestKind.Domain, "www.demo-shop.example")] };
        var a = Deliberating();
        a.External = a.External with { Assignee = partial };
        a.Invalid(ACase.Secretary, new Assign("committee"), "to", "FP-12");
        a.Refused(partial, ACase.Founded, RefusalKind.NotYours, null);
        a.Do(ACase.Committee2, ACase.Founded).Refused(partial, new ConfirmDecision(), RefusalKind.NotYours, null);
        a.External = a.External with
        {
            Assignee = ACase.Committee with { Interests = [new Interest(InterestKind.Company, "other shop")] },
        };
        a.Do(ACase.Secretary, new Assign("committee"));
        Assert.Equal("Clara", a.It.AssignedTo!.Name);
    }

    [Fact]
    [Rule("BC-20")]
    public void Only_a_running_deferral_of_the_same_member_is_made_effective()
    {
        var a = Deliberating();
        var names = ACase.Founded with { Activates = [new ProposedActivation("BC-2025-000009", "s3")] };
        a.Invalid(ACase.Committee, names, "activates[0].sanction", "BC-20");
        a.Invalid(ACase.Committee, names with { Activates = [null!] }, "activates[0].sanction", "BC-20");
        a.External = a.External with
        {
            Deferrals = [new RunningDeferral("BC-2025-000009", "s3", ACase.Day("2027-01-01"))],
        };
        a.Invalid(ACase.Committee, ACase.Unfounded with { Activates = names.Activates }, "sanctions", "BC-22");
        a.Do(
                ACase.Secretary,
                new PutToParty(
                    Party.Respondent,
                    PutMatter.Activation,
                    "It happened again.",
                    Case: "BC-2025-000009",
                    Sanction: "s3"
                )
            )
            .Do(a.Shop, new Comment(NothingToAdd: true));
        a.Final("2026-05-11", names);
        Assert.Equal("s3", a.Last<DeferralNamed>().Activation.Sanction);
    }
}
