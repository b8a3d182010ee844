using Redress.Domain.Cases;
using Redress.Domain.Cases.Records;
using Redress.Domain.Decisions;
using Redress.Domain.Terms;

namespace Redress.Web.Cases.Figures;

/// <summary>What the figures say of a case.</summary>
internal static class CaseStatistics
{
    /// <summary>The terms that ask something of somebody. A window to appeal, a time to reflect and one to comment may go by unused, and nobody was late.</summary>
    public static readonly IReadOnlyList<TermKind> Demands =
    [
        TermKind.FirstStep,
        TermKind.GoOn,
        TermKind.Refusal,
        TermKind.Outcome,
        TermKind.Notification,
        TermKind.Referral,
        TermKind.Response,
        TermKind.Supply,
        TermKind.Deposit,
        TermKind.Choice,
    ];

    /// <summary>Whether the procedure still runs: as the database's own column has it (<see cref="Storage.CaseRow.Open"/>).</summary>
    public static bool IsOpen(CaseState state) =>
        state is not (CaseState.Settled or CaseState.Withdrawn or CaseState.ReferredExternally or CaseState.Closed);

    /// <summary>The day on which the complaint got its outcome: the decision was pronounced, or the case ended in another way; null before.</summary>
    public static DateOnly? OutcomeOn(Case c) => PronouncedOn(c) ?? c.EndedOn;

    /// <summary>Whether the outcome was the complainant's own withdrawal.</summary>
    public static bool WasWithdrawn(Case c) => PronouncedOn(c) is null && c.State == CaseState.Withdrawn;

    /// <summary>The kinds of those terms that ended this way, one for each term.</summary>
    public static IReadOnlyList<TermKind> TermsThat(Case c, TermState ended) =>
        [.. c.Terms.Where(t => t.State == ended && Demands.Contains(t.Kind)).Select(t => t.Kind)];

    private static DateOnly? PronouncedOn(Case c) =>
        c.Decision is { State: DecisionState.Pronounced } decision ? decision.PronouncedOn : null;
}
