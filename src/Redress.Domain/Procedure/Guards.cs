using Redress.Domain.Appeals;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Records;
using Redress.Domain.Decisions;
using Redress.Domain.Notices;
using Redress.Domain.Rulebooks;
using Redress.Domain.Terms;

namespace Redress.Domain.Procedure;

/// <summary>The conditions that the table's rows name; each says by which rule it refuses and what is missing.</summary>
public static class Guards
{
    public static Refusal? SomethingIsAsked(Case c, ActContext o) =>
        Unless(c.Asked.Exists(a => a.Open), "BC-7", RefusalReason.NothingAsked);

    public static Refusal? WasDiscontinuedOnce(Case c, ActContext o) =>
        Unless(c.ClosedBecause == CloseReason.Discontinued && !c.ReopenedOnce, "FP-7", RefusalReason.NotInThisState);

    public static Refusal? DoesNotGoToCommittee(Case c, ActContext o) =>
        Unless(!c.GoesToCommittee, "FP-3", RefusalReason.RefusalIsADecision);

    public static Refusal? IsForCommittee(Case c, ActContext o) =>
        c.GoesToCommittee ? null
        : c.Respondent.IsMember ? Refusal.State("BC-45", RefusalReason.NotForTheCommittee)
        : Refusal.State("BC-22", RefusalReason.NotAMember);

    public static Refusal? IsMember(Case c, ActContext o) =>
        Unless(c.Respondent.IsMember, "WK-2", RefusalReason.NotAMember);

    // A dispute that the external committee would no longer take goes nowhere else either.
    public static Refusal? HasNowhereToGo(Case c, ActContext o)
    {
        var referable =
            o.Rulebook.Has(Stage.ExternalReferral)
            && c.Respondent.IsMember
            && o.Today <= o.Rulebook.Referral!.Within.From(c.FiledOn);
        return Unless(!c.GoesToCommittee && !referable, "BC-11", RefusalReason.MediationGoesOnElsewhere);
    }

    public static Refusal? HasProposalToAnswer(Case c, ActContext o) =>
        Unless(c.OpenProposalTo(o.Party) is not null, "BC-10", RefusalReason.NoProposalToAnswer);

    public static Refusal? SettlementIsAskedAbout(Case c, ActContext o) =>
        c.Settlement?.AskedOn is not null
            ? null
            : Refusal.State(
                "BC-10",
                RefusalReason.SettlementNotAskedAbout,
                new Obstacle(ObstacleKind.SettlementQuestion, o.Act.Party, null, c.Settlement?.AskOn)
            );

    public static Refusal? CommentTermRuns(Case c, ActContext o) =>
        Unless(c.RunningTerm(TermKind.Comment, o.Party) is not null, "FP-1", RefusalReason.NoCommentTerm);

    public static Refusal? ResponseTermRuns(Case c, ActContext o) =>
        Unless(c.RunningTerm(TermKind.Response) is { } t && o.On <= t.Due, "BC-12", RefusalReason.TermHasEnded);

    public static Refusal? NoHearingIsAsked(Case c, ActContext o) =>
        Unless(!c.HearingRequests.Exists(r => r.Unheard), "BC-13", RefusalReason.HearingAlreadyAsked);

    public static Refusal? HearingIsAsked(Case c, ActContext o) =>
        Unless(c.HearingRequests.Exists(r => r.Unheard), "BC-13", RefusalReason.NoHearingAsked);

    public static Refusal? HearingDatesAreProposed(Case c, ActContext o) =>
        Unless(c.HearingDates is not null, "BC-13", RefusalReason.NoDatesProposed);

    public static Refusal? WasInvitedToHearing(Case c, ActContext o) =>
        Unless(c.Hearings.Count > 0, "BC-13", RefusalReason.NobodyInvited);

    public static Refusal? SomethingIsUnserved(Case c, ActContext o) =>
        Unless(
            c.Documents.Exists(d => Parties.Both.Any(p => c.AwaitsService(d, p))),
            "FP-1",
            RefusalReason.NothingToServe
        );

    // Of several, the refusal for the body's own term comes first (FP-4).
    public static Refusal? SomeTermIsExtendable(Case c, ActContext o)
    {
        var refusals = c
            .Terms.Where(t => t.Kind != TermKind.Hearing && o.Rulebook.Terms.Of(t.Kind).Extensions > 0)
            .OrderByDescending(t => t.Kind == TermKind.Outcome)
            .Select(t => Case.NotExtendable(t, o))
            .ToList();
        return refusals.Contains(null)
            ? null
            : refusals.FirstOrDefault() ?? Refusal.State("FP-8", RefusalReason.NoTermToExtend);
    }

