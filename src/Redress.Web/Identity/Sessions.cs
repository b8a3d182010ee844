using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Redress.Web.Storage;

namespace Redress.Web.Identity;

/// <summary>
/// A session from signing in to signing out, on one device. Who signs out ends all that the session began: its pages, its circuits and a copy of its cookie; and none goes on for ever, however much it
/// is used. Ended ones stand among the tokens of the user.
/// </summary>
internal sealed class Sessions(IDbContextFactory<AppDb> factory)
{
    /// <summary>Of who works here: a day's work.</summary>
    public static readonly TimeSpan LongestOfStaff = TimeSpan.FromHours(12);

    public static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    private const string Id = "session";
    private const string Began = "session_began";
    private const string Ended = "ended-session";
    private const int MostRemembered = 10_000;

    // At this program at once; at another on the same store, within the minute in which a cookie is judged anew.
    private readonly ConcurrentDictionary<string, bool> _ended = new(StringComparer.Ordinal);

    /// <summary>By who signs in; who was signed in and is read anew, after a new password or a new second step, goes on with the same one.</summary>
    public static void BeginOrGoOn(ClaimsPrincipal user, AuthenticationProperties kept, DateTimeOffset now)
    {
        if (kept.GetString(Id) is { } id && kept.GetString(Began) is { } began)
        {
            ((ClaimsIdentity)user.Identity!).AddClaims([new(Id, id), new(Began, began)]);
            return;
        }

        Begin(user, now);
        kept.SetString(Id, user.FindFirstValue(Id));
        kept.SetString(Began, user.FindFirstValue(Began));
    }

    /// <summary>By who signs in.</summary>
    public static void Begin(ClaimsPrincipal user, DateTimeOffset now)
    {
        if (user.Identity is ClaimsIdentity identity)
        {
            identity.AddClaim(new(Id, Guid.NewGuid().ToString("N")));
            identity.AddClaim(new(Began, now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)));
        }
    }

    /// <summary>The same session of a user who was read anew.</summary>
    public static void GoOn(ClaimsPrincipal before, ClaimsPrincipal user)
    {
        if (user.Identity is ClaimsIdentity identity)
        {
            identity.AddClaims(before.Claims.Where(c => c.Type is Id or Began));
        }
    }

    public async Task End(ClaimsPrincipal user, DateTimeOffset now)
    {
        if (user.FindFirstValue(Id) is not { } id || user.FindFirstValue(ClaimTypes.NameIdentifier) is not { } userId)
        {
            return;
        }

        if (_ended.Count >= MostRemembered)
        {
            _ended.Clear();
        }

        _ended[id] = true;
        await using var db = await factory.CreateDbContextAsync();
        var ended = db.UserTokens.Where(t => t.UserId == userId && t.LoginProvider == Ended);
        var past = (await ended.Select(t => new { t.Name, t.Value }).ToListAsync())
            .Where(t => Read(t.Value) + Longest < now)
            .Select(t => t.Name)
            .ToList();
        await ended.Where(t => past.Contains(t.Name)).ExecuteDeleteAsync();
        var at = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        await db.Database.ExecuteSqlAsync(
            $"INSERT INTO \"AspNetUserTokens\" (\"UserId\", \"LoginProvider\", \"Name\", \"Value\") VALUES ({userId}, {Ended}, {id}, {at}) ON CONFLICT DO NOTHING"
        );
    }

    /// <summary>Whether it was ended, or has gone on for as long as one may. What came by no session has none to end.</summary>
    /// <param name="ask">Also the store, where somebody may have ended it at another program.</param>
    public async Task<bool> IsOver(
        ClaimsPrincipal user,
        DateTimeOffset now,
        bool ask = true,
        CancellationToken cancel = default
    )
    {
        if (user.FindFirstValue(Id) is not { } id)
        {
            return false;
        }

        if (_ended.ContainsKey(id) || Read(user.FindFirstValue(Began)) + LongestOf(user) < now)
        {
            return true;
        }

        if (!ask)
        {
            return false;
        }

        var userId = user.FindFirstValue(ClaimTypes.NameIdentifier);
        await using var db = await factory.CreateDbContextAsync(cancel);
        return await db.UserTokens.AnyAsync(
            t => t.UserId == userId && t.LoginProvider == Ended && t.Name == id,
            cancel
        );
    }

    /// <summary>Judges a cookie: what it says of its user, and whether its session is over. One from before there were sessions is none.</summary>
    public static async Task Validate(CookieValidatePrincipalContext context)
    {
        await SecurityStampValidator.ValidatePrincipalAsync(context);
        if (context.Principal is not { } user)
        {
            return;
        }

        var sessions = context.HttpContext.RequestServices.GetRequiredService<Sessions>();
        // It is renewed once a minute, when the user was read anew.
        if (
            !user.HasClaim(claim => claim.Type == Id)
            || await sessions.IsOver(
                user,
                DateTimeOffset.UtcNow,
                ask: context.ShouldRenew,
                context.HttpContext.RequestAborted
            )
        )
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
        }
    }

    private static TimeSpan LongestOf(ClaimsPrincipal user) => Roles.AreStaff(user) ? LongestOfStaff : Longest;

    private static DateTimeOffset Read(string? seconds) =>
        long.TryParse(seconds, CultureInfo.InvariantCulture, out var since)
            ? DateTimeOffset.FromUnixTimeSeconds(since)
            : default;
}
