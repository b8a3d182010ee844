using System.Buffers;

namespace Redress.Anonymity;

/// <summary>
/// People whom the texts of a file name beyond doubt: after a form of address, as sender or addressee of a mail, greeted, or signing;
/// and mail addresses (BC-31). By hand, in one pass: the texts may be long.
/// </summary>
internal static class FileNames
{
    private const int LongestName = 80;
    private const int LongestLine = 500;
    private const int MostWords = 6;

    private static readonly string[] Titles =
    [
        .. "mevrouw mevr mevr. mw mw. mvr mvr. mej. meneer mijnheer heer dhr dhr. hr. mr mr. mrs mrs. ms ms. miss mister monsieur madame mme mme. mlle mademoiselle m. maître meester mtr. dr dr. prof. docteur doctor".Split(
            ' '
        ),
    ];

    private static readonly string[] Headers =
    [
        .. "from to cc bcc reply-to sender van aan de à répondre-à antwoord-aan".Split(' '),
    ];

    private static readonly string[] Greetings =
    [
        .. "beste geachte dag hallo hoi dear hello hi bonjour cher chère bonsoir goedendag".Split(' '),
    ];

    private static readonly string[] Closings =
    [
        "groet",
        "groeten",
        "groetjes",
        "hoogachtend",
        "regards",
        "sincerely",
        "faithfully",
        "wishes",
        "cordialement",
        "salutations",
        "amicalement",
        "distingués",
        "distinguées",
        "getekend",
        "signed",
        "signé",
    ];

    private static readonly SearchValues<string> Marks = SearchValues.Create(
        [
            .. Titles.Select(title => title.TrimEnd('.')),
            .. Headers.Select(header => header + ":"),
            "de :",
            "à :",
            .. Greetings,
            .. Closings,
            "@",
        ],
        StringComparison.OrdinalIgnoreCase
    );

    /// <summary>Those of which the notice has a word, each once.</summary>
    public static (IReadOnlyList<string> Names, IReadOnlyList<string> Emails) In(
        IReadOnlyList<string> texts,
        NoticeWords notice
    )
    {
        var (names, emails) = (new Found(), new Found());
        foreach (var text in texts)
        {
            Read(text, names, emails);
        }

        return ([.. names.All.Where(notice.MaySay)], [.. emails.All.Where(email => MaySay(notice, email))]);
    }

    private static bool MaySay(NoticeWords notice, string email)
    {
        var folded = NormalizedText.Fold(email);
        var local = IdentityPatterns.Compact(folded[..folded.IndexOf('@', StringComparison.Ordinal)].Split('+')[0]);
        return local.Length >= 3 && notice.Say(local);
    }

    private static void Read(string text, Found names, Found emails)
    {
        for (var at = 0; at < text.Length; )
        {
            var found = text.AsSpan(at).IndexOfAny(Marks);
            if (found < 0)
            {
                return;
            }

            at += found;
            if (text[at] == '@')
            {
                emails.Add(Address(text, at));
                at++;
                continue;
            }

            if (at > 0 && char.IsLetterOrDigit(text[at - 1]))
            {
                at++;
                continue;
            }

            var end = EndOfWord(text, at);
            ReadWord(text, at, end, names);
            at = Math.Max(end, at + 1);
        }
    }

    private static void ReadWord(string text, int at, int end, Found names)
    {
        var word = text.AsSpan(at, end - at);
        var colon = end + (end < text.Length && text[end] == ' ' ? 1 : 0);
        if (colon < text.Length && text[colon] == ':' && IsOneOf(Headers, word) && BeginsLine(text, at))
        {
            Header(text, colon + 1, names);
        }
        else if (IsOneOf(Closings, word))
        {
            names.Add(Signature(text, end));
        }
        else if (IsOneOf(Greetings, word) && BeginsLine(text, at))
        {
            names.Add(NameAfter(text, end, names));
        }
        else if (IsTitle(text, at, end))
        {
            names.Add(NameAfter(text, end < text.Length && text[end] == '.' ? end + 1 : end, names));
        }
    }

    // "M." is a title, "m" is a measure; "heer" and "mr" are with or without the dot.
    private static bool IsTitle(string text, int at, int end)
    {
        var word = text.AsSpan(at, end - at);
        var dotted = end < text.Length && text[end] == '.';
        return word.Length == 1
            ? word[0] == 'M' && dotted
            : IsOneOf(Titles, word) || dotted && IsOneOf(Titles, text.AsSpan(at, end - at + 1));
    }

