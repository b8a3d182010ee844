using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Redress.Domain;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Domain.Decisions;
using Redress.Domain.Tests;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Cases.Figures;
using Redress.Web.Cases.Queries;
using Redress.Web.Reports;
using Redress.Web.Storage;
using Redress.Web.Tests.Cases.Figures;
using Redress.Web.Tests.Support;
using Redress.Web.Worklist;

namespace Redress.Web.Tests.Reports;

/// <summary>The figures of the yearly report are those of the files, and each opens as many cases as it says.</summary>
public sealed class ReportFiguresTests : IAsyncLifetime
{
    private static readonly Actor[] Readers =
    [
        ACase.Secretary,
        ACase.Handler,
        ACase.Committee,
        ACase.Committee2,
        new(Role.Committee, "committee", "Clara") { CommitteeSchemes = ["becommerce", "webshop-keurmerk"] },
    ];

    private TestApp _app = null!;

    public async Task InitializeAsync()
    {
        _app = await TestApp.StartAsync();
        await new Office(_app).ClockAsync("2027-06-15T10:00:00+02:00");
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    [Rule("FP-16"), Rule("FP-12")]
    public async Task Whatever_happened_to_the_cases_each_figure_opens_as_many_as_it_says()
    {
        var folding = _app.Services.GetRequiredService<FigureFolding>();
        foreach (var seed in Enumerable.Range(0, 40))
        {
            var id = Guid.CreateVersion7();
            foreach (var a in WalkedCases.Walk(seed))
            {
                await _app.SaveAsync(id, a);
            }

            if (seed % 5 == 0)
            {
                await folding.Fold();
            }
        }

        var (figures, opened) = (0, new HashSet<ReportSubject>());
        foreach (var reader in Readers)
        {
            foreach (var scheme in _app.Services.GetRequiredService<ReportQuery>().Schemes(reader))
            {
                foreach (var year in new[] { 2026, 2027 })
                {
                    var report = await _app.Services.GetRequiredService<ReportQuery>().Of(reader, scheme, year);
                    opened.UnionWith(
                        report.Tables.Where(t => t.Rows.Any(r => r.Cases > 0)).Select(t => t.Layout.Subject)
                    );
                    figures += await OpensAsync(reader, report);
                    await IsCountedAsync(reader, report);
                }
            }
        }

        // The walks are worth something only if most tables have something to tell.
        Assert.True(figures > 200, $"{figures} figures");
        Assert.Subset(
            opened,
            new HashSet<ReportSubject>
            {
                ReportSubject.Kinds,
                ReportSubject.Borders,
                ReportSubject.Endings,
                ReportSubject.Discontinuations,
                ReportSubject.Sanctions,
                ReportSubject.Practices,
                ReportSubject.NormsFound,
            }
        );
        Assert.True(await new Sql(_app).CountAsync("select count(*) from recusals") > 0);
    }

    /// <summary>What erasure leaves of a case is all that the report needs.</summary>
    [Fact]
    [Rule("FP-16"), Rule("FP-18")]
    public void A_case_that_was_erased_is_counted_where_it_was()
    {
        var abroad = Abroad();
        Assert.Contains(
            "FiledByBorder\t2026-02-01\t1\tBE-NL",
            CaseFigures.Of(abroad.It).ToString(),
            StringComparison.Ordinal
        );
        foreach (var a in new[] { ACase.OfBeCommerce().Closed(), abroad })
        {
            var before = ReportedCase.Of(a.It).ToList();
            Assert.Contains(before, cell => cell.Figure == Figure.EndedBy);
            a.Advance("2040-01-01").Do(Actor.Clock, new EraseFile());
            Assert.True(a.It.Erased);
            // What the body let wait meanwhile is counted as well.
            Assert.Empty(before.Except(ReportedCase.Of(a.It)));
        }
    }

    [Theory]
    [Rule("FP-16")]
    [InlineData("NL-BE", "BE", "crossBorder")]
    [InlineData("BE-BE", "NL", "domestic")]
    [InlineData("BE-", "BE", "domestic")]
    [InlineData("NL-", "BE", "crossBorder")]
    [InlineData("-BE", "BE", "unknown")]
    public void A_complaint_crosses_a_border_where_both_are_not_of_one_country(string key, string scheme, string row) =>
        Assert.Equal(row, ReportLayout.All.Single(l => l.Subject == ReportSubject.Borders).RowOf(key, scheme));

    [Theory]
    [Rule("FP-16")]
    [InlineData("endedBy.founded", true)]
    [InlineData("filedByNorm.2.2.2", true)]
    [InlineData("filedByBorder.BE-~NL-BE", true)]
    [InlineData("openByState.Registered", false)]
    [InlineData("endedBy.", false)]
    [InlineData("nothing", false)]
    public void An_address_names_a_figure_of_the_report_and_no_other(string text, bool known) =>
        Assert.Equal(known ? text : null, CountedAs.Parse(text)?.ToString());

    // A sign that stands for others in a pattern stands for itself in an address.
    [Fact]
    [Rule("FP-16")]
    public async Task A_key_with_signs_in_it_opens_nothing_else()
    {
        await _app.StoreAsync(ACase.OfBeCommerce().It, 1, 3);
        var queries = _app.Services.GetRequiredService<CaseQueries>();
        foreach (var (counted, cases) in new[] { ("purchase", 3), ("p%", 0), ("purchas_", 0), ("PURCHASE\\", 0) })
        {
            Assert.Equal(
                cases,
                await queries.Count(
                    ACase.Secretary,
                    new WorklistQuery { Counted = CountedAs.Parse($"filedByKind.{counted}") },
                    1000
                )
            );
        }
    }

    private async Task<int> OpensAsync(Actor reader, YearReport report)
    {
        await AgreesAsync(reader, ReportLinks.Filed(report), report.Filed, "filed");
        await AgreesAsync(reader, ReportLinks.Ended(report), report.Ended, "ended");
        var figures = 0;
        foreach (var table in report.Tables)
        {
            if (table.Layout.Whole != ReportWhole.None)
            {
                Assert.Equal(table.Total, table.Rows.Sum(r => r.Cases));
            }

            foreach (var row in table.Rows.Where(r => r.Cases > 0))
            {
                figures++;
                await AgreesAsync(
                    reader,
                    ReportLinks.Row(report, table.Layout, row),
                    row.Cases,
                    $"{table.Layout.Subject} {row.Key}"
                );
            }
        }

        return figures;
    }

    private async Task AgreesAsync(Actor reader, string address, int? cases, string figure)
    {
        var asked = new QueryCollection(
            QueryHelpers.ParseQuery(address[address.IndexOf('?', StringComparison.Ordinal)..])
        );
        var query = WorklistFilters.Of(asked).For(reader);
        var listed = await _app.Services.GetRequiredService<CaseQueries>().Count(reader, query, 1000);
        Assert.True(cases == listed, $"{figure} says {cases}, {address} lists {listed} for {reader.Id}");
    }

    // Some of the figures once more, from the files alone.
    private async Task IsCountedAsync(Actor reader, YearReport report)
    {
        await using var db = await _app.NewDbAsync();
        var cases = (await db.Set<CaseRow>().AsNoTracking().Select(c => c.File).ToListAsync())
            .Select(CaseJson.Read)
            .Where(c => c.Scheme == report.Scheme && CaseView.MaySee(c, reader))
            .ToList();
        var ended = cases.Where(c => EndedOn(c)?.Year == report.Year).ToList();
        Assert.Equal(cases.Count(c => c.FiledOn.Year == report.Year), report.Filed);
        Assert.Equal(ended.Count, report.Ended);
        Assert.Equal(
            ended.Count(c => c.Decision is { State: DecisionState.Pronounced, Outcome: Outcome.Founded }),
            Row(report, ReportSubject.Endings, "founded")
        );
        Assert.Equal(ended.Count(c => c.State == CaseState.Settled), Row(report, ReportSubject.Endings, "settled"));
        Assert.Equal(
            ended.Count(c => c.State == CaseState.Withdrawn && c.Decision is not { State: DecisionState.Pronounced }),
            Row(report, ReportSubject.Discontinuations, "withdrawn")
        );
        var days = ended
            .Where(c => c.State != CaseState.Withdrawn || c.Decision is { State: DecisionState.Pronounced })
            .Select(c => EndedOn(c)!.Value.DayNumber - c.FiledOn.DayNumber)
            .ToList();
        Assert.Equal(days.Count == 0 ? null : days.Average(), report.Length?.AverageDays);
        Assert.Equal(days.Count == 0 ? null : days.Count, report.Length?.Cases);
    }

    private static DateOnly? EndedOn(Case c) =>
        c.Decision is { State: DecisionState.Pronounced } decision ? decision.PronouncedOn : c.EndedOn;

    private static int? Row(YearReport report, ReportSubject subject, string key) =>
        report.Of(subject).Rows.Single(r => r.Key == key).Cases;

    // Of a webshop that is no member nothing is left but where it is.
    private static ACase Abroad()
    {
        var a = ACase.AgainstANonMember();
        a.Do(
            ACase.Secretary,
            new CorrectDetails(Party.Respondent, Address: new Address("Damrak 1", "1012", "Amsterdam", "NL"))
        );
        a.Do(a.Consumer, new Withdraw("found it"));
        return a;
    }
}
