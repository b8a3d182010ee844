using System.Globalization;
using System.Text;

namespace Redress.Web.Cases.Queries;

/// <summary>Where a page of the worklist ended, as an address carries it.</summary>
internal static class WorklistCursor
{
    /// <summary>Whether the cursor is one that a page gave.</summary>
    public static bool IsOne(string? after) => string.IsNullOrEmpty(after) || Read(after) is not null;

    public static string Of(DateOnly due, string number) =>
        Convert
            .ToBase64String(Encoding.ASCII.GetBytes($"{due:yyyy-MM-dd}|{number}"))
            .Replace('+', '-')
            .Replace('/', '_')
            .TrimEnd('=');

    public static (DateOnly Due, string Number)? Read(string? after)
    {
        if (string.IsNullOrEmpty(after))
        {
            return null;
        }

        var padded = after.Replace('-', '+').Replace('_', '/').PadRight((after.Length + 3) / 4 * 4, '=');
        var bytes = new byte[padded.Length];
        if (!Convert.TryFromBase64String(padded, bytes, out var length))
        {
            return null;
        }

        var parts = Encoding.ASCII.GetString(bytes, 0, length).Split('|');
        return
            parts.Length == 2
            && DateOnly.TryParseExact(
                parts[0],
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var due
            )
            ? (due, parts[1])
            : null;
    }
}
