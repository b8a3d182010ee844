namespace Redress.Web.Storage.Desk;

/// <summary>Letters that were printed together.</summary>
internal sealed class PostBatchRow
{
    public long Id { get; set; }

    /// <summary>The day on which they are posted: a printed decision names it, and the terms that run from it.</summary>
    public DateOnly ForDay { get; set; }

    public DateTimeOffset MadeAt { get; set; }

    public string MadeById { get; set; } = "";

    public string MadeByName { get; set; } = "";
}

/// <summary>That somebody took a print with the codes of letters: of a batch, or of one letter of it.</summary>
internal sealed class PostPrintRow
{
    public long Id { get; set; }

    public long BatchId { get; set; }

    /// <summary>Null: the whole batch.</summary>
    public long? LetterId { get; set; }

    public DateTimeOffset At { get; set; }

    public string ById { get; set; } = "";

    public string ByName { get; set; } = "";
}

/// <summary>A text for the reasons of a decision that is offered where it fits: by scheme and language, outcome and norm.</summary>
internal sealed class StandardTextRow
{
    public long Id { get; set; }

    public string Scheme { get; set; } = "";

    public string Language { get; set; } = "";

    public string Outcome { get; set; } = "";

    /// <summary>Null: of no norm.</summary>
    public string? Norm { get; set; }

    public string Title { get; set; } = "";

    /// <summary>Markdown.</summary>
    public string Text { get; set; } = "";
}
