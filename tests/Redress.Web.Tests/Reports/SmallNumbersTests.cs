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
        var report = Over(Report(("settled", 6), ("founded", 20), ("refused", 3), ("discontinued", 12)));
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
        var report = Over(Report(("settled", 1), ("founded", 0), ("refused", 0), ("discontinued", 2)));
        Assert.Null(report.Ended);
        Assert.Equal("settled ?, founded ?, refused ?, discontinued ?", Shown(report, ReportSubject.Endings));
        Assert.Equal("withdrawn ?", Shown(report, ReportSubject.Discontinuations));
        Assert.Null(report.Length);
    }

    [Fact]
    [Rule("FP-16"), Rule("BC-43")]
    public void While_the_year_runs_no_more_is_told_than_how_much_was_filed_and_how_much_ended_and_both_are_rounded()
    {
        var report = SmallNumbers.Hide(
            Report(("settled", 6), ("founded", 20), ("refused", 3), ("discontinued", 14)) with
            {
                Filed = 104,
            },
            isOver: false
        );
        Assert.Equal((100, 40), (report.Filed, report.Ended));
        Assert.Empty(report.Tables);
        Assert.Null(report.Length);
    }

    [Theory]
    [Rule("BC-43")]
    [InlineData(0, null), InlineData(4, null), InlineData(5, 5), InlineData(9, 5), InlineData(10, 10)]
    public void What_is_rounded_is_told_from_five_on(int count, int? told) =>
        Assert.Equal(told, SmallNumbers.Rounded(count));

    /// <summary>As above, of rows in one or more of which each case is: their sum is at least the total, and none is more than it.</summary>
    [Fact]
    [Rule("FP-16"), Rule("BC-43")]
    public void No_small_number_follows_from_a_total_of_which_each_case_is_in_one_or_more_rows()
    {
        var (hidden, loose) = (0, 0);
        for (var rows = 1; rows <= 3; rows++)
        {
            for (var total = SmallNumbers.Fewest; total <= 14; total++)
            {
                foreach (var alike in Covers(rows, total).GroupBy(r => string.Join(' ', Told(r, total))))
                {
                    var tables = alike.ToList();
                    var told = Told(tables[0], total);
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

                    loose += told.Any(t => t is not null) && told.Any(t => t is null) ? 1 : 0;
                }
            }
        }

        Assert.True(hidden > 100 && loose > 20, $"{hidden}, {loose}");
        static IReadOnlyList<int?> Told(int[] rows, int total) => SmallNumbers.HideCovering(rows, total);
    }

    // Twenty founded decisions: of 16 the first article was breached, so the other one's four are all that is left.
    [Theory]
    [Rule("FP-16")]
    [InlineData("20 3", 20, "20 ?")]
    [InlineData("18 3", 20, "18 ?")]
    [InlineData("16 4", 20, "? ?")]
    [InlineData("16 4 9", 20, "16 ? 9")]
    [InlineData("10 6 4", 20, "10 ? ?")]
    public void What_the_others_leave_is_told_as_little(string rows, int total, string told) =>
        Assert.Equal(
            told,
            string.Join(
                ' ',
                SmallNumbers
                    .HideCovering([.. rows.Split(' ').Select(int.Parse)], total)
                    .Select(p => p?.ToString() ?? "?")
            )
        );

    [Fact]
    [Rule("FP-16")]
    public void The_place_of_a_row_tells_nothing_of_it_and_articles_of_untold_decisions_are_not_told()
    {
        var norms = new[] { ("2.2.2", 20), ("2.1.5", 4), ("2.1.1", 7), ("1.9", 1) };
        Assert.Equal(
            "2.2.2 20, 2.1.1 7, 1.9 ?, 2.1.5 ?",
            Shown(Over(With(norms, Report(("founded", 22), ("settled", 9)))), ReportSubject.NormsFound)
        );
        var hidden = Over(With(norms, Report(("founded", 22), ("settled", 3))));
        Assert.Null(hidden.Of(ReportSubject.NormsFound).Total);
        Assert.Equal("1.9 ?, 2.1.1 ?, 2.1.5 ?, 2.2.2 ?", Shown(hidden, ReportSubject.NormsFound));
    }

    private static YearReport Over(YearReport report) => SmallNumbers.Hide(report, isOver: true);

    private static YearReport With((string Key, int Cases)[] norms, YearReport report) =>
        report with
        {
            Tables =
            [
                .. report.Tables,
                Table(
                    ReportSubject.NormsFound,
                    report.Of(ReportSubject.Endings).Rows.Single(r => r.Key == "founded").Cases!.Value,
                    norms
                ),
            ],
        };

    private static string Shown(YearReport report, ReportSubject subject) =>
        string.Join(", ", report.Of(subject).Rows.Select(r => $"{r.Key} {r.Cases?.ToString() ?? "?"}"));

    // Each of its smaller tables has one row, with all of what it divides.
    private static YearReport Report(params (string Ending, int Cases)[] endings)
    {
        var ended = endings.Sum(e => e.Cases);
        int Of(string ending) => endings.SingleOrDefault(e => e.Ending == ending).Cases;
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
            new ReportedLength(ended, 40.4, 37.5)
        );
    }

    private static ReportTable Table(ReportSubject subject, int total, params (string Key, int Cases)[] rows) =>
        new(
            ReportLayout.All.Single(l => l.Subject == subject),
            total,
            [.. rows.Select(r => new ReportRow(r.Key, [r.Key], r.Cases))]
        );

    // Whole decisions of some articles each, with which so many rows can add up to that much.
    private static IEnumerable<int[]> Covers(int rows, int total) =>
        (
            rows == 0
                ?
                [
                    [],
                ]
                : Covers(rows - 1, total, 1)
        ).Where(r => r.Sum() >= total);

    private static IEnumerable<int[]> Covers(int more, int total, int least) =>
        Enumerable
            .Range(least, total)
            .SelectMany(first =>
                more == 0
                    ? (IEnumerable<int[]>)
                        [
                            [first],
                        ]
                    : Covers(more - 1, total, least).Select(rest => (int[])[first, .. rest])
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
