using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Redress.Domain.Terms;

/// <summary>
/// A length of time in years, months and days, as ISO 8601 writes it: <c>P3M</c>, <c>P3Y</c>, <c>P14D</c>, <c>P2W</c> (BC-20, BC-33).
/// How many days it lasts depends on the day it starts from.
/// </summary>
[JsonConverter(typeof(AsIso))]
public readonly partial record struct Period(int Years, int Months, int Days)
{
    private const int Longest = 100;

    /// <summary>Reads <c>P1Y2M3D</c>, any part left out but not all, or weeks alone: <c>P2W</c> is fourteen days.</summary>
    /// <exception cref="FormatException">It is none of these, is negative, or lasts over a hundred years.</exception>
    public static Period Parse(string text) =>
        TryParse(text, out var period)
            ? period
            : throw new FormatException($"'{text}' is not a period such as P3M, P1Y6M or P14D.");

    /// <summary>As <see cref="Parse"/>, without the exception.</summary>
    public static bool TryParse(string? text, out Period period)
    {
        period = default;
        if (text is null || Iso().Match(text) is not { Success: true } parts)
        {
            return false;
        }

        int Part(string name) =>
            parts.Groups[name] is { Success: true } part ? int.Parse(part.Value, CultureInfo.InvariantCulture) : 0;

        period = new Period(Part("y"), Part("m"), Part("d") + (7 * Part("w")));
        return ((period.Years * 12) + period.Months) <= Longest * 12 && period.Days <= Longest * 366;
    }

    /// <summary>
    /// The day that lies this period after another: years and months first, to the last day of a shorter month, then days.
    /// P1M after 2027-01-31 is 2027-02-28; P2Y after 2028-02-29 is 2030-02-28.
    /// </summary>
    public DateOnly From(DateOnly day) => day.AddMonths((Years * 12) + Months).AddDays(Days);

    /// <summary>Whether it is as long as another whatever the day both start from (BC-20): P2M29D is not at least P3M, though from 1 December it is longer.</summary>
    public bool AtLeast(Period other) => Always((mine, theirs) => mine >= theirs, other);

    /// <summary>Whether it is no longer than another whatever the day both start from (BC-20): P36M is at most P3Y, P3Y1D is not.</summary>
    public bool AtMost(Period other) => Always((mine, theirs) => mine <= theirs, other);

    public override string ToString()
    {
        var text = $"P{Written(Years, 'Y')}{Written(Months, 'M')}{Written(Days, 'D')}";
        return text.Length == 1 ? "P0D" : text;
    }

    private bool Always(Func<DateOnly, DateOnly, bool> holds, Period other)
    {
        // A four-year cycle far from a century without a leap year.
        var first = new DateOnly(2001, 1, 1);
        for (var start = first; start < first.AddYears(4); start = start.AddDays(1))
        {
            if (!holds(From(start), other.From(start)))
            {
                return false;
            }
        }

        return true;
    }

    private static string Written(int number, char unit) =>
        number == 0 ? "" : number.ToString(CultureInfo.InvariantCulture) + unit;

    [GeneratedRegex(
        @"^P(?=[0-9])(?:(?:(?<y>[0-9]{1,5})Y)?(?:(?<m>[0-9]{1,5})M)?(?:(?<d>[0-9]{1,5})D)?|(?<w>[0-9]{1,4})W)\z",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Iso();

    [SuppressMessage(
        "Performance",
        "CA1812",
        Justification = "The serializer makes it, from the attribute on the type."
    )]
    private sealed class AsIso : JsonConverter<Period>
    {
        public override Period Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            TryParse(reader.GetString(), out var period) ? period : throw new JsonException("Not an ISO 8601 period.");

        public override void Write(Utf8JsonWriter writer, Period value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());
    }
}
