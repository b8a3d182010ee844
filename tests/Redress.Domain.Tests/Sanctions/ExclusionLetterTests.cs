using Redress.Domain.Appeals;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Domain.Decisions;
using Redress.Domain.Letters;
using Redress.Domain.Terms;
using Redress.Domain.Tests.Law;

namespace Redress.Domain.Tests.Sanctions;

/// <summary>What the registrar, who opens no file, is told of an exclusion: to carry it out, and that it holds no more (BC-30); of no other one (BC-16).</summary>
public sealed class ExclusionLetterTests
{
    private const string Later = "BC-2026-000777";

    private static readonly ProposedSanction Exclusion = new(SanctionKind.Exclusion);
    private static readonly ProposedSanction Deferred = Exclusion with { DeferredFor = new Period(1, 0, 0) };

    private static Decide With(params ProposedSanction[] sanctions) => ACase.Founded with { Sanctions = sanctions };

    // Null where the last act wrote nothing to the registrar.
    private static bool? HoldsNoMore(ACase a) =>
        Correspondence.For(a.It, a.Rulebook, a.It.NewFacts, a.Now).SingleOrDefault(l => l.To == Addressee.Registrar)
            is { } told
            ? told.Values.ContainsKey("waits")
            : null;

    private static ACase ReceivedLater(ACase a, string on) =>
        a.Do(
            ACase.Secretary,
            new RecordReceipt(
                Party.Respondent,
                ReceiptResult.Received,
                ACase.Day(on),
                a.Adds(ACase.Secretary, Audience.Internal)
            )
        );

    private static RecordOutcome Says(ACase a, Forum forum, ForumOutcome outcome, ReplacementOutcome? instead = null) =>
        new(a.It.Appeals[^1].Id, forum, outcome, "What it says.", a.Today, a.Adds(ACase.Handler), instead);

    private static ACase BeforeTheCourt(params ProposedSanction[] sanctions) =>
        ACase
            .OfBeCommerce()
            .Notified("2026-05-11", With(sanctions))
            .Appealed("2026-05-20")
            .Paid("2026-05-21")
            .Referred("2026-06-10", Forum.Court)
            .Advance("2026-07-01");

    [Theory]
    [InlineData(false), InlineData(true)]
    [Rule("BC-30"), Rule("BC-20")]
    public void One_made_effective_by_a_decision_that_holds_no_more_has_to_wait(bool falls)
    {
        var a = ACase.OfBeCommerce().Final("2026-05-11", With(Deferred));
        var exclusion = a.It.Decision!.Sanctions[0].Id;
        a.Do(Actor.Clock, new NameDeferral(exclusion, Later), "2026-08-03");
        Assert.Null(HoldsNoMore(a));
        a.Do(Actor.Clock, new ActivateDeferral(exclusion, Later), "2026-10-01");
        Assert.False(HoldsNoMore(a));
        a.Do(Actor.Clock, falls ? new ReleaseDeferral(exclusion, Later) : new NameDeferral(exclusion, Later));
        Assert.Equal(falls ? SanctionState.Deferred : SanctionState.Named, a.It.FindSanction(exclusion)!.State);
        Assert.True(HoldsNoMore(a));
    }

    [Theory]
    [InlineData(false), InlineData(true)]
    [Rule("BC-30"), Rule("BC-29")]
    public void One_that_a_later_judgment_imposes_in_the_place_of_another_is_to_be_carried_out(bool done)
    {
        var a = BeforeTheCourt(Exclusion);
        a.Do(ACase.Handler, Says(a, Forum.Court, ForumOutcome.Rejected)).Is(CaseState.Final);
        if (done)
        {
            var id = a.It.Decision!.Sanctions[0].Id;
            a.Do(ACase.Secretary, new RecordSanctionStep(id, SanctionStep.Excluded, a.Today));
        }

        a.Advance("2026-07-03");
        a.Do(
            ACase.Handler,
            Says(a, Forum.Court, ForumOutcome.PartlyUpheld) with
            {
                ReplacementSanctions = [Exclusion],
            }
        );
        Assert.Equal([SanctionState.Annulled, SanctionState.Due], a.It.Decision!.Sanctions.Select(s => s.State));
        Assert.False(HoldsNoMore(a));
        a.Advance("2026-07-06")
            .Do(ACase.Handler, Says(a, Forum.Court, ForumOutcome.Upheld, ReplacementOutcome.Remitted));
        Assert.True(HoldsNoMore(a));
    }

    [Fact]
    [Rule("BC-16"), Rule("BC-20")]
    public void Of_one_on_probation_whose_finality_is_lifted_he_hears_nothing()
    {
        var a = ReceivedLater(ACase.OfBeCommerce().Final("2026-05-11", With(Deferred)), "2026-06-02");
        a.Is(CaseState.Decided);
        Assert.Null(HoldsNoMore(a));
    }

    [Fact]
    [Rule("BC-16"), Rule("BC-29")]
    public void Of_one_that_is_set_aside_before_it_was_final_he_hears_nothing()
    {
        var a = BeforeTheCourt(Exclusion);
        a.Do(ACase.Handler, Says(a, Forum.Court, ForumOutcome.Upheld, ReplacementOutcome.Remitted))
            .Is(CaseState.UnderExamination);
        Assert.Null(HoldsNoMore(a));

        // Imposed anew and carried out, it is the new one that an act upon its own decision is about.
        foreach (var document in a.It.Documents.Where(d => Parties.Both.Any(p => a.It.AwaitsService(d, p))).ToList())
        {
            a.Do(ACase.Secretary, new Serve(document.Id));
        }

        a.Do(ACase.Secretary, new CloseFile(), "2026-07-16")
            .Decided("2026-07-17", With(Exclusion, new ProposedSanction(SanctionKind.Fine, Money.Euro(2500))));
        a.Do(ACase.Secretary, new Notify(a.Today, "RR-2"))
            .Appealed("2026-07-27", Party.Respondent, "fine")
            .Paid("2026-07-28")
            .Chooses("2026-07-29", true)
            .Referred("2026-08-20", Forum.Arbitration)
            .ForumSays("2026-09-01", ForumOutcome.Rejected, Forum.Arbitration)
            .Is(CaseState.Final);
        Assert.False(HoldsNoMore(a));
        a.Advance("2026-09-03");
        a.Do(
            ACase.Handler,
            Says(a, Forum.Arbitration, ForumOutcome.PartlyUpheld) with
            {
                ReplacementSanctions = [new ProposedSanction(SanctionKind.Fine, Money.Euro(1000))],
            }
        );
        Assert.Null(HoldsNoMore(a));
    }
}
