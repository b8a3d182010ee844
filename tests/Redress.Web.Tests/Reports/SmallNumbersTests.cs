using Redress.Domain.Tests.Law;
using Redress.Web.Cases.Figures;

namespace Redress.Web.Tests.Reports;

/// <summary>What is published tells of nobody: by itself, nor by subtraction.</summary>
public sealed class SmallNumbersTests
{
    /// <summary>Every table of up to five rows: who knows the total, what is told and how this program hides finds for each hidden number at least two that it may be.</summary>
    [Fact]
    [Rule("FP-16"), Rule("BC-43")]
    public void No_small_number_is_told_and_none_follows_from_the_total_and_what_is_told()
    {
        var hidden = 0;
        for (var rows = 2; rows <= 5; rows++)
        {
            for (var total = SmallNumbers.Fewest; total <= 17; total++)
            {
                foreach (var alike in Tables(rows, total).GroupBy(table => string.Join(' ', Told(table))))
                {
                    var tables = alike.ToList();
                    var told = Told(tables[0]);
                    for (var row = 0; row < rows; row++)
                    {
                        Assert.False(told[row] is > 0 and < SmallNumbers.Fewest, alike.Key);
                        if (told[row] is null)
                        {
                            hidden++;
                            Assert.True(
                                tables.Select(t => t[row]).Distinct().Skip(1).Any(),
                                $"{total}: row {row} of '{alike.Key}' can only be {tables[0][row]}"
                            );
                        }
                    }
                }
            }
        }

        Assert.True(hidden > 1000);
        static IReadOnlyList<int?> Told(int[] table) => SmallNumbers.Hide(table);
    }

    [Theory]
    [Rule("FP-16")]
    [InlineData("10 20 30", "10 20 30")]
    [InlineData("0 12 8", "0 12 8")]
    [InlineData("3 12 8 40", "? 12 ? 40")]
    [InlineData("1 2 30 0", "? ? ? 0")]
    [InlineData("4 4 5", "? ? ?")]
    [InlineData("2 6 6 9", "? ? ? 9")]
    [InlineData("1 1 1 1 1 0", "? ? ? ? ? ?")]
    [InlineData("1 4 2 10", "? ? ? 10")]
    public void As_much_is_told_as_can_be(string parts, string told) =>
        Assert.Equal(
            told,
            string.Join(
                ' ',
                SmallNumbers.Hide([.. parts.Split(' ').Select(int.Parse)]).Select(p => p?.ToString() ?? "?")
            )
        );

    [Fact]
    [Rule("FP-16"), Rule("BC-43")]
    public void What_divides_a_number_that_is_not_told_tells_nothing_of_it()
    {
        var report = SmallNumbers.Hide(Report(("settled", 6), ("founded", 20), ("refused", 3), ("discontinued", 12)));
        Assert.Equal(41, report.Ended);
        Assert.Equal("settled ?, founded 20, refused ?, discontinued 12", Shown(report, ReportSubject.Endings));
        Assert.Null(report.Of(ReportSubject.Grounds).Total);
        Assert.Equal("tooLate ?", Shown(report, ReportSubject.Grounds));
        Assert.Null(report.Of(ReportSubject.Settlements).Total);
        Assert.Equal("kept ?", Shown(report, ReportSubject.Settlements));
        Assert.Equal(12, report.Of(ReportSubject.Discontinuations).Total);
        Assert.Equal("withdrawn 12", Shown(report, ReportSubject.Discontinuations));
        // How many it is the average of would tell with the total how many were withdrawn.
        Assert.Equal(new ReportedLength(null, 40, 38), report.Length);
    }

    [Fact]
    [Rule("FP-16")]
    public void Of_a_year_with_few_outcomes_nothing_is_told_of_them()
    {
        var report = SmallNumbers.Hide(Report(("settled", 1), ("founded", 0), ("refused", 0), ("discontinued", 2)));
        Assert.Null(report.Ended);
        Assert.Equal("settled ?, founded ?, refused ?, discontinued ?", Shown(report, ReportSubject.Endings));
        Assert.Equal("withdrawn ?", Shown(report, ReportSubject.Discontinuations));
        Assert.Null(report.Length);
    }

    [Fact]
    [Rule("FP-16")]
    public void While_the_year_runs_every_number_is_rounded_down()
    {
        var report = SmallNumbers.Round(Report(("settled", 6), ("founded", 20), ("refused", 3), ("discontinued", 14)));
        Assert.Equal(40, report.Ended);
        Assert.Equal("settled 5, founded 20, refused ?, discontinued 10", Shown(report, ReportSubject.Endings));
        Assert.Equal("tooLate ?", Shown(report, ReportSubject.Grounds));
        Assert.Equal("withdrawn 10", Shown(report, ReportSubject.Discontinuations));
    }

    private static string Shown(YearReport report, ReportSubject subject) =>
        string.Join(", ", report.Of(subject).Rows.Select(r => $"{r.Key} {r.Cases?.ToString() ?? "?"}"));

    // Each of its smaller tables has one row, with all of what it divides.
    private static YearReport Report(params (string Ending, int Cases)[] endings)
    {
        var ended = endings.Sum(e => e.Cases);
        int Of(string ending) => endings.Single(e => e.Ending == ending).Cases;
        return new YearReport(
            "becommerce",
            2025,
            100,
            ended,
            [
                Table(ReportSubject.Endings, ended, endings),
                Table(ReportSubject.Grounds, Of("refused"), ("tooLate", Of("refused"))),
                Table(ReportSubject.Settlements, Of("settled"), ("kept", Of("settled"))),
                Table(ReportSubject.Discontinuations, Of("discontinued"), ("withdrawn", Of("discontinued"))),
            ],
            new ReportedLength(ended, 40, 38)
        );
    }

    private static ReportTable Table(ReportSubject subject, int total, params (string Key, int Cases)[] rows) =>
        new(
            ReportLayout.All.Single(l => l.Subject == subject),
            total,
            [.. rows.Select(r => new ReportRow(r.Key, [r.Key], r.Cases))]
        );

    private static IEnumerable<int[]> Tables(int rows, int total) =>
        rows == 1
            ?
            [
                [total],
            ]
            : Enumerable
                .Range(0, total + 1)
                .SelectMany(first => Tables(rows - 1, total - first), (first, rest) => (int[])[first, .. rest]);
}
