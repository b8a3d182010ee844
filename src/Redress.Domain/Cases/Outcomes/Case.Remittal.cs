using Redress.Domain.Appeals;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Facts;
using Redress.Domain.Cases.Records;
using Redress.Domain.Decisions;
using Redress.Domain.Terms;

namespace Redress.Domain.Cases;

/// <summary>A decision that a forum set aside without judging the complaint, and the complaint taken up anew (BC-29).</summary>
public sealed partial class Case
{
    /// <summary>Why an appeal ended of which nothing is left to decide upon.</summary>
    public const string WithoutObject = "without-object";

    /// <summary>A forum has remitted and another proceeding still runs: nothing of the decision is carried out meanwhile.</summary>
    public bool IsRemitted => Remittal is not null;

    /// <summary>Whether the whole decision is void, and only waits to be taken up anew; the arbitrator voids no more than what was before him.</summary>
    public bool DecisionIsVoid => IsRemitted && (Remittal!.ByCourt || !Decision!.StandingSanctions.Any());

    /// <summary>BC-29: whether no other proceeding runs: neither on the decision nor on the condition of a fine that stays beside what goes back.</summary>
    internal bool LastProceedingEnded(ActContext o) =>
        !AppealSuspends && !PresentAppeals.Any(a => a.BeforeForum.Count > 0) && !LeavesAnOpenFinding(o);

    // BC-19, BC-28: a finding on the condition of a fine that stays, also of an earlier decision, is notified, and contested to its end, before the complaint is taken up anew.
    private bool LeavesAnOpenFinding(ActContext o) =>
        AllSanctions
            .Except(Remittal!.ByCourt ? Decision!.Sanctions : HeardSanctions(Forum.Arbitration, o))
            .Any(fine =>
                fine is { Stands: true, EndedWithMember: false, Established.State: FindingState.Confirmed }
                && (
                    Parties.Both.Any(p => ConditionNotification(fine, p) is null)
                    || ConditionAppealTerm(fine.Id) is not { IsOver: true }
                    || Appeals.Exists(a => a.Condition == fine.Id && !a.Ended)
                )
            );

    /// <summary>BC-29: whether that member of the committee decided what a forum remitted, and there are others to decide it anew.</summary>
    public bool DecidedBefore(string id) => NotDecidingAgain.Contains(id);

    // BC-28, BC-29: the arbitrator voids what was before him; what a court alone may judge stands.
    private ForumReplacement? Remits(RecordOutcome c, Appeal appeal, Forum forum, ActContext o) =>
        forum == Forum.Court || IsBefore(forum, o)
            ? null
            : new ForumReplacement(appeal.Id, ByCourt: false, c.On ?? o.Today, c.Text ?? "", null, null, null)
            {
                RecordedAt = o.Act.Now,
                Falling = HeardSanctions(forum, o).Select(s => s.Id).ToHashSet(),
                Released = [.. Decision!.Activates.Where(a => IsHeard(a, forum, o))],
            };

    private List<string> WhoDecidesNoMore(ActContext o)
    {
        var signed = new[] { Decision!.ProposedBy, Decision.ConfirmedBy }
            .Where(s => s is { Role: Role.Committee })
            .Select(s => s!.Id)
            .Distinct()
            .ToList();
        return (o.ExternalFacts.Sitting ?? []).Any(m => !signed.Contains(m.Id) && !MayNotJudge(m)) ? signed : [];
    }

    // BC-29: nothing of the decision is carried out until the last proceeding has ended.
    internal void StopCarryingOut(ActContext o) => LiftFinality(FindAppeal(Remittal!.Appeal)!.Party, o);

    internal void TakeUpAnew(ActContext o)
    {
        var before = Decision!;
        WithdrawStandingNotice(o);
        var heard = HeardSanctions(Forum.Arbitration, o).Select(s => s.Id).ToHashSet();
        var released = before.Activates.Where(a => Remittal!.ByCourt || IsHeard(a, Forum.Arbitration, o)).ToList();
        Ceiling = Arbitrated(o);
        EarlierDecisions.Add(
            before with
            {
                State = DecisionState.SetAside,
                SetAsideOn = o.Today,
                SetAsideAt = o.Act.Now,
                Correction = null,
                Misled = [],
                Sanctions = [.. before.Sanctions.Select(s => AfterRemittal(s, heard, o))],
                Activates = [.. before.Activates.Except(released)],
            }
        );
        if (!OrdersToStop(EarlierDecisions[^1]))
        {
            ForgetOrder(before, o);
        }

        NotDecidingAgain = [.. NotDecidingAgain.Union(Remittal!.NotAgain)];
        var remittal = Remittal;
        Remittal = null;
        Decision = null;
        FinalOn = null;
        EndedOn = null;
        ClosedBecause = null;
        AwardPermissions.Clear();
        LeaveAsHistory(before.Id, o.Today);
        if (CompleteOn is not null)
        {
            Open(new(TermKind.Outcome, null), TermStart.Remitted, o.Today, o);
        }

        Record(new ComplaintRemitted(remittal, RunningTerm(TermKind.Outcome)));
        CarryOutWhatStands(released, o);
    }

