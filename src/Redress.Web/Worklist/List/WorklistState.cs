using Redress.Web.Worklist.Peek;

namespace Redress.Web.Worklist.List;

/// <summary>What the list was when the page was drawn, carried over into the circuit so that it is not loaded twice.</summary>
public sealed record WorklistState(string Address, WorklistPart Part, WorklistFrame Frame, CasePeek? Peek);

/// <summary>What stands around the lines, whichever they are.</summary>
public sealed record WorklistFrame(IReadOnlyList<ViewCount> Counts, IReadOnlyList<SavedViewLink> Saved, bool MayAct)
{
    /// <summary>The name of the person whose cases are asked for by a filter.</summary>
    public string? Person { get; init; }
}

/// <summary>What became of one act in several cases.</summary>
/// <param name="To">The name of who got them, for an assignment.</param>
public sealed record BulkOutcome(BulkAct Act, IReadOnlyList<BulkResult> Results, string To)
{
    /// <summary>Cases that were ticked beyond as many as go at once: nothing was done in them, and they stay ticked.</summary>
    public int Further { get; init; }

    /// <summary>The cases that stay ticked: those in which it was refused, and those to which it did not come.</summary>
    public static IReadOnlyList<string> StillTicked(IEnumerable<string> asked, IReadOnlyList<BulkResult> results) =>
        [
            .. asked
                .Distinct(StringComparer.Ordinal)
                .Except(results.Where(r => r.Refusal is null).Select(r => r.Number), StringComparer.Ordinal),
        ];
}

/// <summary>How far one scrolled: after which line the first one held comes, and the same for each page that is above it.</summary>
public sealed record ListPlace(string? Start, IReadOnlyList<string?> Above);
