using Redress.Domain;
using Redress.Web.Cases.Access;
using Redress.Web.Cases.Api;
using Redress.Web.Cases.Commands;
using Redress.Web.Cases.Figures;
using Redress.Web.Identity;
using Redress.Web.Shell.Zones;

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

internal sealed record StatisticsJson(int Year, IReadOnlyList<SchemeStatisticsJson> Schemes);

/// <summary>The figures of the yearly report for programs (FP-16), as their caller may see them.</summary>
internal static class StatisticsApi
{
    public static void MapStatistics(this IEndpointRouteBuilder app) =>
        app.MapGet("/api/v1/statistics", Get)
            .RequireAuthorization(Policies.Api)
            .WithTags("Statistics")
            .WithName("getStatistics")
            .WithSummary(
                "The figures of the yearly report; for the supervisory committee, and for who is recused from a case that may count, without small numbers."
            )
            .Produces<StatisticsJson>();

    /// <summary>Who reads the figures: the staff, and the supervisory committee (BC-43).</summary>
    public static bool ReadsFigures(Actor actor) => actor.IsStaff() || actor.Role == Role.Supervisor;

    private static async Task<IResult> Get(
        HttpContext http,
        ReportQuery reports,
        CaseProblems problems,
        SchemeTimes times,
        string? year
    )
    {
        var reader = http.User.Actor()!;
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

        return Results.Json(new StatisticsJson(asked, schemes), ActionJson.Options);
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
