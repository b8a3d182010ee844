using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Facts;
using Redress.Domain.Cases.PartyDuties;
using Redress.Domain.Cases.Records;
using Redress.Domain.Decisions;
using Redress.Domain.Terms;
using Redress.Domain.Tests.Law;

namespace Redress.Domain.Tests.Cases;

/// <summary>FP-11, FP-21: a letter that no e-mail could bring never counts as told.</summary>
public sealed class UndeliveredTests
{
    private const string Right = "ann.right@example.org";

    private static NoteUndelivered Failed(
        ACase a,
        Party party,
        long letter = 7,
        UndeliveredReason reason = UndeliveredReason.AddressUnknown
    ) =>
        new(
            party,
            letter,
            "information-requested",
            (party == Party.Complainant ? a.It.Complainant.Email : "desk@shop.example") ?? "",
            reason,
            a.Today,
            a.It.BegunFor(party)
        );

    private static ACase Asked() =>
        ACase.OfBeCommerce("2026-03-02").Do(ACase.Secretary, new RequestInformation(["the invoice"]), "2026-03-03");

    private static Term Supply(ACase a) => a.It.Terms.Last(t => t.Kind == TermKind.Supply);

    [Fact]
    [Rule("FP-21")]
    public void A_term_that_begins_with_a_letter_does_not_run_while_the_letter_reached_nobody()
    {
        var a = Asked();
        var announced = Supply(a).Due;
        a.Do(Actor.Clock, Failed(a, Party.Complainant));
        Assert.Equal((TermState.Stopped, StopReason.NotTold), (Supply(a).State, Supply(a).Derivation.Stops[^1].Reason));
        a.Advance(a.Now.AddDays(40)).Is(CaseState.Incomplete);
        Assert.Equal(TermState.Stopped, Supply(a).State);

        a.Do(ACase.Secretary, new CorrectDetails(Party.Complainant, Email: Right));
        Assert.Equal(TermState.Running, Supply(a).State);
        Assert.Equal(announced.AddDays(40), Supply(a).Derivation.Unrolled);
        Assert.Equal([7L], a.Last<LettersSentAgain>().Letters);
        Assert.Equal(Right, a.Last<LettersSentAgain>().Email);
    }

    [Fact]
    [Rule("FP-21")]
    public void The_task_is_the_secretary_s_until_the_letter_goes_out_again_is_posted_or_was_handed_over()
    {
        Duty Task(ACase of) => of.It.Duties(of.Rulebook).Single(d => d.Kind == DutyKind.UndeliveredLetter);
        bool IsOpen(ACase of) => of.It.Duties(of.Rulebook).Any(d => d.Kind == DutyKind.UndeliveredLetter);

        var a = Asked().Do(ACase.Secretary, new CorrectDetails(Party.Complainant, Phone: "+32 2 555 12 34"));
        Assert.False(IsOpen(a));
        a.NotNow(ACase.Secretary, new NotePosted(7, a.Today), "FP-21");
        a.Do(Actor.Clock, Failed(a, Party.Complainant));
        Assert.Equal((a.Today, DutyRule.Of(DutyKind.UndeliveredLetter).Owner), (Task(a).Due, Role.Secretary));
        a.Advance(a.Now.AddDays(2));
        Assert.Contains(a.It.WaitingDuties, d => d.Kind == DutyKind.UndeliveredLetter);

        // A telephone number brings no letter.
        a.Do(ACase.Secretary, new CorrectDetails(Party.Complainant, Phone: "+32 2 555 12 35"));
        Assert.True(IsOpen(a));
        a.Do(ACase.Secretary, new CorrectDetails(Party.Complainant, Email: Right));
        Assert.False(IsOpen(a));
        Assert.Empty(a.It.WaitingDuties);

        a.Do(Actor.Clock, Failed(a, Party.Complainant)).Do(ACase.Secretary, new NotePosted(7, a.Today));
        Assert.Equal((false, Redelivery.Posted), (IsOpen(a), a.It.Undelivered[^1].By));

        a.Do(Actor.Clock, Failed(a, Party.Complainant, 8));
        var id = a.It.Undelivered[^1].Id;
        var received = new RecordReceipt(Party.Complainant, ReceiptResult.Received, a.Today, Letter: id);
        a.Invalid(ACase.Secretary, received, "reason", "FP-21");
        a.Invalid(ACase.Secretary, received with { Letter = "u99", Reason = "at the desk" }, "letter", "FP-21");
        a.Invalid(
            ACase.Secretary,
            received with
            {
                Party = Party.Respondent,
                Reason = "at the desk",
            },
            "letter",
            "FP-21"
        );
        a.Invalid(ACase.Secretary, received with { Result = ReceiptResult.Refused, Reason = "no" }, "result", "FP-21");
        a.Invalid(ACase.Secretary, received with { On = a.Today.AddDays(1), Reason = "at the desk" }, "on", "FP-21");
        a.Refused(a.Consumer, received with { Reason = "I have it" }, RefusalKind.NotThisRole, "BC-23");
        a.Do(ACase.Secretary, received with { Reason = "given at the desk" });
        Assert.Equal((false, Redelivery.HandedOver), (IsOpen(a), a.It.Undelivered[^1].By));
        a.NotNow(ACase.Secretary, received with { Reason = "again" }, "FP-21");
    }

