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
        // Recused from nothing.
        new(Role.Committee, "committee3", "Nele") { CommitteeSchemes = ["becommerce", "webshop-keurmerk"] },
    ];

    private readonly List<Case> _files = [];
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

        await using (var db = await _app.NewDbAsync())
        {
            // The rows have numbers of their own.
            var rows = await db.Set<CaseRow>().AsNoTracking().Select(c => new { c.Number, c.File }).ToListAsync();
            _files.AddRange(rows.Select(r => Numbered(r.File, r.Number)));
        }

        var (figures, published, opened) = (0, 0, new HashSet<ReportSubject>());
        foreach (var reader in Readers)
        {
            foreach (var scheme in _app.Services.GetRequiredService<ReportQuery>().Schemes(reader))
            {
                foreach (var year in new[] { 2026, 2027 })
                {
                    var report = await _app.Services.GetRequiredService<ReportQuery>().Of(reader, scheme, year);
                    Assert.Equal(IsFound(reader, report), report.IsPublic);
                    if (report.IsPublic)
                    {
                        published++;
                        continue;
                    }

                    opened.UnionWith(
                        report.Tables.Where(t => t.Rows.Any(r => r.Cases > 0)).Select(t => t.Layout.Subject)
                    );
                    figures += await OpensAsync(reader, report);
                    IsCounted(reader, report);
                }
            }
        }

        // The walks are worth something only if most tables have something to tell.
        Assert.True(figures > 150, $"{figures} figures");
        Assert.True(published > 0, "nobody was recused");
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

    /// <summary>Line by line what the rule asks of the report, each from a case that came to it by its acts.</summary>
    [Fact]
    [Rule("FP-16")]
    public void Each_thing_that_the_report_tells_comes_from_the_acts_of_a_case()
    {
        // Number and kinds; what is systematic; domestic and cross-border.
        Is(ACase.OfBeCommerce(), "FiledByKind purchase", "FiledByComplainant consumer", "FiledByRespondent member");
        Is(ACase.OfSpam(), "FiledByKind unsolicitedAdvertising");
        Is(ACase.AgainstANonMember(), "FiledByRespondent noMember");
        Is(ACase.OfABusiness(), "FiledByComplainant business");
        Is(Abroad(), "FiledByBorder BE-NL", "EndedBy discontinued", "EndedByReason withdrawn");
        // Refusals by ground.
        Is(
            ACase.AgainstANonMember().Do(ACase.Secretary, new Refuse(RefusalGround.OutOfScope, "Not ours.")),
            "EndedBy refused",
            "EndedByGround outOfScope"
        );
        Is(
            ACase
                .OfBeCommerce()
                .Do(ACase.Committee, new Decide(Outcome.NoJurisdiction, RefusalGround.OutOfScope, Reasons: "no"))
                .Do(ACase.Secretary, new ConfirmDecision()),
            "EndedBy refused",
            "EndedByGround outOfScope"
        );
        // Decided for either side, and whether what was imposed was carried out.
        Is(ACase.OfBeCommerce().Notified("2026-05-11", ACase.Unfounded), "EndedBy unfounded");
        Is(
            ACase.OfBeCommerce().Notified("2026-05-11"),
            "EndedBy founded",
            "EndedByNorm 2.2.2",
            "SanctionsCarriedOut running",
            "PracticeEnded unsaid"
        );
        var final = ACase.OfBeCommerce().Final();
        final.Do(final.Shop, new ConfirmStop("we tell every buyer now"));
        Is(final, "SanctionsCarriedOut carriedOut", "PracticeEnded said");
        // Settled, and whether that was kept: only both parties' word says so.
        var settled = ACase.OfBeCommerce().InMediation("2026-02-17").Settles();
        Is(settled, "EndedBy settled", "SettlementKept unsaid");
        settled.Advance("2026-03-20").Do(settled.Shop, new ReportSettlement(true));
        Is(settled, "SettlementKept kept");
        settled.Do(settled.Consumer, new ReportSettlement(false, "nothing came"));
        Is(settled, "SettlementKept notKept");
        // Discontinued, with the reason.
        Is(
            ACase.AgainstANonMember().InMediation("2026-02-17").Do(ACase.Secretary, new EndMediation("no agreement")),
            "EndedByReason mediationFailed"
        );
        Is(ACase.OfBeCommerce().Asked("2026-02-17").Advance("2026-03-11T00:00"), "EndedByReason notSupplied");
        // Average time: from filing to the outcome.
        Assert.Contains(
            $"Outcomes\t2026-05-01\t1\t{ACase.Day("2026-05-11").DayNumber - ACase.Day("2026-02-16").DayNumber}",
            CaseFigures.Of(ACase.OfBeCommerce().Notified("2026-05-11").It).ToString(),
            StringComparison.Ordinal
        );

        static void Is(ACase a, params string[] cells)
        {
            var all = ReportedCase.Of(a.It).Select(cell => $"{cell.Figure} {cell.Key}").ToList();
            Assert.All(cells, cell => Assert.Contains(cell, all));
            // Once each, and one outcome at most.
            Assert.Equal(all.Count, all.Distinct().Count());
            Assert.True(all.Count(cell => cell.StartsWith("EndedBy ", StringComparison.Ordinal)) <= 1);
        }
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
    [InlineData("outcomes", true)]
    [InlineData("outcomes.42", false)]
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

    // An address is typed or shortened: it opens no more than it says, and one that we make ourselves, however long, all that it says.
    [Fact]
    [Rule("FP-16")]
    public async Task What_names_no_figure_finds_nothing_and_a_long_one_all_that_it_counts()
    {
        await _app.StoreAsync(ACase.OfBeCommerce().It, 1, 3);
        var pairs = string.Join('~', Enumerable.Range(0, 150).Select(i => $"x{i}").Append("purchase"));
        foreach (
            var (counted, cases) in new[]
            {
                ("nonsense", 0),
                ("openByState.Registered", 0),
                ("filedByKind.", 0),
                ($"filedByKind.{pairs}", 3),
                ("", 3),
            }
        )
        {
            var filters = Asked($"/cases?counted={counted}");
            Assert.Equal(counted.Length > 0, filters.Rare);
            Assert.Equal(
                cases,
                await _app
                    .Services.GetRequiredService<CaseQueries>()
                    .Count(ACase.Secretary, filters.For(ACase.Secretary), 1000)
            );
        }
    }

    // Whether a case from which the reader is recused would be found by what its figures and the published ones differ.
    private bool IsFound(Actor reader, YearReport report) =>
        _files.Exists(c =>
            c.Scheme == report.Scheme
            && !CaseView.MaySee(c, reader)
            && c.FiledOn.Year <= report.Year
            && (CaseStatistics.IsOpen(c.State) || c.FiledOn.Year == report.Year || EndedOn(c)?.Year == report.Year)
        );

    private async Task<int> OpensAsync(Actor reader, YearReport report)
    {
        await AgreesAsync(reader, ReportLinks.Filed(report), report.Filed, "filed");
        await AgreesAsync(reader, ReportLinks.Ended(report), report.Ended, "ended");
        await AgreesAsync(reader, ReportLinks.Length(report), report.Length?.Cases ?? 0, "length");
        var figures = 0;
        foreach (var table in report.Tables)
        {
            if (table.Layout.Each == ReportRows.One)
            {
                Assert.Equal(table.Total, table.Rows.Sum(r => r.Cases));
            }

            foreach (var row in table.Rows.Where(r => r.Cases > 0))
            {
                figures++;
                var address = ReportLinks.Row(report, table.Layout, row);
                await AgreesAsync(reader, address, row.Cases, $"{table.Layout.Subject} {row.Key}");
                await OpensExactlyAsync(reader, report, table.Layout, row, address);
            }
        }

        return figures;
    }

    // Not only as many, but those whose file says so.
    private async Task OpensExactlyAsync(
        Actor reader,
        YearReport report,
        ReportLayout layout,
        ReportRow row,
        string address
    )
    {
        var counted = _files
            .Where(c =>
                c.Scheme == report.Scheme
                && CaseView.MaySee(c, reader)
                && (layout.Whole == ReportWhole.Filed ? c.FiledOn : EndedOn(c))?.Year == report.Year
                && ReportedCase.Of(c).Any(cell => cell.Figure == layout.Figure && row.Keys.Contains(cell.Key))
            )
            .Select(c => c.Number)
            .Order(StringComparer.Ordinal);
        var listed = await _app
            .Services.GetRequiredService<CaseQueries>()
            .Worklist(reader, Asked(address).For(reader) with { Size = 200 });
        Assert.Equal(counted, listed.Items.Select(c => c.Number).Order(StringComparer.Ordinal));
    }

    private static WorklistFilters Asked(string address) =>
        WorklistFilters.Of(
            new QueryCollection(QueryHelpers.ParseQuery(address[address.IndexOf('?', StringComparison.Ordinal)..]))
        );

    private async Task AgreesAsync(Actor reader, string address, int? cases, string figure)
    {
        var query = Asked(address).For(reader);
        var listed = await _app.Services.GetRequiredService<CaseQueries>().Count(reader, query, 1000);
        Assert.True(cases == listed, $"{figure} says {cases}, {address} lists {listed} for {reader.Id}");
    }

    // Some of the figures once more, from the files alone.
    private void IsCounted(Actor reader, YearReport report)
    {
        var cases = _files.Where(c => c.Scheme == report.Scheme && CaseView.MaySee(c, reader)).ToList();
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

    private static Case Numbered(string file, string number)
    {
        var own = CaseJson.Read(file).Number;
        return CaseJson.Read(file.Replace($"\"{own}\"", $"\"{number}\"", StringComparison.Ordinal));
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
