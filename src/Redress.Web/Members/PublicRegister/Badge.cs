using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.Extensions.Localization;
using Redress.Domain.Rulebooks;
using Redress.Web.Shell;

namespace Redress.Web.Members.PublicRegister;

/// <summary>
/// The label of a member as a picture, which it shows on its own site: valid or not at this moment (BC-40). It holds no script and no address, and is all of this site that another
/// one may show.
/// </summary>
internal static class Badge
{
    private const int Width = 240;
    private const int Height = 72;
    private const int MostOfName = 30;
    private const int Seconds = 300;

    public static void MapBadge(this IEndpointRouteBuilder app) =>
        app.MapGet("/badge/{id}.svg", Get).AllowAnonymous().WithName("badge").ExcludeFromDescription();

    private static async Task<IResult> Get(
        HttpContext http,
        string id,
        string? lang,
        MemberQueries members,
        RulebookCatalog rulebooks,
        IStringLocalizer<MemberTexts> texts
    )
    {
        if (await members.Find(id, cancel: http.RequestAborted) is not { } member)
        {
            return Results.NotFound();
        }

        // Kept by whoever passes it on: it goes by its address alone, and not by who asks.
        var language =
            Languages.All.Contains(lang ?? "") ? lang!
            : SchemeNames.LanguagesOf(rulebooks, member.Scheme) is [var first, ..] ? first
            : Languages.Fallback;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        http.Response.Headers.CacheControl = $"public, max-age={Seconds}";
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        http.Response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        return Results.Bytes(
            Encoding.UTF8.GetBytes(
                Draw(
                    SchemeNames.Of(rulebooks, member.Scheme),
                    member.Name,
                    texts[member.Valid ? "badge.valid" : "badge.notValid"],
                    member.Valid
                )
            ),
            "image/svg+xml; charset=utf-8"
        );
    }

    /// <summary>What is written in it is text, whatever it holds.</summary>
    internal static string Draw(string scheme, string member, string told, bool valid)
    {
        var (line, mark) = valid ? ("#1b6b3a", "M12 20l5 5 11-12") : ("#8a1f1f", "M13 13l14 14M27 13L13 27");
        var cut = new StringInfo(member) is { LengthInTextElements: > MostOfName } long_
            ? long_.SubstringByTextElements(0, MostOfName - 1) + "…"
            : member;
        return $"""
            <svg xmlns="http://www.w3.org/2000/svg" width="{Width}" height="{Height}" viewBox="0 0 {Width} {Height}" role="img" aria-label="{Safe(
                $"{scheme}: {member}: {told}"
            )}">
            <title>{Safe($"{scheme}: {member}: {told}")}</title>
            <rect x="1" y="1" width="{Width - 2}" height="{Height
                - 2}" rx="8" fill="#ffffff" stroke="{line}" stroke-width="2"/>
            <g transform="translate(8 16)"><circle cx="20" cy="20" r="18" fill="{line}"/><path d="{mark}" fill="none" stroke="#ffffff" stroke-width="4" stroke-linecap="round" stroke-linejoin="round"/></g>
            <g font-family="sans-serif" fill="#1c1c1c"><text x="56" y="24" font-size="12">{Safe(
                scheme
            )}</text><text x="56" y="42" font-size="12" font-weight="bold">{Safe(
                cut
            )}</text><text x="56" y="60" font-size="12" fill="{line}">{Safe(told)}</text></g>
            </svg>
            """;
    }

    private static string Safe(string text) =>
        HtmlEncoder.Default.Encode(string.Concat(text.Where(ch => !char.IsControl(ch))));
}
