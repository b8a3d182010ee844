using Redress.Domain.Appeals;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Facts;
using Redress.Domain.Cases.Records;
using Redress.Domain.Decisions;
using Redress.Domain.Rulebooks;
using Redress.Domain.Terms;

namespace Redress.Domain.Cases;

/// <summary>
/// A fine under a condition (BC-19): it waits for an act or omission of the member's own, until a last day. The member is heard on the document that shows it, two people find that the
/// condition is met, both parties are notified, and the member may appeal on that alone before the fine is asked for. The last day is that of the act or omission; where the body had begun by then, with a document that
/// was put to the member or a finding that was proposed, it has some days more to come to its end. Where it had not, it is over.
/// </summary>
public sealed partial class Case
{
    /// <summary>The fine that waits for its condition; a decision has one fine at most. Null when none does.</summary>
    public Sanction? OpenCondition => AllSanctions.FirstOrDefault(s => s.State == SanctionState.Conditional);

    /// <summary>The fine of which it is proposed that its condition is met; null when nothing waits for a second person.</summary>
    public Sanction? ConditionProposal =>
        OpenCondition is { Established: { State: FindingState.Proposed } } fine ? fine : null;

    /// <summary>The day on which the decision became final with which the condition began: only later facts count.</summary>
    public DateOnly? ConditionSince(Sanction fine) =>
        Terms.LastOrDefault(t => t.Kind == TermKind.Condition && t.Subject == fine.Id)?.Derivation.On;

    /// <summary>Whether the document can still be put to the member, as one that is to show that a condition is met.</summary>
    public bool AwaitsWordOnCondition(CaseDocument document) =>
        OpenCondition is { } fine
        && !LastDayIsOver(fine)
        && document.For == Audience.Parties
        && CommentOnCondition(document.Id, fine) is null;

    /// <summary>Of a fine whose condition was found to be met: the party's latest notification of that; null before, and again when the post could not be delivered.</summary>
    public Service? ConditionNotification(Sanction fine, Party party) =>
        Services.LastOrDefault(s => s.What == ConditionFinding.SubjectOf(fine.Id) && s.Party == party)
            is { NeverArrived: false } service
            ? service
            : null;

    /// <summary>Whether that party was ever sent what was found on that fine's condition.</summary>
    internal bool IsNotifiedOfFinding(string fine, Party party) =>
        Services.Exists(s => s.What == ConditionFinding.SubjectOf(fine) && s.Party == party);

    /// <summary>The fine of which the finding is still to be notified to somebody; null when none is.</summary>
    public Sanction? ConditionToNotify => AllSanctions.FirstOrDefault(AwaitsNotificationOfFinding);

    private bool AwaitsNotificationOfFinding(Sanction fine) =>
        fine.Established is { State: FindingState.Confirmed }
        && fine is { Stands: true, EndedWithMember: false }
        && Parties.Both.Any(p => ConditionNotification(fine, p) is null);

    /// <summary>The member's term to appeal against the finding on that fine's condition; null while it was not notified.</summary>
    public Term? ConditionAppealTerm(string fine) =>
        Terms.LastOrDefault(t => t.Kind == TermKind.Appeal && t.Subject == ConditionFinding.SubjectOf(fine));

    /// <summary>The fine on whose condition the member may appeal now, in time or late; null when there is none.</summary>
    public Sanction? ContestableCondition =>
        AllSanctions.FirstOrDefault(s =>
            s.Established is { State: FindingState.Confirmed }
            && s is { Stands: true, EndedWithMember: false }
            && ConditionAppealTerm(s.Id) is not null
        );

    /// <summary>Whether the member's term to appeal on a condition is not over.</summary>
    public bool ConditionTermRuns =>
        ContestableCondition is { } fine
        && ConditionAppealTerm(fine.Id) is { State: TermState.Running or TermState.Stopped };

    /// <summary>The term within which the party can appeal: against the decision, or where that is over against the finding on a condition while that one runs (BC-19).</summary>
    public Term? TermToAppeal(Party party) =>
        party == Party.Respondent && MayStillAppeal != party && ConditionTermRuns
            ? ConditionAppealTerm(ContestableCondition!.Id)
            : AppealTermOf(party);

    /// <summary>From which day on a fine that is due may be demanded; null while the finding on its condition can still be contested, or is (BC-19).</summary>
    public DateOnly? DemandableSince(Sanction fine)
    {
        if (fine.Established is not { State: FindingState.Confirmed })
        {
            return fine.DueOn;
        }

        var appeals = Appeals.FindAll(a => a.Condition == fine.Id);
        return
            ConditionAppealTerm(fine.Id) is { State: TermState.Met or TermState.Lapsed } term
            && appeals.TrueForAll(a => !a.HoldsUp)
            ? appeals.Select(a => a.EndedOn).Append(term.EndedOn).Append(fine.DueOn).Max()
            : null;
    }

