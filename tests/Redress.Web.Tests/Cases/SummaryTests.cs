using Microsoft.Extensions.DependencyInjection;
using Redress.Domain;
using Redress.Domain.Decisions;
using Redress.Domain.Terms;
using Redress.Domain.Tests;
using Redress.Domain.Tests.Law;
using Redress.Web.Cases.Formatting;
using Redress.Web.Shell.Zones;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Cases;

/// <summary>The decision in short, for a party: nothing is left blank, and what counts only later is said to.</summary>
public sealed class SummaryTests(OneApp one) : IClassFixture<OneApp>, IDisposable
{
    private static readonly Period HalfAYear = Period.Parse("P6M");

    private readonly Drawing _drawing = new(one.App);

    public void Dispose() => _drawing.Dispose();

    private string Told(Sanction s) => one.App.Services.GetRequiredService<SummaryFormatter>().Of(s);

    private static Sanction Suspension(Period? deferred, string? from = null, string? to = null) =>
        new(
            "s1",
            SanctionKind.Suspension,
            null,
            null,
            deferred,
            from is null ? null : ACase.Day(from),
            to is null ? null : ACase.Day(to)
        );

    [Fact]
    [Rule("BC-20")]
    public void A_deferred_suspension_has_no_days_or_days_that_count_only_once_it_is_effective()
    {
        var without = Told(Suspension(HalfAYear));
        Assert.StartsWith("a suspension; without the label", without, StringComparison.Ordinal);
        Assert.Contains("deferred for", without, StringComparison.Ordinal);

        var with = Told(Suspension(HalfAYear, "2026-08-02", "2026-09-02"));
        Assert.Contains(DayFormatter.Written(ACase.Day("2026-08-02")), with, StringComparison.Ordinal);
        Assert.Contains("only if it is made effective", with, StringComparison.Ordinal);

        var now = Told(Suspension(null, "2026-08-02", "2026-09-02"));
        Assert.Contains(DayFormatter.Written(ACase.Day("2026-09-02")), now, StringComparison.Ordinal);
        Assert.DoesNotContain("only if", now, StringComparison.Ordinal);
    }

    [Fact]
    [Rule("BC-19")]
    public void A_fine_names_its_condition_and_the_last_day_of_it_or_that_it_is_to_be_paid_at_once()
    {
        var fine = new Sanction("s1", SanctionKind.Fine, Money.Euro(2000), "Sells there again", null, null, null)
        {
            Enforceable = Enforceability.Conditional,
            ConditionUntil = ACase.Day("2027-03-03"),
        };
        Assert.Contains(
            $"{DayFormatter.Written(ACase.Day("2027-03-03"))} at the latest: “Sells there again”",
            Told(fine),
            StringComparison.Ordinal
        );
        var atOnce = fine with { Enforceable = Enforceability.AtOnce, Condition = null, ConditionUntil = null };
        Assert.EndsWith("to be paid at once", Told(atOnce), StringComparison.Ordinal);
    }
}
