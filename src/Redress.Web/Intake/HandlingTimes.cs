using Microsoft.EntityFrameworkCore;
using Redress.Domain.Cases.Records;
using Redress.Web.Storage;

namespace Redress.Web.Intake;

/// <summary>How long cases took: half of them at most <paramref name="Half"/> days, nine of ten at most <paramref name="Most"/>, of so many cases.</summary>
public sealed record HandlingTime(int Half, int Most, int Cases);

/// <summary>
/// How long it takes until a complainant knows the outcome, from the cases that had one: from filing to a settlement, a decision or the end.
/// The complainant's own withdrawal is none. Reckoned anew now and then, since every reader of the first page asks.
/// </summary>
internal sealed class HandlingTimes(IDbContextFactory<AppDb> factory)
{
    /// <summary>Fewer cases say nothing about the next one, and might tell about one of them.</summary>
    public const int Fewest = 10;

    private const int Newest = 500;
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);
    private static readonly string[] Outcomes =
    [
        nameof(CaseState.Settled),
        nameof(CaseState.Decided),
        nameof(CaseState.Closed),
        nameof(CaseState.ReferredExternally),
    ];
    private (DateTimeOffset At, HandlingTime? Length)? _known;

    /// <summary>Null: too few cases have had an outcome to say.</summary>
    public async Task<HandlingTime?> Usual(CancellationToken cancel = default)
    {
        if (_known is { } known && TimeProvider.System.GetUtcNow() - known.At < Fresh)
        {
            return known.Length;
        }

        await using var db = await factory.CreateDbContextAsync(cancel);
        var spans = await db
            .Database.SqlQuery<double>(
                $"""
                SELECT extract(epoch FROM o.at - c.filed_at)::float8 / 86400 AS "Value"
                FROM cases c CROSS JOIN LATERAL (SELECT min(j.at) AS at FROM journal j WHERE j.case_id = c.id AND j."to" = ANY ({Outcomes})) o
                WHERE o.at IS NOT NULL ORDER BY c.filed_at DESC LIMIT {Newest}
                """
            )
            .ToListAsync(cancel);
        var handlingTime = Of(spans);
        _known = (TimeProvider.System.GetUtcNow(), handlingTime);
        return handlingTime;
    }

    public static HandlingTime? Of(IReadOnlyList<double> days)
    {
        var sorted = days.Select(d => Math.Max(1, (int)Math.Ceiling(d))).Order().ToList();
        return sorted.Count < Fewest
            ? null
            : new HandlingTime(
                sorted[(sorted.Count - 1) / 2],
                sorted[(int)Math.Ceiling(sorted.Count * 0.9) - 1],
                sorted.Count
            );
    }
}
