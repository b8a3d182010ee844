using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Terms;
using Redress.Domain.Tests.Law;

namespace Redress.Domain.Tests.Cases;

/// <summary>FP-18: a hold on the erasure of an ended file.</summary>
public sealed class ErasureHoldTests
{
    private static HoldErasure Until(string day) => new("A court asked for the file.", ACase.Day(day));

    // Settled on 17 February 2026, kept for the retention of the outcome: until 17 February 2031.
    private static ACase Settled() =>
        ACase.OfBeCommerce().InMediation("2026-02-17").Settles("Half").Advance("2031-02-17");

    [Fact]
    [Rule("FP-18")]
    public void A_hold_is_proposed_by_a_secretary_for_a_year_at_most_and_holds_once_an_administrator_confirmed_it()
    {
        var a = Settled();
        var erasedFrom = a.It.EraseFrom!.Value;
        a.Invalid(ACase.Secretary, Until("2032-02-18"), "until", "FP-18");
        a.Invalid(ACase.Secretary, Until("2031-02-17"), "until", "FP-18");
        a.Refused(ACase.Administrator, Until("2031-06-01"), RefusalKind.NotYours, null);
        a.Do(ACase.Secretary, Until("2032-02-17"));
        Assert.Equal(erasedFrom, a.It.EraseFrom);
        a.NotNow(ACase.Secretary, Until("2031-06-01"), "FP-18");
        a.NotNow(ACase.Secretary, new ReleaseHold("none yet"), "FP-18");
        a.Refused(ACase.Secretary2, new ConfirmHold(), RefusalKind.NotThisRole, null);
        Assert.Equal(["confirm-hold", "reject-hold"], a.Offered(ACase.Administrator).Order());
        a.Do(ACase.Administrator, new ConfirmHold());
        Assert.Equal(ACase.Day("2032-02-18"), a.It.EraseFrom);
        a.Advance("2032-02-17T23:59").NotNow(Actor.Clock, new EraseFile(), "FP-18");
        a.Advance("2032-02-18T00:00").Do(Actor.Clock, new EraseFile());
        Assert.Null(a.It.Hold);
        a.NotNow(ACase.Secretary, Until("2032-06-01"), "FP-18");
    }

    [Fact]
    [Rule("FP-18")]
    public void A_hold_is_renewed_rejected_and_released_and_what_stood_stands_until_then()
    {
        var a = Settled().Do(ACase.Secretary, Until("2031-05-01")).Do(ACase.Administrator, new ConfirmHold());
        a.Do(ACase.Secretary, Until("2031-12-01"), "2031-04-20");
        Assert.Equal(ACase.Day("2031-05-02"), a.It.EraseFrom);
        a.Do(ACase.Administrator, new RejectHold("not again"));
        Assert.Equal((ACase.Day("2031-05-01"), null), (a.It.Hold!.Until, a.It.ProposedHold));
        a.Do(ACase.Secretary, Until("2031-12-01")).Do(ACase.Administrator, new ConfirmHold());
        Assert.Equal(ACase.Day("2031-12-02"), a.It.EraseFrom);
        a.Advance("2031-06-01").Do(ACase.Administrator, new ReleaseHold("the court is done"));
        a.Do(Actor.Clock, new EraseFile());
    }

    [Fact]
    [Rule("FP-18")]
    public void An_administrator_knows_of_no_case_without_a_hold_and_reads_none_with_one()
    {
        var a = Settled();
        a.Refused(ACase.Administrator, new ConfirmHold(), RefusalKind.NotYours, null);
        Assert.Empty(a.Offered(ACase.Administrator));
        a.Do(ACase.Secretary, Until("2031-05-01"));
        Assert.False(CaseView.MaySee(a.It, ACase.Administrator));
        a.Refused(ACase.Administrator, new Note("I was here"), RefusalKind.NotYours, null);
    }

    [Fact]
    [Rule("FP-18")]
    public void An_open_case_is_not_held()
    {
        ACase.OfBeCommerce().NotNow(ACase.Secretary, Until("2026-06-01"), "FP-18");
    }

    [Fact]
    [Rule("FP-18")]
    public void Nobody_but_a_secretary_proposes_a_hold_and_nobody_confirms_or_rejects_its_own()
    {
        var a = Settled();
        foreach (var other in new[] { ACase.Committee, ACase.Handler, a.Consumer, a.Shop })
        {
            a.Refused(other, Until("2031-06-01"), RefusalKind.NotThisRole, null);
        }

        a.Do(ACase.Secretary, Until("2031-06-01"));
        var both = ACase.Administrator with { Id = ACase.Secretary.Id };
        a.NotNow(both, new ConfirmHold(), "FP-18");
        a.NotNow(both, new RejectHold("no"), "FP-18");
        a.Refused(ACase.Committee, new ConfirmHold(), RefusalKind.NotThisRole, null);
        a.Do(ACase.Administrator, new ConfirmHold());
        a.Refused(ACase.Committee, new ReleaseHold("done"), RefusalKind.NotThisRole, null);
    }
}
