using Redress.Domain.Cases.Records;
using Redress.Web.Cases.Queries;

namespace Redress.Web.Worklist.List;

/// <summary>One line of the list, as its reader may see it: texts and days alone, since a circuit holds hundreds of them.</summary>
public sealed record WorklistRow(
    string Number,
    string Scheme,
    CaseState State,
    string Complainant,
    string Respondent,
    DateOnly FiledOn
)
{
    public WorklistTerm? Term { get; init; }

    public string? AssignedTo { get; init; }

    public DateTimeOffset ChangedAt { get; init; }

    public int Version { get; init; }

    /// <summary>Between blanks.</summary>
    public string Tags { get; init; } = "";

    /// <summary>It changed since the reader last looked.</summary>
    public bool IsNews { get; init; }

    /// <summary>The day by which a message of a party is answered (FP-20).</summary>
    public DateOnly? MessageDue { get; init; }

    /// <summary>A letter could not be delivered (FP-21).</summary>
    public bool IsUndelivered { get; init; }

    /// <summary>Somebody's proposal waits here for a second person, and the reader may be the one.</summary>
    public bool AwaitsSecond { get; init; }
}

/// <summary>Some lines of the list, and where it goes on; null at its end.</summary>
public sealed record WorklistPart(IReadOnlyList<WorklistRow> Rows, string? Next);

/// <summary>A view that somebody saved, as the list names it.</summary>
public sealed record SavedViewLink(Guid Id, string Name, string Address, bool Shared, bool IsOwn);

/// <summary>One of the views that there always are, with how many cases are in it.</summary>
public sealed record ViewCount(string View, int Count);
