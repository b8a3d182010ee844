using System.Globalization;
using Redress.Domain;
using Redress.Domain.Decisions;
using Redress.Domain.Notices;
using Redress.Web.Cases.Api;
using Redress.Web.Cases.Commands;
using Redress.Web.Cases.Formatting;
using Redress.Web.Shell;
using Redress.Web.Shell.Zones;

namespace Redress.Web.Notices;

internal sealed record NoticeEventJson(NoticeChange Change, DateOnly On);

internal sealed record NoticeItemJson(
    string Reference,
    string Scheme,
    string Language,
    DateOnly PublishedOn,
    DateTimeOffset UpdatedAt,
    Outcome? Outcome,
    IReadOnlyList<string> Norms,
    IReadOnlyList<SanctionKind> Sanctions,
    bool Appealed,
    string Text,
    IReadOnlyList<NoticeEventJson> History,
    string Page
);

/// <summary>The anonymous notices for programs: by page, one by one, and as a feed (BC-31). Only what is published.</summary>
internal static class NoticeApi
{
    private const int InFeed = 50;

    public static void AddNotices(this WebApplicationBuilder builder) =>
        builder.Services.AddSingleton<NoticeQueries>().AddSingleton<NoticeFeed>();

    public static void MapNotices(this IEndpointRouteBuilder app)
    {
        var decisions = app.MapGroup("/api/v1/decisions").WithTags("Decisions").AllowAnonymous();
        decisions.MapGet("", List).WithName("listDecisions");
        decisions
            .MapGet(
                "/{reference}",
                async (
                    HttpContext http,
                    string reference,
                    NoticeQueries queries,
                    CaseProblems problems,
                    SchemeTimes times
                ) =>
                    await queries.Find(reference, http.RequestAborted) is { State: NoticeState.Published } notice
                        ? Results.Json(Told(notice, times.In(notice.Scheme)), ActionJson.Options)
                        : problems.NotFound()
            )
            .WithName("getDecision");
        app.MapGet("/decisions.atom", Feed).AllowAnonymous().ExcludeFromDescription();
    }

    private static async Task<IResult> List(
        HttpContext http,
        NoticeQueries queries,
        CaseProblems problems,
        SchemeTimes times,
        [AsParameters] NoticeListQuery query
    )
    {
        var (_, _, outcome, sanction, year, after) = query;
        var asked = query.Read();
        var wrong =
            !string.IsNullOrEmpty(outcome) && asked.Outcome is null ? "outcome"
            : !string.IsNullOrEmpty(sanction) && asked.Sanction is null ? "sanction"
            : !string.IsNullOrEmpty(year) && asked.Year is null ? "year"
            : !string.IsNullOrEmpty(after) && !await queries.Knows(after, http.RequestAborted) ? "after"
            : null;
        if (wrong is not null)
        {
            return problems.Field(wrong, FieldReason.Unknown);
        }

        var list = await queries.List(asked, http.RequestAborted);
        return Results.Json(
            new { Items = list.Items.Select(n => Told(n, times.In(n.Scheme))), list.Next },
            ActionJson.Options
        );
    }

    private static async Task Feed(HttpContext http, NoticeQueries queries, NoticeFeed feed, string? language)
    {
        var own = Languages.All.Contains(language) ? language! : CaseFormatter.Language;
        (CultureInfo.CurrentUICulture, CultureInfo.CurrentCulture) = (
            CultureInfo.GetCultureInfo(own),
            Languages.FormatOf(own)
        );
        var notices = await queries.Changed(InFeed, http.RequestAborted);
        http.Response.ContentType = "application/atom+xml; charset=utf-8";
        http.Response.Headers.Vary = "Accept-Language, Cookie";
        await http.Response.Body.WriteAsync(feed.Write(notices, http.Request, own), http.RequestAborted);
    }

    private static NoticeItemJson Told(PublicNotice n, SchemeTime time) =>
        new(
            n.Reference,
            n.Scheme,
            n.Language,
            n.PublishedOn,
            n.UpdatedAt,
            n.Outcome,
            n.Norms,
            n.Sanctions,
            n.Appealed,
            n.Text,
            [.. n.History.Select(e => new NoticeEventJson(e.Change, time.Day(e.At)))],
            $"/decisions/{n.Reference}"
        );
}