    [Fact]
    [Rule("FP-11")]
    public void What_was_posted_instead_runs_from_its_presumed_receipt_and_what_was_handed_over_from_that_day()
    {
        var posted = Asked();
        posted.Do(Actor.Clock, Failed(posted, Party.Complainant)).Advance("2026-03-09T10:00");
        posted.Do(ACase.Secretary, new NotePosted(7, posted.Today));
        // Five working days after Monday 9 March.
        Assert.Equal(ACase.Day("2026-03-16"), Supply(posted).Derivation.Stops[^1].Until);

        var handed = Asked();
        handed.Do(Actor.Clock, Failed(handed, Party.Complainant)).Advance("2026-03-09T10:00");
        var receipt = new RecordReceipt(
            Party.Complainant,
            ReceiptResult.Received,
            ACase.Day("2026-03-06"),
            Reason: "at the desk",
            Letter: handed.It.Undelivered[0].Id
        );
        handed.Do(ACase.Secretary, receipt);
        Assert.Equal(ACase.Day("2026-03-06"), Supply(handed).Derivation.Stops[^1].Until);
    }

    [Fact]
    [Rule("FP-11")]
    public void The_party_is_told_once_it_opens_the_case_though_the_task_stays()
    {
        var a = Asked();
        a.Do(Actor.Clock, Failed(a, Party.Complainant));
        Assert.True(a.It.AwaitsTelling(Party.Complainant));
        Assert.False(a.It.AwaitsTelling(Party.Respondent));
        a.Advance("2026-03-09T10:00").Do(Actor.Clock, new NoteOpened(Party.Complainant));
        Assert.Equal(ACase.Day("2026-03-09"), Supply(a).Derivation.Stops[^1].Until);
        Assert.False(a.It.AwaitsTelling(Party.Complainant));
        Assert.Contains(a.It.Duties(a.Rulebook), d => d.Kind == DutyKind.UndeliveredLetter);
        Assert.Contains(
            DutyList.Of(a.It, Party.Complainant),
            d => d.Kind == PartyDutyKind.Supply && d.Due == Supply(a).Due
        );

        // The earlier counts: what is sent afterwards moves nothing.
        var due = Supply(a).Due;
        a.Advance("2026-03-12T10:00").Do(ACase.Secretary, new CorrectDetails(Party.Complainant, Email: Right));
        Assert.Equal(due, Supply(a).Due);
    }

    [Fact]
    [Rule("FP-21")]
    public void What_fails_again_stands_still_again_and_a_day_is_never_brought_forward()
    {
        var a = Asked();
        a.Do(Actor.Clock, Failed(a, Party.Complainant)).Advance("2026-03-09T10:00");
        a.Do(ACase.Secretary, new CorrectDetails(Party.Complainant, Email: Right));
        var due = Supply(a).Due;
        a.Advance("2026-03-10T10:00").Do(Actor.Clock, Failed(a, Party.Complainant));
        Assert.Equal(TermState.Stopped, Supply(a).State);
        Assert.Single(a.It.Undelivered);
        a.Advance("2026-03-16T10:00").Do(Actor.Clock, new NoteOpened(Party.Complainant));
        Assert.Equal(due.AddDays(7), Supply(a).Due);
    }

    [Fact]
    [Rule("FP-21")]
    [Rule("FP-1")]
    public void What_was_served_by_it_was_not_served_and_the_file_stays_open()
    {
        var a = ACase.OfBeCommerce().UnderExamination("2026-03-04").Do(ACase.Secretary, new DeclareComplete());
        var brought = a.Adds(a.Shop, Audience.Parties);
        Assert.True(a.It.IsServed(brought, Party.Complainant));
        a.Do(Actor.Clock, Failed(a, Party.Complainant));
        Assert.False(a.It.IsServed(brought, Party.Complainant));
        a.Advance(a.Now.AddDays(60));
        var missing = a.NotNow(ACase.Secretary, new CloseFile(), "FP-1").Obstacles;
        Assert.Contains(missing, o => o.What == ObstacleKind.Unserved && o.Document == brought);
        Assert.Contains(missing, o => o.What == ObstacleKind.CommentTermRuns && o.Party == Party.Complainant);
        a.Do(Actor.Clock, new NoteOpened(Party.Complainant));
        Assert.True(a.It.IsServed(brought, Party.Complainant));
        a.Do(a.Consumer, new Comment(NothingToAdd: true)).Do(ACase.Secretary, new CloseFile());
    }