    // What was begun by the last day has a term of its own after it.
    private bool LastDayIsOver(Sanction fine) =>
        Terms.LastOrDefault(t => t.Kind == TermKind.Condition && t.Subject == fine.Id)?.Due > fine.ConditionUntil;

    /// <summary>The last day on which two people can find that the condition is met: its own, or some days after that, or after the member's word on what was put to it, for what was begun by then (BC-19).</summary>
    public DateOnly FindBy(Sanction fine, DateOnly today, Rulebook rulebook)
    {
        var until = fine.ConditionUntil!.Value;
        var begun = Terms
            .Where(t =>
                t is { Kind: TermKind.Comment, Derivation.Event: TermStart.ConditionShown }
                && t.Opened >= ConditionSince(fine)
                && t.Opened <= until
            )
            .Select(t => t.State == TermState.Stopped ? today : LastDay(t))
            .ToList();
        if (fine.Established is { State: FindingState.Proposed })
        {
            begun.Add(until);
        }

        var rule = rulebook.Terms.ConditionFinding;
        return begun.Select(day => Term.LastDay(rule, day, rulebook.Working)).Append(until).Max();
    }

    private Term? CommentOnCondition(string document, Sanction fine) =>
        Terms.LastOrDefault(t =>
            t.Kind == TermKind.Comment
            && t.Subject == document
            && t.Derivation.Event == TermStart.ConditionShown
            && t.Opened >= ConditionSince(fine)
        );

    private void WatchCondition(Sanction fine, DateOnly until, DateOnly since, ActContext o)
    {
        Fulfil(TermKind.Condition, o.Today, subject: fine.Id);
        Terms.Add(
            Term.OpenOn(
                NextId("t"),
                new(TermKind.Condition, null, fine.Id),
                "BC-19",
                new TermEvent(TermStart.BecameFinal, since),
                until < o.Today ? o.Today : until,
                o.Rulebook.Id
            )
        );
    }

    // BC-19: the day of a fine that does not wait for its condition any more, because it was met, fell with the decision, or is not final, is nobody's.
    private void EndConditionsNotWaitedFor(ActContext o)
    {
        foreach (var fine in AllSanctions.Where(s => s.State != SanctionState.Conditional))
        {
            Fulfil(TermKind.Condition, o.Today, subject: fine.Id);
        }

        // Nor has anybody anything to be told of what ended otherwise, such as a fine that was written off meanwhile.
        foreach (var fine in AllSanctions.Where(s => s.Established is not null && !AwaitsNotificationOfFinding(s)))
        {
            Fulfil(TermKind.Notification, o.Today, subject: ConditionFinding.SubjectOf(fine.Id));
        }
    }

    // Nobody acted by the last day: it has ended, and both are told. What was begun by then has its days; what one person alone had proposed when they are over has not happened.
    private void LapseCondition(Term term, ActContext o)
    {
        if (FindSanction(term.Subject) is { State: SanctionState.Conditional } fine)
        {
            if (FindBy(fine, o.Today, o.Rulebook) is var day && day >= o.Today)
            {
                WatchCondition(fine, day, term.Derivation.On, o);
                return;
            }

            Change(fine.WithoutProposedFinding().Expire());
            Record(new SanctionEnded(FindSanction(fine.Id)!));
        }
    }

    // BC-19: put to the member with a term of its own, also where the portal or its own hand had brought it there before.
    private Refusal? PutCondition(CaseDocument document, Party? to, ActContext o)
    {
        if (to == Party.Complainant || !AwaitsWordOnCondition(document))
        {
            return Refusal.State("BC-19", RefusalReason.NothingToServe);
        }

        if (document.By != Party.Respondent && !IsServed(document.Id, Party.Respondent))
        {
            Services.Add(new Service(NextId("v"), document.Id, Party.Respondent, Channel.Portal, o.Today));
        }

        var comment = Open(new(TermKind.Comment, Party.Respondent, document.Id), TermStart.ConditionShown, o.Today, o);
        Record(new ConditionPut(OpenCondition!, Named(document), comment));
        Record(new CommentInvited(Party.Respondent, comment));
        return null;
    }

