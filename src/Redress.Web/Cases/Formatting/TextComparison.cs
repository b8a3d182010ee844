using System.Text.RegularExpressions;
using DiffPlex;
using DiffPlex.Chunkers;
using DiffPlex.Model;

namespace Redress.Web.Cases.Formatting;

/// <summary>What became of a part of a text.</summary>
internal enum TextChange
{
    Kept,
    Removed,
    Added,
}

/// <summary>A part of two texts that are compared, as it stands in the one or in both.</summary>
internal sealed record TextPart(TextChange Change, string Text);

/// <summary>Two texts compared word by word.</summary>
internal static partial class TextComparison
{
    /// <summary>Texts of so many words of which none is the same take most of a second; longer ones are compared by coarser pieces.</summary>
    private const int MostPieces = 20_000;

    private static readonly Func<string, string[]>[] Grains =
    [
        text => [.. Word().Matches(text).Select(m => m.Value)],
        text => [.. Line().Matches(text).Select(m => m.Value)],
        text => [text],
    ];

    /// <summary>In order, nothing left out: what was kept or removed makes the text before, what was kept or added the text after.</summary>
    public static IReadOnlyList<TextPart> Of(string before, string after)
    {
        (before, after) = (before.ReplaceLineEndings("\n"), after.ReplaceLineEndings("\n"));
        var grain = Grains.First(cut => cut(before).Length <= MostPieces && cut(after).Length <= MostPieces);
        var diff = Differ.Instance.CreateDiffs(before, after, false, false, new CustomFunctionChunker(grain));
        var (parts, at) = (new List<TextPart>(), 0);
        foreach (var block in Joined(diff))
        {
            Add(TextChange.Kept, diff.PiecesOld, at, block.DeleteStartA - at);
            Add(TextChange.Removed, diff.PiecesOld, block.DeleteStartA, block.DeleteCountA);
            Add(TextChange.Added, diff.PiecesNew, block.InsertStartB, block.InsertCountB);
            at = block.DeleteStartA + block.DeleteCountA;
        }

        Add(TextChange.Kept, diff.PiecesOld, at, diff.PiecesOld.Count - at);
        return parts;

        void Add(TextChange change, IReadOnlyList<string> pieces, int start, int count)
        {
            if (count > 0)
            {
                parts.Add(new TextPart(change, string.Concat(pieces.Skip(start).Take(count))));
            }
        }
    }

    // Two words replaced in a row read as one change, not as two with a space kept between them.
    private static IEnumerable<DiffBlock> Joined(DiffResult diff)
    {
        DiffBlock? open = null;
        foreach (var block in diff.DiffBlocks)
        {
            if (open is null)
            {
                open = block;
                continue;
            }

            var end = open.DeleteStartA + open.DeleteCountA;
            if (diff.PiecesOld.Skip(end).Take(block.DeleteStartA - end).All(string.IsNullOrWhiteSpace))
            {
                open = new DiffBlock(
                    open.DeleteStartA,
                    block.DeleteStartA + block.DeleteCountA - open.DeleteStartA,
                    open.InsertStartB,
                    block.InsertStartB + block.InsertCountB - open.InsertStartB
                );
            }
            else
            {
                yield return open;
                open = block;
            }
        }

        if (open is not null)
        {
            yield return open;
        }
    }

    // A sign outside the first plane, such as an emoji, is two UTF-16 units; half of one is no text.
    [GeneratedRegex(
        @"[\uD800-\uDBFF][\uDC00-\uDFFF]|\w+|\s+|[^\w\s]",
        RegexOptions.None,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Word();

    [GeneratedRegex(@"[^\n]*\n|[^\n]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Line();
}
