using Redress.Domain.Appeals;
using Redress.Domain.Cases;
using Redress.Domain.Decisions;
using Redress.Domain.Notices;
using Redress.Domain.Terms;

namespace Redress.Domain.Procedure;

/// <summary>The conditions on the decision, its appeals, sanctions and notice.</summary>
public static partial class Guards
{
    // BC-29: what a forum remitted others of the committee decide anew, where there are any.
    public static Refusal? DidNotDecideBefore(Case c, ActContext o) =>
        Unless(!c.DecidedBefore(o.Act.By.Id), "BC-29", RefusalReason.DecidedBefore);

    public static Refusal? NoDecisionIsProposed(Case c, ActContext o) =>
        Unless(c.Decision is null, "BC-17", RefusalReason.DecisionAlreadyProposed);

    public static Refusal? ADecisionIsProposed(Case c, ActContext o) =>
        Unless(c.Decision is { State: DecisionState.Proposed }, "BC-17", RefusalReason.NoDecisionProposed);

    public static Refusal? IsSecondPersonForDecision(Case c, ActContext o) =>
        Unless(
            c.Decision is { } d && Decision.MayConfirm(d.ProposedBy, o.Act.By),
            "BC-17",
            RefusalReason.SecondPersonNeeded
        );

    public static Refusal? ADecisionIsPronounced(Case c, ActContext o) =>
        Unless(
            c.Decision is { State: DecisionState.Pronounced } && !c.Erased,
            "BC-17",
            RefusalReason.NoDecisionPronounced
        );

    // BC-29: the words of a forum are not the committee's to correct.
    public static Refusal? NoForumReplacedIt(Case c, ActContext o) =>
        Unless(c.Decision is not { Replaced.Count: > 0 } && !c.IsRemitted, "BC-17", RefusalReason.DecisionWasReplaced);

    public static Refusal? NoCorrectionIsProposed(Case c, ActContext o) =>
        Unless(c.Decision?.Correction is null, "BC-17", RefusalReason.CorrectionAlreadyProposed);

    public static Refusal? ACorrectionIsProposed(Case c, ActContext o) =>
        Unless(c.Decision?.Correction is not null, "BC-17", RefusalReason.NoCorrectionProposed);

    public static Refusal? IsSecondPersonForCorrection(Case c, ActContext o) =>
        Unless(
            c.Decision?.Correction is { } correction && Decision.MayConfirm(correction.ProposedBy, o.Act.By),
            "BC-17",
            RefusalReason.SecondPersonNeeded
        );

    public static Refusal? SomebodyIsNotNotified(Case c, ActContext o) =>
        Unless(
            Parties.Both.Any(c.AwaitsNotification) || c.ConditionToNotify is not null,
            "BC-23",
            RefusalReason.AlreadyNotified
        );

    // BC-17: whom a slip of the pen misled is notified again before the case is closed.
    public static Refusal? NobodyIsStillMisled(Case c, ActContext o) =>
        Unless(c.Decision is not { Misled.Count: > 0 }, "BC-17", RefusalReason.NotNotified);

    // FP-21, BC-29: a letter that could not be delivered never counts as told: nothing ends while a party does not know what a forum made of the decision.
    public static Refusal? WhatAForumSaidReachedBoth(Case c, ActContext o)
    {
        var missing = c
            .JudgmentsNotDelivered.Select(j => new Obstacle(ObstacleKind.Judgment, j.Party, j.Document.Id))
            .ToList();
        return missing.Count == 0 ? null : Refusal.State("BC-29", RefusalReason.JudgmentNotDelivered, missing);
    }

    // BC-17, BC-19: of what is final already only who was misled is notified anew; a finding on a condition is notified like a decision.
    public static Refusal? APartyWasMisledOrAFindingIsNew(Case c, ActContext o) =>
        Unless(
            c.Decision is { Misled.Count: > 0 } || c.ConditionToNotify is not null,
            "BC-17",
            RefusalReason.AlreadyNotified
        );

    public static Refusal? SomebodyIsNotified(Case c, ActContext o) =>
        Unless(Parties.Both.Any(p => c.Notification(p) is not null), "BC-23", RefusalReason.NotNotified);

    public static Refusal? SomebodyIsNotifiedOrALetterIsUndelivered(Case c, ActContext o) =>
        ALetterIsUndelivered(c, o) is null ? null : SomebodyIsNotified(c, o);

