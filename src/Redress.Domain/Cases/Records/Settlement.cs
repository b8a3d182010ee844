namespace Redress.Domain.Cases.Records;

/// <summary>One thing that is promised (BC-10): what, how much, by when.</summary>
public sealed record SettlementClause(string What, Money? Amount = null, DateOnly? By = null);

public enum ProposalState
{
    Open,
    Accepted,
    Declined,
    Overtaken,
    Withdrawn,
}

/// <summary>An offer of settlement (BC-10).</summary>
public sealed record Proposal(
    string Id,
    Party From,
    string Text,
    Money? Amount,
    DateOnly? By,
    DateOnly MadeOn,
    ProposalState State
)
{
    /// <summary>What is offered, one thing after another, beside the text; empty when the text says it all.</summary>
    public IReadOnlyList<SettlementClause> Terms { get; init; } = [];

    /// <summary>The other party's proposal that this one answers. That one stays as it was: answering it with another is not declining it.</summary>
    public string? Counters { get; init; }

    public DateOnly? AnsweredOn { get; init; }

    public string? Reason { get; init; }
}

/// <summary>What one party says of the settlement afterwards (BC-10). It is that party's word and nobody's finding.</summary>
public sealed record SettlementReport(Party By, bool Kept, string? Text, DateOnly On);

/// <summary>What both accepted; it closed the case.</summary>
public sealed record Settlement(string Terms, Money? Amount, DateOnly? By, DateOnly On, string? Proposal)
{
    /// <summary>What was agreed, one thing after another: the terms of the accepted proposal, or its text, amount and day as one. Empty in a settlement that is older than such terms.</summary>
    public IReadOnlyList<SettlementClause> Agreed { get; init; } = [];

    /// <summary>The document with the agreement on paper on which it rests (FP-5); null when it rests on a proposal.</summary>
    public string? Document { get; init; }

    /// <summary>The day on which both parties are asked whether it was kept; null in a settlement that is older than the question.</summary>
    public DateOnly? AskOn { get; init; }

    public DateOnly? AskedOn { get; init; }

    /// <summary>What each party answered: one answer each, the last that it gave.</summary>
    public IReadOnlyList<SettlementReport> Reports { get; init; } = [];

    /// <summary>The terms that say more than the text does.</summary>
    public IReadOnlyList<SettlementClause> BesideText => Agreed is [var one] && one.What == Terms ? [] : Agreed;

    /// <summary>The last day on which something is to be done; null when no day was agreed.</summary>
    public DateOnly? LastDay => Agreed.Select(t => t.By).Append(By).Max();

    /// <summary>The day from which a complaint that it was not kept has its year (FP-5): the last day on which something was to be done, else that of the settlement.</summary>
    public DateOnly DueOn => LastDay is { } day && day > On ? day : On;

    public SettlementReport? ReportOf(Party party) => Reports.FirstOrDefault(r => r.By == party);
}
