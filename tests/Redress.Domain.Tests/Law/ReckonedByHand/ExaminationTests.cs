using System.Globalization;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Domain.Decisions;
using Redress.Domain.Terms;

namespace Redress.Domain.Tests.Law.ReckonedByHand;

/// <summary>The terms of <c>examination.md</c>, each brought about by real acts.</summary>
public sealed class ExaminationTests
{
    public static TheoryData<string, string, int, string> Rows
    {
        get
        {
            var rows = new TheoryData<string, string, int, string>();
            foreach (
                var cells in File.ReadLines(
                        Repository.PathOf("tests", "Redress.Domain.Tests", "Law", "ReckonedByHand", "examination.md")
                    )
                    .Where(line =>
                        line.StartsWith("| ", StringComparison.Ordinal) && line.Contains("20", StringComparison.Ordinal)
                    )
                    .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            )
            {
                var days = cells[3].Length == 0 ? 0 : int.Parse(cells[3], CultureInfo.InvariantCulture);
                rows.Add(cells[1], cells[2], days, cells[4]);
            }

            return rows;
        }
    }

    [Fact]
    public void There_are_rows_enough() => Assert.InRange(Rows.Count, 25, 200);

    [Theory]
    [MemberData(nameof(Rows))]
    [Rule("FP-1")]
    [Rule("FP-3")]
    [Rule("FP-4")]
    [Rule("FP-8")]
    public void The_term_ends_on_the_day_that_was_reckoned_by_hand(string term, string from, int days, string due)
    {
        var a = ACase.OfBeCommerce(from);
        if (term is "ground" or "comment")
        {
            a.Do(
                ACase.Secretary,
                new PutToParty(
                    Party.Complainant,
                    PutMatter.Ground,
                    "It is about a house.",
                    RefusalGround.OutOfScope,
                    ACase.Day(from)
                )
            );
        }

        if (term == "outcome")
        {
            a.Do(ACase.Secretary, new DeclareComplete());
        }

        if (days > 0)
        {
            a.Do(ACase.Secretary, new ExtendTerm(term, days, "highly complex"));
        }

        var found = term switch
        {
            "refusal" => a.It.Terms.Single(t => t.Derivation.Event == TermStart.CompleteAtIntake),
            "ground" => a.It.Terms.Single(t => t.Derivation.Event == TermStart.GroundKnown),
            "outcome" => a.Running(TermKind.Outcome),
            _ => a.Running(TermKind.Comment),
        };
        Assert.Equal(ACase.Day(due), found.Due);
    }
}
