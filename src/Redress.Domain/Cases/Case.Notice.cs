using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Facts;
using Redress.Domain.Cases.Records;
using Redress.Domain.Notices;
using Redress.Domain.Rulebooks;
using Redress.Domain.Terms;

namespace Redress.Domain.Cases;

/// <summary>The anonymous notice of a final decision: proposed, read by the parties, confirmed, reported, corrected, withdrawn (BC-31, BC-32).</summary>
public sealed partial class Case
{
    // FP-17: without the permission of both parties nothing of an award, nor of what it judged, is told.
    private Refusal? TellsOfAnAward(string text, ActContext o) =>
        AwardIsWithheld
        && o.ExternalFacts.WithheldNotice is { } only
        && text.ReplaceLineEndings("\n").Trim() != only.Trim()
            ? Refusal.Field("text", "FP-17", FieldReason.OnlyThatThereWasAnAppeal, only)
            : null;

    private Refusal? Handle(PublishNotice c, ActContext o)
    {
        if ((NamesSomebody(c.Text!, o, c.WordsRead) ?? TellsOfAnAward(c.Text!, o)) is { } no)
        {
            return no;
        }

        Notice = new DecisionNotice(NoticeState.Proposed, c.Text!, o.Act.By.Id, o.Act.By.Name, o.Act.By.Role, o.Now)
        {
            Reference = Notice?.Reference,
            PublishedOn = Notice?.PublishedOn,
            History = Notice?.History ?? [],
        };
        Record(new NoticeProposed());
        foreach (var party in Parties.Both)
        {
            Record(new NoticeDraftSent(party, Open(new(TermKind.Notice, party), TermStart.NoticeProposed, o.Today, o)));
        }

        return null;
    }

    private Refusal? Handle(AnswerNotice c, ActContext o)
    {
        var nothing = c.NothingToAdd == true;
        if (nothing != string.IsNullOrWhiteSpace(c.Text))
        {
            return Refusal.Field(
                "text",
                "BC-31",
                nothing ? FieldReason.TextAndNothingToAdd : FieldReason.TextOrNothingToAdd
            );
        }

        var answer = new NoticeAnswer(o.Party, nothing ? null : c.Text, o.On);
        Notice = Notice! with { Answers = [.. Notice.Answers, answer] };
        var term = ReadingTermOf(o.Party)!;
        Change(term, Fulfilled(term, o.On));
        Record(new NoticeAnswered(answer));
        return null;
    }

    /// <summary>The term in which this party reads the draft that waits, running or over; null when no draft does (BC-31).</summary>
    public Term? ReadingTermOf(Party party) =>
        Notice is { State: NoticeState.Proposed }
            ? Terms.FindLast(t => t.Kind == TermKind.Notice && t.Party == party)
            : null;

    private Refusal? Handle(ConfirmNotice _, ActContext o)
    {
        if ((NamesSomebody(Notice!.Text, o) ?? TellsOfAnAward(Notice.Text, o)) is { } no)
        {
            return no;
        }

        var reference =
            Notice.Reference
            ?? o.ExternalFacts.NoticeReference
            ?? throw new InvalidOperationException("A notice needs a reference.");
        Notice = Notice.Publish(o.Act.By.Name, o.Today, reference, o.Now);
        Record(new NoticePublished(Notice.Reference!));
        return null;
    }

    private Refusal? Handle(RejectNotice c, ActContext o)
    {
        Fulfil(TermKind.Notice, o.Today);
        Notice = Notice! with
        {
            // One that was public once and withdrawn stays known as withdrawn (BC-31).
            State = Notice.Reference is null ? NoticeState.Rejected : NoticeState.Withdrawn,
            RejectionReason = c.Reason,
        };
        Record(new NoticeRejected(c.Reason!));
        return null;
    }

    // At once, before anybody judges the report: what is left out can be put back, what was read cannot be unread.
    private Refusal? Handle(ReportNotice c, ActContext o)
    {
        Notice = Notice!.TransitionTo(NoticeState.UnderReview, NoticeChange.TakenDown, o.Now) with
        {
            Report = new NoticeReport(c.Text, c.Email, o.Now),
        };
        Record(new NoticeReported(Notice));
        return null;
    }

    private Refusal? Handle(RestoreNotice c, ActContext o) =>
        MayNotStand(Notice!.Text, o) ?? Propose(NoticeChange.Restored, null, c.Reason!, o);

    private Refusal? Handle(CorrectNotice c, ActContext o) =>
        NamesSomebody(c.Text!, o, c.WordsRead)
        ?? TellsOfAnAward(c.Text!, o)
        ?? Propose(NoticeChange.Corrected, c.Text, c.Reason!, o);

    private Refusal? Handle(WithdrawNotice c, ActContext o) => Propose(NoticeChange.Withdrawn, null, c.Reason!, o);

    private Refusal? Propose(NoticeChange change, string? text, string reason, ActContext o)
    {
        Notice = Notice! with { Proposed = new ProposedNoticeChange(change, text, reason, o.Signature) };
        Record(new NoticeChangeProposed(Notice.Proposed));
        return null;
    }

    // A text that is there already is refused as a whole: nobody can mend it in this act.
    private Refusal? MayNotStand(string text, ActContext o) =>
        (NamesSomebody(text, o) ?? TellsOfAnAward(text, o)) is null
            ? null
            : Refusal.State("BC-31", RefusalReason.NoticeNamesSomebody);

    private Refusal? Handle(ConfirmNoticeChange _, ActContext o)
    {
        var (before, proposed) = (Notice!, Notice!.Proposed!);
        // Between the proposal and now the file may have come to know more.
        if (proposed.Change != NoticeChange.Withdrawn && MayNotStand(proposed.Text ?? before.Text, o) is { } no)
        {
            return no;
        }

        Notice = (
            before with
            {
                Text = proposed.Text ?? before.Text,
                Proposed = null,
                Report = null,
                ChangedBecause = proposed.Reason,
                ConfirmedByName = o.Act.By.Name,
            }
        ).TransitionTo(
            proposed.Change == NoticeChange.Withdrawn ? NoticeState.Withdrawn : NoticeState.Published,
            proposed.Change,
            o.Now
        );
        Record(new NoticeChanged(proposed));
        return null;
    }

    private Refusal? Handle(RejectNoticeChange c, ActContext o)
    {
        Notice = Notice! with { Proposed = null };
        Record(new NoticeChangeRejected(c.Reason!));
        return null;
    }

    // BC-31: a notice of a final decision, and the judgment of one that was reported.
    private IEnumerable<Duty> DutiesOfNotice(Rulebook rulebook)
    {
        if (!rulebook.Has(Stage.Notices))
        {
            yield break;
        }

        if (FinalOn is { } final)
        {
            var rule = rulebook.Terms.Named("noticeProposal");
            yield return new Duty(DutyKind.Notice, Term.LastDay(rule, final, rulebook.Working));
        }

        if (Notice?.Report is { } report)
        {
            var rule = rulebook.Terms.Named("noticeReview");
            var reported = rulebook.Working.Day(report.At);
            yield return new Duty(DutyKind.NoticeReview, Term.LastDay(rule, reported, rulebook.Working));
        }
    }

    // What the body itself withdrew is not owed again; what went because finality was lifted is, with the next finality (BC-32).
    private bool OwesNotice =>
        FinalOn is not null
        && Notice is null or { State: NoticeState.Rejected } or { State: NoticeState.Withdrawn, ChangedBecause: null };
}
