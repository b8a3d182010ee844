using Redress.Domain.Appeals;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Facts;
using Redress.Domain.Cases.Records;
using Redress.Domain.Decisions;
using Redress.Domain.Letters;
using Redress.Domain.Tests.Law;

namespace Redress.Domain.Tests.Sanctions;

/// <summary>A decision that makes a deferral effective is contested before the forum of the sanction named, and the deferral falls with it (BC-20).</summary>
public sealed class ContestedActivationTests
{
    private static ACase Notified(SanctionKind kind, params ProposedSanction[] besides) =>
        Notified(kind, nonCooperation: false, besides);

    private static ACase Notified(SanctionKind kind, bool nonCooperation, params ProposedSanction[] besides)
    {
        var deferral = new RunningDeferral(
            "BC-2025-000009",
            "s3",
            ACase.Day("2026-08-01"),
            kind,
            null,
            kind == SanctionKind.Fine ? Money.Euro(2500) : null
        );
        var a = ACase.OfBeCommerce().InDeliberation("2026-05-04");
        a.External = a.External with { Deferrals = [deferral] };
        a.Do(
            ACase.Committee,
            new PutToParty(Party.Respondent, PutMatter.Activation, "Again.", Case: deferral.Case, Sanction: "s3")
        );
        a.Do(a.Shop, new Comment(NothingToAdd: true));
        var days = kind == SanctionKind.Suspension;
        a.Do(
            ACase.Committee,
            ACase.Founded with
            {
                NonCooperation = nonCooperation,
                Sanctions = besides,
                Activates =
                [
                    new ProposedActivation(
                        deferral.Case,
                        "s3",
                        days ? ACase.Day("2026-09-01") : null,
                        days ? ACase.Day("2026-09-30") : null
                    ),
                ],
            }
        );
        return a.Do(ACase.Committee2, new ConfirmDecision()).Notified("2026-05-11");
    }

    private static IEnumerable<Forum> Fora(ACase a) => a.It.Appeals[^1].Proceedings.Select(p => p.Forum);

    private static ACase Before(ACase a, Forum forum, Party by = Party.Respondent)
    {
        a.Appealed("2026-05-20", by).Paid("2026-05-21");
        if (a.It.Appeals[^1].AwaitsChoice)
        {
            a.Chooses("2026-05-22", true);
        }

        return a.Referred("2026-06-10", forum).Advance("2026-07-01");
    }

    [Fact]
    [Rule("BC-20")]
    public void The_forum_is_that_of_the_sanction_named()
    {
        Assert.Equal([Forum.Court], Fora(Notified(SanctionKind.Suspension).Appealed("2026-05-20")));
        Assert.Equal([Forum.Arbitration], Fora(Notified(SanctionKind.Fine).Appealed("2026-05-20")));
        var both = Notified(SanctionKind.Exclusion, new ProposedSanction(SanctionKind.Warning));
        Assert.Equal([Forum.Arbitration, Forum.Court], Fora(both.Appealed("2026-05-20")));
        var warning = Notified(SanctionKind.Exclusion, new ProposedSanction(SanctionKind.Warning));
        warning.Appealed("2026-05-20", Party.Respondent, warning.It.Decision!.Sanctions[0].Id);
        Assert.Equal([Forum.Arbitration], Fora(warning));
    }

    [Theory]
    [Rule("BC-20")]
    [InlineData(ReplacementOutcome.Unfounded)]
    [InlineData(ReplacementOutcome.Remitted)]
    public void When_the_decision_falls_the_deferral_goes_back_to_what_it_was(ReplacementOutcome instead)
    {
        var a = Before(Notified(SanctionKind.Suspension), Forum.Court);
        a.ForumSays("2026-07-01", ForumOutcome.Upheld, Forum.Court, instead);
        Assert.Equal("s3", Assert.Single(a.Facts.OfType<DeferralReleased>()).Activation.Sanction);
        Assert.DoesNotContain(a.Facts, f => f is DeferralActivated);
    }

    private static RecordOutcome Says(ACase a, ForumOutcome outcome) =>
        new(a.It.Appeals[^1].Id, null, outcome, "What it says.", a.Today, a.Adds(ACase.Handler));

    private static readonly ProposedSanction Warning = new(SanctionKind.Warning);

