using System.Globalization;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;

namespace Redress.Web.Shell;

/// <summary>
/// Pages in Dutch, French or English: as chosen on the page, else as the browser asks. Dates and amounts are written
/// the Belgian way, and in English with the euro and the day before the month.
/// </summary>
internal static class Languages
{
    public const string Fallback = "en";
    private const string Cookie = "language";

    private static readonly Dictionary<string, CultureInfo> Formats = new(StringComparer.OrdinalIgnoreCase)
    {
        ["nl"] = CultureInfo.GetCultureInfo("nl-BE"),
        ["fr"] = CultureInfo.GetCultureInfo("fr-BE"),
        ["en"] = CultureInfo.GetCultureInfo("en-IE"),
    };

    public static IReadOnlyList<string> All { get; } = ["nl", "fr", "en"];

    public static CultureInfo FormatOf(string language) => Formats[language];

    public static void AddLanguages(this WebApplicationBuilder builder)
    {
        builder.Services.AddLocalization();
        builder.Services.Configure<RequestLocalizationOptions>(o =>
        {
            o.DefaultRequestCulture = new(Formats[Fallback], CultureInfo.GetCultureInfo(Fallback));
            o.SupportedCultures = [.. Formats.Values];
            o.SupportedUICultures = [.. All.Select(CultureInfo.GetCultureInfo)];
            o.RequestCultureProviders = [new CustomRequestCultureProvider(c => Task.FromResult(Choose(c.Request)))];
        });
    }

    /// <summary>A form, since what changes something is no link.</summary>
    public static void MapLanguages(this IEndpointRouteBuilder app) =>
        app.MapPost(
                "/language/{code}",
                IResult (string code, [FromForm] string? returnUrl, HttpResponse response) =>
                {
                    if (!Formats.ContainsKey(code))
                        return TypedResults.NotFound();
                    response.Cookies.Append(Cookie, code.ToLowerInvariant(), Kept());
                    return TypedResults.LocalRedirect(LocalUrl.OrHome(returnUrl));
                }
            )
            .ExcludeFromDescription();

    private static CookieOptions Kept() =>
        new()
        {
            MaxAge = TimeSpan.FromDays(365),
            HttpOnly = true,
            IsEssential = true,
            SameSite = SameSiteMode.Lax,
        };

    private static ProviderCultureResult? Choose(HttpRequest request)
    {
        var asked = request
            .GetTypedHeaders()
            .AcceptLanguage.OrderByDescending(l => l.Quality ?? 1)
            .Select(l => l.Value.ToString().Split('-')[0])
            .Prepend(request.Cookies[Cookie] ?? "");
        return asked.FirstOrDefault(Formats.ContainsKey) is { } language
            ? new(Formats[language].Name, language.ToLowerInvariant())
            : null;
    }
}
