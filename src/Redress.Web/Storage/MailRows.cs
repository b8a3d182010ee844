namespace Redress.Web.Storage;

/// <summary>An e-mail to a user that is no letter of a case: an invitation, a new password, a digest.</summary>
internal sealed class MailRow : OutboxRow
{
    /// <summary>What it is, so that it is sent once however many programs think of it.</summary>
    public string Key { get; set; } = "";

    /// <summary>Where an answer goes (FP-20); null: to nobody.</summary>
    public string? ReplyTo { get; set; }
}

/// <summary>A link in an e-mail that opens one case once; whoever holds it can act for its reader, so it is kept hashed.</summary>
internal sealed class MailLinkRow
{
    /// <summary>Of the code in the link.</summary>
    public string CodeHash { get; set; } = "";

    public Guid CaseId { get; set; }

    /// <summary>complainant or respondent.</summary>
    public string Party { get; set; } = "";

    /// <summary>The user of the member to whom the e-mail went; null for a party that opens its case with a code.</summary>
    public string? UserId { get; set; }

    /// <summary>The hash of the party's own code and address when the link was written: another of either ends what was sent before.</summary>
    public string? ReaderHash { get; set; }

    /// <summary>From this instant on it opens nothing.</summary>
    public DateTimeOffset ExpiresAt { get; set; }

    /// <summary>When it opened the case; null as long as it did not.</summary>
    public DateTimeOffset? UsedAt { get; set; }
}
