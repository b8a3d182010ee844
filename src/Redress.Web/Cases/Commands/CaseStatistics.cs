using Redress.Domain.Cases;
using Redress.Domain.Decisions;
using Redress.Domain.Terms;

namespace Redress.Web.Cases.Commands;

/// <summary>What of a case is counted in the overview, beside its state and its age.</summary>
internal static class CaseStatistics
{
    /// <summary>The terms that ask something of somebody. A window to appeal, a time to reflect and one to comment may go by unused, and nobody was late.</summary>
    public static readonly IReadOnlyList<TermKind> Demands =
    [
        TermKind.Refusal,
        TermKind.Outcome,
        TermKind.Notification,
        TermKind.Referral,
        TermKind.Response,
        TermKind.Supply,
        TermKind.Deposit,
        TermKind.Choice,
    ];

    /// <summary>The day on which the complaint got its outcome: the decision was pronounced, or the case ended in another way; null before.</summary>
    public static DateOnly? OutcomeOn(Case c) =>
        c.Decision is { State: DecisionState.Pronounced, PronouncedOn: { } on } ? on : c.EndedOn;

    /// <summary>The kinds of those terms that ended this way, one for each term.</summary>
    public static string[] TermsThat(Case c, TermState ended) =>
        [.. c.Terms.Where(t => t.State == ended && Demands.Contains(t.Kind)).Select(t => t.Kind.ToString())];
}
