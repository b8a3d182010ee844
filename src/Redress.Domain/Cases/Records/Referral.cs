namespace Redress.Domain.Cases.Records;

/// <summary>The external committee's handling of a dispute (WK-2).</summary>
public sealed record Referral(string Body, string Reference, DateOnly On)
{
    public string? Advice { get; init; }

    public DateOnly? AdviceOn { get; init; }

    /// <summary>The day on which both parties were asked whether the provider complied; null before.</summary>
    public DateOnly? AskedOn { get; init; }

    /// <summary>What each party answered: one answer each, the last that it gave. It is that party's word and nobody's finding.</summary>
    public IReadOnlyList<ComplianceReport> Reports { get; init; } = [];

    public bool? Complied { get; init; }

    public DateOnly? ComplianceOn { get; init; }

    public ComplianceReport? ReportOf(Party party) => Reports.FirstOrDefault(r => r.By == party);
}

/// <summary>What one party says of the provider's compliance with the advice (WK-2).</summary>
public sealed record ComplianceReport(Party By, bool Complied, string? Text, DateOnly On);
