using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Domain.Decisions;
using Redress.Domain.Notices;
using Redress.Domain.Rulebooks;
using Redress.Domain.Terms;

namespace Redress.Domain.Procedure;

/// <summary>What waits in a case for somebody of the body.</summary>
public enum WaitKind
{
    /// <summary>A proposed decision, for the second person (BC-17).</summary>
    Decision,

    /// <summary>A proposed correction (BC-17).</summary>
    Correction,

    /// <summary>A fine that is proposed to be written off (BC-30).</summary>
    WriteOff,

    /// <summary>A proposed finding on the condition of a fine (BC-19).</summary>
    Condition,

    /// <summary>A proposed notice (BC-31).</summary>
    Notice,

    /// <summary>A proposed change of a notice that the public could read (BC-31).</summary>
    NoticeChange,

    /// <summary>A declared interest that is proposed to be cleared (BC-15).</summary>
    Clearance,

    /// <summary>What came in Deliberation, to be admitted or set aside (FP-7).</summary>
    LateMatter,

    /// <summary>An objection of a party to a member of the committee (FP-12).</summary>
    Objection,

    /// <summary>A message of a party that waits for an answer (FP-20).</summary>
    Message,

    /// <summary>A letter that could not be delivered (FP-21).</summary>
    Letter,

    /// <summary>Every proposal was answered, and the mediation goes on: the next step is the mediator's (BC-10).</summary>
    Proposal,

    /// <summary>A duty of the body whose day went by (FP-23).</summary>
    Duty,

    /// <summary>The act with which the case goes on, where nobody else is waited for: its name is the key.</summary>
    Step,
}

/// <summary>One thing that waits, and for whom: whoever of the role may see the case, save whom it names.</summary>
/// <param name="Key">The id of what it is about, in the case.</param>
/// <param name="Due">The last day for it; null where there is none.</param>
public sealed record StaffWait(WaitKind What, string Key, Role For, DateOnly Since, DateOnly? Due)
{
    /// <summary>The only person who may, by id; null: whoever of the role.</summary>
    public string? OnlyFor { get; init; }

    /// <summary>Who may not, by id.</summary>
    public IReadOnlyList<string> NotFor { get; init; } = [];

    public bool IsFor(Actor by) =>
        by.Role == For && (OnlyFor is null || OnlyFor == by.Id) && !NotFor.Contains(by.Id, StringComparer.Ordinal);

    /// <summary>Which duty it is, by the key of a <see cref="WaitKind.Duty"/>.</summary>
    public static DutyKind DutyOf(string key) => Enum.Parse<DutyKind>(key.Split(':')[0]);
}

/// <summary>
/// What waits in a case for whom of the body. Where an act answers it the law itself is asked who may do that act now: first of somebody of the role whom the case does not know, then of each whom it knows.
/// </summary>
public static class StaffWaits
{
    private static readonly Role[] Roles = [Role.Secretary, Role.Committee, Role.Appeals];

    // Nobody's.
    private const string Somebody = "-";

    /// <summary>The kinds that wait for whoever may do the act, and not for who happens to have the file.</summary>
    public static readonly IReadOnlyList<WaitKind> OfWhoMay =
    [
        WaitKind.Decision,
        WaitKind.Correction,
        WaitKind.WriteOff,
        WaitKind.Condition,
        WaitKind.Notice,
        WaitKind.NoticeChange,
        WaitKind.Clearance,
        WaitKind.LateMatter,
        WaitKind.Objection,
    ];

    /// <summary>The act that answers it, the usual one of several; null where that depends on what it is.</summary>
    public static Type? ActOf(WaitKind what) =>
        what switch
        {
            WaitKind.Decision => typeof(ConfirmDecision),
            WaitKind.Correction => typeof(ConfirmCorrection),
            WaitKind.WriteOff => typeof(ConfirmWriteOff),
            WaitKind.Condition => typeof(ConfirmCondition),
            WaitKind.Notice => typeof(ConfirmNotice),
            WaitKind.NoticeChange => typeof(ConfirmNoticeChange),
            WaitKind.Clearance => typeof(ConfirmClearance),
            WaitKind.LateMatter => typeof(AdmitLate),
            WaitKind.Objection => typeof(DecideChallenge),
            _ => null,
        };

    public static IReadOnlyList<StaffWait> Of(Case c, Rulebook rulebook, DateTimeOffset now) =>
        c.Erased
            ? []
            :
            [
                .. Proposed(c, rulebook).SelectMany(p => ForWhoMay(c, rulebook, now, p)),
                .. OfSecretary(c),
                .. Steps(c, rulebook, now),
                .. c
                    .WaitingDuties.Select(d => new StaffWait(
                        WaitKind.Duty,
                        $"{d.Kind}:{d.Subject ?? d.Term}:{d.Due:yyyy-MM-dd}",
                        DutyRule.Of(d.Kind).Owner,
                        d.Due,
                        d.Until
                    ))
                    .DistinctBy(w => w.Key),
            ];

    private sealed record Answerable(WaitKind What, string Key, Type Command, DateOnly Since)
    {
        public DateOnly? Due { get; init; }
    }