    [Theory]
    [Rule("BC-20")]
    [InlineData(Party.Respondent, ForumOutcome.PartlyUpheld)]
    [InlineData(Party.Complainant, ForumOutcome.PartlyUpheld)]
    [InlineData(Party.Complainant, ForumOutcome.Upheld)]
    public void A_forum_that_changes_another_sanction_leaves_the_deferral_made_effective(Party by, ForumOutcome outcome)
    {
        var a = Before(Notified(SanctionKind.Fine, Warning), Forum.Arbitration, by);
        // Nothing in the place of the warning, or something heavier on the consumer's own appeal.
        a.Do(
            ACase.Handler,
            Says(a, outcome) with
            {
                ReplacementOutcome = by == Party.Complainant ? ReplacementOutcome.Founded : null,
                ReplacementSanctions = by == Party.Complainant ? [new ProposedSanction(SanctionKind.Reprimand)] : [],
            }
        );
        Assert.Equal(SanctionState.Annulled, a.It.Decision!.Sanctions[0].State);
        Assert.DoesNotContain(a.Facts, f => f is DeferralReleased);
        Assert.Equal("s3", Assert.Single(a.Facts.OfType<DeferralActivated>()).Activation.Sanction);
    }

    [Fact]
    [Rule("BC-20")]
    public void A_member_who_contests_the_whole_and_wins_in_all_is_free_of_it_whatever_sanction_comes_in_its_place()
    {
        var a = Before(Notified(SanctionKind.Fine, Warning), Forum.Arbitration);
        a.Do(
            ACase.Handler,
            Says(a, ForumOutcome.Upheld) with
            {
                ReplacementOutcome = ReplacementOutcome.Founded,
                ReplacementSanctions = [Warning],
            }
        );
        Assert.Single(a.Facts.OfType<DeferralReleased>());
        Assert.DoesNotContain(a.Facts, f => f is DeferralActivated);
    }

    [Fact]
    [Rule("BC-20")]
    public void A_member_who_contested_another_sanction_alone_is_not_though_the_consumer_contested_the_whole()
    {
        var a = Notified(SanctionKind.Fine, Warning).Appealed("2026-05-20", Party.Complainant).Paid("2026-05-21");
        a.Appealed("2026-05-22", Party.Respondent, a.It.Decision!.Sanctions[0].Id).Paid("2026-05-23");
        a.Advance("2026-06-10");
        foreach (var appeal in a.It.Appeals.ToList())
        {
            a.Do(ACase.Handler, new Refer(appeal.Id, null, "R-1", a.Today, a.Adds(ACase.Handler)));
        }

        a.Do(ACase.Handler, Says(a, ForumOutcome.Upheld), "2026-07-01");
        Assert.Equal(SanctionState.Annulled, a.It.Decision.Sanctions[0].State);
        Assert.Equal("s3", Assert.Single(a.It.Decision.Activates).Sanction);
        Assert.DoesNotContain(a.Facts, f => f is DeferralReleased);
    }

    [Fact]
    [Rule("BC-20")]
    public void Without_a_breach_it_falls_also_where_a_sanction_stays()
    {
        var a = Before(Notified(SanctionKind.Fine, nonCooperation: true, Warning), Forum.Arbitration);
        a.Do(
            ACase.Handler,
            Says(a, ForumOutcome.PartlyUpheld) with
            {
                ReplacementOutcome = ReplacementOutcome.CannotBeJudged,
            }
        );
        Assert.Equal(SanctionState.CarriedOut, a.It.Decision!.Sanctions[0].State);
        Assert.Single(a.Facts.OfType<DeferralReleased>());
        Assert.DoesNotContain(a.Facts, f => f is DeferralActivated);
    }

    [Fact]
    [Rule("BC-20")]
    public void Rejected_it_takes_effect_with_finality()
    {
        var a = Before(Notified(SanctionKind.Suspension), Forum.Court);
        Assert.DoesNotContain(a.Facts, f => f is DeferralActivated);
        a.ForumSays("2026-07-01", ForumOutcome.Rejected, Forum.Court).Is(CaseState.Final);
        Assert.Single(a.Facts.OfType<DeferralActivated>());
        Assert.DoesNotContain(a.Facts, f => f is DeferralReleased);
    }

    [Fact]
    [Rule("BC-20")]
    [Rule("BC-28")]
    public void What_the_arbitrator_decides_on_the_rest_leaves_an_exclusion_made_effective_as_it_was()
    {
        var a = Notified(SanctionKind.Exclusion, new ProposedSanction(SanctionKind.Warning));
        a.Appealed("2026-05-20", Party.Respondent, a.It.Decision!.Sanctions[0].Id).Paid("2026-05-21");
        a.Chooses("2026-05-22", true).Referred("2026-06-10").ForumSays("2026-07-01", ForumOutcome.Upheld);
        Assert.Equal(Outcome.Founded, a.Is(CaseState.Final).It.Decision!.Outcome);
        Assert.Equal(SanctionState.Annulled, a.It.Decision.Sanctions[0].State);
        Assert.Single(a.Facts.OfType<DeferralActivated>());
    }