    private static bool IsOneOf(string[] words, ReadOnlySpan<char> word)
    {
        foreach (var one in words)
        {
            if (word.Equals(one, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    // Words that begin with a capital, and what may stand before or between them, up to where the sentence goes on.
    private static string NameAfter(string text, int from, Found? known)
    {
        var (at, end, words) = (from, from, 0);
        while (words < MostWords && at < text.Length && at - from < LongestName)
        {
            while (at < text.Length && text[at] is ' ' or '\u00a0' or '\u202f')
            {
                at++;
            }

            var next = EndOfName(text, at);
            if (next == at)
            {
                break;
            }

            var word = text.AsSpan(at, next - at);
            var initial = word.Length == 1 && char.IsUpper(word[0]) && next < text.Length && text[next] == '.';
            if (!char.IsUpper(word[0]) && !IdentityPatterns.IsParticle(word.ToString().ToLowerInvariant()))
            {
                break;
            }

            at = initial ? next + 1 : next;
            end = char.IsUpper(word[0]) ? at : end;
            words++;
        }

        var name = text.AsSpan(from, end - from).Trim();
        return name.Length > 1 && known?.HasRead(name) != true ? NamedPeople.NameIn(name.ToString()) : "";
    }

    // "Jan Peeters <jan@example.org>, An <an@example.org>".
    private static void Header(string text, int from, Found names)
    {
        var line = Line(text, from);
        for (var at = 0; at < line.Length; )
        {
            var open = line.AsSpan(at).IndexOf('<');
            if (open < 0)
            {
                return;
            }

            var name = line.Substring(at, open).Trim(' ', ',', ';', '"', '\'');
            if (!name.Contains('@', StringComparison.Ordinal))
            {
                foreach (var one in NamedPeople.In(Turned(name)))
                {
                    names.Add(one);
                }
            }

            var close = line.AsSpan(at + open).IndexOf('>');
            at = close < 0 ? line.Length : at + open + close + 1;
        }
    }

    // "Peeters, Jan" is one person.
    private static string Turned(string name) =>
        name.Split(", ") is [var last, var first] && last.Length > 0 && first.Length > 0 ? $"{first} {last}" : name;

    // The next line with words, where it is nothing but a name.
    private static string Signature(string text, int from)
    {
        var at = from;
        for (var lines = 0; lines < 4 && at < text.Length; lines++)
        {
            var line = Line(text, at);
            var said = line.Trim(' ', ',', '.', '\t', '-', '–', '*', '\r');
            if (lines > 0 && said.Length > 1)
            {
                return said.Length <= LongestName && NameAfter(said, 0, null) is { Length: > 1 } name && IsAll(said)
                    ? name
                    : "";
            }

            at += line.Length + 1;
        }

        return "";
    }

    private static bool IsAll(string said) =>
        said.Split(' ', StringSplitOptions.RemoveEmptyEntries) is { Length: <= MostWords } words
        && words.All(word => char.IsUpper(word[0]) || IdentityPatterns.IsParticle(word.ToLowerInvariant()));

    private static string Address(string text, int at)
    {
        var (start, end) = (at, at + 1);
        while (start > 0 && at - start < 64 && IsOfAddress(text[start - 1]))
        {
            start--;
        }

        while (end < text.Length && end - at < 128 && IsOfAddress(text[end]))
        {
            end++;
        }

        var address = text[start..end].Trim('.', '-', '_');
        return start < at && address.IndexOf('@') is > 0 and var middle && address.LastIndexOf('.') > middle + 1
            ? address
            : "";
    }

    private static bool IsOfAddress(char sign) => char.IsLetterOrDigit(sign) || sign is '.' or '-' or '_' or '+';

    private static int EndOfWord(string text, int at)
    {
        while (at < text.Length && (char.IsLetter(text[at]) || text[at] == '-'))
        {
            at++;
        }

        return at;
    }

    private static int EndOfName(string text, int at)
    {
        while (at < text.Length && (char.IsLetter(text[at]) || text[at] is '-' or '\'' or '’'))
        {
            at++;
        }

        return at;
    }

    private static bool BeginsLine(string text, int at)
    {
        while (at > 0 && text[at - 1] is ' ' or '\t' or '>' or '*')
        {
            at--;
        }

        return at == 0 || text[at - 1] is '\n' or '\r';
    }

    private static string Line(string text, int from)
    {
        var end = text.AsSpan(from, Math.Min(text.Length - from, LongestLine)).IndexOf('\n');
        return text[from..(end < 0 ? Math.Min(text.Length, from + LongestLine) : from + end)];
    }

    /// <summary>Each once, in order.</summary>
    private sealed class Found
    {
        private readonly HashSet<string> seen = new(StringComparer.OrdinalIgnoreCase);
        private readonly HashSet<string> read = new(StringComparer.Ordinal);

        public List<string> All { get; } = [];

        /// <summary>Whether these words were looked at before: most names of a file come often.</summary>
        public bool HasRead(ReadOnlySpan<char> words)
        {
            var all = read.GetAlternateLookup<ReadOnlySpan<char>>();
            return all.Contains(words) || !all.Add(words);
        }

        public void Add(string value)
        {
            if (value.Length > 1 && seen.Add(value))
            {
                All.Add(value);
            }
        }
    }
}
