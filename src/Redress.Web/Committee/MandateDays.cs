using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Redress.Domain.Rulebooks;
using Redress.Web.Storage;

namespace Redress.Web.Committee;

/// <summary>The instant at which a committee is composed otherwise by nobody's act: a mandate's first day begins, or its last is over.</summary>
internal sealed record MandateDay(string Scheme, DateTimeOffset At);

/// <summary>
/// Has the cases follow the committees also where no act changes them (FP-12). How far that was done is kept in the store, so that a program that was
/// down catches up, each day as of its own instant; what is recorded for days before has been followed when it was recorded.
/// </summary>
internal sealed class MandateDays(
    IDbContextFactory<AppDb> factory,
    RulebookCatalog rulebooks,
    MandatesChanged mandatesChanged
)
{
    private const string Setting = "mandates-followed";
    private static readonly TimeSpan KeptEvery = TimeSpan.FromHours(1);

    private DateTimeOffset? _until;
    private DateTimeOffset _kept;

    /// <summary>The first such day that was not followed yet, up to that instant; null when there is none.</summary>
    public async Task<MandateDay?> Next(DateTimeOffset now, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var until = await Until(db, now, cancel);
        var mandates = await db.Set<MandateRow>().AsNoTracking().ToListAsync(cancel);
        var next = mandates
            .SelectMany(m => Days(m).Select(day => new MandateDay(m.Scheme, StartOf(m.Scheme, day))))
            .Where(day => day.At > until && day.At <= now)
            .MinBy(day => day.At);
        if (next is null)
        {
            await Advance(db, now, followed: false, cancel);
        }

        return next;
    }

    /// <summary>Has the cases of every scheme that changed at that instant follow.</summary>
    public async Task Follow(MandateDay day, CancellationToken cancel)
    {
        foreach (var scheme in rulebooks.Schemes)
        {
            await mandatesChanged(scheme, day.At, cancel);
        }

        await using var db = await factory.CreateDbContextAsync(cancel);
        await Advance(db, day.At, followed: true, cancel);
    }

    private static IEnumerable<DateOnly> Days(MandateRow mandate) =>
        mandate.Until is { } last ? [mandate.From, last.AddDays(1)] : [mandate.From];

    private DateTimeOffset StartOf(string scheme, DateOnly day) =>
        rulebooks.InForce(scheme, day)!.Working.StartOf(day).ToUniversalTime();

    // A clock that was set back is followed back.
    private async Task<DateTimeOffset> Until(AppDb db, DateTimeOffset now, CancellationToken cancel)
    {
        if (_until is null)
        {
            var kept = await db.Set<SettingRow>()
                .AsNoTracking()
                .Where(s => s.Name == Setting)
                .Select(s => s.Value)
                .FirstOrDefaultAsync(cancel);
            _until = kept is null
                ? now
                : DateTimeOffset.Parse(kept, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);
            _kept = kept is null ? DateTimeOffset.MinValue : _until.Value;
        }

        _until = _until > now ? now : _until;
        return _until.Value;
    }

    private async Task Advance(AppDb db, DateTimeOffset to, bool followed, CancellationToken cancel)
    {
        _until = to;
        if (!followed && to - _kept < KeptEvery && _kept <= to)
        {
            return;
        }

        var value = to.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture);
        await db.Database.ExecuteSqlAsync(
            $"INSERT INTO settings (name, value) VALUES ({Setting}, {value}) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            cancel
        );
        _kept = to;
    }
}
