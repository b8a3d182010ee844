using Redress.Domain.Appeals;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Domain.Rulebooks;
using static Redress.Domain.Cases.Records.CaseState;

namespace Redress.Domain.Procedure;

/// <summary>One step of a thing by an act that needs no party.</summary>
/// <param name="To">Null where the thing has ended by it.</param>
public sealed record ThingStep(string From, Type Command, string? To);

/// <summary>One kind of thing in a case: by which acts it comes to be, by which of the body or of time it ends, and in which states of the case it is no more.</summary>
/// <param name="Stage">The stage that a scheme must have for it; null when every scheme has it.</param>
/// <param name="Opens">The acts that may bring it about; empty where it comes to be because the case arrives in one of <paramref name="OpensIn"/>.</param>
/// <param name="OpensIn">The states in which it can come to be.</param>
/// <param name="GoneIn">The states in which it cannot be open: it ends as the case arrives there.</param>
public sealed record ThingRow(
    Thing Thing,
    Stage? Stage,
    IReadOnlyList<Type> Opens,
    IReadOnlyList<CaseState> OpensIn,
    IReadOnlyList<ThingStep> Steps,
    IReadOnlyList<CaseState> GoneIn
)
{
    /// <summary>The state in which a thing begins, and the only one of most.</summary>
    public const string Open = "open";

    /// <summary>The states in which it can be.</summary>
    public IEnumerable<string> States => Steps.Select(step => step.From).Append(Begins).Distinct();

    public string Begins { get; init; } = Open;

    /// <summary>Whether there can be such a thing in a scheme with that rulebook.</summary>
    public bool IsOf(Rulebook rulebook) => Stage is null || rulebook.Has(Stage.Value);
}

/// <summary>
/// The table of the things in a case (FP-23): each must have an end that the body or time can bring about, whatever the parties do.
/// In which states of the case an act is possible is the affair of <see cref="CaseProcedure"/>.
/// </summary>
public static class ThingProcedure
{
    private static readonly CaseState[] Ends = [Settled, Withdrawn, Closed];
    private static readonly CaseState[] AfterDecision = [Decided, Appealed, ArbitrationOrCourt, Final, Closed];
    private static readonly CaseState[] Everywhere = Enum.GetValues<CaseState>();
    private static readonly CaseState[] TakenUpAnew = [Registered, UnderExamination];

