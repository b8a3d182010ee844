using Redress.Domain.Terms;

namespace Redress.Domain.Rulebooks;

/// <summary>How long before it is in force a new version of the rulebook is told to every label user (BC-42, WK-10).</summary>
/// <param name="Notice">Of any change.</param>
/// <param name="Significant">Of a significant change; null where that needs no more.</param>
public sealed record AmendmentRule(Period Notice, Period? Significant)
{
    /// <summary>No scheme may tell later (BC-42).</summary>
    public static readonly Period Least = new(0, 0, 30);

    /// <summary>The first day on which a version may be in force that is sent on that day.</summary>
    public DateOnly Earliest(DateOnly sent, bool significant)
    {
        var day = Notice.From(sent);
        return significant && Significant?.From(sent) is { } later && later > day ? later : day;
    }

    /// <summary>The rule that refuses such a version; null where none does.</summary>
    public string? RefusedBy(DateOnly sent, DateOnly inForce, bool significant) =>
        inForce < Notice.From(sent) ? "BC-42"
        : inForce < Earliest(sent, significant) ? "WK-10"
        : null;
}
