using Stateless;
using static Redress.Domain.Appeals.AppealAct;
using static Redress.Domain.Appeals.AppealState;

namespace Redress.Domain.Appeals;

/// <summary>The acts on a case that may move an appeal; each begins with the name of its command. What lapses is told apart by its term, an outcome by whose it is.</summary>
public enum AppealAct
{
    LodgeAppeal,
    RecordDeposit,
    RecordReceipt,
    LapseTermOfDeposit,
    DeclareAppealInadmissible,
    DeclareAppealAbandoned,
    ChooseArbitration,
    WithdrawAppeal,
    Refer,
    RecordOutcome,

    /// <summary>Not of the appeal itself: what it was against has fallen, by what a forum said elsewhere.</summary>
    RecordOutcomeElsewhere,
}

/// <summary>One row of the appeal's table: by which act, by whom, from where, on which condition, to where, by which rule.</summary>
/// <param name="If">Asked of the appeal as the act left it; null when the act alone decides.</param>
public sealed record AppealTransition(
    AppealAct Act,
    IReadOnlyList<Role> By,
    IReadOnlyList<AppealState> From,
    Func<Appeal, bool>? If,
    AppealState To,
    string Rule
);

/// <summary>
/// The machine of an appeal (ST-3), run as that of the case. An act that no row takes further leaves the appeal where it is:
/// half a deposit, one forum of two.
/// </summary>
public static class AppealProcedure
{
    private static readonly AppealState[] Pending = [Lodged, Admitted];
    private static readonly AppealState[] AdmittedOnwards = [Admitted, ArbitrationOrCourt];
    private static readonly AppealState[] EndedWithoutForum = [Inadmissible, Abandoned, Lapsed];
    private static readonly AppealState[] EndedByForum = [Upheld, PartlyUpheld, Rejected, Inadmissible, Abandoned];
    private static readonly AppealState[] BeforeOutcome = [Lodged, Admitted, ArbitrationOrCourt];
    private static readonly Role[] Handler = [Role.Appeals];
    private static readonly Role[] Consumer = [Role.Complainant];
    private static readonly Role[] EitherParty = [Role.Complainant, Role.Respondent];
    private static readonly Role[] Secretary = [Role.Secretary];
    private static readonly Role[] Clock = [Role.Clock];

    // One row, one line. The bank's statement may come a day after the term in which the transfer was booked: Lapsed is left by it.
    // csharpier-ignore-start
    public static readonly IReadOnlyList<AppealTransition> Transitions =
    [
        new(LodgeAppeal, EitherParty, [Lodged], DepositIsPaid, Admitted, "BC-26"),
        new(RecordDeposit, Handler, [Lodged, Lapsed], DepositIsPaid, Admitted, "BC-26"),
        new(RecordReceipt, Secretary, [Lodged], DepositIsPaid, Admitted, "BC-23"),
        new(LapseTermOfDeposit, Clock, [Lodged], null, Lapsed, "BC-26"),
        new(DeclareAppealInadmissible, Handler, Pending, CameLateOrNoForumIsLeft, Inadmissible, "FP-7"),
        new(ChooseArbitration, Consumer, Pending, NoForumIsLeft, Inadmissible, "FP-6"),
        new(WithdrawAppeal, EitherParty, BeforeOutcome, null, Withdrawn, "ST-3"),
        new(Refer, Handler, [Admitted], null, ArbitrationOrCourt, "BC-27"),
        new(Refer, Handler, EndedWithoutForum, null, ArbitrationOrCourt, "ST-3"),
        new(DeclareAppealAbandoned, Handler, AdmittedOnwards, WasAbandoned, Abandoned, "BC-25"),
        .. Outcomes(RecordOutcome, Handler, "BC-29"),
        // The decision that it was against was set aside on another appeal, or the fine on whose condition it is fell: nothing is left to decide upon.
        new(RecordOutcomeElsewhere, Handler, BeforeOutcome, null, Inadmissible, "BC-29"),
        // A forum had spoken, and speaks again: a later judgment changes how the appeal ended.
        .. Outcomes(RecordOutcome, Handler, "BC-29", EndedByForum),
        // Where the one forum had spoken already, and only the other was waited for.
        .. Outcomes(ChooseArbitration, Consumer, "FP-6"),
        .. Outcomes(DeclareAppealInadmissible, Handler, "FP-6"),
        .. Outcomes(DeclareAppealAbandoned, Handler, "BC-25"),
    ];
    // csharpier-ignore-end