    [Fact]
    [Rule("BC-20")]
    [Rule("BC-29")]
    public void A_later_judgment_that_brings_the_decision_back_makes_the_deferral_effective_again()
    {
        var a = Before(Notified(SanctionKind.Suspension), Forum.Court);
        a.ForumSays("2026-07-01", ForumOutcome.Upheld, Forum.Court, ReplacementOutcome.Unfounded);
        Assert.Empty(a.It.Decision!.Activates);
        a.ForumSays("2027-03-01", ForumOutcome.Rejected, Forum.Court);
        Assert.Equal("s3", Assert.Single(a.It.Decision!.Activates).Sanction);
        // The other case takes it up as it does with any decision: named, and effective at once.
        Assert.Equal(
            [typeof(DeferralNamed), typeof(DeferralActivated)],
            a.It.NewFacts.Where(f => f is DeferralNamed or DeferralActivated).Select(f => f.GetType())
        );
    }

    [Fact]
    [Rule("BC-20")]
    [Rule("FP-25")]
    public void What_the_decision_was_to_make_effective_it_lets_go_of_when_the_member_has_died()
    {
        var a = Notified(SanctionKind.Fine);
        var proof = a.Adds(ACase.Secretary, Audience.Internal);
        a.Do(ACase.Secretary, new RecordLoss(Party.Respondent, LossKind.Died, a.Today, proof));
        a.Do(ACase.Secretary, new SetSuccessor(Party.Respondent, "Bob Peeters", proof, "bob@example.org"));
        Assert.Equal("s3", Assert.Single(a.Facts.OfType<DeferralReleased>()).Activation.Sanction);
        a.Final();
        Assert.DoesNotContain(a.Facts, f => f is DeferralActivated);
    }

    [Fact]
    [Rule("BC-20")]
    public void What_is_in_force_or_named_already_is_named_by_no_decision_and_no_deferral_twice_by_one()
    {
        var a = ACase
            .OfBeCommerce()
            .Final(
                "2026-05-11",
                ACase.Founded with
                {
                    Sanctions =
                    [
                        new ProposedSanction(SanctionKind.Fine, Money.Euro(2500)),
                        new ProposedSanction(SanctionKind.Exclusion, DeferredFor: new Domain.Terms.Period(1, 0, 0)),
                    ],
                }
            );
        var (fine, exclusion) = (a.It.Decision!.Sanctions[0].Id, a.It.Decision.Sanctions[1].Id);
        a.NotNow(Actor.Clock, new NameDeferral(fine, "BC-2026-000555"), "BC-20");
        a.Do(Actor.Clock, new NameDeferral(exclusion, "BC-2026-000555"));
        a.NotNow(Actor.Clock, new NameDeferral(exclusion, "BC-2026-000777"), "BC-20");

        var b = ACase.OfBeCommerce().InDeliberation("2026-05-04");
        b.External = b.External with
        {
            Deferrals = [new RunningDeferral("BC-2025-000009", "s3", ACase.Day("2026-08-01"), SanctionKind.Fine, null)],
        };
        b.Do(
            ACase.Committee,
            new PutToParty(Party.Respondent, PutMatter.Activation, "Again.", Case: "BC-2025-000009", Sanction: "s3")
        );
        b.Do(b.Shop, new Comment(NothingToAdd: true));
        var once = new ProposedActivation("BC-2025-000009", "s3");
        b.Invalid(
            ACase.Committee,
            ACase.Founded with
            {
                Sanctions = [],
                Activates = [once, once],
            },
            "activates[1].sanction",
            "BC-20"
        );
    }

    [Theory]
    [Rule("BC-20")]
    [Rule("BC-16")]
    [InlineData(SanctionKind.Fine)]
    [InlineData(SanctionKind.Suspension)]
    public void The_letter_names_the_sanction_made_effective_and_the_other_complaint_to_the_shop_alone(
        SanctionKind kind
    )
    {
        var a = Notified(kind);
        var letters = Correspondence
            .For(a.It, a.Rulebook, a.It.NewFacts, a.Now)
            .Where(l => l.Template == "decision")
            .ToList();
        Assert.Equal([Addressee.Complainant, Addressee.Respondent], letters.Select(l => l.To).Order());
        foreach (var letter in letters)
        {
            var named = Assert.Single((List<Dictionary<string, object>>)letter.Values["activates"]);
            Assert.Equal(TextKey.Of(kind), named["kind"]);
            Assert.Equal(
                kind == SanctionKind.Fine
                    ? [Money.Euro(2500), null, null]
                    : new object?[] { null, ACase.Day("2026-09-01"), ACase.Day("2026-09-30") },
                new[] { "amount", "from", "to" }.Select(key => named.GetValueOrDefault(key))
            );
            Assert.Equal(
                letter.To == Addressee.Respondent ? "BC-2025-000009" : null,
                named.GetValueOrDefault("otherCase")
            );
        }
    }
}
