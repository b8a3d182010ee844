using Redress.Domain.Decisions;
using Redress.Domain.Terms;

namespace Redress.Domain.Rulebooks;

/// <summary>Reads which sanctions a scheme knows, and their bounds (BC-19, BC-20).</summary>
internal static class SanctionSection
{
    public static SanctionLaw Read(StrictJsonObject json, string currency)
    {
        var kinds = json.Choices<SanctionKind>("kinds");
        var (leastFine, mostFine) =
            kinds.Contains(SanctionKind.Fine) || json.Has("fine") ? Fine(json, currency) : (null, null);
        var (leastDeferral, mostDeferral) = Deferral(json);
        var fines = kinds.Contains(SanctionKind.Fine);
        var longest = fines || json.Has("longestCondition") ? json.Period("longestCondition") : null;
        var every = fines || json.Has("instalmentEvery") ? json.Period("instalmentEvery") : null;
        var meeting = json.Has("exclusionNeedsMeeting") && json.Flag("exclusionNeedsMeeting");
        json.RefuseUnreadProperties();
        return new SanctionLaw(
            kinds,
            leastFine ?? Money.Zero(currency),
            mostFine ?? Money.Zero(currency),
            leastDeferral ?? default,
            mostDeferral ?? default
        )
        {
            LongestCondition = longest ?? default,
            InstalmentEvery = every ?? default,
            ExclusionNeedsMeeting = meeting,
        };
    }

    private static (Money? Min, Money? Max) Fine(StrictJsonObject sanctions, string currency)
    {
        if (sanctions.Object("fine") is not { } json)
        {
            return default;
        }

        var (min, max) = (json.Amount("min", currency), json.Amount("max", currency));
        json.Require(min is null || max is null || min <= max, "min", "must not be more than max");
        json.RefuseUnreadProperties();
        return (min, max);
    }

    private static (Period? Min, Period? Max) Deferral(StrictJsonObject sanctions)
    {
        if (sanctions.Object("deferral") is not { } json)
        {
            return default;
        }

        var (min, max) = (json.Period("min"), json.Period("max"));
        json.Require(min is null || max is null || min.Value.AtMost(max.Value), "min", "must not be more than max");
        json.RefuseUnreadProperties();
        return (min, max);
    }
}
