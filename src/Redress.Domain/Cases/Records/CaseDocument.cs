namespace Redress.Domain.Cases.Records;

/// <summary>A document of the file. Its bytes are kept elsewhere, under the same id, with the hash that stands here.</summary>
public sealed record CaseDocument(
    string Id,
    string Name,
    string MediaType,
    long Size,
    string Sha256,
    Audience For,
    Party? By,
    DateTimeOffset AddedAt,
    bool Late
)
{
    /// <summary>An act that brought it; null while it was uploaded but not yet named in one.</summary>
    public string? AttachedTo { get; init; }

    /// <summary>The body put it on the file before an act said whose it is (FP-13); its number as an exhibit stays the body's.</summary>
    public bool Scanned { get; init; }

    /// <summary>Brought by who was the respondent then, or sent to it alone (FP-21): it stays with the file under its number, for the body.</summary>
    public bool OfFormer { get; init; }

    /// <summary>What was taken out of it before it was kept: <c>place</c>, <c>device</c>, <c>editing</c>, <c>caption</c>, <c>appended</c>, <c>other</c>. The hash is of what is kept.</summary>
    public IReadOnlyList<string> Removed { get; init; } = [];
}
