namespace Redress.Anonymity;

/// <summary>A part of a text: what stood there, and what stands there now.</summary>
public sealed record RedactedSegment(string Was, string Now)
{
    public bool IsKept => Was == Now;
}

/// <summary>A text in the course of being made anonymous, with what each part of it was.</summary>
internal sealed class Redaction(string text)
{
    private List<RedactedSegment> pieces = [new(text, text)];

    public IReadOnlyList<RedactedSegment> Segments => pieces;

    public string Text => string.Concat(pieces.Select(segment => segment.Now));

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

        var (result, at) = (new List<RedactedSegment>(), 0);
        foreach (var (start, end, mark) in marked)
        {
            result.AddRange(Between(at, start));
            result.Add(new RedactedSegment(string.Concat(Between(start, end).Select(segment => segment.Was)), mark));
            at = end;
        }

        pieces = [.. result, .. Between(at, now.Length)];
    }

    // A mark that stands there already is taken whole.
    private (int Start, int End, string Mark) Widened((int Start, int End, string Mark) place)
    {
        var from = 0;
        foreach (var segment in pieces)
        {
            var to = from + segment.Now.Length;
            if (!segment.IsKept && place.Start < to && place.End > from)
            {
                place = place with { Start = Math.Min(place.Start, from), End = Math.Max(place.End, to) };
            }

            from = to;
        }

        return place;
    }

    private IEnumerable<RedactedSegment> Between(int start, int end)
    {
        var from = 0;
        foreach (var segment in pieces)
        {
            var to = from + segment.Now.Length;
            var (first, last) = (Math.Max(start, from), Math.Min(end, to));
            if (first < last)
            {
                var part = segment.Now[(first - from)..(last - from)];
                yield return segment.IsKept ? new RedactedSegment(part, part) : segment;
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
}
