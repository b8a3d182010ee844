using System.Globalization;
using Microsoft.Extensions.Localization;
using Redress.Domain;
using Redress.Web.Cases.Figures;
using Redress.Web.Cases.Formatting;

namespace Redress.Web.Worklist;

/// <summary>One chart of the overview.</summary>
public sealed record OverviewChart(
    string Title,
    string? Hint,
    IReadOnlyList<string> Columns,
    IReadOnlyList<BarRow> Rows
);

/// <summary>
/// The overview in words, for the page and for a spreadsheet alike. Each bar leads to its cases; for the supervisory committee none does, and
/// numbers are rounded, small ones not told (BC-43); so for who is recused from a case (FP-12).
/// </summary>
internal sealed class OverviewCharts(
    OverviewQuery overviews,
    IStringLocalizer<WorklistTexts> texts,
    CaseFormatter formatter
)
{
    public async Task<IReadOnlyList<OverviewChart>> Of(
        Actor reader,
        string? scheme,
        OverviewPeriod period,
        CancellationToken cancel
    )
    {
        var overview = await overviews.Of(reader, scheme, period, cancel);
        var links = new Links(!await IsRounded(reader, scheme, period, cancel), scheme, period);
        return
        [
            .. Open(overview, links)
                .Concat([
                    Filed(overview, links),
                    Outcomes(overview, links),
                    Terms(overview, links),
                    Duties(overview, links),
                ])
                .Where(chart => chart.Rows.Count > 0),
        ];
    }

    /// <summary>Whether its numbers are rounded and lead nowhere.</summary>
    public Task<bool> IsRounded(Actor reader, string? scheme, OverviewPeriod period, CancellationToken cancel) =>
        overviews.IsRounded(reader, scheme, period, cancel);

    private IEnumerable<OverviewChart> Open(Overview o, Links links)
    {
        if (o.States.Count == 0)
        {
            yield break;
        }

        string[] cases = [texts["overview.cases"]];
        var states = links.Told([.. o.States.Select(s => s.Cases)]);
        yield return new OverviewChart(
            texts["overview.states"],
            null,
            cases,
            [
                .. o.States.Zip(
                    states,
                    (s, told) =>
                        Row(
                            formatter.Word("state", s.State),
                            links.To($"state={WireNames.Camel(s.State.ToString())}"),
                            told
                        )
                ),
            ]
        );
        yield return new OverviewChart(
            texts["overview.ages"],
            null,
            cases,
            [
                .. o.Ages.Zip(
                    links.Told([.. o.Ages.Select(a => a.Cases)]),
                    (a, told) => Row(Age(a), a.Cases == 0 ? null : links.To(FiledOf(a)), told)
                ),
            ]
        );
        if (links.Any)
        {
            yield return new OverviewChart(
                texts["overview.people"],
                null,
                cases,
                [
                    .. o.Workloads.Select(w =>
                        Row(
                            w.Name ?? texts["overview.nobody"],
                            links.To(
                                w.Id is { } id ? $"state=open&with={Uri.EscapeDataString(id)}" : "view=unassigned"
                            ),
                            w.Cases
                        )
                    ),
                ]
            );
        }
    }

    private OverviewChart Filed(Overview o, Links links)
    {
        var told = links.Told([.. o.Filed.Select(m => m.Cases)]);
        var before = links.Told([.. o.Filed.Select(m => m.YearBefore)]);
        return new OverviewChart(
            texts["overview.filed"],
            texts["overview.filed.hint"],
            [texts["overview.yearBefore"], texts["overview.cases"]],
            [
                .. o.Filed.Select(
                    (m, i) =>
                        new BarRow(
                            MonthName(m.Month),
                            m.Cases == 0
                                ? null
                                : links.To($"filedFrom={Iso(m.Month)}&filedBefore={Iso(m.Month.AddMonths(1))}"),
                            told[i] ?? 0,
                            0,
                            [Number(before[i]), Number(told[i])]
                        )
                ),
            ]
        );
    }

    private OverviewChart Outcomes(Overview o, Links links)
    {
        var told = links.Told([.. o.Outcomes.Select(m => m.Cases)]);
        return new OverviewChart(
            texts["overview.outcomes"],
            texts["overview.outcomes.hint"],
            [texts["overview.days"], texts["overview.cases"]],
            [
                .. o.Outcomes.Zip(
                    told,
                    (m, cases) =>
                        new BarRow(
                            MonthName(m.Month),
                            links.To($"outcome={m.Month.ToString("yyyy-MM", CultureInfo.InvariantCulture)}"),
                            cases is null ? 0 : m.MedianDays,
                            0,
                            [
                                cases is null ? "–" : m.MedianDays.ToString("0.#", CultureInfo.CurrentCulture),
                                Number(cases),
                            ]
                        )
                ),
            ]
        );
    }

    private OverviewChart Terms(Overview o, Links links) =>
        new(
            texts["overview.terms"],
            texts[links.Any ? "overview.terms.hint" : "overview.terms.hintFigures", formatter.Date(o.Since)],
            [texts["overview.met"], texts["overview.missed"], texts["overview.inCases"]],
            [
                .. o.Terms.Select(t => new BarRow(
                    formatter.Word("term", t.Kind),
                    t.Missed > 0 ? links.To($"missed={WireNames.Camel(t.Kind.ToString())}&{links.FiledIn}") : null,
                    links.Told(t.Met) ?? 0,
                    links.Told(t.Missed) ?? 0,
                    [Number(links.Told(t.Met)), Number(links.Told(t.Missed)), Number(links.Told(t.CasesMissing))]
                )),
            ]
        );

    private OverviewChart Duties(Overview o, Links links) =>
        new(
            texts["overview.duties"],
            texts["overview.duties.hint", formatter.Date(o.Since)],
            [texts["overview.late"], texts["overview.waiting"], texts["overview.inCases"]],
            [
                .. o.Duties.Select(d => new BarRow(
                    formatter.Word("duty", d.Kind),
                    links.To(
                        $"counted={new CountedAs(Figure.FiledByDelay, [WireNames.Camel(d.Kind.ToString())])}&{links.FiledIn}"
                    ),
                    (links.Told(d.Late) ?? 0) - (links.Told(d.Waiting) ?? 0),
                    links.Told(d.Waiting) ?? 0,
                    [Number(links.Told(d.Late)), Number(links.Told(d.Waiting)), Number(links.Told(d.Cases))]
                )),
            ]
        );

    private BarRow Row(string name, string? href, int? cases) => new(name, href, cases ?? 0, 0, [Number(cases)]);

    private string Age(AgeGroup a) =>
        a switch
        {
            { FromDays: 0 } => texts["overview.age.below", a.BelowDays!],
            { BelowDays: null } => texts["overview.age.from", a.FromDays],
            _ => texts["overview.age", a.FromDays, a.BelowDays - 1],
        };

    private string Number(int? count) =>
        count is { } told ? told.ToString("N0", CultureInfo.CurrentCulture) : texts["overview.hidden"];

    private static string FiledOf(AgeGroup a) =>
        "state=open"
        + (a.FiledFrom is { } from ? $"&filedFrom={Iso(from)}" : "")
        + (a.FiledBefore is { } before ? $"&filedBefore={Iso(before)}" : "");

    private static string MonthName(DateOnly month) => month.ToString("MMMM yyyy", CultureInfo.CurrentCulture);

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Where bars lead, and which numbers are told.</summary>
    /// <param name="Any">Whether they lead anywhere; else numbers are rounded, and small ones not told.</param>
    private sealed record Links(bool Any, string? Scheme, OverviewPeriod Period)
    {
        public string FiledIn => $"filedFrom={Iso(Period.From)}&filedBefore={Iso(Period.Before)}";

        public string? To(string query) =>
            !Any ? null
            : Scheme is null ? $"/cases?{query}"
            : $"/cases?{query}&scheme={Uri.EscapeDataString(Scheme)}";

        public IReadOnlyList<int?> Told(IReadOnlyList<int> parts) => [.. parts.Select(Told)];

        // Rounded ones: of other periods other months stand beside each other, and all of them change from day to day.
        public int? Told(int count) => Any ? count : SmallNumbers.Rounded(count);
    }
}
