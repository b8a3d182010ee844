using System.Globalization;

namespace Redress.Domain.Payments;

/// <summary>References that a payer copies and a bank checks, so that a deposit finds its appeal (BC-26).</summary>
public static class StructuredReference
{
    /// <summary>
    /// The Belgian structured communication of a number: ten digits and their remainder by 97, in which 97 stands for 0.
    /// 1234567890 gives <c>+++123/4567/89002+++</c>.
    /// </summary>
    /// <param name="number">From 0 to 9,999,999,999; anything else is refused.</param>
    public static string Belgian(long number)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, 9_999_999_999L);
        var digits =
            number.ToString("D10", CultureInfo.InvariantCulture)
            + Check(number).ToString("D2", CultureInfo.InvariantCulture);
        return $"+++{digits[..3]}/{digits[3..7]}/{digits[7..]}+++";
    }

    /// <summary>
    /// Reads a Belgian structured communication as payers and banks write it: with or without plus signs, asterisks, slashes, spaces, dots and hyphens.
    /// False when anything else is in it, when it has not twelve digits, or when they do not check.
    /// </summary>
    public static bool TryBelgian(string? text, out long number)
    {
        number = 0;
        var digits = Without(text, "+*/.- \t\r\n\u00a0\u202f");
        if (digits.Length != 12 || !digits.All(char.IsAsciiDigit))
        {
            return false;
        }

        var read = long.Parse(digits[..10], CultureInfo.InvariantCulture);
        if (Check(read) != int.Parse(digits[10..], CultureInfo.InvariantCulture))
        {
            return false;
        }

        number = read;
        return true;
    }

    /// <summary>
    /// The creditor reference of ISO 11649, for schemes outside Belgium, printed in groups of four: 539007547034 gives <c>RF18 5390 0754 7034</c>.
    /// </summary>
    /// <param name="reference">One to 21 letters and digits of ASCII; anything else is refused.</param>
    public static string Creditor(string reference)
    {
        var own = Without(reference, " ").ToUpperInvariant();
        if (own.Length is 0 or > 21 || !own.All(char.IsAsciiLetterOrDigit))
        {
            throw new ArgumentException("A creditor reference has 1 to 21 letters and digits.", nameof(reference));
        }

        var check = 98 - Remainder(own + "RF00");
        var whole = $"RF{check.ToString("D2", CultureInfo.InvariantCulture)}{own}";
        return string.Join(' ', whole.Chunk(4).Select(group => new string(group)));
    }

    /// <summary>Reads a creditor reference, in either case, spaced or not, and gives the creditor's own part of it, in capitals. False when it does not check.</summary>
    public static bool TryCreditor(string? text, out string reference)
    {
        reference = "";
        var whole = Without(text, " \t\r\n\u00a0\u202f").ToUpperInvariant();
        if (
            whole.Length is < 5 or > 25
            || !whole.StartsWith("RF", StringComparison.Ordinal)
            || !whole.All(char.IsAsciiLetterOrDigit)
            || !whole.AsSpan(2, 2).ContainsOnlyDigits()
            || Remainder(whole[4..] + whole[..4]) != 1
        )
        {
            return false;
        }

        reference = whole[4..];
        return true;
    }

    private static int Check(long number) => number % 97 is var remainder && remainder == 0 ? 97 : (int)remainder;

    private static int Remainder(string alphanumeric)
    {
        var remainder = 0;
        foreach (var sign in alphanumeric)
        {
            remainder = char.IsAsciiDigit(sign)
                ? ((remainder * 10) + (sign - '0')) % 97
                : ((remainder * 100) + (sign - 'A' + 10)) % 97;
        }

        return remainder;
    }

    private static bool ContainsOnlyDigits(this ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('0', '9');

    private static string Without(string? text, string separators) =>
        string.Concat((text ?? "").Where(sign => !separators.Contains(sign)));
}
