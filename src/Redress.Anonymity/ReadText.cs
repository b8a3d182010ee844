namespace Redress.Anonymity;

/// <summary>Something that identifies somebody, and the words among which it is read.</summary>
/// <param name="Found">As it is read there.</param>
/// <param name="Around">With what stands before and after it, on one line.</param>
public sealed record ReadIdentity(string Kind, string Found, string Around);

/// <summary>One text in all its forms: as it was written, as it is shown, as a program takes it (BC-31).</summary>
public static class ReadText
{
    /// <summary>What identifies somebody in any of the forms, each once: of one that is found in several, where it is found first.</summary>
    /// <param name="forms">The first as it was written.</param>
    /// <param name="shownAround">How many characters of what is before and after are shown.</param>
    public static IReadOnlyList<ReadIdentity> Identities(
        IReadOnlyList<string> forms,
        KnownIdentities known,
        int shownAround
    )
    {
        var (found, seen) = (new List<ReadIdentity>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var form in forms.Distinct(StringComparer.Ordinal))
        {
            foreach (var leak in Anonymizer.FindIdentities(form, known))
            {
                if (seen.Add(IdentityPatterns.Compact(NormalizedText.Fold(leak.Found))))
                {
                    found.Add(new ReadIdentity(leak.Kind, OneLine(leak.Found), Around(form, leak, shownAround)));
                }
            }
        }

        return found;
    }

    /// <summary>A stretch of a text with what stands around it, whole words, on one line.</summary>
    internal static string Around(string text, IdentityLeak leak, int shown)
    {
        var (start, end) = (Math.Max(0, leak.Start - shown), Math.Min(text.Length, leak.Start + leak.Length + shown));
        // No further than the words go, and never within one.
        while (start > 0 && start < leak.Start && !char.IsWhiteSpace(text[start - 1]))
        {
            start++;
        }

        while (end < text.Length && end > leak.Start + leak.Length && !char.IsWhiteSpace(text[end]))
        {
            end--;
        }

        return (start > 0 ? "… " : "") + OneLine(text[start..end]) + (end < text.Length ? " …" : "");
    }

    private static string OneLine(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
