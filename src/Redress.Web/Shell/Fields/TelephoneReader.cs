using System.Buffers;
using PhoneNumbers;

namespace Redress.Web.Shell.Fields;

/// <summary>What is a telephone number: <c>+32 470 12 34 56</c>, <c>0032 2 555 12 34</c>, or as it is dialled at home, <c>0470/12.34.56</c>.</summary>
internal static class TelephoneReader
{
    private const int FewestDigits = 7;

    // Where no country is known: where most who write here are, and their neighbours.
    private static readonly string[] Usual = ["BE", "NL", "FR", "LU", "DE"];
    private static readonly SearchValues<char> Signs = SearchValues.Create(
        "0123456789+ ()./-\u2010\u2011\u2013\u00A0\u202F"
    );
    private static readonly Lazy<PhoneNumberUtil> Numbers = new(() => PhoneNumberUtil.GetInstance());

    /// <param name="country">Where it is dialled, in two letters; null: not known.</param>
    public static bool IsNumber(string text, string? country) =>
        text.Length <= 40
        && text.Count(char.IsAsciiDigit) >= FewestDigits
        && !text.AsSpan().ContainsAnyExcept(Signs)
        && Usual.Prepend(country ?? "").Where(c => c.Length == 2).Any(c => IsPossible(text, c.ToUpperInvariant()));

    private static bool IsPossible(string text, string country)
    {
        try
        {
            return Numbers.Value.IsPossibleNumberWithReason(Numbers.Value.Parse(text, country))
                == PhoneNumberUtil.ValidationResult.IS_POSSIBLE;
        }
        catch (NumberParseException)
        {
            return false;
        }
    }
}