    private Refusal? Handle(EstablishCondition c, ActContext o)
    {
        var fine = OpenCondition!;
        var since = ConditionSince(fine);
        var document = Document(c.Document!);
        var check = new Validation();
        check.Require(c.Sanction == fine.Id, "sanction", "BC-19", FieldReason.Unknown);
        check.Require(document is { For: Audience.Parties }, "document", "BC-19", FieldReason.Unknown);
        check.Require(
            c.On > since && c.On <= fine.ConditionUntil && c.On <= o.Today,
            "on",
            "BC-19",
            FieldReason.BetweenFinalityAndLastDay,
            since ?? o.Today,
            fine.ConditionUntil ?? o.Today
        );
        if ((check.Refusal ?? WhyNotHeardOnCondition(document!, fine, o)) is { } no)
        {
            return no;
        }

        Change(
            fine with
            {
                Established = new ConditionFinding(
                    FindingState.Proposed,
                    c.On!.Value,
                    c.Reasons!,
                    document!.Id,
                    o.Signature
                ),
            }
        );
        Record(new ConditionProposed(FindSanction(fine.Id)!));
        return null;
    }

    private Refusal? WhyNotHeardOnCondition(CaseDocument document, Sanction fine, ActContext o)
    {
        if (CommentOnCondition(document.Id, fine) is not { } term)
        {
            return Refusal.State(
                "BC-19",
                RefusalReason.ConditionNotHeard,
                new Obstacle(ObstacleKind.ConditionNotServed, Party.Respondent, document.Id)
            );
        }

        return term.State == TermState.Stopped || term.Runs(o.Now, o.Calendar)
            ? Refusal.State(
                "BC-19",
                RefusalReason.ConditionNotHeard,
                new Obstacle(ObstacleKind.CommentTermRuns, Party.Respondent, document.Id, term.Due)
            )
            : null;
    }

    private Refusal? Handle(ConfirmCondition _, ActContext o)
    {
        var met = ConditionProposal!.ConditionMet(o.Signature, o.Today);
        Change(met);
        var notification = Open(
            new(TermKind.Notification, null, ConditionFinding.SubjectOf(met.Id)),
            TermStart.ConditionEstablished,
            o.Today,
            o
        );
        Record(new ConditionEstablished(met, notification));
        return null;
    }

    private Refusal? Handle(RejectCondition c, ActContext o)
    {
        var fine = ConditionProposal!;
        Change(fine.WithoutProposedFinding());
        Record(new ConditionRejected(fine, c.Reason!));
        return null;
    }

    // Notified like a decision (BC-18, BC-23). What can be contested is whether the condition is met: only the member can gain by that, and has the term to appeal.
    private void NotifyOfCondition(Sanction fine, Party party, Notify c, ActContext o)
    {
        var (service, skipped) = Posted(ConditionFinding.SubjectOf(fine.Id), party, c, o);
        var term =
            party == Party.Respondent
                ? OpenAppealTerm(new(TermKind.Appeal, party, ConditionFinding.SubjectOf(fine.Id)), service, skipped, o)
                : null;
        if (Parties.Both.All(p => ConditionNotification(fine, p) is not null))
        {
            Fulfil(TermKind.Notification, c.Posted!.Value, subject: ConditionFinding.SubjectOf(fine.Id));
        }

        Record(new ConditionNotified(party, fine, service, term));
    }

    private Appeal LodgedOnCondition(LodgeAppeal c, Sanction fine, ActContext o) =>
        LodgedAppeal(
            c,
            [ConditionFinding.SubjectOf(fine.Id)],
            o.Rulebook.Appeal!.ForaOf([fine.Kind]),
            ConditionAppealTerm(fine.Id),
            o
        );

    // Named alone; left out, where nothing but the condition can still be contested in time.
    private Sanction? ConditionContested(LodgeAppeal c, Party by) =>
        by == Party.Respondent && ContestableCondition is { } fine
            ? c.Contested is [var one]
                ? ConditionFinding.FineOf(one) == fine.Id
                    ? fine
                    : null
                : c.Contested is not { Count: > 0 }
                && ConditionTermRuns
                && MayStillAppeal != by
                && !Appeals.Exists(a => a.Condition == fine.Id && !a.Ended)
                    ? fine
                    : null
            : null;

    // BC-19: upheld, the condition counts as not met; within its last day another fact may still meet it.
    private void JudgeCondition(Appeal appeal, ForumOutcome outcome, ActContext o)
    {
        if (
            outcome is not (ForumOutcome.Upheld or ForumOutcome.PartlyUpheld)
            || FindSanction(appeal.Condition)
                is not { Established.State: FindingState.Confirmed, Stands: true, EndedWithMember: false } fine
        )
        {
            return;
        }

        var since = ConditionSince(fine) ?? o.Today;
        var fell = fine.ConditionFell(o.Today);
        Change(fell);
        Record(new ConditionFell(fell));
        if (fell.State != SanctionState.Conditional)
        {
            // BC-30: under another appeal it waits for nothing yet; it does from the day on which the decision is final again.
            return;
        }

        if (fell.ConditionUntil >= o.Today)
        {
            WatchCondition(fell, fell.ConditionUntil.Value, since, o);
        }
        else
        {
            Change(fell.Expire());
            Record(new SanctionEnded(fell.Expire()));
        }
    }
}
