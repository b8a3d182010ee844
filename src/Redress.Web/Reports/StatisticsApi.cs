using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Web.Cases.Access;
using Redress.Web.Cases.Api;
using Redress.Web.Cases.Commands;
using Redress.Web.Cases.Figures;
using Redress.Web.Identity;
using Redress.Web.Shell.Zones;
using Redress.Web.Storage;
using Redress.Web.Storage.Body;

namespace Redress.Web.Reports;

/// <summary>The figures of one scheme. A number that is null is not told (BC-43).</summary>
/// <param name="Tables">By name, such as <c>endings</c>: how many cases each row has.</param>
internal sealed record SchemeStatisticsJson(
    string Scheme,
    int? Filed,
    int? Ended,
    double? AverageDays,
    double? MedianDays,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, int?>> Tables
);

/// <param name="Advice">What the supervisory committee advises on them, the first one first (BC-43).</param>
internal sealed record StatisticsJson(
    int Year,
    IReadOnlyList<SchemeStatisticsJson> Schemes,
    IReadOnlyList<AdviceJson> Advice
);

internal sealed record AdviceJson(DateTimeOffset At, string By, string Text)
{
    public static AdviceJson Of(StatisticsAdviceRow row) => new(row.At, row.ByName, row.Text);
}

internal sealed record GivenAdvice(string? Text);

/// <summary>What giving advice needs.</summary>
internal sealed record AdviceServices(
    YearAdvice Advice,
    ReportQuery Reports,
    Idempotency Idempotency,
    CaseProblems Problems
);

/// <summary>The figures of the yearly report for programs (FP-16), as their caller may see them.</summary>
internal static class StatisticsApi
{
    private const int LargestBody = 100_000;

    public static void MapStatistics(this IEndpointRouteBuilder app)
    {
        var statistics = app.MapGroup("/api/v1/statistics").RequireAuthorization(Policies.Api).WithTags("Statistics");
        statistics
            .MapGet("", Get)
            .WithName("getStatistics")
            .WithSummary(
                "The figures of the yearly report; for the supervisory committee, and for who is recused from a case that may count, without small numbers."
            )
            .Produces<StatisticsJson>();
        statistics
            .MapPost("/{year}/advice", Advise)
            .WithName("adviseOnStatistics")
            .Accepts<GivenAdvice>("application/json")
            .Produces<AdviceJson>(201);
    }

    /// <summary>Who reads the figures: the staff, and the supervisory committee (BC-43).</summary>
    public static bool ReadsFigures(Actor actor) => actor.IsStaff() || actor.Role == Role.Supervisor;

    private static async Task<IResult> Get(
        HttpContext http,
        ReportQuery reports,
        CaseProblems problems,
        SchemeTimes times,
        YearAdvice advice,
        string? year
    )
    {
        var reader = http.User.FigureReader()!;
        if (!ReadsFigures(reader))
        {
            return problems.NotThisRole();
        }

        if (YearOf(year, times) is not { } asked)
        {
            return problems.Field("year", FieldReason.NotReadable);
        }

        var schemes = new List<SchemeStatisticsJson>();
        foreach (var scheme in reports.Schemes(reader))
        {
            schemes.Add(Told(await reports.Of(reader, scheme, asked, http.RequestAborted)));
        }

        var given = await advice.Of(asked, http.RequestAborted);
        return Results.Json(new StatisticsJson(asked, schemes, [.. given.Select(AdviceJson.Of)]), ActionJson.Options);
    }

    // BC-43: the supervisory committee alone; a year of which there are no figures is none to advise on.
    private static async Task<IResult> Advise(
        HttpContext http,
        string year,
        [AsParameters] AdviceServices services,
        SchemeTimes times
    )
    {
        var problems = services.Problems;
        if (YearOf(year, times) is not { } on || !(await services.Reports.Years(http.RequestAborted)).Contains(on))
        {
            return problems.NotFound();
        }

        if (await CaseApi.ReadBody(http.Request, LargestBody) is not { } bytes)
        {
            return problems.TooLarge();
        }

        if (ActionJson.Object(bytes) is not { } json)
        {
            return problems.Malformed();
        }

        if (http.User.FigureReader() is not { Role: Role.Supervisor } by)
        {
            return problems.NotThisRole();
        }

        var write = Idempotency.Of(http.Request, by.Id, bytes);
        if (await services.Idempotency.Find(write, http.RequestAborted) is { } earlier)
        {
            return CaseApi.Replay(earlier, problems);
        }

        var (read, unread) = ActionJson.Fields(typeof(GivenAdvice), json);
        var text = (read as GivenAdvice)?.Text;
        if ((unread ?? YearAdvice.WhyNot(text)) is { } refused)
        {
            return problems.Of(refused, null, null);
        }

        try
        {
            var given = await services.Advice.Give(on, text!, by, Remember, http.RequestAborted);
            return Results.Json(AdviceJson.Of(given), ActionJson.Options, statusCode: 201);
        }
        catch (DbUpdateException e) when (services.Idempotency.IsTaken(e))
        {
            return CaseApi.Replay((await services.Idempotency.Find(write, http.RequestAborted))!, problems);
        }

        Task Remember(AppDb db, StatisticsAdviceRow row) =>
            Idempotency.Store(
                db,
                write,
                201,
                JsonSerializer.SerializeToUtf8Bytes(AdviceJson.Of(row), ActionJson.Options),
                http.RequestAborted
            );
    }

    // Without a year, the one that runs.
    private static int? YearOf(string? text, SchemeTimes times) =>
        string.IsNullOrEmpty(text) ? times.Today().Year
        : text is { Length: 4 } && int.TryParse(text, out var year) && year is >= 2000 and < 2200 ? year
        : null;

    private static SchemeStatisticsJson Told(YearReport report) =>
        new(
            report.Scheme,
            report.Filed,
            report.Ended,
            report.Length is { } length ? Math.Round(length.AverageDays, 1) : null,
            report.Length?.MedianDays,
            report.Tables.ToDictionary(
                t => WireNames.Camel(t.Layout.Subject.ToString()),
                t => (IReadOnlyDictionary<string, int?>)t.Rows.ToDictionary(r => r.Key, r => r.Cases)
            )
        );
}