    public static Refusal? ALetterIsUndelivered(Case c, ActContext o) =>
        Unless(!c.Erased && c.Undelivered.Exists(u => u.Open), "FP-21", RefusalReason.NoUndeliveredLetter);

    // FP-11: who reads the decision in the portal may appeal though the post came back.
    public static Refusal? WasNotified(Case c, ActContext o) =>
        Unless(
            c.Notification(o.Party) is not null || c.AwaitsRightAddress(o.Party),
            "BC-24",
            RefusalReason.NotNotified
        );

    public static Refusal? HasNoAppealRunning(Case c, ActContext o) =>
        Unless(
            !c.PresentAppeals.Any(a => a.Party == o.Party && !a.Ended)
                || o.Party == Party.Respondent
                    && c.ContestableCondition is { } fine
                    && !c.Appeals.Exists(a => a.Condition == fine.Id && a.AgainstEarlier is null && !a.Ended),
            "BC-24",
            RefusalReason.AlreadyAppealed
        );

    public static Refusal? HasAppealRunning(Case c, ActContext o) =>
        Unless(c.Appeals.Exists(a => a.Party == o.Party && !a.Ended), "ST-3", RefusalReason.NoAppeal);

    public static Refusal? ArbitrationIsAsked(Case c, ActContext o) =>
        Unless(c.IsConsumer && c.Appeals.Exists(a => a.AwaitsChoice), "FP-6", RefusalReason.NoChoiceToMake);

    // BC-26: for an appeal that was lodged, or before, by whom the decision was notified to.
    public static Refusal? ADepositMayCome(Case c, ActContext o) =>
        Unless(
            c.Appeals.Count > 0 || Parties.Both.Any(p => c.Notification(p) is not null),
            "BC-26",
            RefusalReason.NoAppeal
        );

    // BC-26, BC-29: of an appeal against what was set aside money may still come, and goes back.
    public static Refusal? AnEarlierAppealMayBePaid(Case c, ActContext o) =>
        Unless(c.Appeals.Exists(a => a.AgainstEarlier is not null), "BC-26", RefusalReason.NoAppeal);

    // ST-3: late, or without the consumer's yes, is what the body may find; whether any other can be received is for its forum to say.
    public static Refusal? AnAppealIsInadmissible(Case c, ActContext o) =>
        Unless(
            c.Appeals.Exists(a => a is { Late: true, State: AppealState.Lodged } || c.YesStayedOut(a)),
            "FP-7",
            RefusalReason.NoLateAppeal
        );

    // BC-25: of several, the reason that has a day comes first.
    public static Refusal? AnAppealIsAbandoned(Case c, ActContext o)
    {
        var refusals = c
            .Appeals.Where(a => !a.Ended)
            .SelectMany(a => a.Proceedings, (a, p) => c.WhyNotAbandoned(a, p.Forum, o))
            .ToList();
        return refusals.Contains(null)
            ? null
            : refusals.MaxBy(r => r!.Obstacles.Count) ?? Refusal.State("BC-25", RefusalReason.NoAppealToAbandon);
    }

    public static Refusal? AForumMayTakeWhatHadEnded(Case c, ActContext o) =>
        Unless(
            c.Appeals.Exists(a => a.Proceedings.Any(p => p.MayBeReferred && c.WhyNotReferred(a, p) is null)),
            "ST-3",
            RefusalReason.NoAppeal
        );

    public static Refusal? AnAppealMayBeReferred(Case c, ActContext o)
    {
        var refusals = c
            .Appeals.SelectMany(a => a.Proceedings.Where(p => p.MayBeReferred), (a, p) => c.WhyNotReferred(a, p))
            .ToList();
        return refusals.Contains(null)
            ? null
            : refusals.MaxBy(r => r!.Obstacles.Count) ?? Refusal.State("BC-26", RefusalReason.NoAppeal);
    }

    public static Refusal? AForumMayJudge(Case c, ActContext o) =>
        Unless(c.Judgeable.Any(), "BC-29", RefusalReason.NoAppeal);

    // FP-17: asked with the award, and of nobody before; who was silent until the last day has said no.
    public static Refusal? PermissionIsOpen(Case c, ActContext o) =>
        !c.AnAwardStands ? Refusal.State("FP-17", RefusalReason.NoAward)
        : c.PermissionTermOf(o.Party) is { } t && o.On <= t.Due ? null
        : Refusal.State("FP-17", RefusalReason.TermHasEnded);

