using Redress.Domain.Labels.Commands;

namespace Redress.Domain.Labels.Records;

/// <summary>An application for the logo that was refused (WK-6): another may follow at any time.</summary>
public sealed record LogoRefusal(LogoRefusalGround Ground, string Reasons, DateOnly On);

/// <summary>A provider was examined again (WK-6).</summary>
public sealed record LogoExamination(string Id, DateOnly On, ExaminationResult Result, string? Text);

/// <summary>A change on the provider's site that touches the logo, and what was answered (WK-6).</summary>
public sealed record LogoChange(string Id, string Text, string? Document, DateOnly On)
{
    /// <summary>Null until it is answered.</summary>
    public bool? Approved { get; init; }

    public string? Answer { get; init; }

    public DateOnly? AnsweredOn { get; init; }
}

/// <summary>A provider that did not accept a change of the code (WK-10).</summary>
/// <param name="Version">Of the rulebook.</param>
/// <param name="On">The day on which it gave notice.</param>
/// <param name="EndsOn">The day of the change: the first without the agreement.</param>
public sealed record LeftOver(string Version, DateOnly On, DateOnly EndsOn);
