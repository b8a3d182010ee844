using Redress.Domain.Decisions;
using Redress.Domain.Terms;

namespace Redress.Domain.Rulebooks;

/// <summary>Reads which sanctions a scheme knows, and their bounds (BC-19, BC-20).</summary>
internal static class SanctionSection
{
    public static SanctionLaw Read(StrictJsonObject sheet, string currency)
    {
        var kinds = sheet.Choices<SanctionKind>("kinds");
        var (leastFine, mostFine) =
            kinds.Contains(SanctionKind.Fine) || sheet.Has("fine") ? Fine(sheet, currency) : (null, null);
        var (leastDeferral, mostDeferral) = Deferral(sheet);
        sheet.RefuseUnreadProperties();
        return new SanctionLaw(
            kinds,
            leastFine ?? Money.Zero(currency),
            mostFine ?? Money.Zero(currency),
            leastDeferral ?? default,
            mostDeferral ?? default
        );
    }

    private static (Money? Min, Money? Max) Fine(StrictJsonObject sanctions, string currency)
    {
        if (sanctions.Object("fine") is not { } sheet)
        {
            return default;
        }

        var (min, max) = (sheet.Amount("min", currency), sheet.Amount("max", currency));
        sheet.Require(min is null || max is null || min <= max, "min", "must not be more than max");
        sheet.RefuseUnreadProperties();
        return (min, max);
    }

    private static (Period? Min, Period? Max) Deferral(StrictJsonObject sanctions)
    {
        if (sanctions.Object("deferral") is not { } sheet)
        {
            return default;
        }

        var (min, max) = (sheet.Period("min"), sheet.Period("max"));
        sheet.Require(min is null || max is null || min.Value.AtMost(max.Value), "min", "must not be more than max");
        sheet.RefuseUnreadProperties();
        return (min, max);
    }
}
