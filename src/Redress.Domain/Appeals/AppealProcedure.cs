using static Redress.Domain.Appeals.AppealState;

namespace Redress.Domain.Appeals;

/// <summary>The acts that move an appeal; each has the name of its command.</summary>
public enum AppealAct
{
    RecordDeposit,
    LapseTerm,
    DeclareAppealInadmissible,
    ChooseArbitration,
    WithdrawAppeal,
    Refer,
    RecordOutcome,
}

/// <summary>One move of an appeal: from, to, by which act, by which rule.</summary>
public sealed record AppealTransition(AppealState From, AppealState To, AppealAct By, string Rule);

/// <summary>The machine of an appeal (ST-3), in the same form as the case's.</summary>
public static class AppealProcedure
{
    public static readonly IReadOnlyList<AppealTransition> Transitions =
    [
        new(Lodged, Admitted, AppealAct.RecordDeposit, "BC-26"),
        new(Lodged, Lapsed, AppealAct.LapseTerm, "BC-26"),
        new(Lodged, Inadmissible, AppealAct.DeclareAppealInadmissible, "FP-7"),
        new(Lodged, Inadmissible, AppealAct.ChooseArbitration, "FP-6"),
        new(Lodged, Withdrawn, AppealAct.WithdrawAppeal, "ST-3"),
        new(Admitted, ArbitrationOrCourt, AppealAct.Refer, "BC-27"),
        new(Admitted, Inadmissible, AppealAct.ChooseArbitration, "FP-6"),
        new(Admitted, Withdrawn, AppealAct.WithdrawAppeal, "ST-3"),
        new(ArbitrationOrCourt, Upheld, AppealAct.RecordOutcome, "BC-29"),
        new(ArbitrationOrCourt, PartlyUpheld, AppealAct.RecordOutcome, "BC-29"),
        new(ArbitrationOrCourt, Rejected, AppealAct.RecordOutcome, "BC-29"),
        new(ArbitrationOrCourt, Inadmissible, AppealAct.RecordOutcome, "BC-29"),
        new(ArbitrationOrCourt, Withdrawn, AppealAct.WithdrawAppeal, "ST-3"),
        // The bank's statement may come a day after the term in which the transfer was booked.
        new(Lapsed, Admitted, AppealAct.RecordDeposit, "BC-26"),
    ];

    public static bool Allows(AppealState from, AppealState to) =>
        Transitions.Any(transition => transition.From == from && transition.To == to);

    public static bool IsEnd(AppealState state) =>
        state is Upheld or PartlyUpheld or Rejected or Withdrawn or Lapsed or Inadmissible;
}
