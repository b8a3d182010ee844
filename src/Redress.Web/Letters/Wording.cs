using System.Globalization;
using System.Resources;
using Redress.Domain;
using Redress.Domain.Letters;
using Redress.Domain.Terms;
using Redress.Web.Shell;
using Redress.Web.Shell.Zones;

namespace Redress.Web.Letters;

/// <summary>
/// How letters, pages and the API say a word of the procedure, a day, an amount: in Wording.resx (English), Wording.nl.resx and Wording.fr.resx, the same keys.
/// Independent of the culture of whoever is signed in: a letter has its reader's language.
/// </summary>
internal static class Wording
{
    private static readonly ResourceManager Texts = new("Redress.Web.Letters.Wording", typeof(Wording).Assembly);

    public static bool Knows(string key, string language) => Texts.GetString(key, Culture(language)) is not null;

    /// <summary>The text under a key; the key itself where no text has it, so that a letter goes out all the same.</summary>
    public static string Of(string key, string language, params object[] values)
    {
        var text = Texts.GetString(key, Culture(language)) ?? key;
        return values.Length == 0 ? text : string.Format(CultureInfo.InvariantCulture, text, values);
    }

    public static string Of(TextKey textKey, string language) => Of(textKey.Key, language);

    /// <summary>maandag 2 maart 2026, lundi 2 mars 2026, Monday 2 March 2026.</summary>
    public static string Date(DateOnly day, string language) =>
        DayFormatter.FirstOfMonth(day.ToString("dddd d MMMM yyyy", Culture(language)), day, language);

    /// <summary>maandag 2 maart 2026 om 14.00 uur, in the offset that the instant carries.</summary>
    public static string Moment(DateTimeOffset at, string language)
    {
        var time = at.ToString(
            language switch
            {
                "nl" => "H.mm",
                "fr" => "H' h 'mm",
                _ => "HH:mm",
            },
            CultureInfo.InvariantCulture
        );
        return Of("moment.at", language, Date(DateOnly.FromDateTime(at.DateTime), language), time);
    }

    /// <summary>€ 2.000,00 in Dutch, 2 000,00 € in French, €2,000.00 in English, with spaces that do not break.</summary>
    public static string Amount(Money money, string language)
    {
        var sign = money.Currency == "EUR" ? "€" : money.Currency;
        return language switch
        {
            "nl" => $"{sign}\u00a0{Number(money.Amount, ".", ",")}",
            "fr" => $"{Number(money.Amount, "\u00a0", ",")}\u00a0{sign}",
            _ => money.Currency == "EUR"
                ? $"€{Number(money.Amount, ",", ".")}"
                : $"{sign}\u00a0{Number(money.Amount, ",", ".")}",
        };
    }

    public static string Length(Period period, string language)
    {
        var parts = new[] { Part("year", period.Years), Part("month", period.Months), Part("day", period.Days) }
            .Where(p => p is not null)
            .ToList();
        return parts.Count == 0 ? Part("day", 0, always: true)! : Joined(parts!, "list.and", language);

        string? Part(string unit, int number, bool always = false) =>
            number switch
            {
                0 when !always => null,
                1 => Of($"period.{unit}", language),
                _ => Of($"period.{unit}s", language, number),
            };
    }

    /// <summary>1 day, 5 days.</summary>
    public static string Days(int days, string language) => Length(new Period(0, 0, days), language);

    /// <summary>one, two and three; or with the other word: one, two or three.</summary>
    public static string Joined(IReadOnlyList<string> parts, string word, string language) =>
        parts.Count < 2
            ? string.Concat(parts)
            : $"{string.Join(", ", parts.SkipLast(1))} {Of(word, language)} {parts[^1]}";

    private static string Number(decimal amount, string groups, string point) =>
        amount.ToString(
            "#,##0.00",
            new NumberFormatInfo { NumberGroupSeparator = groups, NumberDecimalSeparator = point }
        );

    private static CultureInfo Culture(string language) =>
        CultureInfo.GetCultureInfo(
            language switch
            {
                "nl" => "nl-BE",
                "fr" => "fr-BE",
                "en" => "en-IE",
                _ => language,
            }
        );
}
