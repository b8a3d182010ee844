namespace Redress.Web.Storage;

/// <summary>A root over the heads of all journals, one a day (<see cref="Domain.Journal.RootHash"/>). The database refuses to change or delete it (ST-2).</summary>
internal sealed class JournalRootRow
{
    /// <summary>From 1, without gaps.</summary>
    public long Id { get; set; }

    /// <summary>In the installation's zone; no day has two.</summary>
    public DateOnly Day { get; set; }

    public DateTimeOffset At { get; set; }

    /// <summary>How many heads it keeps: those of the cases in which something was done since the root before.</summary>
    public long Cases { get; set; }

    public string Hash { get; set; } = "";
}

/// <summary>Where a case's journal stood when a root was taken. The database refuses to change or delete it (ST-2); it holds no personal data (FP-18).</summary>
internal sealed class JournalHeadRow
{
    public long RootId { get; set; }

    /// <summary>From 0: the order in which the heads are hashed, the same on every database.</summary>
    public long Position { get; set; }

    public Guid CaseId { get; set; }

    /// <summary>The case's number, so that a case that is gone can be named.</summary>
    public string Number { get; set; } = "";

    /// <summary>Of the case's last entry then, and its hash.</summary>
    public long Sequence { get; set; }

    public string Hash { get; set; } = "";
}
