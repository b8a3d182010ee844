using static Redress.Domain.Appeals.AppealState;

namespace Redress.Domain.Appeals;

/// <summary>One move of an appeal: from, to, by which act, by which rule.</summary>
public sealed record AppealTransition(AppealState From, AppealState To, string By, string Rule);

/// <summary>The machine of an appeal (ST-3), in the same form as the case's.</summary>
public static class AppealProcedure
{
    public static readonly IReadOnlyList<AppealTransition> Transitions =
    [
        new(Lodged, Admitted, "record-deposit", "BC-26"),
        new(Lodged, Lapsed, "lapse-term", "BC-26"),
        new(Lodged, Inadmissible, "declare-appeal-inadmissible", "FP-7"),
        new(Lodged, Inadmissible, "choose-arbitration", "FP-6"),
        new(Lodged, Withdrawn, "withdraw-appeal", "ST-3"),
        new(Admitted, ArbitrationOrCourt, "refer", "BC-27"),
        new(Admitted, Inadmissible, "choose-arbitration", "FP-6"),
        new(Admitted, Withdrawn, "withdraw-appeal", "ST-3"),
        new(ArbitrationOrCourt, Upheld, "record-outcome", "BC-29"),
        new(ArbitrationOrCourt, PartlyUpheld, "record-outcome", "BC-29"),
        new(ArbitrationOrCourt, Rejected, "record-outcome", "BC-29"),
        new(ArbitrationOrCourt, Inadmissible, "record-outcome", "BC-29"),
        new(ArbitrationOrCourt, Withdrawn, "withdraw-appeal", "ST-3"),
        // The bank's statement may come a day after the term in which the transfer was booked.
        new(Lapsed, Admitted, "record-deposit", "BC-26"),
    ];

    public static bool Allows(AppealState from, AppealState to) =>
        Transitions.Any(transition => transition.From == from && transition.To == to);

    public static bool IsEnd(AppealState state) =>
        state is Upheld or PartlyUpheld or Rejected or Withdrawn or Lapsed or Inadmissible;
}
