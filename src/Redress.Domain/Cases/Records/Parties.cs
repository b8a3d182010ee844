namespace Redress.Domain.Cases.Records;

public enum ComplainantKind
{
    Consumer,
    Business,
}

public sealed record Address(string? Street, string? PostalCode, string? City, string? Country)
{
    public bool CanBeWrittenTo => !string.IsNullOrWhiteSpace(Street) && !string.IsNullOrWhiteSpace(City);

    public override string ToString() =>
        string.Join(
            ", ",
            new[] { Street, $"{PostalCode} {City}".Trim(), Country }.Where(part => !string.IsNullOrWhiteSpace(part))
        );
}

public sealed record Complainant(ComplainantKind Kind, string Name, string? Email, string? Phone, Address? Address);

/// <summary>Who acts for the complainant, with the mandate (FP-13).</summary>
public sealed record Representative(string Name, string? Email, string? MandateDocument);

/// <summary>The webshop complained of; a member when it was one on the day of filing.</summary>
public sealed record Respondent(
    string? MemberId,
    string Name,
    string? Website,
    string? Email,
    string? CompanyNumber,
    string Language
)
{
    public bool IsMember => MemberId is not null;
}

public sealed record Purchase(string? OrderNumber, DateOnly? OrderedOn, Money? Amount);

/// <summary>When the shop was contacted, and by when it said that a proposal would come (BC-3, BC-9).</summary>
public sealed record ShopContact(DateOnly? ContactedOn, DateOnly? ProposalTermToldOn, DateOnly? ProposalPromisedBy);

/// <summary>BC-9: whether the shop told in time by when a proposal would come.</summary>
public enum ContactNorm
{
    /// <summary>The day of contact, or whether there was any, is not known.</summary>
    Unknown,

    /// <summary>Its working days were not over when the complaint was filed.</summary>
    NotYetDue,

    Met,
    NotMet,
}
