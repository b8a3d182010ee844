using Redress.Web.Shell.Days;
using Redress.Web.Shell.Zones;
using Redress.Web.Storage;

namespace Redress.Web.Letters.Postal;

/// <summary>The day on which letters that are printed now go into the post.</summary>
internal static class PostingDay
{
    /// <summary>So many days ahead at the most: a decision has to go soon (BC-18).</summary>
    public const int DaysAhead = 7;

    /// <summary>A day as a form sends it; null where it is none, or not from today on.</summary>
    public static DateOnly? Read(string? text, DateOnly today) =>
        Read(text) is { } day && day >= today && day <= today.AddDays(DaysAhead) ? day : null;

    /// <summary>Today where the cases of these letters are; the later day, where it is not the same in all.</summary>
    public static DateOnly Today(IEnumerable<LetterRow> letters, SchemeTimes times) =>
        letters.Select(l => times.TodayOfCase(l.CaseNumber)).DefaultIfEmpty(times.Today()).Max();

    public static DateOnly? Read(string? text) => DayReader.Whole(text);
}
