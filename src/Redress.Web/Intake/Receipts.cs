using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace Redress.Web.Intake;

/// <summary>What the receipt page shows: the case and its code.</summary>
internal sealed record Receipt(string Number, string TrackingCode)
{
    /// <summary>Without the code.</summary>
    public override string ToString() => $"{nameof(Receipt)} {Number}";
}

/// <summary>The receipt of a filing, for a short while in a sealed cookie: the code is in no address and in no store.</summary>
internal sealed class Receipts(IDataProtectionProvider protection)
{
    private const string Cookie = "redress-receipt";
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(30);
    private readonly ITimeLimitedDataProtector _seal = protection
        .CreateProtector("Redress.Receipts")
        .ToTimeLimitedDataProtector();

    public void IssueCookie(HttpContext http, Receipt receipt) =>
        http.Response.Cookies.Append(
            Cookie,
            _seal.Protect(JsonSerializer.Serialize(receipt), Kept),
            new()
            {
                MaxAge = Kept,
                Path = "/complain",
                HttpOnly = true,
                IsEssential = true,
                SameSite = SameSiteMode.Lax,
                Secure = http.Request.IsHttps,
            }
        );

    public Receipt? Of(HttpContext http)
    {
        try
        {
            return http.Request.Cookies[Cookie] is { Length: > 0 } text
                ? JsonSerializer.Deserialize<Receipt>(_seal.Unprotect(text))
                : null;
        }
        catch (Exception e) when (e is CryptographicException or JsonException or FormatException)
        {
            return null;
        }
    }
}
