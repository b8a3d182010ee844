using Redress.Domain.Cases.Records;

namespace Redress.Web.Worklist.Peek;

/// <summary>What is shown of a case beside the list: cut to what its reader may see, and in the reader's words. No case is kept for it.</summary>
public sealed record CasePeek(string Number, int Version, CaseState State, string Parties)
{
    /// <summary>Kind, scheme and day of filing.</summary>
    public string About { get; init; } = "";

    /// <summary>What its state asks of the staff.</summary>
    public string Stand { get; init; } = "";

    public string Claim { get; init; } = "";

    /// <summary>Of what the complainant wrote.</summary>
    public string Language { get; init; } = "";

    public string? AssignedTo { get; init; }

    public IReadOnlyList<PeekTerm> Terms { get; init; } = [];

    /// <summary>The acts that move it on, what comes first by the law before the others.</summary>
    public IReadOnlyList<string> Next { get; init; } = [];

    public IReadOnlyList<PeekEntry> Journal { get; init; } = [];

    public IReadOnlyList<PeekExhibit> Exhibits { get; init; } = [];
}

/// <param name="Why">Why it is due on that day (FP-9).</param>
public sealed record PeekTerm(string What, DateOnly Due, string Urgency, string Left, string Why);

public sealed record PeekEntry(string At, string What, string By);

public sealed record PeekExhibit(string Id, string Label, string Name);
