using Redress.Domain.Appeals;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Domain.Decisions;
using Redress.Domain.Terms;

namespace Redress.Domain.Procedure;

/// <summary>An act with which a case goes on.</summary>
/// <param name="Due">The last day for it; null where none was set.</param>
public sealed record NextStep(Type Act, DateOnly? Due);

/// <summary>
/// What the body does next in a case, by what the law awaits of it: what waits for a second person, then its duties by their last day (FP-23), then the course of the state.
/// It permits nothing: of what the machine permits it says what comes first.
/// </summary>
public static class NextActs
{
    // Until the second person has spoken nothing has happened; what came late, and an objection, come before the decision.
    private static readonly Type[] WaitForAnother =
    [
        typeof(ConfirmDecision),
        typeof(RejectDecision),
        typeof(ConfirmCorrection),
        typeof(RejectCorrection),
        typeof(DecideChallenge),
        typeof(ConfirmClearance),
        typeof(RejectClearance),
        typeof(AdmitLate),
        typeof(SetAsideLate),
        typeof(ConfirmWriteOff),
        typeof(RejectWriteOff),
        typeof(ConfirmCondition),
        typeof(RejectCondition),
        typeof(ConfirmNotice),
        typeof(RejectNotice),
        typeof(ConfirmNoticeChange),
        typeof(RejectNoticeChange),
    ];

    // How an appeal stands is noted twice a year: before that day draws near it is not what comes next.
    private const int NotYet = 14;

    /// <summary>The permitted acts that move the case on, what comes first before all others.</summary>
    public static IReadOnlyList<Type> Of(Case c, ActContext own, IReadOnlyCollection<Type> permitted) =>
        [
            .. WaitForAnother
                .Where(act => !IsOwnProposal(act, permitted))
                .Concat(OnItsWay(c, own).Select(step => step.Act))
                .Concat(OfAddresses(c, own))
                .Where(permitted.Contains)
                .Distinct(),
        ];

    /// <summary>The act with which the case goes on, where that is this person's; null while something waits for a second person, since nothing goes on before.</summary>
    public static NextStep? StepOf(Case c, ActContext own)
    {
        bool MayDo(Type act) => CaseMachine.WhyRefused(c, act, own, null) is null;
        return OnItsWay(c, own).FirstOrDefault(step => MayDo(step.Act)) is { } step && !WaitForAnother.Any(MayDo)
            ? step
            : null;
    }

    private static IEnumerable<NextStep> OnItsWay(Case c, ActContext own) =>
        OfDuties(c, own).Concat(OfCourse(c, own)).Where(step => step.Act != typeof(Close) || !IsWaitedWith(c, own));

    /// <summary>The acts that do what the duty asks, the usual one first; none where no act of the case does it, and where each thing it is about has its own place.</summary>
    public static IReadOnlyList<Type> Of(Case c, Duty duty, ActContext own) =>
        duty.Kind switch
        {
            DutyKind.FirstStep or DutyKind.GoOn or DutyKind.Outcome => OfState(c),
            DutyKind.Refusal => [typeof(Notify), typeof(Refuse), typeof(Decide)],
            DutyKind.Completeness => [typeof(DeclareComplete)],
            DutyKind.Notification => [typeof(Notify)],
            DutyKind.Bringing => [typeof(Refer)],
            DutyKind.Abandonment => [typeof(DeclareAppealAbandoned)],
            DutyKind.Stand => duty.Due <= own.Today.AddDays(NotYet) ? [typeof(Note)] : [],
            DutyKind.LateAppeal => [typeof(DeclareAppealInadmissible)],
            DutyKind.Refund => [typeof(RecordRefund)],
            DutyKind.ForumOrder => [typeof(RecordSanctionStep)],
            DutyKind.Advice => [typeof(RecordAdvice)],
            DutyKind.Compliance => [typeof(RecordCompliance)],
            DutyKind.RightAddress => [typeof(CorrectDetails), typeof(Notify)],
            DutyKind.Notice => [typeof(PublishNotice)],
            DutyKind.NoticeReview => [typeof(RestoreNotice), typeof(CorrectNotice), typeof(WithdrawNotice)],
            // A mandate is the administrator's; a message is answered where it stands; an address moves no case on, and comes last.
            DutyKind.Substitute or DutyKind.Message or DutyKind.AddressToConfirm or DutyKind.UndeliveredLetter => [],
            _ => throw new ArgumentOutOfRangeException(nameof(duty), duty.Kind, "Which act does it?"),
        };

    private static IEnumerable<NextStep> OfDuties(Case c, ActContext own) =>
        c.Duties(own.Rulebook)
            .Select(duty => (Due: duty.Due, Acts: Of(c, duty, own)))
            .Concat(
                c.AllSanctions.Where(s => IsToBeCarriedOut(c, s, own.Today))
                    .Select(s => (Due: s.DueOn!.Value, Acts: (IReadOnlyList<Type>)[typeof(RecordSanctionStep)]))
            )
            .OrderBy(awaited => awaited.Due)
            .SelectMany(awaited => awaited.Acts.Select(act => new NextStep(act, awaited.Due)));

