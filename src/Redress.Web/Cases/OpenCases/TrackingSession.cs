using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Redress.Domain;
using Redress.Web.Cases.Access;
using Redress.Web.Cases.Commands;
using Redress.Web.Shell;

namespace Redress.Web.Cases.OpenCases;

/// <summary>
/// The cases that this browser opened with their code, or with the link of an e-mail, in one sealed cookie. Code and link are asked of
/// the store again at every request, so that one which was replaced opens nothing any more. What a link opened closes after fifteen
/// minutes without use: e-mails are read where others read them too.
/// </summary>
internal sealed class TrackingSession(CaseService cases, MailLinks links, IDataProtectionProvider protection)
{
    private const string Cookie = SecurityHeaders.TrackedCookie;
    private const int Most = 10;
    private static readonly TimeSpan Kept = TimeSpan.FromHours(12);

    // What has closed itself is remembered as long as what was typed in it: it is shown again to the same reader alone.
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(30);
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(15);

    /// <summary>Of sessions, which no clock of a demonstration moves.</summary>
    internal TimeProvider Clock { get; init; } = TimeProvider.System;

    private readonly IDataProtector _seal = protection.CreateProtector("Redress.TrackedCases");

    /// <param name="Link">The hash of the link that opened it; then there is no code.</param>
    /// <param name="Latest">Until when use can prolong it; null where it is not prolonged.</param>
    /// <param name="Reader">Who reads it here.</param>
    private sealed record Tracked(
        string Number,
        string Code,
        DateTimeOffset Until,
        string? Link = null,
        DateTimeOffset? Latest = null,
        string? Reader = null
    );

    /// <summary>Who follows this case here; null when nobody does.</summary>
    public async Task<Actor?> ActorFor(HttpContext http, string number)
    {
        if (Open(http).Find(t => t.Number == number) is not { } tracked)
        {
            return null;
        }

        var reader = await ReaderOf(tracked, http.RequestAborted);
        if (
            reader is not null
            && !http.Response.HasStarted
            && (tracked.Link is not null || tracked.Reader != reader.Id)
        )
        {
            Write(http, [.. Read(http).Select(t => t.Number == number ? Prolonged(t) with { Reader = reader.Id } : t)]);
        }

        return reader;
    }

    /// <summary>Who reads this case here, or did until it closed itself, by its id; null when nobody did.</summary>
    public string? FormerReader(HttpContext http, string number) => Read(http).Find(t => t.Number == number)?.Reader;

    /// <summary>The numbers of the cases that are open here still, the latest first: a code or a link that was replaced opens none.</summary>
    public async Task<IReadOnlyList<string>> Numbers(HttpContext http)
    {
        var open = new List<string>();
        foreach (var tracked in Open(http))
        {
            if (await ReaderOf(tracked, http.RequestAborted) is not null)
            {
                open.Add(tracked.Number);
            }
        }

        return open;
    }

    private async Task<Actor?> ReaderOf(Tracked tracked, CancellationToken cancel) =>
        tracked.Link is { } link
            ? await links.ReaderBy(link, tracked.Number, cancel)
            : await cases.ActorByCode(tracked.Number, tracked.Code, cancel);

    /// <summary>To be called before the answer starts, with a code that was found right.</summary>
    public void Remember(HttpContext http, string number, string code, string? reader = null)
    {
        var others = Read(http).Where(t => t.Number != number);
        Write(
            http,
            [.. others.Prepend(new Tracked(number, code, Clock.GetUtcNow() + Kept, Reader: reader)).Take(Most)]
        );
    }

    /// <summary>To be called before the answer starts, with a link that was just used.</summary>
    public void Remember(HttpContext http, MailLink link, string? reader = null)
    {
        var now = Clock.GetUtcNow();
        var others = Read(http).Where(t => t.Number != link.Number);
        var opened = new Tracked(link.Number, "", now + Idle, link.Hash, now + Kept, reader);
        Write(http, [.. others.Prepend(opened).Take(Most)]);
    }

    public static void ForgetAll(HttpContext http) => http.Response.Cookies.Delete(Cookie);

    public void Forget(HttpContext http, string number) => Write(http, [.. Read(http).Where(t => t.Number != number)]);

    private List<Tracked> Open(HttpContext http) =>
        Clock.GetUtcNow() is var now ? [.. Read(http).Where(t => t.Until > now)] : [];

    private Tracked Prolonged(Tracked tracked)
    {
        if (tracked.Link is null)
        {
            return tracked;
        }

        var until = Clock.GetUtcNow() + Idle;
        return tracked with { Until = until < tracked.Latest ? until : tracked.Latest ?? tracked.Until };
    }

    private List<Tracked> Read(HttpContext http)
    {
        if (http.Request.Cookies[Cookie] is not { Length: > 0 } text)
        {
            return [];
        }

        try
        {
            return JsonSerializer.Deserialize<List<Tracked>>(_seal.Unprotect(text))!;
        }
        catch (Exception e) when (e is CryptographicException or JsonException or FormatException)
        {
            return [];
        }
    }

    private void Write(HttpContext http, List<Tracked> tracked)
    {
        if (tracked.Count == 0)
        {
            http.Response.Cookies.Delete(Cookie);
            return;
        }

        http.Response.Cookies.Append(
            Cookie,
            _seal.Protect(JsonSerializer.Serialize(tracked)),
            new()
            {
                MaxAge = Remembered,
                HttpOnly = true,
                IsEssential = true,
                SameSite = SameSiteMode.Lax,
                Secure = http.Request.IsHttps,
            }
        );
    }
}
