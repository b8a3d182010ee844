using System.Buffers;

namespace Redress.Anonymity;

/// <summary>Words of a notice that are written as a name there, and as one in the texts of its file: only a reader can tell whether they are (BC-31).</summary>
internal static class FileWords
{
    private const int Shortest = 3;

    // Written with a capital by themselves: days, months, languages and countries of the schemes, means of payment.
    private static readonly HashSet<string> Capitalised =
    [
        .. """
            monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december
            maandag dinsdag woensdag donderdag vrijdag zaterdag zondag lundi mardi mercredi jeudi vendredi samedi dimanche januari februari maart april mei juni juli augustus oktober
            dutch french english german belgian flemish walloon european belgium netherlands holland france germany luxembourg europe brussels flanders wallonia
            nederlands frans engels duits belgisch belgische vlaams waals europees europese nederlandse franse duitse belgie belgique nederland frankrijk duitsland pays-bas pays bas allemagne
            internet e-mail email pdf html url btw tva vat eur euro faq cepani cepina nv bv srl sa black visa mastercard paypal bancontact ideal klarna
            """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries),
    ];

    /// <summary>Each once, as it stands in the notice, in order.</summary>
    public static IReadOnlyList<ReadIdentity> In(
        IReadOnlyList<string> texts,
        IReadOnlyList<string> forms,
        IReadOnlyList<string> ordinary,
        int shownAround
    )
    {
        var skipped = ordinary
            .SelectMany(name => IdentityPatterns.Words(NormalizedText.Fold(name)))
            .ToHashSet(StringComparer.Ordinal);
        var told = forms
            .Distinct(StringComparer.Ordinal)
            .SelectMany(form => NamesIn(form, skipped).Select(word => (Form: form, Word: word)))
            .DistinctBy(one => one.Form[one.Word.Start..one.Word.End], StringComparer.OrdinalIgnoreCase)
            .ToDictionary(one => one.Form[one.Word.Start..one.Word.End], StringComparer.OrdinalIgnoreCase);
        if (told.Count == 0)
        {
            return [];
        }

        var found = FoundIn(texts, [.. told.Keys]);
        return
        [
            .. told.Where(one => found.Contains(one.Key))
                .Select(one => new ReadIdentity(
                    IdentityKinds.Name,
                    one.Key,
                    ReadText.Around(
                        one.Value.Form,
                        new IdentityLeak(
                            IdentityKinds.Name,
                            one.Value.Word.Start,
                            one.Value.Word.End - one.Value.Word.Start,
                            one.Key
                        ),
                        shownAround
                    )
                )),
        ];
    }

    // Words with a capital that no sentence gives them.
    private static IEnumerable<(int Start, int End)> NamesIn(string form, HashSet<string> skipped)
    {
        for (var at = 0; at < form.Length; )
        {
            if (!char.IsLetter(form[at]))
            {
                at++;
                continue;
            }

            var end = at + 1;
            while (end < form.Length && (char.IsLetterOrDigit(form[end]) || form[end] is '-' or '\'' or '’'))
            {
                end++;
            }

            if (
                char.IsUpper(form[at])
                && end - at >= Shortest
                && !BeginsSentence(form, at)
                && !IsAbbreviation(form.AsSpan(at, end - at))
                && !IsOrdinary(form[at..end], skipped)
            )
            {
                yield return (at, end);
            }

            at = end;
        }
    }

    private static bool IsOrdinary(string word, HashSet<string> skipped) =>
        IdentityPatterns
            .Words(NormalizedText.Fold(word))
            .All(one =>
                one.Length < Shortest
                || CommonWords.Contains(one) && !CommonWords.IsAlsoGivenName(one)
                || CommonWords.IsLegalForm(one)
                || Capitalised.Contains(one)
                || skipped.Contains(one)
            );

    private static HashSet<string> FoundIn(IReadOnlyList<string> texts, string[] words)
    {
        var (found, sought) = (
            new HashSet<string>(StringComparer.OrdinalIgnoreCase),
            SearchValues.Create(words, StringComparison.OrdinalIgnoreCase)
        );
        foreach (var text in texts)
        {
            for (var at = 0; at < text.Length && found.Count < words.Length; )
            {
                var next = text.AsSpan(at).IndexOfAny(sought);
                if (next < 0)
                {
                    break;
                }

                at += next;
                foreach (var word in words)
                {
                    if (IsNameAt(text, at, word))
                    {
                        found.Add(word);
                    }
                }

                at++;
            }
        }

        return found;
    }

    private static bool IsNameAt(string text, int at, string word) =>
        char.IsUpper(text[at])
        && text.AsSpan(at).StartsWith(word, StringComparison.OrdinalIgnoreCase)
        && (at == 0 || !char.IsLetterOrDigit(text[at - 1]))
        && (at + word.Length == text.Length || !char.IsLetterOrDigit(text[at + word.Length]))
        && (!BeginsSentence(text, at) || NameFollows(text, at + word.Length));

    // "Katrien Verhelst zag het": at the beginning of a sentence a name is known by the name after it.
    private static bool NameFollows(string text, int end) =>
        end + 1 < text.Length && text[end] == ' ' && char.IsUpper(text[end + 1]);

    private static bool BeginsSentence(string text, int at)
    {
        while (
            at > 0
            && text[at - 1]
                is ' '
                    or '"'
                    or '“'
                    or '„'
                    or '«'
                    or '('
                    or '['
                    or '*'
                    or '_'
                    or '#'
                    or '>'
                    or '\u00a0'
                    or '‘'
                    or '\''
        )
        {
            at--;
        }

        return at == 0 || text[at - 1] is '.' or '!' or '?' or ':' or '\n' or '\r' or '-' or '–' or '•' or '\t' or ';';
    }

    // "BTW", "DHL", "EUR": letters that stand for words.
    private static bool IsAbbreviation(ReadOnlySpan<char> word)
    {
        foreach (var sign in word)
        {
            if (char.IsLower(sign))
            {
                return false;
            }
        }

        return word.Length <= 4;
    }
}
