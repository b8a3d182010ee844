namespace Redress.Anonymity;

/// <summary>What the texts of a file say of people and numbers, as far as a notice tells it again (BC-31).</summary>
/// <param name="Certain">Names and addresses that nobody takes for anything else, and of which the notice has a word.</param>
/// <param name="Numbers">Numbers of the file that stand in a form of the notice.</param>
/// <param name="Words">Words of the notice that stand in the file as names may: to be read by somebody.</param>
public sealed record FileReading(
    KnownIdentities Certain,
    IReadOnlyList<ReadIdentity> Numbers,
    IReadOnlyList<ReadIdentity> Words
)
{
    /// <summary>
    /// Reads a file for a notice. A file is long and a notice is short: only what the notice may tell is looked for,
    /// so that a file of many long documents is read in one go.
    /// </summary>
    /// <param name="texts">Whatever stands in the file: what was typed, kept mails, texts that were brought, names of documents.</param>
    /// <param name="forms">The notice in all its forms, the first as it was written.</param>
    /// <param name="ordinary">Names that every notice may tell: of the scheme and its code.</param>
    /// <param name="shownAround">How many characters of what is before and after are shown.</param>
    public static FileReading Of(
        IReadOnlyList<string> texts,
        IReadOnlyList<string> forms,
        IReadOnlyList<string> ordinary,
        int shownAround
    )
    {
        var notice = new NoticeWords(forms);
        var (names, emails) = FileNames.In(texts, notice);
        return new FileReading(
            KnownIdentities.None with
            {
                Mentioned = names,
                Emails = emails,
            },
            FileNumbers.In(texts, forms, shownAround),
            FileWords.In(texts, forms, ordinary, shownAround)
        );
    }
}

/// <summary>What a notice says, letters and digits alone, in all forms and with what may stand for a letter read as that.</summary>
internal sealed class NoticeWords
{
    private readonly string[] compact;

    public NoticeWords(IReadOnlyList<string> forms) =>
        compact = [
            .. forms
                .Distinct(StringComparer.Ordinal)
                .SelectMany(form => PatternMatcher.Readings(NormalizedText.Of(form)))
                .Distinct(StringComparer.Ordinal),
        ];

    /// <summary>Whether a folded word stands in it, also where something stands between its letters.</summary>
    public bool Say(string folded) => compact.Any(text => text.Contains(folded, StringComparison.Ordinal));

    /// <summary>Whether it may be said in some form of it: one of its words is.</summary>
    public bool MaySay(string name) =>
        IdentityPatterns
            .Words(NormalizedText.Fold(name))
            .Any(word =>
                word.Length >= 2
                && !IdentityPatterns.IsParticle(word)
                && !CommonWords.Contains(word)
                && (Say(word) || Say(WithoutDoubles(word)))
            );

    private static string WithoutDoubles(string word) =>
        string.Concat(word.Where((sign, i) => i == 0 || sign != word[i - 1]));
}
