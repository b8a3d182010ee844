using Redress.Domain.Appeals;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Facts;
using Redress.Domain.Cases.Records;
using Redress.Domain.Decisions;
using Redress.Domain.Terms;

namespace Redress.Domain.Cases;

/// <summary>The terms of the case: opened, fulfilled, stopped, extended, counted anew (FP-2, FP-8, FP-10).</summary>
public sealed partial class Case
{
    /// <summary>The terms of the body itself, which stop while information is asked (FP-2).</summary>
    private static bool IsOfBody(Term term) =>
        term.Party is null
        && term.Kind is TermKind.Outcome or TermKind.Notification or TermKind.Refusal or TermKind.GoOn;

    public Term? RunningTerm(TermKind kind, Party? party = null, string? subject = null) =>
        Terms.LastOrDefault(t =>
            t.State == TermState.Running
            && t.Kind == kind
            && (party is null || t.Party == party)
            && (subject is null || t.Subject == subject)
        );

    /// <summary>Whether such a term runs, or stands still and will run on (FP-2, FP-25).</summary>
    public bool IsOpen(TermKind kind) =>
        Terms.Exists(t => t.Kind == kind && t.State is TermState.Running or TermState.Stopped);

    /// <summary>The party whose term to appeal is not over; null when none is open.</summary>
    public Party? MayStillAppeal =>
        Parties
            .Both.Where(p => AppealTermOf(p) is { State: TermState.Running or TermState.Stopped })
            .Cast<Party?>()
            .FirstOrDefault();

    /// <summary>The party's latest appeal term; null until the decision was notified to it (BC-24).</summary>
    public Term? AppealTermOf(Party party) =>
        Terms.LastOrDefault(t => t.Kind == TermKind.Appeal && t.Party == party && t.Subject is null);

    /// <summary>The appellant's term to lodge that appeal: against the decision, or against the finding on a condition (BC-19).</summary>
    private Term? AppealTermOf(Appeal appeal) =>
        appeal.Condition is { } fine ? ConditionAppealTerm(fine) : AppealTermOf(appeal.Party);

    private Term Open(TermMatter matter, TermStart start, DateOnly on, ActContext o, TermRule? rule = null)
    {
        var term = Term.Open(
            NextId("t"),
            matter,
            rule ?? o.Rulebook.Terms.Of(matter.Kind, matter.Party),
            new TermEvent(start, on),
            o.Calendar,
            o.Rulebook.Id
        );
        // FP-25: who is not there is waited for while its successor is, and no longer: what is notified after the end of the case runs at once.
        if (
            matter.Party is { } party
            && Lost(party) is not null
            && RunningTerm(TermKind.Successor, party) is not null
            && matter.Kind != TermKind.Successor
            && o.Today <= term.Due
        )
        {
            term = term.StopOn(o.Today, StopReason.PartyLost);
        }

        // FP-2, FP-12: what begins while the body's clock stands still stands still with it.
        if (
            term.Party is null
            && term.Kind is TermKind.Outcome or TermKind.Refusal or TermKind.GoOn
            && WhyBodyWaits is { } reason
            && o.Today <= term.Due
        )
        {
            term = term.StopOn(o.Today, reason);
        }

        Terms.Add(term);
        return term;
    }

    private void Change(Term term, Term after) => Terms[Terms.FindIndex(t => t.Id == term.Id)] = after;

    // Paper that arrived in time, entered after the last day: the act was in time, so the term was met (FP-13).
    private static Term Fulfilled(Term term, DateOnly on) =>
        term.State is TermState.Running or TermState.Stopped
            ? term.Fulfil(on)
            : term with
            {
                State = TermState.Met,
                EndedOn = on,
            };

    // BC-19: what runs on the condition of a fine runs beside the decision, and ends only where it is named.
    private void Fulfil(TermKind kind, DateOnly on, Party? party = null, string? subject = null)
    {
        foreach (
            var term in Terms
                .Where(t =>
                    t.State is TermState.Running or TermState.Stopped
                    && t.Kind == kind
                    && (party is null || t.Party == party)
                    && (subject is null ? ConditionFinding.FineOf(t.Subject) is null : t.Subject == subject)
                )
                .ToList()
        )
        {
            Change(term, term.Fulfil(on));
        }
    }

