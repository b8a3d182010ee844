using System.Globalization;

namespace Redress.Web.Letters.Postal;

/// <summary>The day on which letters that are printed now go into the post.</summary>
internal static class PostingDay
{
    /// <summary>So many days ahead at the most: a decision has to go soon (BC-18).</summary>
    public const int DaysAhead = 7;

    /// <summary>A day as a form sends it; null where it is none, or not from today on.</summary>
    public static DateOnly? Read(string? text, DateOnly today) =>
        Read(text) is { } day && day >= today && day <= today.AddDays(DaysAhead) ? day : null;

    public static DateOnly? Read(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;
}
