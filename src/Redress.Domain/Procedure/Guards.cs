using Redress.Domain.Cases;
using Redress.Domain.Cases.Records;
using Redress.Domain.Decisions;
using Redress.Domain.Rulebooks;
using Redress.Domain.Terms;

namespace Redress.Domain.Procedure;

/// <summary>The conditions that the table's rows name; each says by which rule it refuses and what is missing.</summary>
public static partial class Guards
{
    public static Refusal? SomethingIsAsked(Case c, ActContext o) =>
        Unless(c.Asked.Exists(a => a.Open), "BC-7", RefusalReason.NothingAsked);

    // FP-25: what ended since nobody took the complainant's place is not taken up again by what was asked of it.
    // FP-13: paper that had arrived in time reopens it whatever came late before.
    public static Refusal? WasDiscontinuedOnce(Case c, ActContext o) =>
        Unless(
            c.ClosedBecause == CloseReason.Discontinued
                && (!c.ReopenedOnce || o.Act.Arrived <= c.Terms.FindLast(t => t.Kind == TermKind.Supply)?.Due)
                && !c.LeftWithout(Party.Complainant),
            "FP-7",
            RefusalReason.NotInThisState
        );

    public static Refusal? DoesNotGoToCommittee(Case c, ActContext o) =>
        Unless(!c.GoesToCommittee, "FP-3", RefusalReason.RefusalIsADecision);

    public static Refusal? ALaterGroundWasHeard(Case c, ActContext o) => c.WhyGroundNotHeard(o);

    // BC-29: what is taken up anew is past its intake; a ground that refuses it now has shown later.
    public static Refusal? AGroundAfterARemittalWasHeard(Case c, ActContext o) =>
        c.EarlierDecisions.Count == 0 ? null : c.WhyGroundNotHeard(o);

    public static Refusal? IsForCommittee(Case c, ActContext o) =>
        c.GoesToCommittee ? null
        : c.Respondent.IsMember ? Refusal.State("BC-45", RefusalReason.NotForTheCommittee)
        : Refusal.State("BC-22", RefusalReason.NotAMember);

    public static Refusal? IsMember(Case c, ActContext o) =>
        Unless(c.Respondent.IsMember, "WK-2", RefusalReason.NotAMember);

    // Whether a dispute that the external committee would take stays here is the complainant's to say (WK-2).
    public static Refusal? DoesNotGoOnToCommittee(Case c, ActContext o) =>
        Unless(!c.GoesToCommittee, "BC-11", RefusalReason.MediationGoesOnElsewhere);

    // FP-5: where there is a committee to go to, a settlement that was not kept is not mediated anew against the complainant's wish.
    public static Refusal? MediationIsNotSkipped(Case c, ActContext o) =>
        Unless(!(c.SkipsMediation && c.GoesToCommittee), "FP-5", RefusalReason.MediationIsSkipped);

    public static Refusal? HasProposalToWithdraw(Case c, ActContext o) =>
        Unless(c.OpenProposalTo(o.Party.Other()) is not null, "BC-10", RefusalReason.NoOwnProposal);

    // FP-13: paper that arrived before the day of the advice came before it, on whatever day it is entered.
    public static Refusal? NoAdviceYet(Case c, ActContext o) =>
        Unless(
            c.Referral is not { Advice: not null } given || o.Act.Arrived < given.AdviceOn,
            "WK-2",
            RefusalReason.AdviceIsGiven
        );

    public static Refusal? HasProposalToAnswer(Case c, ActContext o) =>
        Unless(c.OpenProposalTo(o.Party) is not null, "BC-10", RefusalReason.NoProposalToAnswer);

    public static Refusal? MediationIsNotOver(Case c, ActContext o) =>
        Unless(
            !c.Terms.Exists(t => t is { Kind: TermKind.GoOn, State: not TermState.Met }),
            "FP-23",
            RefusalReason.MediationIsOver
        );

