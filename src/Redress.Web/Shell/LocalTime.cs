using System.Globalization;

namespace Redress.Web.Shell;

/// <summary>Instants as the reader's clock shows them: the schemes' own zone, which is the same for all of them.</summary>
internal static class LocalTime
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Brussels");

    public static DateTimeOffset Of(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Zone);

    public static DateTimeOffset FromWall(DateTime wall) => new(wall, Zone.GetUtcOffset(wall));

    public static DateOnly Day(DateTimeOffset instant) => DateOnly.FromDateTime(Of(instant).DateTime);

    /// <summary>Day and time in words.</summary>
    public static string Written(DateTimeOffset instant) =>
        First(Of(instant).ToString("dddd d MMMM yyyy, HH:mm", CultureInfo.CurrentCulture), Day(instant));

    public static string Written(DateOnly day) => First(day.ToString("d MMMM yyyy", CultureInfo.CurrentCulture), day);

    private static string First(string written, DateOnly day) =>
        FirstOfMonth(written, day, CultureInfo.CurrentCulture.TwoLetterISOLanguageName);

    /// <summary>A written date as French has it on the first of a month: 1er octobre 2026.</summary>
    public static string FirstOfMonth(string written, DateOnly day, string language) =>
        language == "fr" && day.Day == 1
            ? $" {written}".Replace(" 1 ", " 1er ", StringComparison.Ordinal)[1..]
            : written;
}
