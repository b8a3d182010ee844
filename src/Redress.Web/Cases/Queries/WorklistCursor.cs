using System.Globalization;
using System.Text;

namespace Redress.Web.Cases.Queries;

/// <summary>Where a page of the worklist ended, as an address carries it.</summary>
internal static class WorklistCursor
{
    private const string DayFormat = "yyyy-MM-dd";

    // As exact as the store keeps it.
    private const string InstantFormat = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";

    /// <summary>Whether the cursor is one that a page in the usual order gave.</summary>
    public static bool IsOne(string? after) => string.IsNullOrEmpty(after) || Read(after) is not null;

    /// <summary>Whether the cursor is one that a page in that order gave.</summary>
    public static bool IsOne(string? after, WorklistOrder order) =>
        string.IsNullOrEmpty(after) || Read(after, order) is not null;

    public static string Of(DateOnly due, string number) =>
        Written($"{due.ToString(DayFormat, CultureInfo.InvariantCulture)}|{number}");

    public static string Of(WorklistOrder order, WorklistPlace place)
    {
        var key = order.By switch
        {
            WorklistSort.Due or WorklistSort.Filed => place.Day.ToString(DayFormat, CultureInfo.InvariantCulture),
            WorklistSort.Changed => place.At.ToUniversalTime().ToString(InstantFormat, CultureInfo.InvariantCulture),
            WorklistSort.Assignee => place.Key,
            _ => "",
        };
        return order == WorklistOrder.Usual
            ? Of(place.Day, place.Number)
            : Written($"{order.Name}|{key}|{place.Number}");
    }

    public static (DateOnly Due, string Number)? Read(string? after) =>
        Parts(after) is [var key, var number] && Day(key) is { } due ? (due, number) : null;

    /// <summary>Null for the beginning, and for what another order gave: a place in one is none in another.</summary>
    public static WorklistPlace? Read(string? after, WorklistOrder order)
    {
        if (order == WorklistOrder.Usual)
        {
            return Read(after) is var (due, usual) ? new WorklistPlace(usual) { Day = due } : null;
        }

        if (Parts(after) is not [var name, var key, var number] || name != order.Name)
        {
            return null;
        }

        return order.By switch
        {
            WorklistSort.Due or WorklistSort.Filed => Day(key) is { } day
                ? new WorklistPlace(number) { Day = day }
                : null,
            WorklistSort.Changed => DateTimeOffset.TryParseExact(
                key,
                InstantFormat,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal,
                out var at
            )
                ? new WorklistPlace(number) { At = at }
                : null,
            WorklistSort.Assignee => new WorklistPlace(number) { Key = key },
            _ => new WorklistPlace(number),
        };
    }

    private static string Written(string place) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes(place)).Replace('+', '-').Replace('/', '_').TrimEnd('=');

    private static string[]? Parts(string? after)
    {
        if (string.IsNullOrEmpty(after))
        {
            return null;
        }

        var padded = after.Replace('-', '+').Replace('_', '/').PadRight((after.Length + 3) / 4 * 4, '=');
        var bytes = new byte[padded.Length];
        return Convert.TryFromBase64String(padded, bytes, out var length)
            ? Encoding.UTF8.GetString(bytes, 0, length).Split('|')
            : null;
    }

    private static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;
}
