using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Redress.Web.Shell.Days;

/// <summary>On which side of today a day lies that is meant by a field; it chooses the year where none is typed.</summary>
public enum Toward
{
    Nearest,
    Past,
    Future,
}

/// <summary>
/// Days as people type them, alike in every form and in three languages: <c>26/11</c>, <c>26-11-2026</c>, <c>2611</c>, <c>261126</c>, <c>26 nov</c>, <c>26 novembre 2026</c>,
/// <c>2026-11-26</c>, <c>+14d</c>, <c>+2w</c>, <c>vandaag</c>. The day stands before the month. The API takes what is written <c>2026-11-26</c> alone.
/// </summary>
internal static partial class DayReader
{
    public const string Iso = "yyyy-MM-dd";

    // Longer than any day that is meant.
    private const int Longest = 60;
    private const int FewestLetters = 3;
    private const int MostDaysAhead = 3660;
    private const int YearsSearched = 8;
    private const int FirstYear = 1900;
    private const int LastYear = 2199;

    private static readonly string[][] Months =
    [
        ["januari", "janvier", "january"],
        ["februari", "fevrier", "february"],
        ["maart", "mars", "march", "mrt"],
        ["april", "avril"],
        ["mei", "mai", "may"],
        ["juni", "juin", "june"],
        ["juli", "juillet", "july"],
        ["augustus", "aout", "august"],
        ["september", "septembre"],
        ["oktober", "octobre", "october"],
        ["november", "novembre"],
        ["december", "decembre"],
    ];

    private static readonly Dictionary<string, int> Words = new(StringComparer.Ordinal)
    {
        ["today"] = 0,
        ["vandaag"] = 0,
        ["aujourd'hui"] = 0,
        ["tomorrow"] = 1,
        ["morgen"] = 1,
        ["demain"] = 1,
        ["yesterday"] = -1,
        ["gisteren"] = -1,
        ["hier"] = -1,
    };

    /// <param name="text">What was typed.</param>
    /// <param name="today">From which days are counted, and beside which a day without a year is looked for.</param>
    /// <param name="toward">Where the day lies that has no year.</param>
    /// <returns>Null: it is no day.</returns>
    public static DateOnly? Read(string? text, DateOnly today, Toward toward)
    {
        if (text is null || text.Length > Longest || Plain(text) is not { Length: > 0 } typed)
        {
            return null;
        }

        return Words.TryGetValue(typed, out var away) ? today.AddDays(away)
            : Ahead().Match(typed) is { Success: true } ahead ? After(today, ahead)
            : Written(typed) is not { } written ? null
            : written.Year is { } year ? Day(year, written.Month, written.Day)
            : Near(written.Day, written.Month, today, toward);
    }

    /// <summary>A day that needs no other to be understood: with its year.</summary>
    public static DateOnly? Whole(string? text) =>
        text is { Length: <= Longest } && Written(Plain(text)) is { Year: { } year } written
            ? Day(year, written.Month, written.Day)
            : null;

    /// <summary>A day as programs and addresses write it, and in no other way.</summary>
    public static DateOnly? Exact(string? text) =>
        DateOnly.TryParseExact(text, Iso, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    // In small letters without accents, with one kind of space and of apostrophe.
    private static string Plain(string text)
    {
        var plain = new StringBuilder();
        foreach (var sign in text.Trim().Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(sign) != UnicodeCategory.NonSpacingMark)
            {
                plain.Append(
                    char.IsWhiteSpace(sign) ? ' '
                    : sign == '’' ? '\''
                    : char.ToLowerInvariant(sign)
                );
            }
        }

        return plain.ToString();
    }

    private static DateOnly? After(DateOnly today, Match ahead)
    {
        var count = int.Parse(ahead.Groups["count"].Value, CultureInfo.InvariantCulture);
        var days = ahead.Groups["unit"].Value[0] is 'w' or 's' ? 7 * count : count;
        return days <= MostDaysAhead ? today.AddDays(days) : null;
    }

