using Redress.Domain.Rulebooks;
using Redress.Domain.Terms;

namespace Redress.Domain.Tests.Law;

/// <summary>Each row that was reckoned by hand is what the program reckons (FP-5, FP-23, WK-2).</summary>
public sealed class MediationReckonedTests
{
    public static TheoryData<string, string, string, string> Rows()
    {
        var rows = new TheoryData<string, string, string, string>();
        foreach (
            var cells in File.ReadAllLines(
                    Path.Combine(Repository.Root, "tests/Redress.Domain.Tests/Law/ReckonedByHand/mediation.md")
                )
                .Where(line => line.StartsWith('|'))
                .Skip(2)
                .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
        )
        {
            rows.Add(cells[2], cells[3], cells[4], cells[5]);
        }

        return rows;
    }

    [Fact]
    public void There_are_at_least_twelve() => Assert.True(Rows().Count >= 12);

    [Theory]
    [MemberData(nameof(Rows))]
    [Rule("FP-5")]
    [Rule("FP-23")]
    [Rule("WK-2")]
    public void The_program_reckons_as_a_hand_does(string scheme, string what, string from, string until)
    {
        var rulebook = scheme == ACase.BeCommerce.Scheme ? ACase.BeCommerce : ACase.Keurmerk;
        Assert.Equal(ACase.Day(until), Reckoned(rulebook, what, ACase.Day(from)));
    }

    private static DateOnly Reckoned(Rulebook rulebook, string what, DateOnly from) =>
        what switch
        {
            "settlement within a year" => rulebook.SettlementComplainedOfWithin.From(from),
            "four weeks with the shop" => rulebook.Referral!.AfterShopContact.From(from),
            "a year for the referral" => rulebook.Referral!.Within.From(from),
            _ => Term.LastDay(rulebook.Terms.Named(what), from, rulebook.Working),
        };
}
