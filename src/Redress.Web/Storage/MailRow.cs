namespace Redress.Web.Storage;

/// <summary>An e-mail to a user that is no letter of a case: an invitation, a new password, a digest.</summary>
internal sealed class MailRow : OutboxRow
{
    /// <summary>What it is, so that it is sent once however many programs think of it.</summary>
    public string Key { get; set; } = "";

    /// <summary>Where an answer goes (FP-20); null: to nobody.</summary>
    public string? ReplyTo { get; set; }
}
