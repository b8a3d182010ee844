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

/// <summary>Who acts for the complainant (FP-13). A lawyer of the bar is believed on his word; anybody else shows the mandate, a document of the case.</summary>
/// <param name="Bar">Where a lawyer is inscribed, in its own words.</param>
public sealed record Representative(
    string Name,
    string? Email,
    string? MandateDocument = null,
    bool Lawyer = false,
    string? Bar = null
);

/// <summary>Whose address for mail it is (FP-13, FP-21).</summary>
public enum AddressHolder
{
    Complainant,
    Representative,
    Respondent,
}

/// <summary>An address for mail that its holder confirms (FP-21): one that is written to, or a new one that counts once it is confirmed.</summary>
/// <param name="Id">Of this asking: who is asked again about the same address is asked under another one.</param>
public sealed record MailAddress(string Id, AddressHolder Holder, string Email, DateTimeOffset AskedAt)
{
    public DateTimeOffset? ConfirmedAt { get; init; }

    public DateTimeOffset? RemindedAt { get; init; }

    /// <summary>The day on which it becomes the secretary's task (FP-21); null where it was asked before that was kept.</summary>
    public DateOnly? Until { get; init; }
}

/// <summary>How a party was called and reached before it was corrected (FP-21): no notice names that either (BC-31).</summary>
public sealed record EarlierDetails(
    Party Party,
    IReadOnlyList<string> Names,
    IReadOnlyList<string> Emails,
    string? Phone = null,
    Address? Address = null,
    string? Website = null,
    string? CompanyNumber = null
);

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

    public string? Phone { get; init; }

    public Address? Address { get; init; }

    /// <summary>The country in which it is established, by its address or by what its number begins with, as <c>BE 0123.456.749</c>; null where neither says it.</summary>
    public string? EstablishedIn =>
        Address?.Country ?? (CompanyNumber is [>= 'A' and <= 'Z', >= 'A' and <= 'Z', ..] number ? number[..2] : null);
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
