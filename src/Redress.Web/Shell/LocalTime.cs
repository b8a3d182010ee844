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
        Of(instant).ToString("dddd d MMMM yyyy, HH:mm", CultureInfo.CurrentCulture);

    public static string Written(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.CurrentCulture);
}