    private static (int Day, int Month, int? Year)? Written(string typed)
    {
        foreach (var form in new[] { IsoDay(), Numbers(), DigitsAlone(), InWords(), MonthFirst() })
        {
            if (form.Match(typed) is { Success: true } match)
            {
                var month = match.Groups["name"] is { Success: true } name
                    ? MonthOf(name.Value)
                    : Number(match, "month");
                return month is null
                    ? null
                    : (
                        Number(match, "day")!.Value,
                        month.Value,
                        match.Groups["year"].Length == 2 ? 2000 + Number(match, "year") : Number(match, "year")
                    );
            }
        }

        return null;
    }

    private static int? Number(Match match, string group) =>
        match.Groups[group] is { Success: true } found ? int.Parse(found.Value, CultureInfo.InvariantCulture) : null;

    // By as many of its first letters as leave no other.
    private static int? MonthOf(string typed)
    {
        var name = typed.TrimEnd('.');
        var found = Enumerable
            .Range(1, Months.Length)
            .Where(m => Array.Exists(Months[m - 1], n => n.StartsWith(name, StringComparison.Ordinal)))
            .ToList();
        return name.Length >= FewestLetters && found is [var only] ? only : null;
    }

    private static DateOnly? Day(int year, int month, int day) =>
        year is >= FirstYear and <= LastYear
        && month is >= 1 and <= 12
        && day >= 1
        && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : null;

    // The 29th of February is not in every year.
    private static DateOnly? Near(int day, int month, DateOnly today, Toward toward)
    {
        DateOnly? nearest = null;
        foreach (var year in Enumerable.Range(today.Year - YearsSearched, 2 * YearsSearched + 1))
        {
            if (
                Day(year, month, day) is { } found
                && (toward != Toward.Past || found <= today)
                && (toward != Toward.Future || found >= today)
                && (nearest is not { } other || Away(found) < Away(other))
            )
            {
                nearest = found;
            }
        }

        return nearest;

        int Away(DateOnly other) => Math.Abs(other.DayNumber - today.DayNumber);
    }

    private const RegexOptions Quick = RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture;

    [GeneratedRegex(@"^(?<year>[0-9]{4})-(?<month>[0-9]{1,2})-(?<day>[0-9]{1,2})$", Quick)]
    private static partial Regex IsoDay();

    [GeneratedRegex(
        @"^(?<day>[0-9]{1,2}) ?[-/. ] ?(?<month>[0-9]{1,2})( ?[-/. ] ?(?<year>[0-9]{4}|[0-9]{2})|[.])?$",
        Quick
    )]
    private static partial Regex Numbers();

    [GeneratedRegex(@"^(?<day>[0-9]{2})(?<month>[0-9]{2})(?<year>[0-9]{4}|[0-9]{2})?$", Quick)]
    private static partial Regex DigitsAlone();

    // With the day of the week before it, as we write it ourselves.
    [GeneratedRegex(
        @"^(\p{L}+[.,]? )?(?<day>[0-9]{1,2})(er|e|ste|de|st|nd|rd|th)? ?[-. ]? ?(?<name>\p{L}{3,}[.]?),?( ?[- ]? ?(?<year>[0-9]{4}|[0-9]{2}))?$",
        Quick
    )]
    private static partial Regex InWords();

    [GeneratedRegex(@"^(?<name>\p{L}{3,}[.]?) (?<day>[0-9]{1,2})(st|nd|rd|th)?(,? (?<year>[0-9]{4}))?$", Quick)]
    private static partial Regex MonthFirst();

    [GeneratedRegex(
        @"^[+] ?(?<count>[0-9]{1,3}) ?(?<unit>d|days?|dag|dagen|j|jours?|w|weeks?|weken|s|semaines?)$",
        Quick
    )]
    private static partial Regex Ahead();
}