    public static Refusal? SettlementIsAskedAbout(Case c, ActContext o) =>
        c.Settlement?.AskedOn is not null
            ? null
            : Refusal.State(
                "BC-10",
                RefusalReason.SettlementNotAskedAbout,
                new Obstacle(ObstacleKind.SettlementQuestion, o.Act.Party, null, c.Settlement?.AskOn)
            );

    // FP-7: what comes after the term is taken and marked late.
    public static Refusal? ACommentWasAsked(Case c, ActContext o) =>
        Unless(
            c.Terms.Exists(t => t.Kind == TermKind.Comment && t.Party == o.Party && t.State != TermState.Met),
            "FP-1",
            RefusalReason.NoCommentTerm
        );

    public static Refusal? ResponseTermRuns(Case c, ActContext o) =>
        Unless(c.RunningTerm(TermKind.Response) is { } t && o.On <= t.Due, "BC-12", RefusalReason.TermHasEnded);

    public static Refusal? NoHearingIsAsked(Case c, ActContext o) =>
        Unless(
            !c.HearingRequests.Exists(r => r.Unheard)
                && !c.LateSubmissions.Exists(s => s is { State: LateState.Waiting, WishToBeHeard: true }),
            "BC-13",
            RefusalReason.HearingAlreadyAsked
        );

    public static Refusal? SomethingLateWaits(Case c, ActContext o) =>
        Unless(c.WaitingSubmission() is not null, "FP-7", RefusalReason.NothingLateWaits);

    public static Refusal? HearingIsAsked(Case c, ActContext o) =>
        Unless(c.HearingRequests.Exists(r => r.Unheard), "BC-13", RefusalReason.NoHearingAsked);

    // BC-13: what was held or adjourned is recorded from its own moment on; one that a party had postponed waits for its new day.
    public static Refusal? TheHearingHasBegun(Case c, ActContext o) =>
        c.OpenHearing switch
        {
            { PostponedBy: not null } => Refusal.State("BC-13", RefusalReason.HearingIsPostponed),
            { } hearing when hearing.At > o.Now => Refusal.State(
                "BC-13",
                RefusalReason.HearingHasNotBegun,
                new Obstacle(ObstacleKind.HearingDay, null, null, o.Calendar.Day(hearing.At))
            ),
            _ => null,
        };

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
            .Terms.Where(t =>
                !t.IsADay
                && o.Rulebook.Terms.Of(t.Kind).Extensions > 0
                && (t.Kind == TermKind.Bringing) == (o.Act.By.Role == Role.Appeals)
            )
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
        c.Terms.Find(t => t is { Kind: TermKind.Supply, State: TermState.Running or TermState.Stopped }) is { } t
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