    // csharpier-ignore-start
    public static readonly IReadOnlyList<ThingRow> Things =
    [
        Of(Thing.AskedInformation).OpenedBy(typeof(RequestInformation)).EndedBy(typeof(LapseTerm)).GoneIn([Deliberation, .. Ends]),
        Of(Thing.Proposal, Stage.Mediation).OpenedBy(typeof(Propose)).GoneIn([Decided, ReferredExternally, .. Ends]),
        Of(Thing.HearingWish, Stage.Hearing).OpenedBy(typeof(RequestHearing), typeof(Respond), typeof(AdmitLate))
            .EndedBy(typeof(RecordHearing)).GoneIn([Decided, .. Ends]),
        Of(Thing.Hearing, Stage.Hearing).OpenedBy(typeof(InviteToHearing)).EndedBy(typeof(RecordHearing), typeof(CancelHearing)).GoneIn(Ends),
        Of(Thing.LateMatter).OpenedBy(typeof(Respond), typeof(Comment), typeof(SupplyInformation), typeof(AddDocument), typeof(RequestHearing)).In(Deliberation)
            .EndedBy(typeof(AdmitLate), typeof(SetAsideLate)).GoneIn([UnderExamination, Decided, .. Ends]),
        Of(Thing.Challenge, Stage.Committee).OpenedBy(typeof(ChallengeMember)).EndedBy(typeof(DecideChallenge)).GoneIn([Decided, .. Ends]),
        Of(Thing.Clearance, Stage.Committee).OpenedBy(typeof(ClearInterest)).EndedBy(typeof(ConfirmClearance), typeof(RejectClearance)).GoneIn([Final, .. Ends]),
        Of(Thing.Loss).OpenedBy(typeof(RecordLoss)).EndedBy(typeof(SetSuccessor), typeof(LapseTerm)).GoneIn([Settled, Withdrawn]),
        Of(Thing.ProposedDecision, Stage.Committee).OpenedBy(typeof(Decide)).EndedBy(typeof(ConfirmDecision), typeof(RejectDecision)).GoneIn([Decided, .. Ends]),
        Of(Thing.ProposedCorrection, Stage.Committee).OpenedBy(typeof(CorrectDecision))
            .EndedBy(typeof(ConfirmCorrection), typeof(RejectCorrection)).GoneIn(TakenUpAnew),
        Of(Thing.MisledParty, Stage.Committee).OpenedBy(typeof(ConfirmCorrection)).EndedBy(typeof(Notify)).GoneIn(TakenUpAnew),
        Of(Thing.UndeliveredDecision, Stage.Committee).OpenedBy(typeof(RecordReceipt)).In(Decided, Appealed, ArbitrationOrCourt)
            .EndedBy(typeof(Notify)).GoneIn(TakenUpAnew),
        new(Thing.Appeal, Stage.Appeal, [typeof(LodgeAppeal)], Everywhere, StepsOfAppeals, TakenUpAnew) { Begins = nameof(AppealState.Lodged) },
        Of(Thing.Remittal, Stage.Appeal).OpenedBy(typeof(RecordOutcome)).GoneIn(TakenUpAnew),
        Of(Thing.ForumOrder, Stage.Appeal).OpenedBy(typeof(RecordOutcome)).EndedBy(typeof(RecordSanctionStep)),
        Of(Thing.MoneyToReturn, Stage.Appeal).OpenedBy(typeof(RecordDeposit)).EndedBy(typeof(RecordRefund)),
        Of(Thing.MoneyToReturn, Stage.Sanctions).OpenedBy(typeof(RecordSanctionStep)).EndedBy(typeof(RecordRefund)),
        Of(Thing.Deferral, Stage.Sanctions).In(Final).EndedBy(typeof(FollowSanctions)).GoneIn([Registered]),
        Of(Thing.NamedDeferral, Stage.Sanctions).OpenedBy(typeof(NameDeferral)).EndedBy(typeof(ActivateDeferral), typeof(ReleaseDeferral)).GoneIn([Registered]),
        Of(Thing.Condition, Stage.Sanctions).In(Final).EndedBy(typeof(LapseTerm)).GoneIn([Registered]),
        Of(Thing.ProposedFinding, Stage.Sanctions).OpenedBy(typeof(EstablishCondition)).EndedBy(typeof(ConfirmCondition), typeof(RejectCondition)).GoneIn(TakenUpAnew),
        Of(Thing.UnnotifiedFinding, Stage.Sanctions).OpenedBy(typeof(ConfirmCondition)).EndedBy(typeof(Notify)).GoneIn(TakenUpAnew),
        Of(Thing.Fine, Stage.Sanctions).In(Final).EndedBy(typeof(RecordSanctionStep), typeof(ConfirmWriteOff)).GoneIn([Registered]),
        Of(Thing.Suspension, Stage.Sanctions).In(Final).EndedBy(typeof(FollowSanctions)).GoneIn([Registered]),
        Of(Thing.Exclusion, Stage.Sanctions).In(Final).EndedBy(typeof(RecordSanctionStep)).GoneIn([Registered]),
        Of(Thing.ProposedWriteOff, Stage.Sanctions).OpenedBy(typeof(WriteOffSanction)).EndedBy(typeof(ConfirmWriteOff), typeof(RejectWriteOff)).GoneIn(TakenUpAnew),
        Of(Thing.ProposedNotice, Stage.Notices).OpenedBy(typeof(PublishNotice)).EndedBy(typeof(ConfirmNotice), typeof(RejectNotice)).GoneIn(TakenUpAnew),
        Of(Thing.NoticeUnderReview, Stage.Notices).OpenedBy(typeof(ReportNotice)).EndedBy(typeof(ConfirmNoticeChange)).GoneIn(TakenUpAnew),
        Of(Thing.ProposedNoticeChange, Stage.Notices).OpenedBy(typeof(RestoreNotice), typeof(CorrectNotice), typeof(WithdrawNotice))
            .EndedBy(typeof(ConfirmNoticeChange), typeof(RejectNoticeChange)).GoneIn(TakenUpAnew),
        Of(Thing.Referral, Stage.ExternalReferral).In(ReferredExternally).EndedBy(typeof(RecordCompliance), typeof(Close)).GoneIn(Ends),
    ];
    // csharpier-ignore-end

    // An appeal has a table of its own; what its rows ask of the body or of time counts, and not what falls elsewhere, for which nobody can wait.
    private static ThingStep[] StepsOfAppeals =>
        [
            .. AppealProcedure
                .Transitions.Where(row =>
                    row.Act != AppealAct.RecordOutcomeElsewhere
                    && row.By.Any(role => role is not (Role.Complainant or Role.Respondent))
                )
                .SelectMany(
                    row => row.From.Where(from => !AppealProcedure.IsEnd(from)),
                    (row, from) =>
                        new ThingStep(
                            from.ToString(),
                            CommandOf(row.Act),
                            AppealProcedure.IsEnd(row.To) ? null : row.To.ToString()
                        )
                ),
        ];

    private static Type CommandOf(AppealAct act) =>
        act == AppealAct.LapseTermOfDeposit
            ? typeof(LapseTerm)
            : CaseProcedure.Transitions.First(row => row.Command.Name == act.ToString()).Command;

    private static ThingRow Of(Thing thing, Stage? stage = null) => new(thing, stage, [], Everywhere, [], []);

    private static ThingRow OpenedBy(this ThingRow row, params IReadOnlyList<Type> acts) => row with { Opens = acts };

    private static ThingRow In(this ThingRow row, params IReadOnlyList<CaseState> states) =>
        row with
        {
            OpensIn = states,
        };

    private static ThingRow EndedBy(this ThingRow row, params IReadOnlyList<Type> acts) =>
        row with
        {
            Steps = [.. acts.Select(act => new ThingStep(ThingRow.Open, act, null))],
        };

    private static ThingRow GoneIn(this ThingRow row, IReadOnlyList<CaseState> states) => row with { GoneIn = states };
}
