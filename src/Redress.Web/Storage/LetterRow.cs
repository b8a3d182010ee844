namespace Redress.Web.Storage;

/// <summary>A letter of a case: written in the transaction of its act, sent afterwards, kept as what was told.</summary>
internal sealed class LetterRow : OutboxRow
{
    public Guid CaseId { get; set; }

    public string CaseNumber { get; set; } = "";

    /// <summary>complainant, respondent, secretary, committee or appeals.</summary>
    public string To { get; set; } = "";

    public string Template { get; set; } = "";

    /// <summary>
    /// The code that the letter brings, until it has left the house: who has it can act for its reader. The body holds a mark in its
    /// place. Null once it was sent, posted or given up, and for a letter that brings none.
    /// </summary>
    public string? AccessCode { get; set; }

    /// <summary>The day on which it was put into the post; for a letter on paper.</summary>
    public DateOnly? PostedOn { get; set; }

    /// <summary>Who posted it.</summary>
    public string? PostedBy { get; set; }

    /// <summary>The postal address it went to.</summary>
    public string? PostedTo { get; set; }
}