    [Fact]
    [Rule("BC-13")]
    [Rule("FP-21")]
    public void Who_was_not_reached_by_an_invitation_was_not_duly_invited()
    {
        static ACase Invited()
        {
            var a = ACase.OfBeCommerce().UnderExamination("2026-03-04").Do(ACase.Secretary, new DeclareComplete());
            a.Do(ACase.Secretary, new InviteToHearing(a.Now.AddDays(12), "Brussels"));
            return a.Do(Actor.Clock, Failed(a, Party.Respondent));
        }

        var held = new RecordHearing("Nobody came for the shop.", ["Ann"]);
        var late = Invited();
        late.Advance(late.Now.AddDays(13));
        Assert.Equal(
            (RefusalReason.InvitationNotDelivered, Party.Respondent),
            late.NotNow(ACase.Secretary, held, "BC-13") is var no ? (no.Reason, no.Obstacles[0].Party) : default
        );
        late.Do(Actor.Clock, new NoteOpened(Party.Respondent)).NotNow(ACase.Secretary, held, "BC-13");
        late.OnPaper(Party.Respondent, new AnswerHearingDates(Sooner: true)).Do(ACase.Secretary, held);

        var inTime = Invited();
        inTime.Advance(inTime.Now.AddDays(2)).Do(Actor.Clock, new NoteOpened(Party.Respondent));
        inTime.Advance(inTime.Now.AddDays(11)).Do(ACase.Secretary, held);
    }

    [Fact]
    [Rule("FP-21")]
    public void An_address_that_its_server_does_not_know_is_replaced_at_once_and_one_that_took_nothing_once_confirmed()
    {
        var dead = Asked();
        dead.Do(Actor.Clock, Failed(dead, Party.Complainant));
        dead.Do(dead.Consumer, new CorrectDetails(Email: Right));
        Assert.Equal(Right, dead.It.Complainant.Email);
        Assert.Contains(dead.It.UnconfirmedAddresses, x => x.Email == Right);

        var full = Asked();
        full.Do(Actor.Clock, Failed(full, Party.Complainant, reason: UndeliveredReason.NeverTaken));
        full.Do(full.Consumer, new CorrectDetails(Email: Right));
        Assert.Equal("ann@example.org", full.It.Complainant.Email);
        Assert.Equal(Right, full.Last<LettersSentAgain>().Email);
    }

    [Fact]
    [Rule("FP-21")]
    public void The_address_that_is_right_is_written_to_again_and_a_member_is_reached_where_the_register_says()
    {
        var a = ACase.OfBeCommerce().SentToMember("2026-03-02");
        a.Do(Actor.Clock, Failed(a, Party.Respondent));
        Assert.Equal(TermState.Stopped, a.It.Terms.Single(t => t.Kind == TermKind.Response).State);
        a.Advance("2026-05-01T10:00").Is(CaseState.SentToMember);
        a.Invalid(ACase.Secretary, new CorrectDetails(Party.Respondent, Email: "other@shop.example"), "email", "FP-21");
        a.Do(ACase.Secretary, new CorrectDetails(Party.Respondent, Email: "desk@shop.example"));
        Assert.Null(a.Last<LettersSentAgain>().Email);
        Assert.Equal(TermState.Running, a.It.Terms.Single(t => t.Kind == TermKind.Response).State);

        var same = Asked();
        same.Do(Actor.Clock, Failed(same, Party.Complainant));
        same.Do(ACase.Secretary, new CorrectDetails(Party.Complainant, Email: "ann@example.org"));
        Assert.Equal("ann@example.org", same.Last<LettersSentAgain>().Email);
    }

    [Fact]
    [Rule("FP-11")]
    public void Who_got_neither_post_nor_e_mail_keeps_no_presumption()
    {
        var a = ACase.OfBeCommerce().Notified("2026-05-12");
        a.Do(Actor.Clock, Failed(a, Party.Complainant));
        var gone = new RecordReceipt(
            Party.Complainant,
            ReceiptResult.Undeliverable,
            a.Today,
            Reason: "moved",
            ChangeNotReported: true
        );
        a.Invalid(ACase.Secretary, gone, "changeNotReported", "FP-11");
        a.Do(Actor.Clock, new NoteOpened(Party.Complainant)).Do(ACase.Secretary, gone);
    }

    [Fact]
    [Rule("BC-31")]
    [Rule("FP-18")]
    public void The_address_that_failed_is_no_word_for_the_public_and_is_erased_with_the_file()
    {
        var a = ACase.OfBeCommerce().Final();
        a.Do(Actor.Clock, Failed(a, Party.Complainant) with { Email = "wrong.ann@example.org" });
        a.Invalid(ACase.Secretary, new PublishNotice("She wrote as wrong.ann@example.org."), "text", "BC-31");
    }
}
