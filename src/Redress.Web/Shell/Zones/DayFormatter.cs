using System.Globalization;

namespace Redress.Web.Shell.Zones;

/// <summary>A day in words, in the language of the page.</summary>
internal static class DayFormatter
{
    public static string Written(DateOnly day) =>
        FirstOfMonth(
            day.ToString("d MMMM yyyy", CultureInfo.CurrentCulture),
            day,
            CultureInfo.CurrentCulture.TwoLetterISOLanguageName
        );

    /// <summary>With its month shortened, where many stand below each other.</summary>
    public static string Short(DateOnly day) =>
        FirstOfMonth(
            day.ToString("d MMM yyyy", CultureInfo.CurrentCulture),
            day,
            CultureInfo.CurrentCulture.TwoLetterISOLanguageName
        );

    /// <summary>With the day of the week before it.</summary>
    public static string InFull(DateOnly day) =>
        FirstOfMonth(
            day.ToString("dddd d MMMM yyyy", CultureInfo.CurrentCulture),
            day,
            CultureInfo.CurrentCulture.TwoLetterISOLanguageName
        );

    /// <summary>A written date as French has it on the first of a month: 1er octobre 2026.</summary>
    public static string FirstOfMonth(string written, DateOnly day, string language) =>
        language == "fr" && day.Day == 1
            ? $" {written}".Replace(" 1 ", " 1er ", StringComparison.Ordinal)[1..]
            : written;
}
