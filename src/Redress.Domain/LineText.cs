using System.Globalization;
using System.Text;

namespace Redress.Domain;

/// <summary>A text of one line that somebody types: a name, a number, a place. What would turn a heading round or show nothing is refused.</summary>
public static class LineText
{
    /// <summary>Why a text cannot stand on one line as it was typed; null where it can, and where there is none.</summary>
    public static FieldReason? WhyNot(string? text) =>
        string.IsNullOrWhiteSpace(text) ? null
        : text.Any(ch => char.IsControl(ch) || ch is '\u2028' or '\u2029') ? FieldReason.NotOneLine
        : text.Any(TurnsRound) ? FieldReason.HiddenSigns
        : text.EnumerateRunes().Any(IsSeen) ? null
        : FieldReason.OnlyHiddenSigns;

    /// <summary>Marks and embeddings of direction: a name with one reverses the words after it.</summary>
    public static bool TurnsRound(char ch) =>
        ch is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\u200E' or '\u200F' or '\u061C';

    private static bool IsSeen(Rune rune) =>
        Rune.GetUnicodeCategory(rune)
            is not (
                UnicodeCategory.Format
                or UnicodeCategory.Control
                or UnicodeCategory.SpaceSeparator
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
                or UnicodeCategory.OtherNotAssigned
            )
        && rune.Value is not (0x115F or 0x1160 or 0x2800 or 0x3164 or 0xFFA0);
}
