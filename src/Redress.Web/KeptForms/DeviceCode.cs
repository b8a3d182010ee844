using System.Security.Cryptography;
using System.Text;

namespace Redress.Web.KeptForms;

/// <summary>The code by which this device finds again what was typed on it: in a cookie, and hashed in the store.</summary>
internal static class DeviceCode
{
    private const string Name = "redress-kept";

    /// <summary>Hashed, as it is kept; null where nothing was kept for this device.</summary>
    public static string? HashOf(HttpContext http) =>
        http.Items[Name] as string
        ?? (http.Request.Cookies[Name] is { Length: > 0 and <= 60 } code ? Hash(code) : null);

    /// <summary>Makes one where there is none; only before the answer starts.</summary>
    public static string Issue(HttpContext http)
    {
        if (HashOf(http) is { } known)
        {
            return known;
        }

        var code = RandomNumberGenerator.GetHexString(32, lowercase: true);
        http.Response.Cookies.Append(Name, code, Options(http, KeptFormStore.Lifetime));
        var hash = Hash(code);
        http.Items[Name] = hash;
        return hash;
    }

    public static void Forget(HttpContext http) => http.Response.Cookies.Delete(Name, Options(http, null));

    private static string Hash(string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(code)));

    private static CookieOptions Options(HttpContext http, TimeSpan? kept) =>
        new()
        {
            MaxAge = kept,
            HttpOnly = true,
            IsEssential = true,
            SameSite = SameSiteMode.Lax,
            Secure = http.Request.IsHttps,
        };
}
