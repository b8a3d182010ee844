using Redress.Domain.Cases.Commands;
using Redress.Domain.Notices;
using Redress.Domain.Tests.Law;

namespace Redress.Domain.Tests.Decisions;

/// <summary>What may become of a notice once the public could read it.</summary>
public sealed class NoticeTests
{
    private static ACase Published() =>
        ACase
            .OfBeCommerce()
            .Final()
            .Do(ACase.Secretary, new PublishNotice("A shop delivered late."))
            .Do(ACase.Committee, new ConfirmNotice());

    private static ACase Reported() =>
        Published().Do(Actor.Clock, new ReportNotice("I know who this is.", "reader@example.org"));

    private static NoticeChange[] Trace(ACase a) => [.. a.It.Notice!.History.Select(e => e.Change)];

    [Fact]
    [Rule("BC-31")]
    public void A_report_takes_a_notice_down_at_once_and_only_a_secretary_puts_it_back()
    {
        var a = Reported();
        Assert.Equal((NoticeState.UnderReview, "I know who this is."), (a.It.Notice!.State, a.It.Notice.Report!.Text));
        a.NotNow(Actor.Clock, new ReportNotice("again"), "BC-31");
        a.NotNow(ACase.Secretary, new PublishNotice("Another."), "BC-31");
        a.Refused(ACase.Committee, new RestoreNotice("nothing in it"), RefusalKind.NotThisRole, null);
        a.Do(ACase.Secretary, new RestoreNotice("nothing in it"));
        Assert.Equal((NoticeState.Published, null), (a.It.Notice!.State, a.It.Notice.Report));
        Assert.Equal([NoticeChange.Published, NoticeChange.TakenDown, NoticeChange.Restored], Trace(a));
        a.NotNow(ACase.Secretary, new RestoreNotice("again"), "BC-31");
    }

    [Fact]
    [Rule("BC-31")]
    public void A_corrected_notice_keeps_its_reference_and_passes_the_gate_and_a_second_person()
    {
        var a = Reported();
        var reference = a.It.Notice!.Reference;
        a.Invalid(ACase.Secretary, new CorrectNotice("Demo Shop delivered late.", "a name"), "text", "BC-31");
        a.Do(ACase.Secretary, new CorrectNotice("Somebody delivered late.", "too much in it"))
            .NotNow(ACase.Secretary, new ConfirmNotice(), "BC-31");
        Assert.Equal(NoticeState.Proposed, a.It.Notice!.State);
        a.Do(ACase.Committee, new RejectNotice("still too much"));
        Assert.Equal(NoticeState.UnderReview, a.It.Notice!.State);
        a.Do(ACase.Secretary, new CorrectNotice("Something came late.", "too much in it"))
            .Do(ACase.Committee, new ConfirmNotice());
        Assert.Equal(
            (NoticeState.Published, reference, "Something came late."),
            (a.It.Notice!.State, a.It.Notice.Reference, a.It.Notice.Text)
        );
        Assert.Equal([NoticeChange.Published, NoticeChange.TakenDown, NoticeChange.Corrected], Trace(a));
    }

    [Fact]
    [Rule("BC-31")]
    public void A_withdrawn_notice_leaves_its_trace_and_may_come_back_under_its_reference()
    {
        var a = Published();
        a.Do(ACase.Secretary, new WithdrawNotice("too much in it"));
        Assert.Equal(NoticeState.Withdrawn, a.It.Notice!.State);
        Assert.Equal([NoticeChange.Published, NoticeChange.Withdrawn], Trace(a));
        a.NotNow(ACase.Secretary, new WithdrawNotice("again"), "BC-31");
        a.NotNow(Actor.Clock, new ReportNotice("too late"), "BC-31");
        var reference = a.It.Notice.Reference;
        a.Do(ACase.Secretary, new PublishNotice("A shop was late.")).Do(ACase.Committee, new ConfirmNotice());
        Assert.Equal((NoticeState.Published, reference), (a.It.Notice!.State, a.It.Notice.Reference));
    }

    [Fact]
    [Rule("BC-31")]
    public void A_notice_corrected_unasked_is_not_shown_until_it_is_confirmed()
    {
        var a = Published().Do(ACase.Secretary, new CorrectNotice("Something came late.", "a slip"));
        Assert.Equal(NoticeState.Proposed, a.It.Notice!.State);
        a.Do(ACase.Committee, new ConfirmNotice());
        Assert.Equal([NoticeChange.Published, NoticeChange.TakenDown, NoticeChange.Corrected], Trace(a));
    }
}
