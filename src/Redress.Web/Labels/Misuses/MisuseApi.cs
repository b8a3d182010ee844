using System.Globalization;
using System.Text.Json;
using Redress.Web.Shell;

namespace Redress.Web.Labels.Misuses;

/// <summary>Anybody reports an unlawful use of a label over the API (BC-41).</summary>
internal static class MisuseApi
{
    private sealed record MisuseTaken(Guid Reference);

    public static void AddMisuses(this WebApplicationBuilder builder) =>
        builder.Services.AddScoped<WriteOnce>().AddSingleton<MisuseReports>().AddSingleton<MisuseActs>();

    public static void MapMisuses(this IEndpointRouteBuilder app) =>
        app.MapPost(
                "/api/v1/misuse",
                (HttpContext http, MisuseReports reports, WriteOnce writes) =>
                    writes.Do<MisuseInput>(
                        http,
                        null,
                        StatusCodes.Status201Created,
                        async (input, remember) =>
                            (
                                await reports.Take(
                                    input,
                                    CultureInfo.CurrentUICulture.TwoLetterISOLanguageName,
                                    (db, id) => remember(db, new MisuseTaken(id)),
                                    http.RequestAborted
                                )
                            ).Refusal
                    )
            )
            .WithTags("Members")
            .AllowAnonymous()
            .RequireRateLimiting(RateLimits.Reporting)
            .WithName("reportMisuse")
            .WithSummary("Reports an unlawful use of a label.")
            .Accepts<JsonElement>(isOptional: true, "application/json")
            .Produces<MisuseTaken>(201);
}
