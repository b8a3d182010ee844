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
