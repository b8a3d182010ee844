using Redress.Domain.Cases.Records;
using Redress.Domain.Decisions;
using Redress.Domain.Notices;
using Redress.Domain.Terms;

namespace Redress.Domain.Cases;

/// <summary>What is open in the case beside the case itself (FP-23).</summary>
public sealed partial class Case
{
    /// <summary>
    /// Everything in the case that still waits for somebody or for its day. Where the case has ended and this is empty, nothing more is to come of it.
    /// A fine that was handed to collection or written off is the procedure's no more.
    /// </summary>
    public IReadOnlyList<OpenThing> OpenThings =>
        Erased
            ? []
            :
            [
                .. OpenBeforeTheDecision,
                .. OpenAboutPeople,
                .. OpenAboutTheDecision,
                .. OpenAboutMoney,
                .. AllSanctions.Select(ThingOf).OfType<OpenThing>(),
            ];

    private IEnumerable<OpenThing> OpenBeforeTheDecision =>
        [
            .. OpenTerms(TermKind.Supply).Select(t => new OpenThing(Thing.AskedInformation, t.Id)),
            .. Proposals.Where(p => p.State == ProposalState.Open).Select(p => new OpenThing(Thing.Proposal, p.Id)),
            // A wish that a decision overtook stands again where the complaint is decided anew (BC-29).
            .. When(IsBeforeDecision && HearingRequests.Exists(r => r.Unheard), Thing.HearingWish),
            .. Hearings.Where(h => h.Open).Select(h => new OpenThing(Thing.Hearing, h.Id)),
            .. LateSubmissions
                .Where(s => s.State == LateState.Waiting)
                .Select(s => new OpenThing(Thing.LateMatter, s.Id)),
            .. When(State == CaseState.ReferredExternally, Thing.Referral),
        ];

    private IEnumerable<OpenThing> OpenAboutPeople =>
        [
            // A member that is challenged has no part in what is decided by others; the objection matters while the committee sits.
            .. Challenges
                .Where(x => x.Open && WhileTheCommitteeSits.Contains(State))
                .Select(x => new OpenThing(Thing.Challenge, x.Id)),
            .. When(Clearance is not null && FinalOn is null && EndedOn is null, Thing.Clearance),
            .. OpenTerms(TermKind.Successor).Select(t => new OpenThing(Thing.Loss, t.Id)),
        ];

    private IEnumerable<OpenThing> OpenAboutTheDecision =>
        [
            .. When(Decision is { State: DecisionState.Proposed }, Thing.ProposedDecision),
            .. When(Decision?.Correction is not null, Thing.ProposedCorrection),
            .. When(Decision is { Misled.Count: > 0 }, Thing.MisledParty),
            .. When(Parties.Both.Any(AwaitsRightAddress), Thing.UndeliveredDecision),
            .. Appeals.Where(a => !a.Ended).Select(a => new OpenThing(Thing.Appeal, a.Id)),
            .. When(IsRemitted, Thing.Remittal),
            .. OpenOrders.Select(order => new OpenThing(Thing.ForumOrder, order.Id)),
            .. When(WriteOffProposal is not null, Thing.ProposedWriteOff),
            .. When(Notice is { State: NoticeState.Proposed }, Thing.ProposedNotice),
            .. When(Notice is { State: NoticeState.UnderReview }, Thing.NoticeUnderReview),
            .. When(Notice?.Proposed is not null, Thing.ProposedNoticeChange),
            .. When(ConditionProposal is not null, Thing.ProposedFinding),
            .. When(ConditionToNotify is not null, Thing.UnnotifiedFinding),
        ];

    private IEnumerable<OpenThing> OpenAboutMoney =>
        [
            .. Appeals.Where(a => a.Deposit.OwesMoney).Select(a => new OpenThing(Thing.MoneyToReturn, a.Id)),
            .. PaidAhead.Where(OwesPaidAhead).Select(p => new OpenThing(Thing.MoneyToReturn, PaidAheadBy(p.Party))),
            .. AllSanctions.Where(s => s.ToReturn.Amount > 0).Select(s => new OpenThing(Thing.MoneyToReturn, s.Id)),
        ];

    // What is still to come of a sanction that is final; null where nothing is.
    private static OpenThing? ThingOf(Sanction sanction) =>
        (sanction.State, sanction.Kind) switch
        {
            (SanctionState.Deferred, _) => new(Thing.Deferral, sanction.Id),
            (SanctionState.Named, _) => new(Thing.NamedDeferral, sanction.Id),
            (SanctionState.Conditional, _) => new(Thing.Condition, sanction.Id),
            (SanctionState.Due or SanctionState.InInstalments, SanctionKind.Fine) => new(Thing.Fine, sanction.Id),
            (SanctionState.Due, SanctionKind.Suspension) => new(Thing.Suspension, sanction.Id),
            (SanctionState.Due, SanctionKind.Exclusion) => new(Thing.Exclusion, sanction.Id),
            _ => sanction.SuspendsNow ? new(Thing.Suspension, sanction.Id) : null,
        };

    private IEnumerable<Term> OpenTerms(TermKind kind) =>
        Terms.Where(t => t.Kind == kind && t.State is TermState.Running or TermState.Stopped);

    private static OpenThing[] When(bool open, Thing thing) => open ? [new OpenThing(thing)] : [];
}
