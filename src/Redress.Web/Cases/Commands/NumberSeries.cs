using Microsoft.EntityFrameworkCore;
using Redress.Domain.Rulebooks;
using Redress.Web.Storage;

namespace Redress.Web.Cases.Commands;

/// <summary>The numbers that are given one after the other, for each scheme and year.</summary>
internal static class NumberSeries
{
    public static async Task<string> NextNoticeReference(
        this IDatabaseEngine engine,
        AppDb db,
        Rulebook rulebook,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var year = rulebook.Working.Day(now).Year;
        return $"{rulebook.NumberPrefix}-N-{year}-{await engine.NextNumber(db, $"notice_{rulebook.Scheme}_{year}", cancel):D4}";
    }

    public static async Task<string> NextCaseNumber(
        this IDatabaseEngine engine,
        AppDb db,
        Rulebook rulebook,
        int year,
        CancellationToken cancel
    ) => $"{rulebook.NumberPrefix}-{year}-{await engine.NextNumber(db, $"case_{rulebook.Scheme}_{year}", cancel):D6}";
}
