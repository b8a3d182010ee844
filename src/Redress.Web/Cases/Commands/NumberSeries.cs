using Microsoft.EntityFrameworkCore;
using Redress.Domain.Rulebooks;
using Redress.Web.Storage;

namespace Redress.Web.Cases.Commands;

/// <summary>The numbers that are given one after the other, for each scheme and year.</summary>
internal static class NumberSeries
{
    public static async Task<string> NextNoticeReference(
        AppDb db,
        Rulebook rulebook,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var year = rulebook.Working.Day(now).Year;
        return $"{rulebook.NumberPrefix}-N-{year}-{await NextOf(db, $"notice_number_{rulebook.Scheme.Replace('-', '_')}_{year}", cancel):D4}";
    }

    // The function is the database's own (migration "Numbers"): it makes the series at its first use.
    private static Task<long> NextOf(AppDb db, string series, CancellationToken cancel) =>
        db.Database.SqlQuery<long>($"SELECT next_number({series}) AS \"Value\"").SingleAsync(cancel);
}
