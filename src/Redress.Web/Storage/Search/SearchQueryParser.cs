using Redress.Domain;

namespace Redress.Web.Storage.Search;

/// <summary>Reads what was typed into a <see cref="SearchQuery"/>.</summary>
internal sealed class SearchQueryParser
{
    // The beginning of one letter is the beginning of too many words.
    private const int ShortestBeginning = 2;
    private const int MostPartsOfANumber = 8;

    private readonly FoldedText _text;
    private readonly IReadOnlyList<string> _languages;
    private readonly IReadOnlyCollection<string> _regions;
    private readonly List<SearchTerm> _required = [];
    private readonly List<SearchTerm> _excluded = [];
    private bool _either;

    public SearchQueryParser(string typed, IReadOnlyList<string> languages, IReadOnlyCollection<string> regions)
    {
        _text = FoldedText.Of(
            typed.Length <= SearchQuery.LongestTyped ? typed : TextCut.At(typed, SearchQuery.LongestTyped)
        );
        (_languages, _regions) = (languages, regions);
    }

    public SearchQuery? Parse()
    {
        // What was typed without quotes or exclusion in between belongs together: a number may stand in several pieces.
        List<Piece> together = [];
        var pieces = Pieces().Take(SearchQuery.MostTerms).ToList();
        foreach (var piece in pieces)
        {
            if (IsOr(piece) && piece != pieces[^1] && (together.Count > 0 || _required.Count > 0))
            {
                Require(together);
                _either = true;
            }
            else if (piece is { Quoted: false, Excluded: false })
            {
                together.Add(piece);
            }
            else
            {
                Require(together);
                Add(piece);
            }
        }
        Require(together);
        if (_required.Count == 0 && _excluded.Count == 0)
        {
            return null;
        }
        return new(_required.Count > 0 ? _required : [new([new SearchPhrase(Token.Everything)])], _excluded);
    }

    private bool IsOr(Piece piece) =>
        piece is { Quoted: false, Excluded: false }
        && piece.First == piece.Last
        && _text.Words[piece.First].Folded == "or";

    private void Require(List<Piece> together)
    {
        var from = _required.Count;
        AddWords(together, _required);
        together.Clear();
        Join(from);
    }

    // A phrase, or what is excluded.
    private void Add(Piece piece)
    {
        var from = _required.Count;
        if (piece.Quoted)
        {
            AddPhrase(piece);
        }
        else
        {
            AddWords([piece], _excluded);
        }
        Join(from);
    }

    // What was added from here on begins with the other choice, where "or" stood before it.
    private void Join(int from)
    {
        if (_either && from > 0 && _required.Count > from)
        {
            _required[from - 1] = new([.. _required[from - 1].Alternatives, .. _required[from].Alternatives]);
            _required.RemoveAt(from);
            _either = false;
        }
    }

    /// <summary>The pieces between blanks and quotes that have a word.</summary>
    private IEnumerable<Piece> Pieces()
    {
        var (value, at) = (_text.Value, 0);
        while (at < value.Length)
        {
            if (char.IsWhiteSpace(value[at]))
            {
                at++;
                continue;
            }
            var excluded = IsDash(value[at]);
            while (at < value.Length && IsDash(value[at]))
            {
                at++;
            }
            var quoted = at < value.Length && value[at] == '"';
            var start = quoted ? at + 1 : at;
            var end = start;
            while (end < value.Length && value[end] != '"' && (quoted || !char.IsWhiteSpace(value[end])))
            {
                end++;
            }
            var closed = quoted && end < value.Length;
            at = closed ? end + 1 : end;
            if (WordsIn(start, end) is var (first, last))
            {
                yield return new(first, last, quoted, excluded, closed);
            }
        }
    }

    private (int First, int Last)? WordsIn(int start, int end)
    {
        var inside = Enumerable
            .Range(0, _text.Words.Count)
            .Where(w => _text.Words[w].Start >= start && _text.Words[w].End <= end)
            .ToList();
        return inside.Count == 0 ? null : (inside[0], inside[^1]);
    }

    private static bool IsDash(char sign) => sign is '-' or '‐' or '–' or '−';

