using System.Text.RegularExpressions;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Facts;
using Redress.Domain.Decisions;
using Redress.Domain.Terms;
using Redress.Domain.Tests.Law;

namespace Redress.Domain.Tests.Sanctions;

/// <summary>The days of sanctions as they were reckoned by hand, in a table that anybody can read and reckon again.</summary>
public sealed partial class SanctionRowsTests
{
    private const string Later = "BC-2026-000200";
    private static readonly ProposedSanction Fine = new(SanctionKind.Fine, Money.Euro(2500));

    public static TheoryData<string, string, string, string, string> Rows()
    {
        var rows = new TheoryData<string, string, string, string, string>();
        foreach (
            var cells in File.ReadLines(
                    Path.Combine(Repository.Root, "tests/Redress.Domain.Tests/Law/ReckonedByHand/sanctions.md")
                )
                .Where(line => line.StartsWith('|'))
                .Skip(2)
                .Select(line => line.Trim('|').Split('|').Select(cell => cell.Trim()).ToList())
        )
        {
            rows.Add(cells[0], cells[1], cells[2], cells[3], cells.ElementAtOrDefault(4) ?? "");
        }

        return rows;
    }

    [Fact]
    public void There_are_enough_of_them() => Assert.True(Rows().Count >= 50);

    [Theory]
    [Rule("BC-19"), Rule("BC-20"), Rule("BC-30")]
    [MemberData(nameof(Rows))]
    public void A_row_comes_out_as_it_was_reckoned(string what, string posted, string how, string day, string until)
    {
        var days = Days().Matches(how).Select(m => ACase.Day(m.Value)).ToList();
        var (first, last) = what switch
        {
            "suspension" => Suspension(posted, days),
            "deferral" => (Only(posted, Fine with { DeferredFor = Period.Parse(how) }).DeferredUntil, null),
            "activation" => Activation(posted, days),
            "demanded" => (Demanded(posted, days[0]).Running(TermKind.Payment).Due, null),
            "at once" => (AtOnce(posted, days), null),
            "default" => (Default(posted, days), null),
            "instalments" => (Instalments(posted, days[0]), null),
            "stop" => (Final(posted, Fine).Running(TermKind.Stop).Due, null),
            "exclusion warned" => (Warned(posted, new ProposedSanction(SanctionKind.Exclusion)), null),
            "demand warned" => (Warned(posted, Fine), null),
            "condition ended" => (Ended(posted, days[0]), (DateOnly?)null),
            _ => throw new InvalidOperationException($"Nobody knows how to play '{what}'."),
        };
        Assert.Equal((day, until), (first?.ToString("yyyy-MM-dd"), last?.ToString("yyyy-MM-dd") ?? ""));
    }

    private static ACase Final(string posted, ProposedSanction sanction) =>
        ACase.OfBeCommerce().Final(posted, ACase.Founded with { Sanctions = [sanction] });

    private static Sanction The(ACase a) => a.It.Decision!.Sanctions[0];

    private static Sanction Only(string posted, ProposedSanction sanction) => The(Final(posted, sanction));

    private static RecordSanctionStep Step(ACase a, SanctionStep step, decimal? amount = null) =>
        new(The(a).Id, step, a.Today, amount is { } euro ? Money.Euro(euro) : null);

    private static ACase At(ACase a, DateOnly day) =>
        a.Rulebook.Working.StartOf(day) + TimeSpan.FromHours(10) > a.Now
            ? a.Advance(a.Rulebook.Working.StartOf(day) + TimeSpan.FromHours(10))
            : a;

    // The days on which the clock makes it begin and end, not those that were reckoned ahead.
    private static (DateOnly?, DateOnly?) Suspension(string posted, List<DateOnly> days) =>
        BegunAndEnded(Final(posted, new ProposedSanction(SanctionKind.Suspension, From: days[0], To: days[1])));

    private static (DateOnly?, DateOnly?) BegunAndEnded(ACase a)
    {
        a.Advance(a.Now.AddDays(400));
        DateOnly On(SanctionStep step) => The(a).Steps.Single(s => s.Step == step).On;
        Assert.Equal(On(SanctionStep.Suspended), On(SanctionStep.LabelWithdrawn));
        return (On(SanctionStep.Suspended), On(SanctionStep.SuspensionEnded).AddDays(-1));
    }

    private static (DateOnly?, DateOnly?) Activation(string posted, List<DateOnly> days)
    {
        var deferred = new ProposedSanction(SanctionKind.Suspension, DeferredFor: Period.Parse("P3M"));
        var a = At(Final(posted, deferred), days[0]);
        At(a.Do(Actor.Clock, new NameDeferral(The(a).Id, Later)), days[1]);
        a.Do(Actor.Clock, new ActivateDeferral(The(a).Id, Later, days[2], days[3]));
        return BegunAndEnded(a);
    }

    private static ACase Demanded(string posted, DateOnly on)
    {
        var a = At(Final(posted, Fine), on);
        return a.Do(ACase.Handler, Step(a, SanctionStep.Demanded));
    }

    private static DateOnly AtOnce(string posted, List<DateOnly> appeal)
    {
        var a = ACase
            .OfBeCommerce()
            .Notified(posted, ACase.Founded with { Sanctions = [Fine with { Enforceable = Enforceability.AtOnce }] });
        if (appeal.Count > 0)
        {
            At(a, appeal[0]).Do(a.Shop, new LodgeAppeal("No."));
            At(a, appeal[1]).Do(a.Shop, new WithdrawAppeal(a.It.Appeals[0].Id, "we see"));
        }

        return a.Running(TermKind.Payment).Due;
    }

    private static DateOnly Default(string posted, List<DateOnly> days)
    {
        var a = At(Demanded(posted, days[0]), days[1]);
        return a.Do(ACase.Handler, Step(a, SanctionStep.InDefault)).Running(TermKind.Payment).Due;
    }

    private static DateOnly Instalments(string posted, DateOnly on)
    {
        var a = At(Final(posted, Fine), on);
        return a.Do(ACase.Handler, Step(a, SanctionStep.InstalmentAgreed, 500)).Running(TermKind.Payment).Due;
    }

    private static DateOnly Warned(string posted, ProposedSanction sanction)
    {
        var a = Final(posted, sanction);
        while (!a.Facts.OfType<SanctionRests>().Any())
        {
            a.AdvanceToNextDue();
        }

        return a.Today;
    }

    private static DateOnly Ended(string posted, DateOnly until)
    {
        var a = Final(
            posted,
            Fine with
            {
                Enforceable = Enforceability.Conditional,
                Condition = "late again",
                ConditionUntil = until,
            }
        );
        while (The(a).State == SanctionState.Conditional)
        {
            a.AdvanceToNextDue();
        }

        return a.Today;
    }

    [GeneratedRegex(@"\d{4}-\d\d-\d\d", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Days();
}
