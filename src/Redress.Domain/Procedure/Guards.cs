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
        Unless(c.Asked.Exists(a => a.Open), "BC-7", "nothing-asked");

    public static Refusal? WasDiscontinuedOnce(Case c, ActContext o) =>
        Unless(c.ClosedBecause == CloseReason.Discontinued && !c.ReopenedOnce, "FP-7", "not-in-this-state");

    public static Refusal? DoesNotGoToCommittee(Case c, ActContext o) =>
        Unless(!c.GoesToCommittee, "FP-3", "refusal-is-a-decision");

    public static Refusal? IsForCommittee(Case c, ActContext o) =>
        c.GoesToCommittee ? null
        : c.Respondent.IsMember ? Refusal.State("BC-45", "not-for-the-committee")
        : Refusal.State("BC-22", "not-a-member");

    public static Refusal? IsMember(Case c, ActContext o) => Unless(c.Respondent.IsMember, "WK-2", "not-a-member");

    // A dispute that the external committee would no longer take goes nowhere else either.
    public static Refusal? HasNowhereToGo(Case c, ActContext o)
    {
        var referable =
            o.Rulebook.Has(Stage.ExternalReferral)
            && c.Respondent.IsMember
            && o.Today <= o.Rulebook.Referral!.Within.From(c.FiledOn);
        return Unless(!c.GoesToCommittee && !referable, "BC-11", "mediation-goes-on-elsewhere");
    }

    public static Refusal? HasProposalToAnswer(Case c, ActContext o) =>
        Unless(c.OpenProposalTo(o.Party) is not null, "BC-10", "no-proposal-to-answer");

    public static Refusal? SettlementIsAskedAbout(Case c, ActContext o) =>
        c.Settlement?.AskedOn is not null
            ? null
            : Refusal.State(
                "BC-10",
                "settlement-not-asked-about",
                new Obstacle("settlement-question", o.Act.Party, null, c.Settlement?.AskOn)
            );

    public static Refusal? CommentTermRuns(Case c, ActContext o) =>
        Unless(c.RunningTerm(TermKind.Comment, o.Party) is not null, "FP-1", "no-comment-term");

    public static Refusal? ResponseTermRuns(Case c, ActContext o) =>
        Unless(c.RunningTerm(TermKind.Response) is { } t && o.On <= t.Due, "BC-12", "term-has-ended");

    public static Refusal? NoHearingIsAsked(Case c, ActContext o) =>
        Unless(!c.HearingRequests.Exists(r => r.Unheard), "BC-13", "hearing-already-asked");

    public static Refusal? HearingIsAsked(Case c, ActContext o) =>
        Unless(c.HearingRequests.Exists(r => r.Unheard), "BC-13", "no-hearing-asked");

    public static Refusal? HearingDatesAreProposed(Case c, ActContext o) =>
        Unless(c.HearingDates is not null, "BC-13", "no-dates-proposed");

    public static Refusal? WasInvitedToHearing(Case c, ActContext o) =>
        Unless(c.Hearings.Count > 0, "BC-13", "nobody-invited");

    public static Refusal? SomethingIsUnserved(Case c, ActContext o) =>
        Unless(c.Documents.Exists(d => Parties.Both.Any(p => c.AwaitsService(d, p))), "FP-1", "nothing-to-serve");

    // Of several, the refusal for the body's own term comes first (FP-4).
    public static Refusal? SomeTermIsExtendable(Case c, ActContext o)
    {
        var refusals = c
            .Terms.Where(t => t.Kind != TermKind.Hearing && o.Rulebook.Terms.Of(t.Kind).Extensions > 0)
            .OrderByDescending(t => t.Kind == TermKind.Outcome)
            .Select(t => Case.NotExtendable(t, o))
            .ToList();
        return refusals.Contains(null) ? null : refusals.FirstOrDefault() ?? Refusal.State("FP-8", "no-term-to-extend");
    }

    // BC-14: what is noted is a term that went by without the member's deliveries; declining mediation is never that.
    public static Refusal? ResponseTermLapsedUnanswered(Case c, ActContext o) =>
        Unless(
            c.Terms.Exists(t => t.Kind == TermKind.Response && t.State == TermState.Lapsed),
            "BC-14",
            "member-did-not-lapse"
        );

    public static Refusal? NotYetComplete(Case c, ActContext o) =>
        Unless(c.CompleteOn is null, "FP-2", "already-complete");

    public static Refusal? FileIsComplete(Case c, ActContext o) =>
        c.CompleteOn is not null ? null : Refusal.State("FP-2", "file-not-complete", new Obstacle("declare-complete"));

    public static Refusal? NothingIsAskedStill(Case c, ActContext o) =>
        c.RunningTerm(TermKind.Supply) is { } t
            ? Refusal.State("BC-7", "supply-term-runs", new Obstacle("supply", Party.Complainant, null, t.Due))
            : null;

    public static Refusal? NobodyWaitsToBeHeard(Case c, ActContext o) =>
        c.HearingRequests.Exists(r => r.Unheard)
            ? Refusal.State("BC-13", "hearing-not-held", new Obstacle("hearing", Party.Respondent))
            : null;

    public static Refusal? EverybodyWasHeard(Case c, ActContext o)
    {
        var missing = c.MissingHearings(o);
        return missing.Count == 0 ? null : Refusal.State("FP-1", "not-everybody-heard", missing);
    }

    // BC-15: assignment matches the declared interests; whoever was not assigned does not decide either.
    public static Refusal? HasNoConflict(Case c, ActContext o) =>
        Unless(
            o.Act.By.Role != Role.Committee || c.ConflictsOf(o.Act.By.Interests).Count == 0,
            "FP-12",
            "conflict-of-interest"
        );

    public static Refusal? NoDecisionIsProposed(Case c, ActContext o) =>
        Unless(c.Decision is null, "BC-17", "decision-already-proposed");

    public static Refusal? ADecisionIsProposed(Case c, ActContext o) =>
        Unless(c.Decision is { State: DecisionState.Proposed }, "BC-17", "no-decision-proposed");

    public static Refusal? IsSecondPersonForDecision(Case c, ActContext o) =>
        Unless(c.Decision is { } d && Decision.MayConfirm(d.ProposedBy, o.Act.By), "BC-17", "second-person-needed");

    public static Refusal? ADecisionIsPronounced(Case c, ActContext o) =>
        Unless(c.Decision is { State: DecisionState.Pronounced } && !c.Erased, "BC-17", "no-decision-pronounced");

    public static Refusal? NoCorrectionIsProposed(Case c, ActContext o) =>
        Unless(c.Decision?.Correction is null, "BC-17", "correction-already-proposed");

    public static Refusal? ACorrectionIsProposed(Case c, ActContext o) =>
        Unless(c.Decision?.Correction is not null, "BC-17", "no-correction-proposed");

    public static Refusal? IsSecondPersonForCorrection(Case c, ActContext o) =>
        Unless(
            c.Decision?.Correction is { } correction && Decision.MayConfirm(correction.ProposedBy, o.Act.By),
            "BC-17",
            "second-person-needed"
        );

    public static Refusal? SomebodyIsNotNotified(Case c, ActContext o) =>
        Unless(Parties.Both.Any(p => c.Notification(p) is null), "BC-23", "already-notified");

    public static Refusal? SomebodyIsNotified(Case c, ActContext o) =>
        Unless(Parties.Both.Any(p => c.Notification(p) is not null), "BC-23", "not-notified");

    public static Refusal? WasNotified(Case c, ActContext o) =>
        Unless(c.Notification(o.Party) is not null, "BC-24", "not-notified");

    public static Refusal? HasNoAppealRunning(Case c, ActContext o) =>
        Unless(!c.Appeals.Exists(a => a.Party == o.Party && !a.Ended), "BC-24", "already-appealed");

    public static Refusal? HasAppealRunning(Case c, ActContext o) =>
        Unless(c.Appeals.Exists(a => a.Party == o.Party && !a.Ended), "ST-3", "no-appeal");

    public static Refusal? ArbitrationIsAsked(Case c, ActContext o) =>
        Unless(c.IsConsumer && c.Appeals.Exists(a => a.AwaitsChoice), "FP-6", "no-choice-to-make");

    public static Refusal? AnAppealWasLodged(Case c, ActContext o) => Unless(c.Appeals.Count > 0, "BC-26", "no-appeal");

    // ST-3: late is what the body may find; whether an appeal in time can be received is for its forum to say.
    public static Refusal? ALateAppealStands(Case c, ActContext o) =>
        Unless(c.Appeals.Exists(a => a is { Late: true, Ended: false }), "FP-7", "no-late-appeal");

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
                "deposit-not-paid",
                [
                    .. c
                        .Appeals.Where(a => a.State == AppealState.Lodged)
                        .Select(a => new Obstacle("deposit", a.Party, null, a.Deposit.Due)),
                ]
            );
        }

        return admitted.TrueForAll(a =>
            a.Proceedings.All(p => p.ReferredOn is not null || p.Forum == Forum.Arbitration)
            && c.RunningTerm(TermKind.Choice, subject: a.Id) is not null
        )
            ? Refusal.State(
                "FP-6",
                "choice-term-runs",
                [
                    .. admitted.Select(a => new Obstacle(
                        "choice",
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
            "no-appeal"
        );

    public static Refusal? MoneyIsOwed(Case c, ActContext o) =>
        Unless(c.Appeals.Exists(a => a.Deposit.OwesMoney), "BC-26", "nothing-to-refund");

    public static Refusal? AnArbitrationWasOpened(Case c, ActContext o) =>
        Unless(
            c.Appeals.Exists(a => a.Proceedings.Any(p => p.Forum == Forum.Arbitration && p.ReferredOn is not null)),
            "FP-17",
            "no-arbitration"
        );

    public static Refusal? ADecisionIsFinal(Case c, ActContext o) =>
        Unless(c.FinalOn is not null, "BC-32", "not-final");

    public static Refusal? ASanctionIsInForce(Case c, ActContext o) =>
        Unless(
            c.Decision?.Sanctions.Any(s => s.State is SanctionState.Due or SanctionState.CarriedOut) == true,
            "BC-30",
            "no-sanction-in-force"
        );

    public static Refusal? NoNoticeStands(Case c, ActContext o) =>
        Unless(
            c.Notice is not { State: NoticeState.Proposed or NoticeState.Published or NoticeState.UnderReview },
            "BC-31",
            "notice-exists"
        );

    public static Refusal? ANoticeIsPublished(Case c, ActContext o) =>
        Unless(c.Notice is { State: NoticeState.Published }, "BC-31", "no-notice-published");

    public static Refusal? ANoticeIsUnderReview(Case c, ActContext o) =>
        Unless(c.Notice is { State: NoticeState.UnderReview }, "BC-31", "no-notice-under-review");

    public static Refusal? ANoticeIsPublic(Case c, ActContext o) =>
        Unless(c.Notice is { State: NoticeState.Published or NoticeState.UnderReview }, "BC-31", "no-notice-published");

    public static Refusal? ANoticeIsProposed(Case c, ActContext o) =>
        Unless(c.Notice is { State: NoticeState.Proposed }, "BC-31", "no-notice-proposed");

    public static Refusal? IsSecondPersonForNotice(Case c, ActContext o) =>
        Unless(
            c.Notice is { } n
                && Decision.MayConfirm(
                    new Signature(n.ProposedById, n.ProposedByName, n.ProposedByRole, n.ProposedAt),
                    o.Act.By
                ),
            "BC-31",
            "second-person-needed"
        );

    public static Refusal? EverySanctionIsCarriedOut(Case c, ActContext o)
    {
        var left = (c.Decision?.Sanctions ?? [])
            .Where(s => s.HindersClosing)
            .Select(s => new Obstacle($"sanction-{s.Kind}".ToLowerInvariant(), Party.Respondent, s.Id))
            .ToList();
        return left.Count == 0 ? null : Refusal.State("BC-30", "sanctions-not-carried-out", left);
    }

    public static Refusal? AdviceWasGiven(Case c, ActContext o) =>
        Unless(c.Referral?.Advice is not null, "WK-2", "no-advice");

    public static Refusal? WasNotTakenUp(Case c, ActContext o) =>
        c.Referral?.Advice is null
            ? null
            : Refusal.State("WK-2", "compliance-not-recorded", new Obstacle("compliance", Party.Respondent));

    public static Refusal? RetentionIsOver(Case c, ActContext o) =>
        Unless(!c.Erased && c.EraseFrom <= o.Today, "FP-18", "retention-runs");

    public static Refusal? FileIsNotErased(Case c, ActContext o) => Unless(!c.Erased, "FP-18", "file-erased");

    private static Refusal? Unless(bool holds, string rule, string reason) =>
        holds ? null : Refusal.State(rule, reason);
}
