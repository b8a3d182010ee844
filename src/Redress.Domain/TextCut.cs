using System.Globalization;

namespace Redress.Domain;

/// <summary>Cuts a text between two of its letters, never within one: a letter may take several characters.</summary>
public static class TextCut
{
    /// <summary>The beginning of the text: whole letters, in no more than <paramref name="most"/> characters.</summary>
    public static string At(string text, int most)
    {
        if (text.Length <= most)
        {
            return text;
        }

        var end = 0;
        while (end < text.Length)
        {
            var next = end + StringInfo.GetNextTextElementLength(text, end);
            if (next > most)
            {
                break;
            }

            end = next;
        }

        return text[..end];
    }
}