    // BC-18, FP-3: what the body did in time and entered after the last day was done in time.
    private void FulfilAsOf(TermKind kind, DateOnly on)
    {
        Fulfil(kind, on);
        foreach (
            var term in Terms
                .Where(t =>
                    t.Kind == kind
                    && t.State == TermState.Lapsed
                    && on <= t.Due
                    && ConditionFinding.FineOf(t.Subject) is null
                )
                .ToList()
        )
        {
            Change(term, Fulfilled(term, on));
        }
    }

    // What still runs when a case ends has no more meaning, save what is followed up after the end (BC-30): money, a condition, the order to refrain, the word on a late appeal, the draft of the
    // notice; and the wait for a successor, where something of those stands still for a party that is lost (FP-25).
    private void CloseAllTerms(DateOnly on)
    {
        foreach (
            var term in Terms
                .Where(t => t.State is TermState.Running or TermState.Stopped && !OutlivesTheCase(t) && !IsWaitedFor(t))
                .ToList()
        )
        {
            Change(term, term.Fulfil(on));
        }
    }

    private bool OutlivesTheCase(Term term) =>
        term.Kind
            is TermKind.Payment
                or TermKind.Refund
                or TermKind.Condition
                or TermKind.Stop
                or TermKind.Notice
                or TermKind.LateAppeal
        || term.Kind == TermKind.Comment && OpenCondition is not null
        // BC-19: a finding on a condition, and an appeal on it, go on beside a case that is closed; so does any other appeal that a closed case still has.
        || FindAppeal(term.Subject) is { Ended: false }
        || AllSanctions.Any(s => term.Subject == ConditionFinding.SubjectOf(s.Id));

    private bool IsWaitedFor(Term successor) =>
        successor.Kind == TermKind.Successor
        && Terms.Exists(t => t.State == TermState.Stopped && t.Party == successor.Party && OutlivesTheCase(t));

    // One whose last day is over, though the clock has not noted it yet, has nothing left to stop.
    private void StopBodyTerms(ActContext o, StopReason reason)
    {
        foreach (var term in Terms.Where(t => IsOfBody(t) && t.Runs(o.Now, o.Calendar)).ToList())
        {
            Change(term, term.StopOn(o.Today, reason));
        }
    }

    // Each of two reasons to stand still holds the body's clock: information that is asked, and that nobody sits (FP-2, FP-12).
    private StopReason? WhyBodyWaits =>
        RunningTerm(TermKind.Supply) is not null ? StopReason.InformationAsked
        : AwaitsSubstitute ? StopReason.NobodySits
        : null;

    private void ResumeBodyTerms(ActContext o)
    {
        if (WhyBodyWaits is not null)
        {
            return;
        }

        foreach (var term in Terms.Where(t => t.State == TermState.Stopped && IsOfBody(t)).ToList())
        {
            Change(term, term.Resume(o.Today, o.Rulebook.Terms.Of(term), o.Calendar));
        }
    }

    // One day of the same window needs one term: a party that must comment by that day already is not asked twice, save on what its comment opens a term for.
    // The term counts from the day on which the party was served, also when what it is served with came on paper some days before.
    private void OpenCommentTerm(Party party, TermStart start, ActContext o, string? subject)
    {
        var already = Terms.Any(t =>
            t.Kind == TermKind.Comment
            && t.Party == party
            && t.State == TermState.Running
            && t.Opened == o.Today
            && !IsOfAnotherComplaint(t.Subject)
            && (t.Derivation.Event == start || start != TermStart.DefenceServed)
        );
        if (!already)
        {
            Record(new CommentInvited(party, Open(new(TermKind.Comment, party, subject), start, o.Today, o)));
        }
    }

    private Refusal? Handle(ExtendTerm c, ActContext o)
    {
        var ofKind = Terms
            .Where(t => !t.IsADay && t.Kind.ToString().Equals(c.Term, StringComparison.OrdinalIgnoreCase))
            .ToList();
        if (
            (
                Terms.Find(t => t.Id == c.Term)
                ?? ofKind.LastOrDefault(t => NotExtendable(t, o) is null)
                ?? ofKind.LastOrDefault()
            )
            is not { } term
        )
        {
            return Refusal.Field("term", "FP-8", FieldReason.Unknown);
        }

        if (NotExtendable(term, o) is { } no)
        {
            return no;
        }

        var rule = o.Rulebook.Terms.Of(term);
        var most = rule.ExtensionMax ?? rule.Max ?? rule.Days;
        if (c.Days is < 1 || c.Days > most)
        {
            return Refusal.Field("days", rule.Rule, FieldReason.OutOfBounds, 1, most);
        }

        if (term.Kind == TermKind.Mediation)
        {
            // FP-23: the paper in which both parties agree.
            var agreed = new Validation();
            agreed.Require(c.Document is not null, "document", "FP-23", FieldReason.BothMustAgree);
            CheckAgreement(agreed, c.Document, o);
            if (agreed.Refusal is { } without)
            {
                return without;
            }

            KeepInMediation(c.Document!);
        }

        var told =
            term.Party is { } party && term.Kind != TermKind.Response ? (IReadOnlyList<Party>)[party] : Parties.Both;
        var stopped = term.State == TermState.Stopped;
        var running = stopped ? term.Resume(o.Today, rule, o.Calendar) : term;
        var longer = running.Extend(c.Days!.Value, c.Reason!, o.Today, told, rule, o.Calendar);
        // It goes on standing still, also where its day had passed when it was stopped (FP-11).
        var after = stopped ? longer.StandStill(o.Today, term.Derivation.Stops[^1].Reason) : longer;
        Change(term, after);
        Record(new TermExtended(after, c.Reason!));
        return null;
    }