    public static Refusal? MoneyIsOwed(Case c, ActContext o) =>
        Unless(
            c.Appeals.Exists(a => a.Deposit.OwesMoney)
                || c.PaidAhead.Exists(c.OwesPaidAhead)
                || c.AllSanctions.Any(s => s.ToReturn.Amount > 0),
            "BC-26",
            RefusalReason.NothingToRefund
        );

    public static Refusal? AnArbitrationWasOpened(Case c, ActContext o) =>
        Unless(
            c.PresentAppeals.Any(a => a.Proceedings.Any(p => p.Forum == Forum.Arbitration && p.ReferredOn is not null)),
            "FP-17",
            RefusalReason.NoArbitration
        );

    public static Refusal? ADecisionIsFinal(Case c, ActContext o) =>
        Unless(c.FinalOn is not null, "BC-32", RefusalReason.NotFinal);

    public static Refusal? ASanctionIsInForce(Case c, ActContext o) =>
        Unless(c.AllSanctions.Any(s => s.IsEffective || s.WasDemanded), "BC-30", RefusalReason.NoSanctionInForce);

    // BC-29: what a forum ordered besides is followed like a sanction.
    public static Refusal? SomethingIsToBeFollowed(Case c, ActContext o) =>
        c.OpenOrders.Any() ? null : ASanctionIsInForce(c, o);

    public static Refusal? AnOrderOrAFineIsAsked(Case c, ActContext o) =>
        c.OpenOrders.Any() ? null : AFineIsAsked(c, o);

    // BC-29, BC-30: while the complaint is decided anew, what was not before the arbitrator who remitted is carried out.
    public static Refusal? AnEarlierSanctionOrOrderIsOpen(Case c, ActContext o) =>
        Unless(
            c.OpenOrders.Any() || c.EarlierDecisions.Exists(d => d.Sanctions.Any(s => s.IsEffective || s.WasDemanded)),
            "BC-30",
            RefusalReason.NoSanctionInForce
        );

    public static Refusal? ASanctionIsFollowed(Case c, ActContext o) =>
        Unless(c.SanctionsDueOn(o.Rulebook) is not null, "BC-30", RefusalReason.NoSanctionInForce);

    public static Refusal? ADeferralIsHere(Case c, ActContext o) =>
        Unless(!c.Erased && c.AllSanctions.Any(s => s.DeferredFor is not null), "BC-20", RefusalReason.NoSuchDeferral);

    // BC-19: before finality only a fine at once, and money that came for what was asked once.
    public static Refusal? AFineIsAsked(Case c, ActContext o) =>
        Unless(c.AllSanctions.Any(s => s.WasDemanded), "BC-30", RefusalReason.NoSanctionInForce);

    public static Refusal? NoWriteOffIsProposed(Case c, ActContext o) =>
        Unless(c.WriteOffProposal is null, "BC-30", RefusalReason.WriteOffAlreadyProposed);

    public static Refusal? AWriteOffIsProposed(Case c, ActContext o) =>
        Unless(c.WriteOffProposal is not null, "BC-30", RefusalReason.NoWriteOffProposed);

    public static Refusal? IsSecondPersonForWriteOff(Case c, ActContext o) =>
        Unless(
            c.WriteOffProposal?.WriteOff is { } writeOff && writeOff.ProposedBy.Id != o.Act.By.Id,
            "BC-30",
            RefusalReason.SecondPersonNeeded
        );

    // BC-19: until its last day; what is put to the member then is a document of the file.
    public static Refusal? AConditionIsOpen(Case c, ActContext o) =>
        Unless(c.OpenCondition is not null, "BC-19", RefusalReason.NoConditionOpen);

    public static Refusal? ADocumentMayShowACondition(Case c, ActContext o) =>
        Unless(c.Documents.Exists(c.AwaitsWordOnCondition), "BC-19", RefusalReason.NothingToServe);

    public static Refusal? NoFindingIsProposed(Case c, ActContext o) =>
        Unless(c.ConditionProposal is null, "BC-19", RefusalReason.FindingAlreadyProposed);

    public static Refusal? AFindingIsProposed(Case c, ActContext o) =>
        Unless(c.ConditionProposal is not null, "BC-19", RefusalReason.NoFindingProposed);

    public static Refusal? IsSecondPersonForFinding(Case c, ActContext o) =>
        Unless(
            c.ConditionProposal?.Established is { } finding && Decision.MayConfirm(finding.ProposedBy, o.Act.By),
            "BC-19",
            RefusalReason.SecondPersonNeeded
        );