    // A court voids all; beside the arbitrator's remittal what was not before him becomes final as any other (BC-28, BC-29, BC-30).
    private Sanction AfterRemittal(Sanction sanction, HashSet<string> heard, ActContext o) =>
        Remittal!.ByCourt || heard.Contains(sanction.Id)
            ? sanction.Annul(o.Today)
            : sanction.WithoutWhatIsProposed().BecomeFinal(o.Today);

    // ST-3: one that came late against what was set aside, or one on the condition of a fine that fell, has nothing left that it could be against, and nobody would decide upon it any more.
    private void EndAppealsWithoutObject(ActContext o)
    {
        foreach (var appeal in Appeals.Where(a => !a.Ended && HasNoObject(a)).ToList())
        {
            var ended = appeal.After(AppealAct.RecordOutcomeElsewhere, Role.Appeals, o.Today, WithoutObject)!;
            foreach (var kind in EndedWithTheAppeal)
            {
                Fulfil(kind, o.Today, subject: appeal.Id);
            }

            Change(ended);
            Record(new AppealEnded(ended));
        }

        foreach (var fine in AllSanctions.Where(s => !s.Stands))
        {
            Fulfil(TermKind.Appeal, o.Today, subject: ConditionFinding.SubjectOf(fine.Id));
            Fulfil(TermKind.Notification, o.Today, subject: ConditionFinding.SubjectOf(fine.Id));
        }
    }

    // BC-19: one on the condition of a fine is as good as that fine, whatever becomes of the decision.
    private bool IsOnWhatStands(Appeal appeal) => FindSanction(appeal.Condition) is { Stands: true };

    private bool HasNoObject(Appeal appeal) =>
        appeal.AgainstEarlier is not null || appeal.Condition is not null && !IsOnWhatStands(appeal);

    // What was left uncontested is told of and carried out, while the complaint is decided anew.
    private void CarryOutWhatStands(IEnumerable<DeferralActivation> released, ActContext o)
    {
        var earlier = EarlierDecisions[^1];
        foreach (var sanction in earlier.StandingSanctions)
        {
            TellOfFinality(sanction, o);
        }

        // BC-30: the order to refrain stands with them; it is asked once.
        if (StopTermOf(earlier) is null or { State: TermState.Met })
        {
            AskToStop(earlier, o);
        }

        ReleaseDeferrals(released);
        foreach (var activation in earlier.Activates)
        {
            Record(new DeferralActivated(activation));
        }
    }

    // Services, terms and appeals of what was set aside stay in the file, and count for it alone.
    private void LeaveAsHistory(string decision, DateOnly on)
    {
        Services =
        [
            .. Services.Select(s =>
                s.What is ServiceSubject.Decision or ServiceSubject.Correction && s.OfEarlier is null
                    ? s with
                    {
                        OfEarlier = decision,
                    }
                    : s
            ),
        ];
        Appeals =
        [
            .. Appeals.Select(a =>
                a.AgainstEarlier is null && !IsOnWhatStands(a) ? a with { AgainstEarlier = decision } : a
            ),
        ];
        foreach (var kind in new[] { TermKind.Appeal, TermKind.Notification, TermKind.Permission })
        {
            Fulfil(kind, on);
        }

        Terms =
        [
            .. Terms.Select(t => t is { Kind: TermKind.Appeal, Subject: null } ? t with { Subject = decision } : t),
        ];
    }

    // BC-29: what the arbitrator decided on the merits, by judging the appeal, is the most that may be imposed anew of what is his.
    private List<Sanction>? Arbitrated(ActContext o) =>
        PresentAppeals.Any(a =>
            a.Proceedings.Any(p =>
                p is { Forum: Forum.Arbitration, Judged: true } && p.Replacement != ReplacementOutcome.Remitted
            )
        )
            ? [.. OfForum(Decision!.StandingSanctions, Forum.Arbitration, o)]
            : null;

    private void CheckCeiling(Validation check, IReadOnlyList<ProposedSanction> sanctions, ActContext o)
    {
        if (Ceiling is not { } most || o.Rulebook.Appeal is null || check.Refusal is not null)
        {
            return;
        }

        check.Require(
            OfForum(sanctions.Select(s => s.Decided("")), Forum.Arbitration, o).AreNoHeavierThan(most),
            "sanctions",
            "BC-29",
            FieldReason.MoreThanTheArbitratorLeft
        );
    }
}
