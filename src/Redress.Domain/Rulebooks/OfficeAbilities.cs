using Redress.Domain.Terms;

namespace Redress.Domain.Rulebooks;

/// <summary>What the office around the law can do for a scheme; a rulebook that asks for more is refused when it is read (BC-42).</summary>
/// <param name="Holidays">Knows the holidays of countries of which the domain keeps no list.</param>
/// <param name="CannotDo">What a rulebook, in order by itself, asks that the office cannot do, each with its path: a language in which it has no words, a time zone of which it has no rules.</param>
public sealed record OfficeAbilities(
    HolidaySource Holidays,
    Func<Rulebook, IEnumerable<(string Path, string Wrong)>> CannotDo
);
