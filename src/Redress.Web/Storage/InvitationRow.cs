namespace Redress.Web.Storage;

/// <summary>An invitation to become a user of a member's organisation. It opens by a code that is stored hashed.</summary>
internal sealed class InvitationRow
{
    public Guid Id { get; set; }

    public string MemberId { get; set; } = "";

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
