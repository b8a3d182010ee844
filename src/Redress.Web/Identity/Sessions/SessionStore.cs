using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Redress.Web.Storage;
using Redress.Web.Storage.Body;

namespace Redress.Web.Identity.Sessions;

/// <summary>
/// The sessions that are open: rows, and whoever ends one deletes it. A request asks at most once in <c>Security:SessionCacheSeconds</c> (20); so what is ended at another program on the same store
/// is over here within that time, and what is ended here at once.
/// </summary>
internal sealed class SessionStore(
    IDbContextFactory<AppDb> factory,
    IDatabaseEngine engine,
    IConfiguration configuration
)
{
    /// <summary>Since when a cookie that nobody used is over.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromHours(8);

    private const int MostRemembered = 20_000;
    private static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(5);
    private readonly ConcurrentDictionary<string, Known> _known = new(StringComparer.Ordinal);
    private long _ended;

    private sealed record Known(string UserId, DateTimeOffset EndsAt, DateTimeOffset AskedAt);

    /// <summary>Not the procedure's clock, which can be set.</summary>
    public TimeProvider Clock { get; set; } = TimeProvider.System;

    /// <summary>From signing in to the end, whatever is done meanwhile.</summary>
    public TimeSpan Longest => TimeSpan.FromHours(configuration.GetValue("Security:SessionHours", 12));

    private TimeSpan RememberedFor => TimeSpan.FromSeconds(configuration.GetValue("Security:SessionCacheSeconds", 20));

    /// <summary>Whether it is open.</summary>
    /// <param name="cached">Whether what was so some seconds ago will do.</param>
    public async Task<bool> Lives(string sid, bool cached, CancellationToken cancel)
    {
        var now = Clock.GetUtcNow().ToUniversalTime();
        if (cached && _known.TryGetValue(sid, out var known) && now - known.AskedAt < RememberedFor)
            return now < known.EndsAt;

        var ended = Interlocked.Read(ref _ended);
        await using var db = await factory.CreateDbContextAsync(cancel);
        var row = await db.Set<SessionRow>().AsNoTracking().FirstOrDefaultAsync(s => s.Id == sid, cancel);
        if (row is null || now >= row.EndsAt)
        {
            _known.TryRemove(sid, out _);
            return false;
        }

        if (_known.Count >= MostRemembered)
            _known.Clear();
        // What was ended here while the store was asked is not remembered as open.
        if (Interlocked.Read(ref _ended) == ended)
            _known[sid] = new(row.UserId, row.EndsAt, now);
        if (now - row.SeenAt >= SeenEvery)
            await See(db, sid, now, cancel);
        return true;
    }

    // While the store has no room, who is in goes on reading.
    private async Task See(AppDb db, string sid, DateTimeOffset now, CancellationToken cancel)
    {
        try
        {
            await db.Set<SessionRow>()
                .Where(s => s.Id == sid)
                .ExecuteUpdateAsync(s => s.SetProperty(r => r.SeenAt, now), cancel);
        }
        catch (Exception e) when (engine.Explain(e).Kind == StoreFailureKind.Full)
        {
            // It is noted again once there is room.
        }
    }

    public async Task End(string sid, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        await db.Set<SessionRow>().Where(s => s.Id == sid).ExecuteDeleteAsync(cancel);
        Interlocked.Increment(ref _ended);
        _known.TryRemove(sid, out _);
    }

    /// <summary>Ends all sessions of somebody, cookies and tokens alike, in the caller's transaction; after the commit comes <see cref="Forget"/>.</summary>
    /// <param name="except">The session that goes on; null: none does.</param>
    public async Task EndAllOf(AppDb db, string userId, string? except, CancellationToken cancel)
    {
        // Who is just signing in waits until this is done, and is judged by what then is.
        await HoldUser(db, userId, cancel);
        await db.Set<SessionRow>().Where(s => s.UserId == userId && s.Id != except).ExecuteDeleteAsync(cancel);
    }

    /// <summary>Remembers nothing of somebody's sessions, so that what was ended is over here at once.</summary>
    public void Forget(string userId)
    {
        Interlocked.Increment(ref _ended);
        foreach (var (sid, known) in _known)
            if (known.UserId == userId)
                _known.TryRemove(sid, out _);
    }

    /// <summary>Ends somebody's sessions but one, or all, at once.</summary>
    public async Task EndOthers(string userId, string? except, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await EndAllOf(db, userId, except, cancel);
        await transaction.CommitAsync(cancel);
        Forget(userId);
    }

    /// <summary>Whether there was such a session of this user.</summary>
    public async Task<bool> EndOne(string userId, string sid, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var ended = await db.Set<SessionRow>().Where(s => s.UserId == userId && s.Id == sid).ExecuteDeleteAsync(cancel);
        Forget(userId);
        return ended > 0;
    }

    /// <summary>The open sessions of somebody, last seen first; a program's too that was not seen for long, since its refresh token still opens it.</summary>
    public async Task<IReadOnlyList<SessionRow>> ListOf(string userId, CancellationToken cancel)
    {
        var now = Clock.GetUtcNow().ToUniversalTime();
        var before = now - Idle - SeenEvery;
        await using var db = await factory.CreateDbContextAsync(cancel);
        return await db.Set<SessionRow>()
            .AsNoTracking()
            .Where(s => s.UserId == userId && s.EndsAt > now && (s.Kind == SessionRow.Token || s.SeenAt > before))
            .OrderByDescending(s => s.SeenAt)
            .ThenBy(s => s.Id)
            .ToListAsync(cancel);
    }

    /// <summary>Whether it was opened: not for somebody who was locked or removed meanwhile, or whose password or second factor is another.</summary>
    /// <param name="stamp">Of the user, as it was judged.</param>
    public async Task<bool> Open(SessionRow session, string? stamp, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (
            await HoldUser(db, session.UserId, cancel) is not { LockedAt: null, RemovedAt: null } user
            || user.SecurityStamp != stamp
        )
            return false;
        db.Add(session);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }

    public async Task<SessionRow?> Find(string sid, CancellationToken cancel)
    {
        var now = Clock.GetUtcNow().ToUniversalTime();
        await using var db = await factory.CreateDbContextAsync(cancel);
        return await db.Set<SessionRow>()
            .AsNoTracking()
            .FirstOrDefaultAsync(s => s.Id == sid && s.EndsAt > now, cancel);
    }

    /// <summary>Notes that it was proven anew who it is.</summary>
    /// <param name="factor">By what; null: by the password, which makes it no weaker than it was.</param>
    public async Task Prove(string sid, string? factor, CancellationToken cancel)
    {
        var now = Clock.GetUtcNow().ToUniversalTime();
        await using var db = await factory.CreateDbContextAsync(cancel);
        await db.Set<SessionRow>()
            .Where(s => s.Id == sid)
            .ExecuteUpdateAsync(
                s => s.SetProperty(r => r.Factor, r => factor ?? r.Factor).SetProperty(r => r.FactorAt, now),
                cancel
            );
    }

    public async Task DeleteEnded(CancellationToken cancel)
    {
        var now = Clock.GetUtcNow().ToUniversalTime();
        await using var db = await factory.CreateDbContextAsync(cancel);
        await db.Set<SessionRow>().Where(s => s.EndsAt <= now).ExecuteDeleteAsync(cancel);
    }

    private async Task<User?> HoldUser(AppDb db, string userId, CancellationToken cancel) =>
        (
            await engine.ForUpdate(db.Users.AsNoTracking().Where(u => u.Id == userId)).ToListAsync(cancel)
        ).SingleOrDefault();
}
