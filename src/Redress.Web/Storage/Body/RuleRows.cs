namespace Redress.Web.Storage.Body;

/// <summary>A rulebook that the body made itself (BC-42). What was announced is never taken away: cases stand under it.</summary>
internal sealed class RulebookRow
{
    public const string Draft = "draft";
    public const string Announced = "announced";
    public const string Withdrawn = "withdrawn";

    public string Scheme { get; set; } = "";

    public string Version { get; set; } = "";

    /// <summary>The version as it is cited.</summary>
    public string Id => $"{Scheme}.{Version}";

    public string Json { get; set; } = "";

    public DateOnly? AnnouncedOn { get; set; }

    public DateOnly InForce { get; set; }

    /// <summary>Whether the change is a significant one (WK-10).</summary>
    public bool Significant { get; set; }

    /// <summary>Such as <see cref="Draft"/>.</summary>
    public string State { get; set; } = Draft;

    public DateTimeOffset UploadedAt { get; set; }

    public string ById { get; set; } = "";

    public string ByName { get; set; } = "";
}

/// <summary>That a member was written to about a new rulebook (BC-42), at that address.</summary>
internal sealed class RulebookSendingRow
{
    public string Scheme { get; set; } = "";

    public string Version { get; set; } = "";

    public string MemberId { get; set; } = "";

    public string To { get; set; } = "";

    /// <summary>Of the e-mail in the outbox (<see cref="MailRow.Key"/>).</summary>
    public string MailKey { get; set; } = "";

    public DateTimeOffset QueuedAt { get; set; }
}

/// <summary>What the body says itself in the place of a part of every rulebook of a scheme.</summary>
internal sealed class RulebookValueRow
{
    public const string Contact = "contact";
    public const string Languages = "languages";
    public const string Retention = "retention";
    public const string Holidays = "holidays";

    public string Scheme { get; set; } = "";

    /// <summary>Such as <see cref="Contact"/>.</summary>
    public string Section { get; set; } = "";

    public string Json { get; set; } = "";

    public DateTimeOffset ChangedAt { get; set; }
}

/// <summary>One version of a letter's text in one language, as the body wrote it; the last version counts.</summary>
internal sealed class LetterTextRow
{
    /// <summary>Empty: of every scheme.</summary>
    public string Scheme { get; set; } = "";

    public string Name { get; set; } = "";

    public string Language { get; set; } = "";

    /// <summary>From 1.</summary>
    public int Version { get; set; }

    /// <summary>Null: the program's own text again.</summary>
    public string? Text { get; set; }

    public DateTimeOffset At { get; set; }

    public string ById { get; set; } = "";

    public string ByName { get; set; } = "";

    public string Note { get; set; } = "";
}

/// <summary>What the supervisory committee advises on a year's figures (BC-43).</summary>
internal sealed class StatisticsAdviceRow
{
    public long Id { get; set; }

    public int Year { get; set; }

    public string Text { get; set; } = "";

    public DateTimeOffset At { get; set; }

    public string ById { get; set; } = "";

    public string ByName { get; set; } = "";
}
