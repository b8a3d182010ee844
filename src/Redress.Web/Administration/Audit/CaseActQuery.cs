using Microsoft.EntityFrameworkCore;
using Redress.Web.Storage;

namespace Redress.Web.Administration.Audit;

/// <summary>That something was done in a case: in which capacity, what, when, and in which. Nothing of what it says, nobody's name.</summary>
internal sealed record CaseAct(DateTimeOffset At, string Number, long Sequence, string Role, string Action);

/// <param name="Until">Before this instant.</param>
internal sealed record CaseActFilter(
    string? Number = null,
    string? Role = null,
    DateTimeOffset? From = null,
    DateTimeOffset? Until = null
);

/// <summary>What was done in the cases, for who may open none of them: the rows of their journals, which hold no content (FP-18).</summary>
internal sealed class CaseActQuery(IDbContextFactory<AppDb> factory)
{
    /// <summary>The latest first.</summary>
    /// <param name="after">The last one that was seen; null: from the end.</param>
    public async Task<IReadOnlyList<CaseAct>> List(
        CaseActFilter filter,
        CaseActCursor? after,
        int most,
        CancellationToken cancel
    )
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var acts =
            from j in db.Set<JournalRow>().AsNoTracking()
            join c in db.Set<CaseRow>() on j.CaseId equals c.Id
            select new
            {
                j.At,
                c.Number,
                j.Sequence,
                j.Role,
                j.Action,
            };
        if (!string.IsNullOrWhiteSpace(filter.Number))
        {
            var number = filter.Number.Trim().ToUpperInvariant();
            acts = acts.Where(a => a.Number == number);
        }

        if (!string.IsNullOrEmpty(filter.Role))
            acts = acts.Where(a => a.Role == filter.Role);
        if (filter.From?.ToUniversalTime() is { } from)
            acts = acts.Where(a => a.At >= from);
        if (filter.Until?.ToUniversalTime() is { } until)
            acts = acts.Where(a => a.At < until);
        if (after is not null)
        {
            var (at, before, sequence) = (after.At.ToUniversalTime(), after.Number, after.Sequence);
            acts = acts.Where(a =>
                a.At < at
                || a.At == at && (a.Number.CompareTo(before) < 0 || a.Number == before && a.Sequence < sequence)
            );
        }

        var found = await acts.OrderByDescending(a => a.At)
            .ThenByDescending(a => a.Number)
            .ThenByDescending(a => a.Sequence)
            .Take(most)
            .ToListAsync(cancel);
        return [.. found.Select(a => new CaseAct(a.At, a.Number, a.Sequence, a.Role, a.Action))];
    }
}

/// <summary>Where a list of acts goes on.</summary>
internal sealed record CaseActCursor(DateTimeOffset At, string Number, long Sequence)
{
    public static CaseActCursor Of(CaseAct act) => new(act.At, act.Number, act.Sequence);

    public static CaseActCursor? Read(string? text) =>
        text?.Split('~') is [var ticks, var number, var sequence]
        && long.TryParse(ticks, out var at)
        && at is > 0 and < 3_155_378_975_999_999_999
        && long.TryParse(sequence, out var last)
            ? new CaseActCursor(new DateTimeOffset(at, TimeSpan.Zero), number, last)
            : null;

    public override string ToString() =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{At.UtcTicks}~{Number}~{Sequence}");
}
