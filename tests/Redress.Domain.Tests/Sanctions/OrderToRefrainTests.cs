using Redress.Domain.Appeals;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Domain.Decisions;
using Redress.Domain.Terms;
using Redress.Domain.Tests.Law;

namespace Redress.Domain.Tests.Sanctions;

/// <summary>What becomes of the member's word on an order to refrain when a forum speaks: each order is confirmed for itself (BC-29, BC-30).</summary>
public sealed class OrderToRefrainTests
{
    private static readonly ProposedSanction Warning = new(SanctionKind.Warning);
    private static readonly ProposedSanction Suspension = new(
        SanctionKind.Suspension,
        From: ACase.Day("2026-09-01"),
        To: ACase.Day("2026-09-30")
    );

    private static RecordOutcome Says(ACase a, ForumOutcome outcome, ReplacementOutcome? instead = null) =>
        new(a.It.Appeals[^1].Id, null, outcome, "What it says.", a.Today, a.Adds(ACase.Handler), instead);

    // Judged, final, and asked to stop; the forum still has a later judgment to give.
    private static ACase Judged()
    {
        var a = ACase.OfBeCommerce().Notified("2026-05-11").Appealed("2026-05-20").Paid("2026-05-21");
        a.Referred("2026-06-15");
        a.Advance("2026-07-01").Do(ACase.Handler, Says(a, ForumOutcome.Rejected)).Is(CaseState.Final);
        return a;
    }

    [Theory]
    [Rule("BC-30")]
    [InlineData(true)]
    [InlineData(false)]
    public void An_order_that_a_later_judgment_annuls_asks_nothing_and_no_word_on_it_is_left(bool confirmed)
    {
        var a = Judged();
        Assert.True(a.Runs(TermKind.Stop));
        if (confirmed)
        {
            a.Do(a.Shop, new ConfirmStop());
        }

        a.Advance("2026-07-10").Do(ACase.Handler, Says(a, ForumOutcome.Upheld, ReplacementOutcome.Unfounded));
        Assert.Equal((false, true), (a.Runs(TermKind.Stop), a.It.StopConfirmation is null));
        a.NotNow(a.Shop, new ConfirmStop(), "BC-30");
    }

    [Fact]
    [Rule("BC-30")]
    public void Another_order_in_a_later_judgment_is_asked_anew()
    {
        var a = Judged();
        a.Do(a.Shop, new ConfirmStop());
        a.Advance("2026-07-10")
            .Do(
                ACase.Handler,
                Says(a, ForumOutcome.PartlyUpheld) with
                {
                    ReplacementSanctions = [Warning],
                    ReplacementRefrainFrom = "selling what is not there",
                }
            );
        // 10 July and 30 days: Sunday 9 August.
        Assert.Equal(ACase.Day("2026-08-10"), a.Running(TermKind.Stop, Party.Respondent).Due);
        Assert.Null(a.It.StopConfirmation);
        a.Do(a.Shop, new ConfirmStop());
        Assert.False(a.It.StopConfirmation!.Late);
    }

    [Fact]
    [Rule("BC-30")]
    public void The_same_order_beside_another_sanction_is_asked_once()
    {
        var a = Judged();
        a.Do(a.Shop, new ConfirmStop());
        a.Advance("2026-07-10")
            .Do(ACase.Handler, Says(a, ForumOutcome.PartlyUpheld) with { ReplacementSanctions = [Warning] });
        Assert.Equal((false, true), (a.Runs(TermKind.Stop), a.It.StopConfirmation is not null));
    }

    [Fact]
    [Rule("BC-29")]
    [Rule("BC-30")]
    public void An_order_that_falls_with_a_remittal_leaves_nothing_and_the_new_one_is_asked_anew()
    {
        var a = Judged();
        a.Do(a.Shop, new ConfirmStop());
        a.Advance("2026-07-10").Do(ACase.Handler, Says(a, ForumOutcome.Upheld, ReplacementOutcome.Remitted));
        a.Is(CaseState.UnderExamination);
        Assert.Equal((false, true), (a.Runs(TermKind.Stop), a.It.StopConfirmation is null));
        a.NotNow(a.Shop, new ConfirmStop(), "BC-30");
        Anew(a);
        Assert.True(a.Runs(TermKind.Stop, Party.Respondent));
        a.Do(a.Shop, new ConfirmStop());
    }

    [Fact]
    [Rule("BC-29")]
    [Rule("BC-30")]
    public void The_order_that_an_arbitrator_leaves_standing_when_he_remits_is_asked_while_the_rest_is_decided_anew()
    {
        var a = ACase
            .OfBeCommerce()
            .Notified("2026-05-11", ACase.Founded with { Sanctions = [Warning, Suspension] })
            .Appealed("2026-05-20", Party.Respondent, "warning")
            .Paid("2026-05-21")
            .Chooses("2026-05-22", true)
            .Referred("2026-06-10");
        a.Advance("2026-07-01")
            .Do(ACase.Handler, Says(a, ForumOutcome.Upheld, ReplacementOutcome.Remitted))
            .Is(CaseState.UnderExamination);
        // 1 July and 30 days: Friday 31 July.
        Assert.Equal(ACase.Day("2026-07-31"), a.Running(TermKind.Stop, Party.Respondent).Due);
        a.Do(a.Shop, new ConfirmStop("we stopped")).NotNow(a.Shop, new ConfirmStop(), "BC-30");

        // What is decided anew brings an order of its own.
        Anew(a);
        Assert.True(a.Runs(TermKind.Stop, Party.Respondent));
        Assert.Null(a.It.StopConfirmation);
    }

    private static void Anew(ACase a)
    {
        foreach (var document in a.It.Documents.Where(d => Parties.Both.Any(p => a.It.AwaitsService(d, p))).ToList())
        {
            a.Do(ACase.Secretary, new Serve(document.Id));
        }

        foreach (var party in Parties.Both.Where(p => a.Runs(TermKind.Comment, p)))
        {
            a.Do(a.By(party), new Comment(NothingToAdd: true));
        }

        a.Do(ACase.Secretary, new CloseFile())
            .Do(ACase.Committee, ACase.Founded with { Sanctions = [Warning] })
            .Do(ACase.Committee2, new ConfirmDecision())
            .Do(ACase.Secretary, new Notify(a.Today, "RR-2"));
        while (a.It.State != CaseState.Final)
        {
            a.AdvanceToNextDue();
        }
    }
}
