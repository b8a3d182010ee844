namespace Redress.Web.Storage;

/// <summary>
/// Something that waits in the outbox or has left it: a letter of a case, or an e-mail that is none. One table holds both, so that
/// one worker sends them and one column says how far each is.
/// </summary>
internal abstract class OutboxRow
{
    public long Id { get; set; }

    /// <summary>The address it goes to; null for a letter without one.</summary>
    public string? Email { get; set; }

    public string Name { get; set; } = "";

    public string Language { get; set; } = "";

    public string Subject { get; set; } = "";

    /// <summary>Of a letter, Markdown that stays as what was told; of another e-mail, plain text that is forgotten once it was sent.</summary>
    public string Body { get; set; } = "";

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>pending, sent or failed; for a letter also paper, and then posted.</summary>
    public string State { get; set; } = "pending";

    /// <summary>How often it was not taken. What the mail server as a whole did not do is not counted.</summary>
    public int Attempts { get; set; }

    public DateTimeOffset NextTry { get; set; }

    /// <summary>Which worker's batch it is in. Whoever records a result must still hold it.</summary>
    public Guid? Claim { get; set; }

    /// <summary>Until when nobody else may send it; what was claimed by a program that died is free from then on.</summary>
    public DateTimeOffset? ClaimedUntil { get; set; }

    public DateTimeOffset? SentAt { get; set; }

    /// <summary>Why it was not taken, in the server's words, which may name the recipient: here and nowhere else.</summary>
    public string? Error { get; set; }
}