    private static IEnumerable<Answerable> Proposed(Case c, Rulebook rulebook)
    {
        DateOnly Day(DateTimeOffset at) => rulebook.Working.Day(at);
        if (c.Decision is { State: DecisionState.Proposed } decision)
        {
            yield return new(WaitKind.Decision, decision.Id, typeof(ConfirmDecision), Day(decision.ProposedBy.At))
            {
                Due = c.RunningTerm(TermKind.Outcome)?.Due,
            };
        }

        if (c.Decision?.Correction is { } correction)
        {
            yield return new(
                WaitKind.Correction,
                c.Decision.Id,
                typeof(ConfirmCorrection),
                Day(correction.ProposedBy.At)
            );
        }

        if (c.WriteOffProposal is { WriteOff: { } writeOff } fine)
        {
            yield return new(WaitKind.WriteOff, fine.Id, typeof(ConfirmWriteOff), Day(writeOff.ProposedBy.At));
        }

        if (c.ConditionProposal is { Established: { } finding } conditional)
        {
            yield return new(WaitKind.Condition, conditional.Id, typeof(ConfirmCondition), Day(finding.ProposedBy.At));
        }

        if (c.Notice is { State: NoticeState.Proposed } notice)
        {
            yield return new(WaitKind.Notice, "notice", typeof(ConfirmNotice), Day(notice.ProposedAt));
        }

        if (c.Notice?.Proposed is { } change)
        {
            yield return new(WaitKind.NoticeChange, "notice", typeof(ConfirmNoticeChange), Day(change.ProposedBy.At));
        }

        if (c.Clearance is { } clearance)
        {
            yield return new(
                WaitKind.Clearance,
                clearance.MemberId,
                typeof(ConfirmClearance),
                Day(clearance.ProposedBy.At)
            );
        }

        foreach (var late in c.LateSubmissions.Where(s => s.State == LateState.Waiting))
        {
            yield return new(WaitKind.LateMatter, late.Id, typeof(AdmitLate), late.On);
        }

        foreach (var challenge in c.Challenges.Where(x => x.Open))
        {
            yield return new(WaitKind.Objection, challenge.Id, typeof(DecideChallenge), challenge.On);
        }
    }

    private static IEnumerable<StaffWait> ForWhoMay(Case c, Rulebook rulebook, DateTimeOffset now, Answerable thing)
    {
        foreach (var role in Roles.Where(role => MayDo(role, Somebody)))
        {
            yield return new StaffWait(thing.What, thing.Key, role, thing.Since, thing.Due)
            {
                NotFor = [.. Known(c).Where(id => !MayDo(role, id))],
            };
        }

        bool MayDo(Role role, string id) =>
            CaseMachine.WhyRefused(c, thing.Command, By(c, rulebook, now, role, id), null) is null;
    }

    // What is for a second person has its own line. FP-24: who may not do it does not have it.
    private static IEnumerable<StaffWait> Steps(Case c, Rulebook rulebook, DateTimeOffset now)
    {
        foreach (var role in Roles)
        {
            // FP-3: that a complaint could be refused on a ground which nobody has put forward is no step.
            if (
                NextActs.StepOf(c, Of(role, Somebody)) is not { } step
                || step.Act == typeof(Decide) && c.State != CaseState.Deliberation
            )
            {
                continue;
            }

            yield return new StaffWait(
                WaitKind.Step,
                Command.NameOf(step.Act),
                role,
                rulebook.Working.Day(now),
                step.Due
            )
            {
                NotFor = [.. Known(c).Where(id => CaseMachine.WhyRefused(c, step.Act, Of(role, id), null) is not null)],
            };
        }

        ActContext Of(Role role, string id) => By(c, rulebook, now, role, id);
    }

    private static ActContext By(Case c, Rulebook rulebook, DateTimeOffset now, Role role, string id) =>
        new(
            new Act(new Actor(role, id, "") { CommitteeSchemes = role == Role.Committee ? [c.Scheme] : [] }, now),
            rulebook,
            ExternalFacts.None
        );

    // Everybody of the body whom the file names where it says who may not.
    private static IEnumerable<string> Known(Case c) =>
        new[]
        {
            c.Decision?.ProposedBy.Id,
            c.Decision?.Correction?.ProposedBy.Id,
            c.WriteOffProposal?.WriteOff?.ProposedBy.Id,
            c.ConditionProposal?.Established?.ProposedBy.Id,
            c.Notice?.ProposedById,
            c.Notice?.Proposed?.ProposedBy.Id,
            c.Clearance?.ProposedBy.Id,
        }
            .OfType<string>()
            .Concat(c.Mediators)
            .Concat(c.NotDecidingAgain)
            .Concat(c.Challenges.Where(x => x.Open).Select(x => x.MemberId))
            .Concat(c.Sitting.Select(m => m.Id))
            .Concat(c.Recusals.Select(r => r.MemberId))
            .Concat(c.NotedInterests.Select(n => n.MemberId))
            .Distinct(StringComparer.Ordinal);

    private static IEnumerable<StaffWait> OfSecretary(Case c) =>
        [
            .. c
                .Conversation.Where(m => m.Waits)
                .Select(m => new StaffWait(WaitKind.Message, m.Id, Role.Secretary, m.On, m.AnswerBy)
                {
                    // FP-24: a private word is the mediator's alone.
                    OnlyFor = m.To == MessageTo.Mediator ? c.Mediator ?? m.Mediator : null,
                }),
            .. c
                .Undelivered.Where(u => u.Open)
                .Select(u => new StaffWait(WaitKind.Letter, u.Id, Role.Secretary, u.GivenUpOn, null)),
            .. c.State == CaseState.Mediation
            && c.Proposals.LastOrDefault() is { } last
            && c.Proposals.TrueForAll(p => p.State != ProposalState.Open)
                ? new[]
                {
                    new StaffWait(WaitKind.Proposal, last.Id, Role.Secretary, last.AnsweredOn ?? last.MadeOn, null),
                }
                : [],
        ];
}
