namespace Redress.Web.Storage;

/// <summary>An e-mail to a user that is no letter of a case: an invitation, a new password, a digest. Its text is forgotten once it was sent.</summary>
internal sealed class MailRow
{
    public long Id { get; set; }

    /// <summary>What it is, so that it is sent once however many programs think of it.</summary>
    public string Key { get; set; } = "";

    public string Email { get; set; } = "";

    public string Name { get; set; } = "";

    public string Language { get; set; } = "";

    public string Subject { get; set; } = "";

    public string Text { get; set; } = "";

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>pending, sent or failed.</summary>
    public string State { get; set; } = "pending";

    public int Attempts { get; set; }

    public DateTimeOffset NextTry { get; set; }

    public DateTimeOffset? SentAt { get; set; }

    public string? Error { get; set; }
}

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
