namespace Redress.Domain.Cases.Records;

/// <summary>The office's answer to whether the named webshop is a member today; null when no member has that id.</summary>
public sealed record MemberSnapshot(
    string Id,
    string Name,
    string? Website,
    string? Email,
    string? CompanyNumber,
    string Language,
    string Scheme,
    bool Active
);
