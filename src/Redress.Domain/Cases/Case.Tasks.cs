using Redress.Domain.Appeals;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Facts;
using Redress.Domain.Cases.Records;
using Redress.Domain.Decisions;
using Redress.Domain.Notices;
using Redress.Domain.Rulebooks;
using Redress.Domain.Terms;

namespace Redress.Domain.Cases;

/// <summary>The duties of the body, and those that wait (FP-23).</summary>
public sealed partial class Case
{
    /// <summary>Whether a term asks its party for something. One to object in only protects it (FP-12): nobody waits for it, and nothing is missed when it ends.</summary>
    public static bool AsksSomething(TermKind kind) => kind != TermKind.Objection;

    /// <summary>What the body has to do in this case now, each with its last day, late or not (FP-23).</summary>
    public IEnumerable<Duty> Duties(Rulebook rulebook) =>
        DutiesOfTerms
            .Concat(
                CompletenessDue(rulebook) is { } day ? [new Duty(DutyKind.Completeness, day)] : Enumerable.Empty<Duty>()
            )
            .Concat(DutiesOfReferral(rulebook))
            .Concat(DutiesOfService)
            .Concat(DutiesOfAddresses(rulebook))
            .Concat(DutiesOfLetters)
            .Concat(OpenOrders.Select(order => new Duty(DutyKind.ForumOrder, order.Due, null, order.Id)))
            .Concat(DutiesOfStand)
            .Concat(DutiesOfNotice(rulebook))
            .Concat(DutiesOfMessages)
            .Where(duty => !Erased && Owes(duty.Kind, duty.Subject));

    /// <summary>The duties whose day went by and that nobody has done yet.</summary>
    public IEnumerable<DutyDelay> WaitingDuties =>
        DutyDelays.Where(delay =>
            !Erased
            && Owes(delay.Kind, delay.Subject)
            && (delay.Term is null || DutiesOfTerms.Any(duty => duty.Term == delay.Term))
            // It comes again: what was recorded late waits no more.
            && (delay.Kind != DutyKind.Stand || DutiesOfStand.Any(delay.IsOf))
        );

    /// <summary>When those concerned are told, or told again, that a duty waits: in the morning after its last day; null when nothing is owed.</summary>
    public DateTimeOffset? TellsOfDelayAt(Rulebook rulebook) =>
        Duties(rulebook).Select(TellsOn).Order().Cast<DateOnly?>().FirstOrDefault() is { } day
            ? rulebook.Working.StartOf(day) + Morning
            : null;

    private DateOnly TellsOn(Duty duty) => (DutyDelays.Find(d => d.IsOf(duty))?.Until ?? duty.Due).AddDays(1);

    private Refusal? Handle(TellOfDelay _, ActContext o)
    {
        if (TellsOfDelayAt(o.Rulebook) is not { } at || at > o.Now)
        {
            return Refusal.State("FP-23", RefusalReason.NotInThisState);
        }

        foreach (var duty in Duties(o.Rulebook).Where(duty => TellsOn(duty) <= o.Today).ToList())
        {
            var again = DutyDelays.RemoveAll(d => d.IsOf(duty)) > 0;
            var until = Term.LastDay(o.Rulebook.Terms.NewDay, o.Today, o.Calendar);
            var delay = new DutyDelay(duty.Kind, duty.Due, duty.Term, duty.Subject, o.Today, until);
            DutyDelays.Add(delay);
            Record(new DutyDelayed(delay, again));
        }

        return null;
    }

    /// <summary>FP-23: the duties that hang on a state begin with it and end with it. For <c>CaseMachine</c> alone.</summary>
    internal void BeginDuties(CaseState from, ActContext o)
    {
        if (from == State)
        {
            return;
        }

        if (from == CaseState.Registered)
        {
            Fulfil(TermKind.FirstStep, o.Today);
        }

        if (from == CaseState.Mediation)
        {
            Fulfil(TermKind.Mediation, o.Today);
            Fulfil(TermKind.GoOn, o.Today);
        }

        if (State == CaseState.Registered)
        {
            Open(new(TermKind.FirstStep, null), TermStart.ReturnedToIntake, o.Today, o);
        }

        if (State == CaseState.Mediation)
        {
            Open(new(TermKind.Mediation, null), TermStart.MediationStarted, o.Today, o);
        }
    }

    // The latest of each kind and subject that was not met. One that stands still (FP-2) has no day yet.
    private IEnumerable<Duty> DutiesOfTerms =>
        Terms
            .Where(t => t.Party is null && DutyOf(t.Kind) is not null)
            .GroupBy(t => (t.Kind, t.Subject))
            .Select(terms => terms.Last())
            .Where(t => t.State is TermState.Running or TermState.Lapsed)
            .Select(t => new Duty(DutyOf(t.Kind)!.Value, t.Due, t.Id, t.Subject));

