using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Domain.Terms;
using Redress.Domain.Tests.Law;

namespace Redress.Domain.Tests.Decisions;

/// <summary>BC-23, FP-11: what a receipt does to the term that it starts.</summary>
public sealed class ReceiptTests
{
    private static RecordReceipt Received(ACase a, Party party, string on) =>
        new(party, ReceiptResult.Received, ACase.Day(on), a.Adds(ACase.Secretary, Audience.Internal));

    // Posted on Monday 11 May: presumed on Tuesday 19 May, announced until Wednesday 3 June.
    [Fact]
    [Rule("BC-23")]
    public void A_proof_of_an_earlier_day_never_shortens_a_term_that_was_announced()
    {
        var a = ACase.OfBeCommerce().Notified("2026-05-11").Advance("2026-06-01");
        a.Do(ACase.Secretary, Received(a, Party.Complainant, "2026-05-12"));
        Assert.Equal(ACase.Day("2026-06-03"), a.Running(TermKind.Appeal, Party.Complainant).Due);
        Assert.Equal(ACase.Day("2026-05-12"), a.It.Notification(Party.Complainant)!.Proven);
        a.Advance("2026-06-03T23:59").Is(CaseState.Decided).Advance("2026-06-04T00:00").Is(CaseState.Final);
    }

    [Fact]
    [Rule("BC-23")]
    public void A_proof_of_later_receipt_reopens_a_closed_case()
    {
        var a = ACase.OfBeCommerce().Closed().Advance("2026-06-05");
        a.Do(ACase.Secretary, Received(a, Party.Complainant, "2026-06-04")).Is(CaseState.Decided);
        Assert.Equal(ACase.Day("2026-06-19"), a.Running(TermKind.Appeal, Party.Complainant).Due);
    }
}
