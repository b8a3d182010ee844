using System.Security.Cryptography;
using System.Text;
using Redress.Web.Shell.Proxies;

namespace Redress.Web.Identity.Sessions;

/// <summary>On what somebody signs in: in words for people, and by what it is known again.</summary>
internal static class Device
{
    private const string Cookie = "redress-known";
    private const int Longest = 120;
    private static readonly TimeSpan Lasts = TimeSpan.FromDays(365);

    // The first that is named counts: browsers name those that they descend from.
    private static readonly (string Sign, string Name)[] Browsers =
    [
        ("Edg/", "Edge"),
        ("EdgA/", "Edge"),
        ("OPR/", "Opera"),
        ("SamsungBrowser/", "Samsung Internet"),
        ("Vivaldi/", "Vivaldi"),
        ("FxiOS/", "Firefox"),
        ("Firefox/", "Firefox"),
        ("CriOS/", "Chrome"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ];

    private static readonly (string Sign, string Name)[] Systems =
    [
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Android", "Android"),
        ("CrOS", "ChromeOS"),
        ("Windows", "Windows"),
        ("Macintosh", "macOS"),
        ("Linux", "Linux"),
    ];

    /// <summary>Browser and system; of another program the first word that it calls itself.</summary>
    public static string NameOf(HttpRequest request)
    {
        var agent = request.Headers.UserAgent.ToString();
        var browser = Browsers.FirstOrDefault(b => agent.Contains(b.Sign, StringComparison.Ordinal)).Name;
        var system = Systems.FirstOrDefault(s => agent.Contains(s.Sign, StringComparison.Ordinal)).Name;
        var name = browser is null ? FirstWord(agent) : string.Join(", ", new[] { browser, system }.OfType<string>());
        return name.Length <= Longest ? name : name[..Longest];
    }

    /// <summary>By a cookie of its own, which outlives signing out; it is given one where it has none.</summary>
    public static string Recognise(HttpContext context)
    {
        if (context.Request.Cookies[Cookie] is not { Length: 32 } known)
            known = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        context.Response.Cookies.Append(
            Cookie,
            known,
            new()
            {
                HttpOnly = true,
                IsEssential = true,
                SameSite = SameSiteMode.Lax,
                Secure = context.Request.IsHttps,
                Path = "/account",
                MaxAge = Lasts,
            }
        );
        return Hash(known);
    }

    /// <summary>A program keeps no cookie: it is known by what it calls itself and the network from which it comes, in which a machine changes its IPv6 address by itself.</summary>
    public static string HashOf(HttpContext context) =>
        Hash($"{context.Request.Headers.UserAgent}|{NetworkOf(context)}");

    /// <summary>Whence it comes.</summary>
    public static string AddressOf(HttpContext context) => Whence.AddressOf(context);

    /// <summary>The same for counting.</summary>
    public static string NetworkOf(HttpContext context) => Whence.NetworkOf(context);

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string FirstWord(string agent) =>
        new([.. agent.TakeWhile(sign => sign is not (' ' or '/') && !char.IsControl(sign))]);
}
