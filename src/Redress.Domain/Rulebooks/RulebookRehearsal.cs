using Redress.Domain.Terms;

namespace Redress.Domain.Rulebooks;

/// <summary>One term of an invented case.</summary>
/// <param name="Name">Of its rule in the rulebook.</param>
/// <param name="Due">Its last day.</param>
public sealed record RehearsedTerm(string Name, TermRule Rule, DateOnly Due);

/// <summary>What a rulebook would make of an invented case, before it is in force (BC-42): each of its terms, begun on a day.</summary>
public static class RulebookRehearsal
{
    // Terms that begin then pass over the last days of a year and the first ones of the next.
    private static readonly (int Month, int Day) BeforeYearEnd = (12, 20);

    /// <summary>The days on which it is rehearsed: that of force, and one before the end of that year or, where that is past, of the next.</summary>
    public static IReadOnlyList<DateOnly> Days(DateOnly inForce)
    {
        var end = new DateOnly(inForce.Year, BeforeYearEnd.Month, BeforeYearEnd.Day);
        return [inForce, end > inForce ? end : end.AddYears(1)];
    }

    /// <summary>In the order of their names.</summary>
    public static IReadOnlyList<RehearsedTerm> Terms(Rulebook rulebook, DateOnly begun) =>
        [
            .. rulebook
                .Terms.Rules.OrderBy(r => r.Key, StringComparer.Ordinal)
                .Select(r => new RehearsedTerm(r.Key, r.Value, Term.LastDay(r.Value, begun, rulebook.Working))),
        ];
}