    private void AddPhrase(Piece piece)
    {
        // A quote that is still open is still being typed.
        var prefix = !piece.Closed && !piece.Excluded && IsBeginning(piece.Last);
        var phrase = new SearchPhrase([.. Range(piece.First, piece.Last).Select(w => _text.Words[w].Folded)], prefix);
        (piece.Excluded ? _excluded : _required).Add(new([phrase]));
    }

    private void AddWords(List<Piece> pieces, List<SearchTerm> terms)
    {
        if (pieces.Count == 0)
        {
            return;
        }
        var numbers = NumbersIn(pieces[0].First, pieces[^1].Last)
            .Where(n => pieces.TrueForAll(p => Fits(n, p)))
            .ToList();
        foreach (var piece in pieces)
        {
            // Every piece of a number has the number for an alternative: so it is sought instead of all of them together.
            var spellings = AsWritten(piece)
                .Concat(
                    numbers
                        .Where(n => n.Meets(piece))
                        .SelectMany(n => n.Spellings(!piece.Excluded && IsBeginning(n.Last)))
                );
            terms.Add(new([.. spellings.DistinctBy(p => string.Join(' ', p.Tokens))]));
        }
    }

    private IEnumerable<SearchPhrase> AsWritten(Piece piece)
    {
        var beginning = !piece.Excluded && IsBeginning(piece.Last);
        var words = Range(piece.First, piece.Last).ToList();
        // l'achat, foto's: one letter at an apostrophe is no word that is sought.
        while (words.Count > 1 && IsLetterBefore(words[0]))
        {
            words.RemoveAt(0);
        }
        while (words.Count > 1 && IsLetterAfter(words[^1]))
        {
            words.RemoveAt(words.Count - 1);
        }
        yield return new([.. words.Select(w => _text.Words[w].Folded)], beginning);
        if (words is not [var only])
        {
            yield break;
        }
        var word = _text.Words[only];
        yield return new(Token.Joined(word.Folded), beginning);
        foreach (var language in _languages)
        {
            foreach (var stem in Stems.Of(language, word))
            {
                yield return new(Token.Stem(language, stem));
            }
        }
    }

    private IEnumerable<Sought> NumbersIn(int first, int last)
    {
        foreach (var number in WrittenNumbers.In(_text, first, last))
        {
            yield return new(number, Phone: false);
        }
        foreach (var number in TelephoneNumbers.In(_text, first, last, _regions))
        {
            yield return new(number, Phone: true);
        }
        if (first < last && last - first < MostPartsOfANumber && WrittenNumbers.HasDigits(_text, first, last, 1))
        {
            yield return new(WrittenNumbers.Joined(_text, first, last), Phone: false);
        }
    }

    // Half of a piece is not what was sought (the 2026-00123 of ORD-2026-00123), save the number after tel:.
    private bool Fits(Sought number, Piece piece) =>
        !number.Meets(piece)
        || Range(piece.First, piece.Last)
            .Where(w => w < number.First || w > number.Last)
            .All(w => number.Phone && !_text.Words[w].HasDigit);

    private bool IsBeginning(int word) =>
        _text.Words[word].Folded.Length >= ShortestBeginning && word == _text.Words.Count - 1;

    private bool IsLetterBefore(int word) =>
        IsLetter(word) && _text.Words[word].End < _text.Value.Length && _text.Value[_text.Words[word].End] == '\'';

    private bool IsLetterAfter(int word) => IsLetter(word) && _text.Value[_text.Words[word].Start - 1] == '\'';

    private bool IsLetter(int word) => _text.Words[word].Folded is [not (>= '0' and <= '9')];

    private static IEnumerable<int> Range(int first, int last) => Enumerable.Range(first, last - first + 1);

    private readonly record struct Piece(int First, int Last, bool Quoted, bool Excluded, bool Closed);

    private readonly record struct Sought(WrittenNumber Number, bool Phone)
    {
        public int First => Number.First;

        public int Last => Number.Last;

        public bool Meets(Piece piece) => First <= piece.Last && Last >= piece.First;

        public IEnumerable<SearchPhrase> Spellings(bool beginning) =>
            Phone
                ? [new(Token.Phone(Number.Value))]
                : [new(Number.Value, beginning), new(Token.Joined(Number.Value), beginning)];
    }
}
