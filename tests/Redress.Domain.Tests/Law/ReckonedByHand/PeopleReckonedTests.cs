using Redress.Domain.Terms;

namespace Redress.Domain.Tests.Law.ReckonedByHand;

/// <summary>The program's days against those that were reckoned by hand.</summary>
public sealed class PeopleReckonedTests
{
    [Fact]
    [Rule("BC-23")]
    [Rule("FP-12")]
    [Rule("FP-25")]
    [Rule("BC-31")]
    public void Each_last_day_is_the_one_reckoned_by_hand()
    {
        var rows = File.ReadLines(Repository.PathOf("tests/Redress.Domain.Tests/Law/ReckonedByHand/people.md"))
            .Where(line =>
                line.StartsWith("| BC-", StringComparison.Ordinal) || line.StartsWith("| FP-", StringComparison.Ordinal)
            )
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .ToList();
        Assert.True(rows.Count >= 12);
        Assert.All(
            rows,
            row =>
            {
                var rule = ACase.BeCommerce.Terms.Named(row[2]);
                Assert.Equal(
                    (row[2], ACase.Day(row[4])),
                    (row[2], Term.LastDay(rule, ACase.Day(row[3]), ACase.BeCommerce.Working))
                );
            }
        );
    }
}
