using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Redress.Domain;
using Redress.Web.Cases.Commands;

namespace Redress.Web.Cases.OpenCases;

/// <summary>
/// The cases that this browser opened with their code, in one sealed cookie. The code is asked of the store again at every
/// request, so that one which was replaced opens nothing any more.
/// </summary>
internal sealed class TrackingSession(CaseService cases, IDataProtectionProvider protection)
{
    private const string Cookie = "redress-tracked";
    private const int Most = 10;
    private static readonly TimeSpan Kept = TimeSpan.FromHours(12);
    private readonly IDataProtector _seal = protection.CreateProtector("Redress.TrackedCases");

    private sealed record Tracked(string Number, string Code, DateTimeOffset Until);

    /// <summary>Who follows this case here; null when nobody does.</summary>
    public async Task<Actor?> ActorFor(HttpContext http, string number) =>
        Read(http).Find(t => t.Number == number) is { } tracked
            ? await cases.ActorByCode(tracked.Number, tracked.Code, http.RequestAborted)
            : null;

    /// <summary>The numbers of the cases followed here, the latest first.</summary>
    public IReadOnlyList<string> Numbers(HttpContext http) => [.. Read(http).Select(t => t.Number)];

    /// <summary>To be called before the answer starts, with a code that was found right.</summary>
    public void Remember(HttpContext http, string number, string code)
    {
        var others = Read(http).Where(t => t.Number != number);
        Write(http, [.. others.Prepend(new Tracked(number, code, TimeProvider.System.GetUtcNow() + Kept)).Take(Most)]);
    }

    public static void ForgetAll(HttpContext http) => http.Response.Cookies.Delete(Cookie);

    public void Forget(HttpContext http, string number) => Write(http, [.. Read(http).Where(t => t.Number != number)]);

    private List<Tracked> Read(HttpContext http)
    {
        if (http.Request.Cookies[Cookie] is not { Length: > 0 } text)
        {
            return [];
        }

        try
        {
            var now = TimeProvider.System.GetUtcNow();
            return [.. JsonSerializer.Deserialize<List<Tracked>>(_seal.Unprotect(text))!.Where(t => t.Until > now)];
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
                MaxAge = Kept,
                HttpOnly = true,
                IsEssential = true,
                SameSite = SameSiteMode.Lax,
                Secure = http.Request.IsHttps,
            }
        );
    }
}
