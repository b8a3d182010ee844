using System.Globalization;

namespace Redress.Web.Shell.Fields;

/// <summary>
/// Amounts as people write them, alike in every form: <c>89,95</c>, <c>89.95</c>, <c>89,-</c>, <c>€ 1.234,50</c>, <c>1 234,56 EUR</c>.
/// What could mean two amounts is refused: three digits after the only comma or point (<c>1.234</c>), a sign before the number.
/// </summary>
internal static class AmountReader
{
    // Longer than any amount that is meant.
    private const int Longest = 40;
    private const int MostDigits = 12;

    private static readonly string[] NoCents = ["-", "--", "–", "—"];

    /// <param name="text">What was typed.</param>
    /// <param name="currency">The currency in which amounts are given here; it may stand beside the number, another one may not.</param>
    /// <returns>Null: it is no amount, or it could be two.</returns>
    public static decimal? Read(string text, string currency)
    {
        if (text.Length > Longest)
        {
            return null;
        }

        var number = string.Concat(text.Select(ch => char.IsWhiteSpace(ch) ? ' ' : ch)).Trim();
        foreach (var name in currency == "EUR" ? new[] { "EURO", "EUR", "€" } : [currency])
        {
            number = Without(number, name);
        }

        var mark = number.LastIndexOfAny(['.', ',']);
        var after = number[(mark + 1)..];
        var (whole, cents) =
            mark < 0 ? (number, "")
            : NoCents.Contains(after) ? (number[..mark], "")
            : after.Length is 1 or 2 ? (number[..mark], after)
            : (number, "");
        var grouped = whole.Length < number.Length ? null : (char?)(mark < 0 ? null : number[mark]);
        return
            IsWhole(whole, mark < 0 ? null : number[mark], grouped)
            && decimal.TryParse(
                $"{Digits(whole)}.{cents}0",
                NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out var amount
            )
            ? amount
            : null;
    }

    // Digits alone, or threes after one and the same sign: a space, an apostrophe, or a comma or point that is not the decimal mark.
    private static bool IsWhole(string text, char? mark, char? grouped)
    {
        if (text.Length is > 0 and <= MostDigits && text.All(char.IsAsciiDigit))
        {
            return true;
        }

        var sign = text.FirstOrDefault(ch => !char.IsAsciiDigit(ch));
        var groups = text.Split(sign);
        return sign is ' ' or '\'' or '’' or '.' or ','
            && (sign == grouped ? groups.Length > 2 : sign != mark)
            && groups[0].Length is > 0 and <= 3
            && groups.Skip(1).All(g => g.Length == 3)
            && Digits(text).Length <= MostDigits
            && groups.All(g => g.All(char.IsAsciiDigit));
    }

    private static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit));

    private static string Without(string text, string currency) =>
        text.StartsWith(currency, StringComparison.OrdinalIgnoreCase) ? text[currency.Length..].TrimStart()
        : text.EndsWith(currency, StringComparison.OrdinalIgnoreCase) ? text[..^currency.Length].TrimEnd()
        : text;
}
