using System.Text.RegularExpressions;

namespace Redress.Domain.Tests.Law;

/// <summary>Every rule of docs/procedure.md has a test, and code cites no rule that is not there.</summary>
public sealed partial class EveryRuleIsCovered
{
    private static readonly string[] TestProjects =
    [
        "tests/Redress.Anonymity.Tests",
        "tests/Redress.Domain.Tests",
        "tests/Redress.Web.Tests",
        "tests/Redress.Scenarios",
    ];

    private static readonly IReadOnlySet<string> Rules = Defined()
        .Matches(File.ReadAllText(Repository.PathOf("docs", "procedure.md")))
        .Select(match => match.Groups["id"].Value)
        .ToHashSet();

    private static readonly IReadOnlySet<string> Tested = TestProjects
        .SelectMany(project => Repository.Files(project, ".cs"))
        .SelectMany(file => Attribute().Matches(file.Text))
        .Select(match => match.Groups["id"].Value)
        .ToHashSet();

    [Theory]
    [InlineData("BC", 46)]
    [InlineData("WK", 12)]
    [InlineData("FP", 25)]
    [InlineData("ST", 4)]
    public void The_procedure_numbers_its_rules_without_a_gap(string kind, int count) =>
        Assert.Equal(
            Enumerable.Range(1, count).Select(number => $"{kind}-{number}").Order(),
            Rules.Where(rule => rule.StartsWith(kind, StringComparison.Ordinal)).Order()
        );

    [Fact]
    public void Every_rule_has_a_test_or_a_reason_why_not_yet() =>
        AssertNone(Rules.Except(Tested).Except(RulesOfLaterWork.Reasons.Keys));

    [Fact]
    public void A_rule_that_has_a_test_is_no_later_work() =>
        AssertNone(RulesOfLaterWork.Reasons.Keys.Intersect(Tested));

    [Fact]
    public void Later_work_and_tests_name_rules_of_the_procedure_only() =>
        AssertNone(RulesOfLaterWork.Reasons.Keys.Concat(Tested).Except(Rules));

    [Fact]
    public void Every_rule_that_the_program_cites_exists()
    {
        var unknown = Repository
            .Files("src", ".cs", ".razor", ".json", ".md", ".resx")
            .SelectMany(
                file =>
                    Cited().Matches(file.Text).Select(match => match.Value).Where(id => !Rules.Contains(id)).Distinct(),
                (file, id) => $"{file.Name}: {id}"
            );
        AssertNone(unknown);
    }

    private static void AssertNone(IEnumerable<string> found)
    {
        var names = found.Order(StringComparer.Ordinal).ToList();
        Assert.True(names.Count == 0, string.Join(", ", names));
    }

    // Each rule opens a row of a table.
    [GeneratedRegex(@"^\| (?<id>(BC|WK|FP|ST)-[0-9]+) \|", RegexOptions.ExplicitCapture | RegexOptions.Multiline)]
    private static partial Regex Defined();

    [GeneratedRegex(@"\bRule\(""(?<id>[^""]+)""\)", RegexOptions.ExplicitCapture)]
    private static partial Regex Attribute();

    // A case number such as BC-2026-000123 is no rule.
    [GeneratedRegex(@"\b(BC|WK|FP|ST)-[0-9]{1,3}\b(?!-)", RegexOptions.ExplicitCapture)]
    private static partial Regex Cited();
}