    // BC-14: what is noted is a term that went by without the member's deliveries; declining mediation is never that.
    public static Refusal? ResponseTermLapsedUnanswered(Case c, ActContext o) =>
        Unless(
            c.Terms.Exists(t => t.Kind == TermKind.Response && t.State == TermState.Lapsed),
            "BC-14",
            RefusalReason.MemberDidNotLapse
        );

    public static Refusal? NotYetComplete(Case c, ActContext o) =>
        Unless(c.CompleteOn is null, "FP-2", RefusalReason.AlreadyComplete);

    public static Refusal? FileIsComplete(Case c, ActContext o) =>
        c.CompleteOn is not null
            ? null
            : Refusal.State("FP-2", RefusalReason.FileNotComplete, new Obstacle(ObstacleKind.DeclareComplete));

    public static Refusal? NothingIsAskedStill(Case c, ActContext o) =>
        c.RunningTerm(TermKind.Supply) is { } t
            ? Refusal.State(
                "BC-7",
                RefusalReason.SupplyTermRuns,
                new Obstacle(ObstacleKind.Supply, Party.Complainant, null, t.Due)
            )
            : null;

    public static Refusal? NobodyWaitsToBeHeard(Case c, ActContext o) =>
        c.HearingRequests.Exists(r => r.Unheard)
            ? Refusal.State("BC-13", RefusalReason.HearingNotHeld, new Obstacle(ObstacleKind.Hearing, Party.Respondent))
            : null;

    public static Refusal? EverybodyWasHeard(Case c, ActContext o)
    {
        var missing = c.MissingHearings(o);
        return missing.Count == 0 ? null : Refusal.State("FP-1", RefusalReason.NotEverybodyHeard, missing);
    }

    // BC-15: assignment matches the declared interests; whoever was not assigned does not decide either.
    public static Refusal? HasNoConflict(Case c, ActContext o) =>
        Unless(
            o.Act.By.Role != Role.Committee || c.ConflictsOf(o.Act.By.Interests).Count == 0,
            "FP-12",
            RefusalReason.ConflictOfInterest
        );

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
        Unless(Parties.Both.Any(p => c.Notification(p) is null), "BC-23", RefusalReason.AlreadyNotified);

    public static Refusal? SomebodyIsNotified(Case c, ActContext o) =>
        Unless(Parties.Both.Any(p => c.Notification(p) is not null), "BC-23", RefusalReason.NotNotified);

    public static Refusal? WasNotified(Case c, ActContext o) =>
        Unless(c.Notification(o.Party) is not null, "BC-24", RefusalReason.NotNotified);

    public static Refusal? HasNoAppealRunning(Case c, ActContext o) =>
        Unless(!c.Appeals.Exists(a => a.Party == o.Party && !a.Ended), "BC-24", RefusalReason.AlreadyAppealed);

    public static Refusal? HasAppealRunning(Case c, ActContext o) =>
        Unless(c.Appeals.Exists(a => a.Party == o.Party && !a.Ended), "ST-3", RefusalReason.NoAppeal);

    public static Refusal? ArbitrationIsAsked(Case c, ActContext o) =>
        Unless(c.IsConsumer && c.Appeals.Exists(a => a.AwaitsChoice), "FP-6", RefusalReason.NoChoiceToMake);

    public static Refusal? AnAppealWasLodged(Case c, ActContext o) =>
        Unless(c.Appeals.Count > 0, "BC-26", RefusalReason.NoAppeal);

    // ST-3: late is what the body may find; whether an appeal in time can be received is for its forum to say.
    public static Refusal? ALateAppealStands(Case c, ActContext o) =>
        Unless(c.Appeals.Exists(a => a is { Late: true, Ended: false }), "FP-7", RefusalReason.NoLateAppeal);