    // FP-21: until its day the holder of an address may still confirm it.
    private static Type[] OfAddresses(Case c, ActContext own) =>
        c.Duties(own.Rulebook)
            .Any(duty =>
                duty.Kind == DutyKind.UndeliveredLetter
                || duty.Kind == DutyKind.AddressToConfirm && duty.Due <= own.Today
            )
            ? [typeof(CorrectDetails)]
            : [];

    // BC-30: a fine is to be asked for, a suspension or an exclusion to be carried out.
    private static bool IsToBeCarriedOut(Case c, Sanction s, DateOnly today) =>
        s.State == SanctionState.Due
        && s.DueOn is { } due
        && (s.Kind == SanctionKind.Fine ? c.NeedsDemand(s) : (s.RunsFrom ?? due) <= today);

    private static IEnumerable<NextStep> OfCourse(Case c, ActContext own) =>
        c
            .Appeals.SelectMany(appeal => AppealTask.Of(appeal, c.Terms, c.IsConsumer))
            .OrderBy(task => task.Due ?? DateOnly.MaxValue)
            .SelectMany(task => Of(task).Select(act => new NextStep(act, task.Due)))
            .Concat(OfState(c).Select(act => new NextStep(act, null)));

    private static Type[] Of(AppealTask task) =>
        task.Kind switch
        {
            AppealTaskKind.AwaitDeposit => [typeof(RecordDeposit)],
            AppealTaskKind.JudgeLateness or AppealTaskKind.JudgeMissingYes => [typeof(DeclareAppealInadmissible)],
            AppealTaskKind.Refer or AppealTaskKind.AwaitProof => [typeof(Refer)],
            AppealTaskKind.JudgeAbandonment => [typeof(DeclareAppealAbandoned), typeof(Refer)],
            AppealTaskKind.AwaitOutcome => [typeof(RecordOutcome)],
            AppealTaskKind.Refund => [typeof(RecordRefund)],
            AppealTaskKind.CarryOutOrder => [typeof(RecordSanctionStep)],
            // The choice is the consumer's own.
            _ => [],
        };

    // What leads on from the state, in the order of the procedure (§4).
    private static Type[] OfState(Case c) =>
        c.State switch
        {
            CaseState.Registered =>
            [
                typeof(StartMediation),
                typeof(SendToMember),
                typeof(RequestInformation),
                typeof(Serve),
                typeof(Decide),
            ],
            CaseState.Mediation => [typeof(SendToMember), typeof(ReferExternally), typeof(EndMediation), typeof(Serve)],
            CaseState.SentToMember => [typeof(Serve)],
            CaseState.UnderExamination =>
            [
                .. c.HearingRequests.Exists(r => r.Unheard) ? Hearing(c) : [],
                typeof(CloseFile),
                typeof(Serve),
                typeof(DeclareComplete),
            ],
            CaseState.Hearing => [typeof(RecordHearing), typeof(Serve)],
            CaseState.Deliberation => [typeof(Decide)],
            CaseState.Decided or CaseState.Appealed or CaseState.ArbitrationOrCourt => [typeof(Notify), typeof(Serve)],
            CaseState.Final => [typeof(Notify), typeof(PublishNotice), .. Steps(c), typeof(Close)],
            CaseState.Closed => [typeof(Notify), typeof(PublishNotice), .. Steps(c)],
            CaseState.ReferredExternally => [typeof(RecordAdvice), typeof(RecordCompliance), typeof(Close)],
            _ => [],
        };

    // BC-13: moments first, unless they were proposed.
    private static Type[] Hearing(Case c) =>
        c.HearingDates is null
            ? [typeof(ProposeHearingDates), typeof(InviteToHearing)]
            : [typeof(InviteToHearing), typeof(ProposeHearingDates)];

    // BC-30: while a sanction is to be carried out, or paid in instalments.
    private static Type[] Steps(Case c) =>
        c.AllSanctions.Any(s => s.State is SanctionState.Due or SanctionState.InInstalments)
            ? [typeof(RecordSanctionStep)]
            : [];

    // Closing is possible, and not what is next while the member may confirm that it stopped (BC-30) or the notice is to be proposed (BC-31).
    private static bool IsWaitedWith(Case c, ActContext own) =>
        c.RunningTerm(TermKind.Stop) is not null || c.Duties(own.Rulebook).Any(duty => duty.Kind == DutyKind.Notice);

    // Who may reject and not confirm made the proposal, and waits for somebody else.
    private static bool IsOwnProposal(Type act, IReadOnlyCollection<Type> permitted) =>
        Command.NameOf(act) is var name
        && name.StartsWith("reject-", StringComparison.Ordinal)
        && !permitted.Any(other =>
            Command.NameOf(other) == name.Replace("reject-", "confirm-", StringComparison.Ordinal)
        );
}