    // A machine holds the appeal that it is lent to, so each thread has its own.
    [ThreadStatic]
    private static Machine? _ofThread;

    public static bool IsEnd(AppealState state) =>
        state is Upheld or PartlyUpheld or Rejected or Withdrawn or Lapsed or Inadmissible or Abandoned;

    /// <summary>The row that takes the appeal further by this act in this capacity; null when it stays where it is.</summary>
    public static AppealTransition? TransitionFor(Appeal appeal, AppealAct act, Role by) =>
        (_ofThread ??= new Machine()).TransitionFor(appeal, act, by);

    private static AppealTransition[] Outcomes(AppealAct act, Role[] by, string rule) =>
        Outcomes(act, by, rule, [ArbitrationOrCourt]);

    private static AppealTransition[] Outcomes(AppealAct act, Role[] by, string rule, AppealState[] from)
    {
        return
        [
            To(WasUpheld, Upheld),
            To(WasPartlyUpheld, PartlyUpheld),
            To(WasRejected, Rejected),
            To(WasInadmissible, Inadmissible),
            To(WasStruckOff, Abandoned),
        ];

        AppealTransition To(Func<Appeal, bool> when, AppealState to) =>
            new(act, by, [.. from.Except([to])], when, to, rule);
    }

    private static bool DepositIsPaid(Appeal appeal) => appeal.Deposit.State == DepositState.Paid;

    private static bool CameLateOrNoForumIsLeft(Appeal appeal) => appeal.Late || NoForumIsLeft(appeal);

    // FP-6: without its yes the consumer's own appeal cannot go to the arbitrator, and no court has a part in it.
    private static bool NoForumIsLeft(Appeal appeal) => appeal.Proceedings.All(p => p.GivenUpOn is not null);

    private static bool WasAbandoned(Appeal appeal) => appeal.Result == Abandoned;

    private static bool WasUpheld(Appeal appeal) => appeal.Result == Upheld;

    private static bool WasPartlyUpheld(Appeal appeal) => appeal.Result == PartlyUpheld;

    private static bool WasRejected(Appeal appeal) => appeal.Result == Rejected;

    private static bool WasStruckOff(Appeal appeal) => appeal.Result == Abandoned;

    private static bool WasInadmissible(Appeal appeal) => appeal.Result == Inadmissible;

    /// <summary>The table as a state machine, lent to one appeal for one question.</summary>
    private sealed class Machine
    {
        private readonly StateMachine<AppealState, AppealAct> _machine;
        private readonly Dictionary<
            AppealAct,
            StateMachine<AppealState, AppealAct>.TriggerWithParameters<(Appeal Appeal, Role By)>
        > _triggers = [];
        private AppealState _state;

        public Machine()
        {
            _machine = new StateMachine<AppealState, AppealAct>(
                () => _state,
                state => _state = state,
                FiringMode.Immediate
            );
            foreach (var act in Enum.GetValues<AppealAct>())
            {
                _triggers[act] = _machine.SetTriggerParameters<(Appeal, Role)>(act);
            }

            foreach (var row in Transitions)
            {
                foreach (var state in row.From)
                {
                    _machine
                        .Configure(state)
                        .PermitIf(
                            _triggers[row.Act],
                            row.To,
                            asked => row.By.Contains(asked.By) && row.If?.Invoke(asked.Appeal) != false
                        );
                }
            }
        }

        public AppealTransition? TransitionFor(Appeal appeal, AppealAct act, Role by)
        {
            var from = _state = appeal.State;
            if (!_machine.CanFire(_triggers[act], (appeal, by)))
            {
                return null;
            }

            _machine.Fire(_triggers[act], (appeal, by));
            return Transitions.Single(row => row.Act == act && row.From.Contains(from) && row.To == _state);
        }
    }
}
