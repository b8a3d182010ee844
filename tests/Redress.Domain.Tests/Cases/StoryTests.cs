using Redress.Domain.Appeals;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Facts;
using Redress.Domain.Cases.Records;
using Redress.Domain.Decisions;
using Redress.Domain.Terms;
using Redress.Domain.Tests.Law;

namespace Redress.Domain.Tests.Cases;

/// <summary>Two whole procedures, day by day.</summary>
public sealed class StoryTests
{
    // Filed on Monday 2 February 2026 without the invoice; decided in May; the arbitrator rejects the shop's appeal in September.
    [Fact]
    [Rule("ST-2")]
    [Rule("BC-7")]
    [Rule("BC-12")]
    [Rule("BC-13")]
    [Rule("BC-20")]
    [Rule("BC-24")]
    [Rule("BC-26")]
    [Rule("FP-1")]
    [Rule("FP-6")]
    public void A_late_delivery_from_an_incomplete_file_to_a_rejected_appeal()
    {
        var a = ACase.OfBeCommerce("2026-02-02").Asked("2026-02-04", "the invoice").Is(CaseState.Incomplete);
        var invoice = a.Advance("2026-02-10").Adds(a.Consumer);
        a.Do(a.Consumer, new SupplyInformation([new SuppliedItem("1", "Here it is.", [invoice])]))
            .Is(CaseState.Registered);
        a.SentToMember("2026-03-02")
            .Do(a.Shop, new Respond(Answer: "We are sorry."), "2026-03-06")
            .Is(CaseState.SentToMember);
        a.Do(a.Shop, new Respond(Defence: "The carrier was late.", RequestHearing: true), "2026-03-12")
            .Is(CaseState.UnderExamination);
        a.Do(a.Consumer, new Comment("Nobody told me."), "2026-03-16")
            .Do(a.Shop, new Comment("We wrote an e-mail."), "2026-03-20")
            .Do(ACase.Secretary, new DeclareComplete(), "2026-03-23");
        a.NotNow(ACase.Secretary, new CloseFile(), "BC-13");
        a.Do(ACase.Secretary, new InviteToHearing(a.Now.AddDays(14), "Brussels"));
        a.Do(ACase.Secretary, new RecordHearing("Both spoke.", ["Ann Peeters", "Demo Shop"]), "2026-04-06T15:00")
            .Is(CaseState.UnderExamination);
        a.NotNow(ACase.Secretary, new CloseFile(), "FP-1");
        a.Do(a.Consumer, new Comment(NothingToAdd: true))
            .Do(a.Shop, new Comment(NothingToAdd: true))
            .Do(ACase.Secretary, new CloseFile(), "2026-04-20")
            .Is(CaseState.Deliberation);

        a.Do(
            ACase.Committee,
            ACase.Founded with
            {
                Sanctions =
                [
                    new ProposedSanction(SanctionKind.Reprimand),
                    new ProposedSanction(SanctionKind.Fine, Money.Euro(2500), DeferredFor: Period.Parse("P1Y")),
                ],
            },
            "2026-05-08"
        );
        a.Do(ACase.Committee2, new ConfirmDecision()).Is(CaseState.Decided).Notified("2026-05-11");
        Assert.All(
            Parties.Both,
            p =>
                Assert.Equal(
                    (ACase.Day("2026-05-19"), ACase.Day("2026-06-03")),
                    (a.It.Notification(p)!.Presumed, a.Running(TermKind.Appeal, p).Due)
                )
        );

        a.Appealed("2026-06-03T18:00")
            .Is(CaseState.Appealed)
            .Paid("2026-06-08")
            .Chooses("2026-06-10", accepted: true, "fr");
        Assert.Equal(AppealState.Admitted, a.It.Appeals[0].State);
        a.Do(ACase.Handler, new Refer(a.It.Appeals[0].Id, Forum.Arbitration, "CEPANI-7", a.Today), "2026-06-15")
            .Is(CaseState.ArbitrationOrCourt)
            .ForumSays("2026-09-14", ForumOutcome.Rejected)
            .Is(CaseState.Final);
        Assert.Equal((AppealState.Rejected, DepositState.Kept), (a.It.Appeals[0].State, a.It.Appeals[0].Deposit.State));
        Assert.Equal([SanctionState.CarriedOut, SanctionState.Deferred], a.It.Decision!.Sanctions.Select(s => s.State));
        Assert.Equal(ACase.Day("2027-09-14"), a.It.Decision.Sanctions[1].DeferredUntil);
        a.Do(ACase.Secretary, new Close(), "2026-09-15").Is(CaseState.Closed);
        Assert.Equal(ACase.Day("2032-09-15"), a.It.EraseFrom);
        Assert.Equal(
            [
                "request-information BC-7",
                "add-document BC-4",
                "supply-information BC-7, file-completed BC-7",
                "send-to-member BC-12",
                "respond BC-12",
                "respond BC-12, examination-begins BC-12",
                "comment FP-1",
                "comment FP-1",
                "declare-complete FP-2",
                "invite-to-hearing BC-13",
                "record-hearing BC-13, hearing-held BC-13",
                "comment FP-1",
                "comment FP-1",
                "close-file BC-15",
                "decide BC-17",
                "confirm-decision BC-17",
                "notify BC-23",
                "lodge-appeal BC-24, appeal-suspends BC-25",
                "lapse-term ST-3",
                "record-deposit BC-26",
                "choose-arbitration FP-6",
                "refer BC-27",
                "add-document BC-4",
                "record-outcome BC-29, becomes-final BC-30",
                "close BC-30",
            ],
            a.Journal
        );
    }