    // FP-11: at once, so its day is the day on which the post came back.
    private IEnumerable<Duty> DutiesOfService =>
        Services
            .Where(s => s is { What: ServiceSubject.Decision, NeverArrived: true })
            .Where(s => AwaitsRightAddress(s.Party))
            .Select(s => new Duty(DutyKind.RightAddress, s.CameBackOn ?? s.Sent, null, s.Id));

    private static DutyKind? DutyOf(TermKind kind) =>
        kind switch
        {
            TermKind.FirstStep => DutyKind.FirstStep,
            TermKind.GoOn => DutyKind.GoOn,
            TermKind.Refusal => DutyKind.Refusal,
            TermKind.Outcome => DutyKind.Outcome,
            TermKind.Notification => DutyKind.Notification,
            TermKind.Substitute => DutyKind.Substitute,
            TermKind.Bringing => DutyKind.Bringing,
            TermKind.LateAppeal => DutyKind.LateAppeal,
            TermKind.Abandonment => DutyKind.Abandonment,
            TermKind.Refund => DutyKind.Refund,
            _ => null,
        };

    // Whether it is still to be done, by the state of the file alone.
    private bool Owes(DutyKind kind, string? subject) =>
        kind switch
        {
            DutyKind.FirstStep => State == CaseState.Registered,
            DutyKind.GoOn => State == CaseState.Mediation,
            DutyKind.Outcome => IsBeforeDecision,
            DutyKind.Refusal => OwesRefusal(subject),
            DutyKind.Completeness => CompleteOn is null
                && State is CaseState.SentToMember or CaseState.UnderExamination or CaseState.Hearing,
            DutyKind.Notification => (
                State is CaseState.Decided or CaseState.Appealed or CaseState.ArbitrationOrCourt
                || Decision is { Misled.Count: > 0 }
            ) && Parties.Both.Any(AwaitsNotification),
            DutyKind.RightAddress => Parties.Both.Any(AwaitsRightAddress),
            DutyKind.AddressToConfirm => OwesAddress(subject),
            DutyKind.UndeliveredLetter => Undelivered.Exists(u => u.Id == subject && u.Open),
            DutyKind.Notice => OwesNotice,
            DutyKind.NoticeReview => Notice is { State: NoticeState.UnderReview },
            DutyKind.Message => Conversation.Exists(m => m.Id == subject && m.Waits),
            DutyKind.Substitute => WhileTheCommitteeSits.Contains(State) && AwaitsSubstitute,
            DutyKind.Bringing => FindAppeal(subject) is { Ended: false } appeal
                && appeal.Proceedings.Any(p => p.Forum == Forum.Arbitration && p.AwaitsReferral),
            DutyKind.Abandonment => FindAppeal(subject) is { Ended: false } appeal
                && appeal.Proceedings.Any(p => p.Forum == Forum.Court && p.AwaitsReferral),
            DutyKind.Stand => FindAppeal(subject) is { BeforeForum.Count: > 0 },
            DutyKind.LateAppeal => FindAppeal(subject) is { Ended: false } appeal
                && (appeal is { Late: true, State: AppealState.Lodged } || YesStayedOut(appeal)),
            DutyKind.Refund => FindAppeal(subject)?.Deposit.OwesMoney == true
                || AllSanctions.Any(s => s.Id == subject && s.ToReturn.Amount > 0)
                || PaidAhead.Exists(paid => PaidAheadBy(paid.Party) == subject && OwesPaidAhead(paid)),
            DutyKind.ForumOrder => OpenOrders.Any(order => order.Id == subject),
            DutyKind.Advice => State == CaseState.ReferredExternally && Referral!.Advice is null,
            DutyKind.Compliance => State == CaseState.ReferredExternally && Referral!.Advice is not null,
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "When is this owed?"),
        };

    // FP-3: met by telling. At intake nothing is owed but a first step, until a refusal is proposed; a ground that was put later is owed its word until the file is closed on it.
    private bool OwesRefusal(string? ground) =>
        Decision is { State: DecisionState.Proposed or DecisionState.Pronounced } decision
            && decision.Outcome.IsRefusal()
            && Parties.Both.Any(p => Notification(p) is null)
        || ground is not null
            && State
                is CaseState.Registered
                    or CaseState.Mediation
                    or CaseState.SentToMember
                    or CaseState.UnderExamination
                    or CaseState.Hearing;

    // FP-2: reckoned from the day on which the member delivered all, or its term ended.
    private DateOnly? CompletenessDue(Rulebook rulebook) =>
        Terms.LastOrDefault(t => t.Kind == TermKind.Response) is { EndedOn: { } ended } response
            ? Term.LastDay(
                rulebook.Terms.Completion,
                response.State == TermState.Lapsed ? response.Due : ended,
                rulebook.Working
            )
            : null;
}
