using Microsoft.EntityFrameworkCore;
using Redress.Web.Shell;
using Redress.Web.Storage;
using Redress.Web.Storage.Body;

namespace Redress.Web.Identity.SignIn;

/// <summary>Who tries to get in, from where, with what.</summary>
/// <param name="Hash">Of the e-mail address that was given (<see cref="WhoHash"/>); empty where none was, as with a passkey.</param>
internal sealed record Knock(string Hash, string Address, string Device);

/// <summary>A code that is being judged.</summary>
/// <param name="Wait">How long none is judged any more; zero: this one is.</param>
/// <param name="IsLast">Whether none will be for a while, should it be wrong.</param>
internal sealed record CodeTry(long Id, TimeSpan Wait, bool IsLast);

/// <summary>
/// What happened at the door, for <c>Security:SignInLogDays</c> (90); and how long who fails there has to wait. It is slowed down by whom and whence together, and by an address whence very many fail;
/// never by whom alone, or anybody could keep somebody out. Only who knows the password, and guesses at the code, is counted by the account, whencesoever it comes: another password begins anew.
/// </summary>
internal sealed class SignInLog(
    IDbContextFactory<AppDb> factory,
    IConfiguration configuration,
    IHostEnvironment environment
)
{
    private const int FreeOfPair = 5;
    private const int MostCounted = 32;
    private const int MostWrongCodes = 10;
    private static readonly TimeSpan Counted = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan CodesCounted = TimeSpan.FromHours(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    /// <summary>Not the procedure's clock, which can be set.</summary>
    public TimeProvider Clock { get; set; } = TimeProvider.System;

    // In the demo everybody may come from one address.
    private int FreeOfAddress => configuration.GetValue("SignIn:FreeTriesOfAddress", environment.IsDemo() ? 0 : 100);

    /// <summary>How long it has to wait before it is judged again; whether it is right or known plays no part.</summary>
    public async Task<TimeSpan> Wait(Knock knock, CancellationToken cancel)
    {
        var now = Clock.GetUtcNow().ToUniversalTime();
        await using var db = await factory.CreateDbContextAsync(cancel);
        // Who shows a passkey has said nothing of whom: it would be all who do.
        var ofPair = knock.Hash.Length > 0 ? await OfPair(db, knock, now, cancel) : default;
        var ofAddress = await OfAddress(db, knock, now, cancel);
        var until = ofPair > ofAddress ? ofPair : ofAddress;
        return until > now ? until - now : TimeSpan.Zero;
    }

    public async Task Write(Knock knock, string? userId, string what, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        db.Add(
            new SignInRow
            {
                At = Clock.GetUtcNow().ToUniversalTime(),
                UserId = userId,
                WhoHash = knock.Hash,
                Address = knock.Address,
                Device = knock.Device,
                What = what,
            }
        );
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>
    /// Begins to judge a code of whoever gave the right password. It is noted as wrong beforehand, so that of many that are shown at once no more are judged than may be; <see cref="Right"/> takes it back.
    /// </summary>
    public async Task<CodeTry> BeginCode(Knock knock, string userId, CancellationToken cancel)
    {
        var now = Clock.GetUtcNow().ToUniversalTime();
        await using var db = await factory.CreateDbContextAsync(cancel);
        var own = new SignInRow
        {
            At = now,
            UserId = userId,
            WhoHash = knock.Hash,
            Address = knock.Address,
            Device = knock.Device,
            What = SignInEvents.WrongCode,
        };
        db.Add(own);
        await db.SaveChangesAsync(cancel);
        var since = now - CodesCounted;
        var before = await db.Set<SignInRow>()
            .AsNoTracking()
            .Where(s =>
                s.UserId == userId
                && s.Id != own.Id
                && s.At > since
                && (s.What == SignInEvents.WrongCode || s.What == SignInEvents.PasswordChanged)
            )
            .OrderByDescending(s => s.At)
            .ThenByDescending(s => s.Id)
            .Select(s => new { s.At, s.What })
            .Take(MostCounted)
            .ToListAsync(cancel);
        var wrong = before.TakeWhile(s => s.What == SignInEvents.WrongCode).ToList();
        if (wrong.Count < MostWrongCodes)
            return new(own.Id, TimeSpan.Zero, wrong.Count == MostWrongCodes - 1);
        own.What = SignInEvents.Slowed;
        await db.SaveChangesAsync(cancel);
        var wait = wrong[MostWrongCodes - 1].At + CodesCounted - now;
        return new(own.Id, wait > TimeSpan.Zero ? wait : TimeSpan.FromSeconds(1), IsLast: false);
    }

    /// <summary>The code was right.</summary>
    public async Task Right(CodeTry code, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        await db.Set<SignInRow>().Where(s => s.Id == code.Id).ExecuteDeleteAsync(cancel);
    }

    public async Task DeleteOld(CancellationToken cancel)
    {
        var days = configuration.GetValue("Security:SignInLogDays", 90);
        var before = Clock.GetUtcNow().ToUniversalTime() - TimeSpan.FromDays(days);
        await using var db = await factory.CreateDbContextAsync(cancel);
        await db.Set<SignInRow>().Where(s => s.At < before).ExecuteDeleteAsync(cancel);
    }

    // After five that failed, twice as long each time; who got in begins anew.
    private static async Task<DateTimeOffset> OfPair(
        AppDb db,
        Knock knock,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var since = now - Counted;
        var tries = await db.Set<SignInRow>()
            .AsNoTracking()
            .Where(s =>
                s.WhoHash == knock.Hash
                && s.Address == knock.Address
                && s.At > since
                && (s.What == SignInEvents.Entered || SignInEvents.Failures.Contains(s.What))
            )
            .OrderByDescending(s => s.At)
            .ThenByDescending(s => s.Id)
            .Select(s => new { s.At, s.What })
            .Take(MostCounted)
            .ToListAsync(cancel);
        var failed = tries.TakeWhile(t => t.What != SignInEvents.Entered).ToList();
        if (failed.Count < FreeOfPair)
            return default;
        var wait = TimeSpan.FromSeconds(Math.Pow(2, failed.Count - FreeOfPair));
        return failed[0].At + (wait < LongestWait ? wait : LongestWait);
    }

    private async Task<DateTimeOffset> OfAddress(AppDb db, Knock knock, DateTimeOffset now, CancellationToken cancel)
    {
        if (FreeOfAddress is not (> 0 and var free))
            return default;
        var since = now - Counted;
        var failed = db.Set<SignInRow>()
            .Where(s => s.Address == knock.Address && s.At > since && SignInEvents.Failures.Contains(s.What));
        return await failed.CountAsync(cancel) >= free
            ? await failed.MaxAsync(s => s.At, cancel) + LongestWait
            : default;
    }
}