    // The shop stays silent; nobody appeals; the label goes on the first day that nothing can be appealed any more.
    [Fact]
    [Rule("BC-2")]
    [Rule("BC-14")]
    [Rule("BC-19")]
    [Rule("BC-23")]
    [Rule("BC-30")]
    public void Unsolicited_advertising_and_a_member_that_never_answers()
    {
        var a = ACase.OfSpam("2026-03-30").SentToMember("2026-04-01");
        Assert.Equal(ACase.Day("2026-04-15"), a.Running(TermKind.Response).Due);
        a.Advance("2026-04-15T23:59")
            .Is(CaseState.SentToMember)
            .Advance("2026-04-16T00:00")
            .Is(CaseState.UnderExamination);
        a.Do(ACase.Secretary, new MarkNonCooperation("No answer came."))
            .Do(ACase.Secretary, new DeclareComplete())
            .Do(ACase.Secretary, new CloseFile())
            .Is(CaseState.Deliberation);
        var decision = new Decide(
            Outcome.CannotBeJudged,
            NonCooperation: true,
            Reasons: "It said nothing.",
            RefrainFrom: "leaving the committee without an answer",
            Sanctions:
            [
                new ProposedSanction(SanctionKind.Warning),
                new ProposedSanction(
                    SanctionKind.Suspension,
                    From: ACase.Day("2026-06-04"),
                    To: ACase.Day("2026-09-03")
                ),
            ]
        );
        a.Do(ACase.Committee, decision, "2026-05-08").Do(ACase.Secretary, new ConfirmDecision()).Notified("2026-05-11");
        a.Advance("2026-06-03T23:59:59").Is(CaseState.Decided);
        Assert.DoesNotContain(a.Facts, f => f is SanctionTookEffect);
        a.Advance("2026-06-04T00:00:00").Is(CaseState.Final);
        Assert.Equal(ACase.Day("2026-06-04"), a.It.FinalOn);
        a.Advance("2026-06-05T00:00:00");
        Assert.Equal(
            [SanctionStep.LabelWithdrawn, SanctionStep.Suspended],
            a.It.Decision!.Sanctions[1].Steps.Select(s => s.Step)
        );
        Assert.Empty(a.It.Appeals);
        a.NoticePublished().Do(ACase.Secretary, new Close()).Is(CaseState.Closed).Advance("2026-09-05T00:00");
        Assert.Equal(SanctionStep.SuspensionEnded, a.It.Decision.Sanctions[1].Steps[^1].Step);
        Assert.Equal(
            [
                "send-to-member BC-12",
                "lapse-term BC-12, examination-begins BC-12",
                "mark-non-cooperation BC-14",
                "declare-complete FP-2",
                "close-file BC-15",
                "decide BC-17",
                "confirm-decision BC-17",
                "notify BC-23",
                "lapse-term BC-30",
                "lapse-term BC-30, becomes-final BC-30",
                "follow-sanctions BC-30",
                "publish-notice BC-32",
                "answer-notice BC-31",
                "answer-notice BC-31",
                "confirm-notice BC-31",
                "close BC-30",
                "lapse-term FP-8",
                "follow-sanctions BC-30",
            ],
            a.Journal
        );
    }
}
