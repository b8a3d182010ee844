using System.Globalization;
using System.Text;

namespace Redress.Web.Letters.Postal;

/// <summary>
/// What stands on each print and each line of a posting list, for a scanner and for who types: which letter it is. Drawn as Code 128, set B, by ISO/IEC 15417:
/// each sign is three bars and three gaps, in all eleven modules wide.
/// </summary>
internal static class LetterBarcode
{
    private const string Prefix = "RDL";
    private const int StartB = 104;
    private const int Stop = 106;
    private const int Quiet = 10;
    private const int Height = 42;

    private static readonly string[] Widths = (
        "212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222 "
        + "123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123 212321 "
        + "232121 111323 131123 131321 112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121 "
        + "313121 211331 231131 213113 213311 213131 311123 311321 331121 312113 312311 332111 314111 221411 431111 111224 "
        + "111422 121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 241211 221114 413111 241112 134111 "
        + "111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 214121 412121 111143 111341 131141 114113 "
        + "114311 411113 411311 113141 114131 311141 411131 211412 211214 211232 2331112"
    ).Split(' ');

    /// <summary>Such as RDL00000123.</summary>
    public static string Of(long letter) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{letter:00000000}");

    /// <summary>Which letter a text names; null where it names none.</summary>
    public static long? Read(string? text) =>
        text?.Trim() is { } code
        && code.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)
        && long.TryParse(code.AsSpan(Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var letter)
            ? letter
            : null;

    /// <summary>A picture of that text, in modules, with the blank that a scanner needs on both sides.</summary>
    public static string Svg(string text)
    {
        var (x, bars) = (Quiet, new StringBuilder());
        foreach (var sign in Signs(text))
        {
            foreach (var (width, i) in Widths[sign].Select((digit, i) => (digit - '0', i)))
            {
                if (i % 2 == 0)
                {
                    bars.Append(CultureInfo.InvariantCulture, $"M{x} 0h{width}v{Height}h-{width}z");
                }

                x += width;
            }
        }

        return string.Create(
            CultureInfo.InvariantCulture,
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-label=\"{text}\" viewBox=\"0 0 {x + Quiet} {Height}\" preserveAspectRatio=\"none\"><path d=\"{bars}\"/></svg>"
        );
    }

    private static IEnumerable<int> Signs(string text)
    {
        var (sum, place) = (StartB, 1);
        yield return StartB;
        foreach (var value in text.Select(c => c - ' '))
        {
            sum += value * place++;
            yield return value;
        }

        yield return sum % 103;
        yield return Stop;
    }
}
