using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.Extensions.Localization;
using Redress.Domain.Rulebooks;
using Redress.Web.Labels.Certificates;
using Redress.Web.Shell;

namespace Redress.Web.Members.PublicRegister;

/// <summary>
/// The labels of a member as a picture, which it shows on its own site: valid or not at this moment, and which (BC-40). It holds no script and no address, and is all of this site that another
/// one may show.
/// </summary>
internal static class Badge
{
    public const int Width = 240;
    public const int Height = 88;
    private const int MostOfName = 30;

    // What is longer is set closer, and none of it is left out.
    private const int MostOfScheme = 26;
    private const int Seconds = 300;

    // For a site that follows what its visitor prefers. The one style there is, so that its hash can be named.
    private const string Dark =
        ".c{fill:#1c1c1c}.t{fill:#f2f2f2}.ok .l{stroke:#7fd6a0}.ok .f{fill:#7fd6a0}.no .l{stroke:#f3aaaa}.no .f{fill:#f3aaaa}.m{stroke:#1c1c1c}";
    private const string Follows = "@media (prefers-color-scheme:dark){" + Dark + "}";
    private static readonly string PolicyOfFollows =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Follows)))}'; sandbox";

    public static void MapBadge(this IEndpointRouteBuilder app) =>
        app.MapGet("/badge/{id}.svg", Get).AllowAnonymous().WithName("badge").ExcludeFromDescription();

    private static async Task<IResult> Get(
        HttpContext http,
        string id,
        string? lang,
        string? theme,
        [AsParameters] BadgeServices services
    )
    {
        var (members, rulebooks, texts, kinds) = services;
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
        var look = theme switch
        {
            "dark" => BadgeTheme.Dark,
            "auto" => BadgeTheme.Auto,
            _ => BadgeTheme.Light,
        };
        http.Response.Headers.ContentSecurityPolicy =
            look == BadgeTheme.Auto ? PolicyOfFollows : "default-src 'none'; sandbox";
        http.Response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        // Of what is not valid no kind is named: nothing is said but that (BC-40).
        var valid = member.Labels.Where(l => l.Valid).Select(l => kinds[$"badge.kind.{l.Kind}"].Value);
        return Results.Bytes(
            Encoding.UTF8.GetBytes(
                Draw(
                    new BadgeText(
                        SchemeNames.Of(rulebooks, member.Scheme),
                        member.Name,
                        texts[member.Valid ? "badge.valid" : "badge.notValid"],
                        string.Join(" · ", valid)
                    ),
                    member.Valid,
                    look
                )
            ),
            "image/svg+xml; charset=utf-8"
        );
    }

    /// <summary>What is written in it is text, whatever it holds.</summary>
    internal static string Draw(BadgeText said, bool valid, BadgeTheme theme)
    {
        var dark = theme == BadgeTheme.Dark;
        var line = (valid, dark) switch
        {
            (true, false) => "#1b6b3a",
            (true, true) => "#7fd6a0",
            (false, false) => "#8a1f1f",
            _ => "#f3aaaa",
        };
        var (ground, ink) = dark ? ("#1c1c1c", "#f2f2f2") : ("#ffffff", "#1c1c1c");
        var mark = valid ? "M12 20l5 5 11-12" : "M13 13l14 14M27 13L13 27";
        var cut = new StringInfo(said.Member) is { LengthInTextElements: > MostOfName } long_
            ? long_.SubstringByTextElements(0, MostOfName - 1) + "…"
            : said.Member;
        var whole = Safe(
            $"{said.Scheme}: {said.Member}: {said.Told}{(said.Kinds.Length == 0 ? "" : $" ({said.Kinds})")}"
        );
        var close =
            new StringInfo(said.Scheme).LengthInTextElements > MostOfScheme
                ? $" textLength=\"{Width - 68}\" lengthAdjust=\"spacingAndGlyphs\""
                : "";
        return $"""
            <svg xmlns="http://www.w3.org/2000/svg" width="{Width}" height="{Height}" viewBox="0 0 {Width} {Height}" role="img" aria-label="{whole}" class="{(
                valid ? "ok" : "no"
            )}">
            <title>{whole}</title>{(theme == BadgeTheme.Auto ? $"<style>{Follows}</style>" : "")}
            <rect class="c l" x="1" y="1" width="{Width - 2}" height="{Height
                - 2}" rx="8" fill="{ground}" stroke="{line}" stroke-width="2"/>
            <g transform="translate(8 24)"><circle class="f" cx="20" cy="20" r="18" fill="{line}"/><path class="m" d="{mark}" fill="none" stroke="{ground}" stroke-width="4" stroke-linecap="round" stroke-linejoin="round"/></g>
            <g font-family="sans-serif" font-size="12" fill="{ink}"><text class="t" x="56" y="22"{close}>{Safe(
                said.Scheme
            )}</text><text class="t" x="56" y="40" font-weight="bold">{Safe(
                cut
            )}</text><text class="f" x="56" y="58" fill="{line}">{Safe(
                said.Told
            )}</text><text class="t" x="56" y="76" font-size="11">{Safe(said.Kinds)}</text></g>
            </svg>
            """;
    }

    private static string Safe(string text) =>
        HtmlEncoder.Default.Encode(string.Concat(text.Where(ch => !char.IsControl(ch))));
}

/// <summary>What a badge is drawn from.</summary>
internal sealed record BadgeServices(
    MemberQueries Members,
    RulebookCatalog Rulebooks,
    IStringLocalizer<MemberTexts> Texts,
    IStringLocalizer<CertificateTexts> Kinds
);

/// <summary>What the badge says, from above.</summary>
internal sealed record BadgeText(string Scheme, string Member, string Told, string Kinds);

/// <summary>For which sites the badge is drawn.</summary>
internal enum BadgeTheme
{
    Light,
    Dark,

    /// <summary>As the visitor prefers.</summary>
    Auto,
}
