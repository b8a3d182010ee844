namespace Redress.Domain.Cases.Records;

/// <summary>A party's comment on what the other brought (FP-1).</summary>
public sealed record CaseComment(
    string Id,
    Party By,
    string? Text,
    IReadOnlyList<string> Documents,
    DateOnly On,
    bool NothingToAdd,
    bool Late
);