    public static Refusal? AnAppealMayBeReferred(Case c, ActContext o)
    {
        var admitted = c
            .Appeals.Where(a =>
                a.State is AppealState.Admitted or AppealState.ArbitrationOrCourt
                && a.Proceedings.Any(p => p.ReferredOn is null)
            )
            .ToList();
        if (admitted.Count == 0)
        {
            return Refusal.State(
                "BC-26",
                RefusalReason.DepositNotPaid,
                [
                    .. c
                        .Appeals.Where(a => a.State == AppealState.Lodged)
                        .Select(a => new Obstacle(ObstacleKind.Deposit, a.Party, null, a.Deposit.Due)),
                ]
            );
        }

        return admitted.TrueForAll(a =>
            a.Proceedings.All(p => p.ReferredOn is not null || p.Forum == Forum.Arbitration)
            && c.RunningTerm(TermKind.Choice, subject: a.Id) is not null
        )
            ? Refusal.State(
                "FP-6",
                RefusalReason.ChoiceTermRuns,
                [
                    .. admitted.Select(a => new Obstacle(
                        ObstacleKind.Choice,
                        Party.Complainant,
                        null,
                        c.RunningTerm(TermKind.Choice, subject: a.Id)!.Due
                    )),
                ]
            )
            : null;
    }

    public static Refusal? AProceedingRuns(Case c, ActContext o) =>
        Unless(
            c.Appeals.Exists(a => a.Proceedings.Any(p => p.ReferredOn is not null && !p.Ended)),
            "BC-29",
            RefusalReason.NoAppeal
        );

    public static Refusal? MoneyIsOwed(Case c, ActContext o) =>
        Unless(c.Appeals.Exists(a => a.Deposit.OwesMoney), "BC-26", RefusalReason.NothingToRefund);

    public static Refusal? AnArbitrationWasOpened(Case c, ActContext o) =>
        Unless(
            c.Appeals.Exists(a => a.Proceedings.Any(p => p.Forum == Forum.Arbitration && p.ReferredOn is not null)),
            "FP-17",
            RefusalReason.NoArbitration
        );

    public static Refusal? ADecisionIsFinal(Case c, ActContext o) =>
        Unless(c.FinalOn is not null, "BC-32", RefusalReason.NotFinal);

    public static Refusal? ASanctionIsInForce(Case c, ActContext o) =>
        Unless(
            c.Decision?.Sanctions.Any(s => s.State is SanctionState.Due or SanctionState.CarriedOut) == true,
            "BC-30",
            RefusalReason.NoSanctionInForce
        );

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
            c.Notice is { } n
                && Decision.MayConfirm(
                    new Signature(n.ProposedById, n.ProposedByName, n.ProposedByRole, n.ProposedAt),
                    o.Act.By
                ),
            "BC-31",
            RefusalReason.SecondPersonNeeded
        );

    public static Refusal? EverySanctionIsCarriedOut(Case c, ActContext o)
    {
        var left = (c.Decision?.Sanctions ?? [])
            .Where(s => s.HindersClosing)
            .Select(s => new Obstacle(NotCarriedOut(s.Kind), Party.Respondent, s.Id))
            .ToList();
        return left.Count == 0 ? null : Refusal.State("BC-30", RefusalReason.SanctionsNotCarriedOut, left);
    }

    public static Refusal? AdviceWasGiven(Case c, ActContext o) =>
        Unless(c.Referral?.Advice is not null, "WK-2", RefusalReason.NoAdvice);

    public static Refusal? WasNotTakenUp(Case c, ActContext o) =>
        c.Referral?.Advice is null
            ? null
            : Refusal.State(
                "WK-2",
                RefusalReason.ComplianceNotRecorded,
                new Obstacle(ObstacleKind.Compliance, Party.Respondent)
            );

    public static Refusal? RetentionIsOver(Case c, ActContext o) =>
        Unless(!c.Erased && c.EraseFrom <= o.Today, "FP-18", RefusalReason.RetentionRuns);

    public static Refusal? FileIsNotErased(Case c, ActContext o) =>
        Unless(!c.Erased, "FP-18", RefusalReason.FileErased);

    private static ObstacleKind NotCarriedOut(SanctionKind kind) =>
        kind switch
        {
            SanctionKind.Warning => ObstacleKind.SanctionWarning,
            SanctionKind.Reprimand => ObstacleKind.SanctionReprimand,
            SanctionKind.Fine => ObstacleKind.SanctionFine,
            SanctionKind.Suspension => ObstacleKind.SanctionSuspension,
            _ => ObstacleKind.SanctionExclusion,
        };

    private static Refusal? Unless(bool holds, string rule, RefusalReason reason) =>
        holds ? null : Refusal.State(rule, reason);
}