    /// <summary>FP-1: before the webshop knows of the complaint, who complains alone is to be heard on what the body served or put.</summary>
    public static Refusal? WhoKnowsWasHeard(Case c, ActContext o)
    {
        var missing = c.MissingHearings(o).Where(m => c.RespondentInformed || m.Party == Party.Complainant).ToList();
        return missing.Count == 0 ? null
            : c.MattersPut.Exists(m => m.What == PutMatter.Ground && missing.Exists(x => x.Document == m.Id))
                ? c.WhyGroundNotHeard(o)
            : Refusal.State("FP-1", RefusalReason.NotEverybodyHeard, missing);
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

    public static Refusal? AMessageIsUnread(Case c, ActContext o) =>
        Unless(CaseView.Conversation(c, o.Act.By).Any(m => m.Unread), "FP-20", RefusalReason.NothingUnread);

    public static Refusal? APartyHasWritten(Case c, ActContext o) =>
        Unless(CaseView.MessageOfAParty(c, o.Act.By, null) is not null, "FP-20", RefusalReason.NobodyHasWritten);

    public static Refusal? AnInterestIsNoted(Case c, ActContext o) =>
        Unless(c.NotedInterests.Exists(n => n.ClearedBy is null), "BC-15", RefusalReason.NoInterestNoted);

    public static Refusal? AClearanceIsProposed(Case c, ActContext o) =>
        Unless(c.Clearance is not null, "BC-15", RefusalReason.NoClearanceProposed);

    public static Refusal? IsSecondPersonForClearance(Case c, ActContext o) =>
        Unless(
            c.Clearance is { } clearance && Decision.MayConfirm(clearance.ProposedBy, o.Act.By),
            "BC-15",
            RefusalReason.SecondPersonNeeded
        );

    // FP-7: what comes after the term to object is taken and marked late.
    public static Refusal? SomebodySits(Case c, ActContext o) =>
        Unless(c.StillSitting.Count > 0, "FP-12", RefusalReason.NobodySits);

    public static Refusal? AChallengeIsOpen(Case c, ActContext o) =>
        Unless(c.Challenges.Exists(x => x.Open), "FP-12", RefusalReason.NoChallengeOpen);

    public static Refusal? EverybodyIsChallenged(Case c, ActContext o) =>
        Unless(c.EverybodyIsChallenged, "FP-12", RefusalReason.TheCommitteeDecides);

    public static Refusal? IsNotChallenged(Case c, ActContext o) => NotWhileChallenged(c, o.Act.By.Id);

    // FP-12: what a challenged member proposed waits as well.
    public static Refusal? ProposerIsNotChallenged(Case c, ActContext o) =>
        c.Decision is { } decision ? NotWhileChallenged(c, decision.ProposedBy.Id) : null;

    // FP-12: who comes later takes no part until the parties had their days to object.
    public static Refusal? NobodyMayStillObject(Case c, ActContext o)
    {
        var terms = c.ObjectionTermsTo(o.Act.By.Id, o.Calendar);
        return terms.Count == 0
            ? null
            : Refusal.State(
                "FP-12",
                RefusalReason.ObjectionTermRuns,
                [.. terms.Select(t => new Obstacle(ObstacleKind.ObjectionTermRuns, t.Party, null, t.Due))]
            );
    }

    private static Refusal? NotWhileChallenged(Case c, string member)
    {
        var open = c.Challenges.FindAll(x => x.Open && x.MemberId == member);
        return open.Count == 0
            ? null
            : Refusal.State(
                "FP-12",
                RefusalReason.ChallengeIsOpen,
                [.. open.Select(x => new Obstacle(ObstacleKind.Challenge, x.By))]
            );
    }

    // FP-24: who had the file while the parties mediated.
    public static Refusal? IsNotTheMediator(Case c, ActContext o) =>
        Unless(!c.Mediators.Contains(o.Act.By.Id), "FP-24", RefusalReason.MediatorDoesNotDecide);

    public static Refusal? IsJoined(Case c, ActContext o) =>
        Unless(c.JoinedWith.Count > 0, "FP-14", RefusalReason.NotJoined);

    public static Refusal? NoHoldIsProposed(Case c, ActContext o) =>
        Unless(c.ProposedHold is null, "FP-18", RefusalReason.HoldIsProposed);

    public static Refusal? AHoldIsProposed(Case c, ActContext o) =>
        Unless(c.ProposedHold is not null, "FP-18", RefusalReason.NoHoldProposed);

    public static Refusal? AHoldStands(Case c, ActContext o) =>
        Unless(c.Hold is not null, "FP-18", RefusalReason.NothingIsHeld);

    public static Refusal? IsSecondPersonForHold(Case c, ActContext o) =>
        Unless(c.ProposedHold?.ProposedBy.Id != o.Act.By.Id, "FP-18", RefusalReason.SecondPersonNeeded);

    public static Refusal? NothingIsDecided(Case c, ActContext o) =>
        Unless(!c.IsSomethingDecided, "FP-21", RefusalReason.SomethingIsDecided);

    public static Refusal? SomebodyIsLost(Case c, ActContext o) =>
        Unless(Parties.Both.Any(p => c.Lost(p) is not null), "FP-25", RefusalReason.NobodyIsLost);

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
