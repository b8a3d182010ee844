namespace Redress.Web.Storage;

/// <summary>A letter in the outbox: written in the transaction of its act, sent afterwards, kept as what was told.</summary>
internal sealed class LetterRow
{
    public long Id { get; set; }

    public Guid CaseId { get; set; }

    public string CaseNumber { get; set; } = "";

    /// <summary>complainant, respondent, secretary, committee or appeals.</summary>
    public string To { get; set; } = "";

    public string? Email { get; set; }

    public string Name { get; set; } = "";

    public string Template { get; set; } = "";

    public string Language { get; set; } = "";

    public string Subject { get; set; } = "";

    public string Body { get; set; } = "";

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>pending, sent or failed; paper, and then posted.</summary>
    public string State { get; set; } = "pending";

    public int Attempts { get; set; }

    public DateTimeOffset NextTry { get; set; }

    public DateTimeOffset? SentAt { get; set; }

    public string? Error { get; set; }

    /// <summary>The day on which it was put into the post; for a letter on paper.</summary>
    public DateOnly? PostedOn { get; set; }

    /// <summary>Who posted it.</summary>
    public string? PostedBy { get; set; }

    /// <summary>The postal address it went to.</summary>
    public string? PostedTo { get; set; }
}
