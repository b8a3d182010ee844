using Microsoft.EntityFrameworkCore;
using Redress.Web.Storage;

namespace Redress.Web.Scheduling;

/// <summary>The demo's clock: runs on from the instant it was set to, and is kept in the database so that a restart does not lose it.</summary>
internal sealed class SettableClock : TimeProvider
{
    public const string Setting = "clock-offset-ticks";

    private long _offset;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddTicks(Interlocked.Read(ref _offset));

    public void Set(DateTimeOffset now) => Interlocked.Exchange(ref _offset, (now - System.GetUtcNow()).Ticks);

    public async Task Load(AppDb db, CancellationToken cancel)
    {
        if (await db.Set<SettingRow>().AsNoTracking().FirstOrDefaultAsync(s => s.Name == Setting, cancel) is { } row)
        {
            Interlocked.Exchange(
                ref _offset,
                long.Parse(row.Value, global::System.Globalization.CultureInfo.InvariantCulture)
            );
        }
    }

    public async Task Save(AppDb db, CancellationToken cancel)
    {
        var row = await db.Set<SettingRow>().FirstOrDefaultAsync(s => s.Name == Setting, cancel);
        if (row is null)
        {
            row = new SettingRow { Name = Setting };
            db.Add(row);
        }

        row.Value = Interlocked.Read(ref _offset).ToString(global::System.Globalization.CultureInfo.InvariantCulture);
        await db.SaveChangesAsync(cancel);
    }
}
