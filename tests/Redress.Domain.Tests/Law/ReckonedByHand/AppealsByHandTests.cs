using System.Globalization;
using Redress.Domain.Appeals;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Decisions;
using Redress.Domain.Terms;

namespace Redress.Domain.Tests.Law.ReckonedByHand;

/// <summary>Plays the table in <c>Law/ReckonedByHand/appeals.md</c>: forum, states, days and cents of appeals as somebody reckoned them on paper.</summary>
public sealed class AppealsByHandTests
{
    private static readonly Decide Arbitration = ACase.Founded;

    private static readonly Decide Court = ACase.Founded with
    {
        Sanctions = [new ProposedSanction(SanctionKind.Exclusion)],
    };

    private static readonly Decide Both = ACase.Founded with
    {
        Sanctions = [new ProposedSanction(SanctionKind.Reprimand), new ProposedSanction(SanctionKind.Exclusion)],
    };

    private static IReadOnlyList<string[]> Rows =>
        [
            .. Repository
                .Files("tests/Redress.Domain.Tests/Law/ReckonedByHand", ".md")
                .Single(file => file.Name.EndsWith("/appeals.md", StringComparison.Ordinal))
                .Text.Split('\n')
                .Where(line => line.StartsWith("| ", StringComparison.Ordinal))
                .Skip(2)
                .Select(line => line.Trim('|', ' ').Split('|', StringSplitOptions.TrimEntries)),
        ];

    [Fact]
    [Rule("BC-24"), Rule("BC-25"), Rule("BC-26"), Rule("FP-6"), Rule("FP-7"), Rule("ST-3")]
    public void Each_appeal_comes_out_as_it_was_reckoned_by_hand()
    {
        Assert.True(Rows.Count >= 50, "the table has at least fifty lines");
        var wrong = Rows.Select(row => (Row: row, Is: Play(row)))
            .Where(line => line.Is != string.Join(" | ", line.Row[4..9]))
            .Select(line => $"{string.Join(" | ", line.Row)}\n  came out as {line.Is}")
            .ToList();
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private static string Play(string[] row)
    {
        var decision = row[1] switch
        {
            "arb" => Arbitration,
            "court" => Court,
            _ => Both,
        };
        var a = ACase.OfBeCommerce().Notified("2026-05-11", decision);
        var by = row[0] == "shop" ? Party.Respondent : Party.Complainant;
        try
        {
            foreach (var act in row[2].Split(',', StringSplitOptions.TrimEntries))
            {
                Act(a, by, row[0] == "paper", act.Split(' '));
            }
        }
        catch (Exception refused) when (refused is not OutOfMemoryException)
        {
            return refused.Message;
        }

        a.Advance(Day(row[3]));
        var appeal = a.It.Appeals.FindLast(p => p.Party == by);
        var ahead = a.It.PaidAhead.Find(p => p.Party == by);
        var owed =
            (appeal?.Deposit.ToReturn.Amount ?? 0)
            + (ahead is not null && a.It.OwesPaidAhead(ahead) ? ahead.Held("EUR").Amount : 0);
        var back = (appeal?.Deposit.PaidBack.Amount ?? 0) + (ahead?.Repayments.Sum(r => r.Amount.Amount) ?? 0);
        return string.Join(
            " | ",
            appeal is null ? "none" : Words.Camel(appeal.State),
            Words.Camel(a.It.State),
            Euros(appeal?.Deposit.Kept.Amount ?? 0),
            Euros(owed),
            Euros(back)
        );
    }

    private static void Act(ACase a, Party by, bool onPaper, string[] act)
    {
        a.Advance(Day(act[0]));
        var appeal = a.It.Appeals.FindLast(p => p.Party == by);
        var id = appeal?.Id;
        switch (act[1])
        {
            case "lodge" when onPaper:
                a.AppealedOnPaper(Day(act[0]));
                break;
            case "lodge":
                // What goes before the court alone asks for no yes.
                a.Appealed(Day(act[0]), by);
                break;
            case "pay":
                var booked = act.Length > 4 ? ACase.Day(Day(act[4])) : a.Today;
                a.Do(ACase.Handler, new RecordDeposit(id, Money.Euro(Number(act[2])), booked));
                break;
            case "ahead":
                a.Do(ACase.Handler, new RecordDeposit(null, Money.Euro(Number(act[2])), a.Today, by));
                break;
            case "refund":
                a.Do(ACase.Handler, new RecordRefund(id, a.Today, Party: id is null ? by : null));
                break;
            case "withdraw":
                a.Do(a.By(by), new WithdrawAppeal(id, "enough"));
                break;
            case "yes" or "no":
                a.Chooses(Day(act[0]), act[1] == "yes");
                break;
            case "arb" or "court":
                a.Referred(Day(act[0]), act[1] == "arb" ? Forum.Arbitration : Forum.Court);
                break;
            case "up" or "part" or "down" or "inadm":
                a.ForumSays(Day(act[0]), Outcome(act[1]));
                break;
            case "late!" or "noyes!":
                a.Do(ACase.Handler, new DeclareAppealInadmissible(id, "It cannot be taken."));
                break;
            case "lost!":
                a.Do(ACase.Handler, new DeclareAppealAbandoned(id, Reasons: "It was not brought there."));
                break;
            case "more":
                a.Do(ACase.Handler, new ExtendTerm(nameof(TermKind.Bringing), 30, "the lawyer is ill"));
                break;
            default:
                throw new InvalidOperationException($"The table knows no '{act[1]}'.");
        }
    }

    private static ForumOutcome Outcome(string word) =>
        word switch
        {
            "up" => ForumOutcome.Upheld,
            "part" => ForumOutcome.PartlyUpheld,
            "down" => ForumOutcome.Rejected,
            _ => ForumOutcome.Inadmissible,
        };

    private static string Day(string day)
    {
        var parts = day.Split('/');
        return $"2026-{Number(parts[1]):00}-{Number(parts[0]):00}";
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static string Euros(decimal amount) => amount.ToString("0.##", CultureInfo.InvariantCulture);
}
