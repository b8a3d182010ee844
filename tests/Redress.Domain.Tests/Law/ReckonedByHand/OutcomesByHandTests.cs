using System.Globalization;
using Redress.Domain.Appeals;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Domain.Decisions;
using Redress.Domain.Terms;

namespace Redress.Domain.Tests.Law.ReckonedByHand;

/// <summary>Plays each row of outcomes.md and compares what stands with what was reckoned.</summary>
public sealed class OutcomesByHandTests
{
    public static TheoryData<string> Rows =>
        [
            .. File.ReadAllLines(
                    Path.Combine(Repository.Root, "tests/Redress.Domain.Tests/Law/ReckonedByHand/outcomes.md")
                )
                .Where(line => line.StartsWith("| ", StringComparison.Ordinal) && char.IsDigit(line[2])),
        ];

    [Theory]
    [MemberData(nameof(Rows))]
    [Rule("BC-26")]
    [Rule("BC-28")]
    [Rule("BC-29")]
    public void What_stands_is_what_was_reckoned(string row)
    {
        var cells = row.Split('|', StringSplitOptions.TrimEntries)[1..^1];
        var by = cells[2].StartsWith("member", StringComparison.Ordinal) ? Party.Respondent : Party.Complainant;
        var a = ACase.OfBeCommerce().Notified("2026-05-11", Decided(cells[1]));
        var contested = cells[2].Split(": ")[1];
        a.Appealed("2026-05-20", by, contested == "all" ? [] : [contested]).Paid("2026-05-21");
        if (a.It.Appeals[0].AwaitsChoice)
        {
            a.Chooses("2026-05-22", true);
        }

        (Forum Forum, string Said)[] said =
        [
            .. new[] { (Forum.Arbitration, cells[3]), (Forum.Court, cells[4]) }.Where(f => f.Item2 != "–"),
        ];
        foreach (var (forum, _) in said)
        {
            a.Referred("2026-06-10", forum);
        }

        a.Advance("2026-07-01");
        foreach (var (forum, words) in said)
        {
            a.Do(ACase.Handler, Says(a, forum, words));
        }

        var standing = a.It.Decision?.StandingSanctions ?? a.It.EarlierDecisions[0].StandingSanctions;
        Assert.Equal(
            (cells[5], cells[6], cells[7], cells[8]),
            (
                Camel(a.It.State),
                a.It.Decision is { } d ? Camel(d.Outcome) : "–",
                standing.Any() ? string.Join(", ", standing.Select(Told).Order(StringComparer.Ordinal)) : "–",
                Settled(a.It.Appeals[0].Deposit)
            )
        );
        if (a.It.State == CaseState.UnderExamination)
        {
            Assert.Equal(ACase.Day("2026-09-29"), a.Running(TermKind.Outcome).Due);
        }
    }

    private static Decide Decided(string words) =>
        words == "unfounded"
            ? ACase.Unfounded
            : ACase.Founded with
            {
                Sanctions = [.. words.Split(": ")[1].Split(", ").Select(Proposed)],
            };

    private static RecordOutcome Says(ACase a, Forum forum, string words)
    {
        var parts = words.Split(": ");
        string[] instead = parts.Length > 1 ? parts[1].Split(", ") : [];
        var outcome = instead.Where(w => Enum.TryParse<ReplacementOutcome>(w, true, out _)).ToList();
        var sanctions = instead.Except(outcome).Select(Proposed).ToList();
        return new RecordOutcome(
            a.It.Appeals[0].Id,
            forum,
            Enum.Parse<ForumOutcome>(parts[0], true),
            "What the forum says.",
            a.Today,
            a.Adds(ACase.Handler),
            outcome is [var one] ? Enum.Parse<ReplacementOutcome>(one, true) : null,
            sanctions.Count > 0 ? sanctions : null,
            outcome is ["founded"] ? ["2.2.2"] : null,
            outcome is ["founded"] ? "delivering late without saying so" : null
        );
    }

    private static ProposedSanction Proposed(string words) =>
        new(
            Enum.Parse<SanctionKind>(words.Split(' ')[0], true),
            words.Contains(' ') ? Money.Euro(decimal.Parse(words.Split(' ')[1], CultureInfo.InvariantCulture)) : null
        );

    private static string Told(Sanction s) =>
        s.Amount is { } amount ? $"{Camel(s.Kind)} {amount.Amount:0}" : Camel(s.Kind);

    private static string Settled(Deposit deposit) =>
        deposit.State == DepositState.ToRefund
            ? $"returned {deposit.ToReturn.Amount:0}"
            : $"{Camel(deposit.State)} {deposit.Received.Amount:0}";

    private static string Camel<T>(T value)
        where T : struct, Enum => WireNames.Camel(value.ToString());
}
