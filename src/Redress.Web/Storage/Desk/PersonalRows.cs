namespace Redress.Web.Storage.Desk;

/// <summary>How somebody wants the desk to be: one thing, under its name.</summary>
internal sealed class DeskSettingRow
{
    public string UserId { get; set; } = "";

    public string Name { get; set; } = "";

    public string Value { get; set; } = "";
}

/// <summary>An address of a desk's page, with its filters and its order, under a name of somebody's own; shared ones are offered to all who work there.</summary>
internal sealed class SavedViewRow
{
    public Guid Id { get; set; }

    public string OwnerId { get; set; } = "";

    public bool Shared { get; set; }

    public string Name { get; set; } = "";

    /// <summary>Path and query.</summary>
    public string Address { get; set; } = "";
}

/// <summary>What somebody set itself to do, or wants to be reminded of, of a case or of none. It is its own affair and no part of a file.</summary>
internal sealed class DeskTaskRow
{
    public Guid Id { get; set; }

    public string UserId { get; set; } = "";

    public Guid? CaseId { get; set; }

    public string Text { get; set; } = "";

    /// <summary>The day for it; null: none.</summary>
    public DateOnly? Due { get; set; }

    /// <summary>It is not shown before this day; null: it is shown.</summary>
    public DateOnly? SnoozedUntil { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset? DoneAt { get; set; }
}

/// <summary>What somebody of the body is told inside the program: that a note names it.</summary>
internal sealed class DeskNoticeRow
{
    public const string Mention = "mention";

    public Guid Id { get; set; }

    public string UserId { get; set; } = "";

    public Guid CaseId { get; set; }

    public string Kind { get; set; } = "";

    /// <summary>The id, in the case, of where it comes from; nobody is told twice of one.</summary>
    public string Source { get; set; } = "";

    public DateTimeOffset At { get; set; }

    public DateTimeOffset? SeenAt { get; set; }
}

/// <summary>When somebody of the body opened a document of a case.</summary>
internal sealed class ReadingMarkRow
{
    public Guid CaseId { get; set; }

    public string UserId { get; set; } = "";

    public string DocumentId { get; set; } = "";

    public DateTimeOffset At { get; set; }
}

/// <summary>What somebody noted beside a page of a document, for itself.</summary>
internal sealed class PageNoteRow
{
    public Guid Id { get; set; }

    public Guid CaseId { get; set; }

    public string DocumentId { get; set; } = "";

    /// <summary>From 1.</summary>
    public int Page { get; set; }

    public string UserId { get; set; } = "";

    public string Text { get; set; } = "";

    public DateTimeOffset At { get; set; }
}
