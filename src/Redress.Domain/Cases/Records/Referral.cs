namespace Redress.Domain.Cases.Records;

/// <summary>The external committee's handling of a dispute (WK-2).</summary>
public sealed record Referral(string Body, string Reference, DateOnly On)
{
    public string? Advice { get; init; }

    public DateOnly? AdviceOn { get; init; }

    public bool? Complied { get; init; }

    public DateOnly? ComplianceOn { get; init; }
}
