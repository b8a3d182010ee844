using Redress.Domain.Decisions;
using Redress.Domain.Terms;

namespace Redress.Domain.Rulebooks;

/// <summary>Reads which sanctions a scheme knows, and their bounds (BC-19, BC-20).</summary>
internal static class SanctionSection
{
    public static SanctionLaw Read(JsonSheet sheet, string currency)
    {
        var kinds = sheet.Choices<SanctionKind>("kinds");
        var (leastFine, mostFine) =
            kinds.Contains(SanctionKind.Fine) || sheet.Has("fine") ? Fine(sheet, currency) : (null, null);
        var (leastDeferral, mostDeferral) = Deferral(sheet);
        sheet.Done();
        return new SanctionLaw(
            kinds,
            leastFine ?? Money.Zero(currency),
            mostFine ?? Money.Zero(currency),
            leastDeferral ?? default,
            mostDeferral ?? default
        );
    }

    private static (Money? Min, Money? Max) Fine(JsonSheet sanctions, string currency)
    {
        if (sanctions.Sheet("fine") is not { } sheet)
        {
            return default;
        }

        var (min, max) = (sheet.Amount("min", currency), sheet.Amount("max", currency));
        sheet.Require(min is null || max is null || min <= max, "min", "must not be more than max");
        sheet.Done();
        return (min, max);
    }

    private static (Period? Min, Period? Max) Deferral(JsonSheet sanctions)
    {
        if (sanctions.Sheet("deferral") is not { } sheet)
        {
            return default;
        }

        var (min, max) = (sheet.Length("min"), sheet.Length("max"));
        sheet.Require(min is null || max is null || min.Value.AtMost(max.Value), "min", "must not be more than max");
        sheet.Done();
        return (min, max);
    }
}