    /// <summary>Why a term cannot be given more days now; null when it can. A term that stands still has not ended (FP-2).</summary>
    public static Refusal? NotExtendable(Term term, ActContext o)
    {
        if (term.IsADay)
        {
            return Refusal.State(term.Derivation.Rule, RefusalReason.TermNotExtendable);
        }

        // BC-25: who handles the appeal gives more time to bring it, and gives it for nothing else.
        if ((term.Kind == TermKind.Bringing) != (o.Act.By.Role == Role.Appeals))
        {
            return Refusal.State("BC-25", RefusalReason.TermOfAnotherRole);
        }

        var rule = o.Rulebook.Terms.Of(term);
        if (rule.Extensions == 0)
        {
            return Refusal.State(rule.Rule, RefusalReason.TermNotExtendable);
        }

        if (term.State != TermState.Stopped && !term.Runs(o.Now, o.Calendar))
        {
            return Refusal.State(rule.Rule, RefusalReason.TermHasEnded);
        }

        return term.Derivation.Extensions.Count >= rule.Extensions
            ? Refusal.State(rule.Rule, RefusalReason.TermAlreadyExtended)
            : null;
    }

    /// <summary>The terms that a changed calendar would move (FP-10), as they would become; one whose last day is over, noted or not, is no longer open.</summary>
    public IReadOnlyList<Term> TermsTouchedBy(Rulebooks.Rulebook changed, DateTimeOffset now) =>
        [
            .. Terms
                .Where(t => t.Runs(now, changed.Working) && !t.IsADay)
                .Select(t => (Before: t, After: Recomputed(t, changed)))
                .Where(t => t.After.Due != t.Before.Due)
                .Select(t => t.After),
        ];

    // The presumed receipt that an appeal term starts from is counted in working days itself (BC-23).
    private Term Recomputed(Term term, Rulebooks.Rulebook changed)
    {
        var rule = changed.Terms.Of(term);
        if (
            term.Derivation.Event != TermStart.ReceiptPresumed
            || NotificationBehind(term) is not { Proven: null } service
        )
        {
            return term.Rederive(rule, changed.Working);
        }

        var skipped = new List<SkippedDay>();
        var presumed = changed.Working.AddWorkingDays(service.Sent, changed.Terms.Receipt.Days, skipped);
        return term.Rederive(rule, changed.Working, presumed, skipped);
    }

    // The letter whose receipt the term counts from: that of the decision, or of the finding on a condition (BC-19).
    private Service? NotificationBehind(Term term) =>
        FindSanction(ConditionFinding.FineOf(term.Subject)) is { } fine ? ConditionNotification(fine, term.Party!.Value)
        : Notification(term.Party!.Value) is { NeverArrived: false } arrived ? arrived
        : null;

    private Refusal? Handle(RederiveTerms c, ActContext o)
    {
        var touched = TermsTouchedBy(o.Rulebook, o.Now);
        foreach (var term in touched)
        {
            Change(term, term);
            if (
                term.Derivation.Event == TermStart.ReceiptPresumed
                && Services.FindIndex(s => s.Id == NotificationBehind(term)?.Id) is >= 0 and var at
            )
            {
                Services[at] = Services[at] with { Presumed = term.Derivation.On };
            }

            if (term.Kind == TermKind.Deposit)
            {
                Change(AppealOf(term) with { Deposit = AppealOf(term).Deposit with { Due = term.Due } });
            }
        }

        if (touched.Count > 0)
        {
            Record(new TermsRederived(touched, c.Reason));
        }

        return null;
    }
}