    public static Refusal? AStopIsAsked(Case c, ActContext o) =>
        c.StopConfirmation is not null ? Refusal.State("BC-30", RefusalReason.StopAlreadyConfirmed)
        : c.OrderToConfirm is not null ? null
        : Refusal.State("BC-30", RefusalReason.NothingToStop);

    public static Refusal? NoNoticeStands(Case c, ActContext o) =>
        Unless(
            c.Notice is not { State: NoticeState.Proposed or NoticeState.Published or NoticeState.UnderReview },
            "BC-31",
            RefusalReason.NoticeExists
        );

    public static Refusal? ANoticeIsPublished(Case c, ActContext o) =>
        Unless(c.Notice is { State: NoticeState.Published }, "BC-31", RefusalReason.NoNoticePublished);

    public static Refusal? ANoticeIsUnderReview(Case c, ActContext o) =>
        Unless(c.Notice is { State: NoticeState.UnderReview }, "BC-31", RefusalReason.NoNoticeUnderReview);

    public static Refusal? ANoticeIsPublic(Case c, ActContext o) =>
        Unless(
            c.Notice is { State: NoticeState.Published or NoticeState.UnderReview },
            "BC-31",
            RefusalReason.NoNoticePublished
        );

    public static Refusal? ANoticeIsProposed(Case c, ActContext o) =>
        Unless(c.Notice is { State: NoticeState.Proposed }, "BC-31", RefusalReason.NoNoticeProposed);

    public static Refusal? IsSecondPersonForNotice(Case c, ActContext o) =>
        Unless(
            !o.Rulebook.SecondPersonForNotices
                || c.Notice is { } n
                    && Decision.MayConfirm(
                        new Signature(n.ProposedById, n.ProposedByName, n.ProposedByRole, n.ProposedAt),
                        o.Act.By
                    ),
            "BC-31",
            RefusalReason.SecondPersonNeeded
        );

    // Within its days, or on paper that arrived within them (FP-13).
    public static Refusal? ADraftIsToBeRead(Case c, ActContext o) =>
        Unless(
            c.ReadingTermOf(o.Party) is { } term
                && (term.State == TermState.Stopped || term.Runs(o.Now, o.Calendar) || o.Act.Arrived <= term.Due),
            "BC-31",
            RefusalReason.NoDraftToRead
        );

    public static Refusal? TheDraftWasRead(Case c, ActContext o)
    {
        var reading = Parties
            .Both.Select(c.ReadingTermOf)
            .Where(t => t is not null && (t.State == TermState.Stopped || t.Runs(o.Now, o.Calendar)))
            .Select(t => new Obstacle(ObstacleKind.NoticeAnswer, t!.Party, null, t.Due))
            .ToList();
        return reading.Count == 0 ? null : Refusal.State("BC-31", RefusalReason.DraftIsBeingRead, reading);
    }

    public static Refusal? NoNoticeChangeIsProposed(Case c, ActContext o) =>
        Unless(c.Notice?.Proposed is null, "BC-31", RefusalReason.NoticeChangeProposed);

    public static Refusal? ANoticeChangeIsProposed(Case c, ActContext o) =>
        Unless(c.Notice?.Proposed is not null, "BC-31", RefusalReason.NoNoticeChangeProposed);

    // One of the two is of the committee, save to withdraw: what is taken away can be put back.
    public static Refusal? IsSecondPersonForNoticeChange(Case c, ActContext o) =>
        Unless(
            c.Notice?.Proposed is { ProposedBy: var first } proposed
                && first.Id != o.Act.By.Id
                && (proposed.Change == NoticeChange.Withdrawn || Decision.MayConfirm(first, o.Act.By)),
            "BC-31",
            RefusalReason.SecondPersonNeeded
        );

    public static Refusal? EverySanctionIsCarriedOut(Case c, ActContext o)
    {
        var left = c
            .AllSanctions.Where(s => s.HindersClosing)
            .Select(s => new Obstacle(NotCarriedOut(s.Kind), Party.Respondent, s.Id))
            .ToList();
        left.AddRange(c.OpenOrders.Select(x => new Obstacle(ObstacleKind.ForumOrder, null, x.Id, x.Due)));
        return left.Count == 0 ? null : Refusal.State("BC-30", RefusalReason.SanctionsNotCarriedOut, left);
    }
}
