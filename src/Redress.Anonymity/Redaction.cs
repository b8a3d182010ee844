namespace Redress.Anonymity;

/// <summary>A text in the course of being made anonymous, which knows the marks that were put into it.</summary>
internal sealed class Redaction(string text)
{
    private List<Piece> pieces = [new(text, IsMark: false)];

    public string Text => string.Concat(pieces.Select(piece => piece.Text));

    /// <summary>Puts a mark in the place of each part of <see cref="Text"/>; one mark where the same would follow itself with nothing said between.</summary>
    /// <param name="places">In order of their start; they may overlap, and the first one counts.</param>
    public void Mark(IEnumerable<(int Start, int End, string Mark)> places)
    {
        var now = Text;
        var marked = new List<(int Start, int End, string Mark)>();
        foreach (var place in places.Select(Widened))
        {
            if (
                marked is [.., var last]
                && (
                    place.Start < last.End
                    || last.Mark == place.Mark && SaysNothing(now.AsSpan(last.End, place.Start - last.End))
                )
            )
            {
                marked[^1] = last with { End = Math.Max(last.End, place.End) };
            }
            else
            {
                marked.Add(place);
            }
        }

        var (result, at) = (new List<Piece>(), 0);
        foreach (var (start, end, mark) in marked)
        {
            result.AddRange(Between(at, start));
            result.Add(new Piece(mark, IsMark: true));
            at = end;
        }

        pieces = [.. result, .. Between(at, now.Length)];
    }

    // A mark that stands there already is taken whole.
    private (int Start, int End, string Mark) Widened((int Start, int End, string Mark) place)
    {
        var from = 0;
        foreach (var piece in pieces)
        {
            var to = from + piece.Text.Length;
            if (piece.IsMark && place.Start < to && place.End > from)
            {
                place = place with { Start = Math.Min(place.Start, from), End = Math.Max(place.End, to) };
            }

            from = to;
        }

        return place;
    }

    private IEnumerable<Piece> Between(int start, int end)
    {
        var from = 0;
        foreach (var piece in pieces)
        {
            var to = from + piece.Text.Length;
            var (first, last) = (Math.Max(start, from), Math.Min(end, to));
            if (first < last)
            {
                // A mark is never cut: the place that was marked had taken it whole.
                yield return piece with
                {
                    Text = piece.Text[(first - from)..(last - from)],
                };
            }

            from = to;
        }
    }

    private static bool SaysNothing(ReadOnlySpan<char> between)
    {
        foreach (var sign in between)
        {
            if (char.IsLetterOrDigit(sign) || sign is '.' or '!' or '?')
            {
                return false;
            }
        }

        return true;
    }

    private sealed record Piece(string Text, bool IsMark);
}
