using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.DataProtection;

namespace Redress.Web.KeptForms;

/// <summary>Who follows or followed a case on this device, by an id; null where nobody did.</summary>
internal delegate string? FollowersOfCases(HttpContext http, string number);

/// <summary>
/// Whose a form is that was typed on a device: the user's who was signed in when it was drawn, also where another one is when it is sent; of a case that is
/// followed, its reader's; else nobody's in particular.
/// </summary>
internal sealed class KeptFormReaders(
    IAntiforgery antiforgery,
    FollowersOfCases followers,
    IDataProtectionProvider protection
)
{
    public const string Nobody = "";
    private const string Cookie = "redress-typed";
    private const int Most = 4;
    private readonly IDataProtector _seal = protection.CreateProtector("Redress.KeptForms.Readers");

    /// <summary>Whose forms the page of that address may show now.</summary>
    public string Of(HttpContext http, string address) =>
        KeptAddress.NumberIn(address) is { } number ? followers(http, number) ?? Nobody
        : http.User.Identity?.IsAuthenticated == true ? http.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? Nobody
        : Nobody;

    /// <summary>Whose the form is that is sent now: its token tells for whom it was drawn.</summary>
    public async Task<string> TypistOf(HttpContext http, string address)
    {
        var (now, sender) = (Of(http, address), http.User);
        if (KeptAddress.NumberIn(address) is not null || await antiforgery.IsRequestValidAsync(http))
        {
            return now;
        }

        try
        {
            foreach (var other in Former(http).Where(id => id != now).Append(Nobody))
            {
                http.User = PrincipalOf(other);
                if (await antiforgery.IsRequestValidAsync(http))
                {
                    return other;
                }
            }
        }
        finally
        {
            http.User = sender;
        }

        return now;
    }

    /// <summary>Remembers for whom pages are drawn on this device; only before the answer starts.</summary>
    public void Note(HttpContext http)
    {
        if (
            http.User.Identity?.IsAuthenticated == true
            && http.User.FindFirstValue(ClaimTypes.NameIdentifier) is { } id
            && Former(http) is var former
            && former.FirstOrDefault() != id
        )
        {
            http.Response.Cookies.Append(
                Cookie,
                _seal.Protect(string.Join(' ', former.Where(f => f != id).Prepend(id).Take(Most))),
                new()
                {
                    HttpOnly = true,
                    IsEssential = true,
                    SameSite = SameSiteMode.Lax,
                    Secure = http.Request.IsHttps,
                }
            );
        }
    }

    public static void Forget(HttpContext http) => http.Response.Cookies.Delete(Cookie);

    private string[] Former(HttpContext http)
    {
        if (http.Request.Cookies[Cookie] is not { Length: > 0 } text)
        {
            return [];
        }

        try
        {
            return _seal.Unprotect(text).Split(' ');
        }
        catch (CryptographicException)
        {
            return [];
        }
    }

    private static ClaimsPrincipal PrincipalOf(string id) =>
        id == Nobody
            ? new ClaimsPrincipal(new ClaimsIdentity())
            : new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, id)], Cookie));
}
