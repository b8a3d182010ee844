using Redress.Web.Storage.Labels;

namespace Redress.Web.Labels.Desk;

/// <summary>One line of a list of the desk.</summary>
/// <param name="MemberId">Null of a report that is about no member.</param>
/// <param name="Name">Of the member; of a report, the site.</param>
/// <param name="What">The task, the kind of term or the template, on the wire; null of a label.</param>
internal sealed record LabelDeskLine(string? MemberId, string Name, string Scheme, string? Label, string? What)
{
    /// <summary>The state on the wire, of a label.</summary>
    public string? State { get; init; }

    public DateOnly? Since { get; init; }

    public DateOnly? Due { get; init; }

    /// <summary>The instant at which what runs in hours is over.</summary>
    public DateTimeOffset? Ends { get; init; }

    /// <summary>What a task is about, or the id of a report.</summary>
    public string? Id { get; init; }

    /// <summary>The number of a letter.</summary>
    public long? Letter { get; init; }

    /// <summary>Whether it is a task; else what runs.</summary>
    public bool IsTask { get; init; }

    /// <summary>The subject of a letter.</summary>
    public string? Text { get; init; }
}

/// <summary>A page of a list, and whether there is one after it.</summary>
internal sealed record LabelDeskPageOf(IReadOnlyList<LabelDeskLine> Lines, bool HasNext);

internal sealed record LabelStateCount(string State, string Kind, int Count);

/// <summary>How many labels of a kind end in a month.</summary>
internal sealed record LabelMonthCount(DateOnly Month, string Kind, int Count);

/// <summary>What the desk counts.</summary>
/// <param name="Tasks">Of each task, by its name on the wire.</param>
/// <param name="Lists">How many lines each list has.</param>
internal sealed record LabelDeskCounts(
    IReadOnlyList<LabelStateCount> States,
    IReadOnlyList<LabelMonthCount> Months,
    IReadOnlyDictionary<string, int> Tasks,
    IReadOnlyDictionary<LabelDeskList, int> Lists
);
