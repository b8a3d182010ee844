namespace Redress.Web.Storage;

/// <summary>An invitation to become a user of a member's organisation, or to work for the body. It opens by a code that is stored hashed.</summary>
internal sealed class InvitationRow
{
    public Guid Id { get; set; }

    /// <summary>Empty where it is to work for the body.</summary>
    public string MemberId { get; set; } = "";

    /// <summary>Who is to work for the body, whose account is there already; null for a user of a member's.</summary>
    public string? UserId { get; set; }

    public string Email { get; set; } = "";

    public string Language { get; set; } = "";

    public string CodeHash { get; set; } = "";

    public string InvitedBy { get; set; } = "";

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset ExpiresAt { get; set; }

    /// <summary>When it was accepted or taken back; null while it is open.</summary>
    public DateTimeOffset? EndedAt { get; set; }
}

/// <summary>A link by which who holds an address for mail confirms it (FP-21). It opens by a code that is stored hashed.</summary>
internal sealed class AddressLinkRow
{
    public string CodeHash { get; set; } = "";

    public Guid CaseId { get; set; }

    /// <summary>complainant, representative or respondent.</summary>
    public string Holder { get; set; } = "";

    public string Email { get; set; } = "";

    public DateTimeOffset ExpiresAt { get; set; }
}
