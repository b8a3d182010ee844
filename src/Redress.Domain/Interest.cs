namespace Redress.Domain;

/// <summary>What a declared interest names: a company, its number, its site, a member of the scheme, or anything else in words.</summary>
public enum InterestKind
{
    Company,
    CompanyNumber,
    Domain,
    Member,
    Other,
}

/// <summary>FP-12: what a member of the committee declares, to be matched against the parties of a case.</summary>
public sealed record Interest(InterestKind Kind, string Value);
