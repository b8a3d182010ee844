using Redress.Domain.Labels.Commands;

namespace Redress.Domain.Labels.Records;

/// <summary>What the control body decided of a certification (BC-34, BC-36).</summary>
/// <param name="On">The day of its report.</param>
/// <param name="Checklist">The version of the check-list by which it was examined.</param>
/// <param name="ToldOn">The day on which it was recorded here and told.</param>
public sealed record LabelCertification(
    string Id,
    string Label,
    CertificationResult Result,
    DateOnly On,
    string Document,
    string? Checklist,
    DateOnly ToldOn
);

/// <summary>Something that a certification found wanting, with its day (BC-36).</summary>
/// <param name="Due">The last day on which it can be mended.</param>
public sealed record Shortcoming(string Id, string Label, string Text, DateOnly ToldOn, DateOnly Due)
{
    /// <summary>The day on which the member said that it mended it; null where it has not, or where the check found otherwise.</summary>
    public DateOnly? BroughtOn { get; init; }

    /// <summary>The proof that it brought last.</summary>
    public string? Document { get; init; }

    public DateOnly? CheckedOn { get; init; }

    /// <summary>Whether the last check found it mended; null before any.</summary>
    public bool? Mended { get; init; }

    /// <summary>What the body said of it.</summary>
    public string? CheckText { get; init; }

    /// <summary>The day on which nothing was asked of it any more, because the certification was decided or the label is no more.</summary>
    public DateOnly? ClosedOn { get; init; }

    /// <summary>Whether it is still to be mended.</summary>
    public bool IsOpen => ClosedOn is null && Mended != true;
}
