namespace Redress.Web.Storage.Labels;

/// <summary>The file of a member's labels (ST-4), with the end of its journal.</summary>
internal sealed class LabelFileRow
{
    public string MemberId { get; set; } = "";

    public string Scheme { get; set; } = "";

    /// <summary>The file, as JSON.</summary>
    public string File { get; set; } = "";

    /// <summary>When time does something to it next; null where nothing is left.</summary>
    public DateTimeOffset? NextDue { get; set; }

    public long JournalLength { get; set; }

    public string JournalHash { get; set; } = "";

    public DateTimeOffset ChangedAt { get; set; }

    /// <summary>Whether what can be erased of it was (FP-18).</summary>
    public bool Erased { get; set; }

    /// <summary>The text that names it in public, while that stands there (WK-5); null else.</summary>
    public string? PublicName { get; set; }
}

/// <summary>One line of the journal of a member's labels (ST-2, ST-4).</summary>
internal sealed class LabelJournalRow
{
    public string MemberId { get; set; } = "";

    public long Sequence { get; set; }

    public DateTimeOffset At { get; set; }

    public string Role { get; set; } = "";

    public string Action { get; set; } = "";

    /// <summary>The kind of label that it was on; empty where it was about the member as a whole.</summary>
    public string Label { get; set; } = "";

    public string From { get; set; } = "";

    public string To { get; set; } = "";

    public string Rule { get; set; } = "";

    /// <summary>What followed, as the hash covers it; empty where nothing did.</summary>
    public string Consequences { get; set; } = "";

    public string SeenBy { get; set; } = "";

    public string Commitment { get; set; } = "";

    public string FileCommitment { get; set; } = "";

    public string Hash { get; set; } = "";
}

/// <summary>What an entry commits to, with its salt; erased when the retention ends (FP-18).</summary>
internal sealed class LabelJournalContentRow
{
    public string MemberId { get; set; } = "";

    public long Sequence { get; set; }

    public byte[] Salt { get; set; } = [];

    public string Content { get; set; } = "";
}

/// <summary>Where one kind of label of a member stands, so that it is found.</summary>
internal sealed class LabelStandRow
{
    public string MemberId { get; set; } = "";

    public string Kind { get; set; } = "";

    public string Scheme { get; set; } = "";

    /// <summary>The state, as it is on the wire.</summary>
    public string State { get; set; } = "";

    public DateOnly? Since { get; set; }

    public DateOnly? ValidFrom { get; set; }

    public DateOnly? ValidUntil { get; set; }
}

/// <summary>Where the journal of a member's labels stood when a root was taken. The database refuses to change or delete it (ST-2).</summary>
internal sealed class LabelHeadRow
{
    public long RootId { get; set; }

    /// <summary>From 0: the order in which the heads are hashed, after those of the cases.</summary>
    public long Position { get; set; }

    public string MemberId { get; set; } = "";

    /// <summary>Of the last entry then, and its hash.</summary>
    public long Sequence { get; set; }

    public string Hash { get; set; } = "";

    /// <summary>Under which name the root has it: no case is numbered so.</summary>
    public string Name => "member " + MemberId;
}

/// <summary>A running term of a member's labels, so that it is found.</summary>
internal sealed class LabelTermRow
{
    public string MemberId { get; set; } = "";

    public string TermId { get; set; } = "";

    public string Scheme { get; set; } = "";

    /// <summary>As it is on the wire.</summary>
    public string Kind { get; set; } = "";

    public string? Label { get; set; }

    public bool OfMember { get; set; }

    public DateOnly Due { get; set; }

    /// <summary>The first instant at which it is over.</summary>
    public DateTimeOffset Ends { get; set; }
}

/// <summary>Something that the body has to do about a member's labels, so that it is found.</summary>
internal sealed class LabelTaskRow
{
    public string MemberId { get; set; } = "";

    public string TaskId { get; set; } = "";

    public string Scheme { get; set; } = "";

    public string What { get; set; } = "";

    public string? Label { get; set; }

    public string? Subject { get; set; }

    public DateOnly Since { get; set; }

    public DateOnly? Due { get; set; }
}

/// <summary>A letter about labels, kept as what was told; its e-mail is in the outbox, and the registered ones are posted by the registrar.</summary>
internal sealed class MemberLetterRow
{
    public long Id { get; set; }

    public string MemberId { get; set; } = "";

    /// <summary>By which the file of its labels knows it.</summary>
    public string LetterId { get; set; } = "";

    public DateTimeOffset At { get; set; }

    public string Template { get; set; } = "";

    public string? Label { get; set; }

    public string Language { get; set; } = "";

    /// <summary>Where it was mailed; null where nothing is known that can be mailed to.</summary>
    public string? Email { get; set; }

    public string Subject { get; set; } = "";

    public string Body { get; set; } = "";

    /// <summary>Whether it goes by registered post too.</summary>
    public bool Registered { get; set; }

    /// <summary>The key of its e-mail in the outbox; null where there is none.</summary>
    public string? MailKey { get; set; }

    /// <summary>Whether something runs from its sending that has not been noted yet (WK-3, WK-4).</summary>
    public bool Awaited { get; set; }

    public DateOnly? PostedOn { get; set; }

    public string? PostedBy { get; set; }

    public string? Tracking { get; set; }
}

/// <summary>Somebody reported an unlawful use of a label (BC-41). Who did is never told to anybody whom it is about.</summary>
internal sealed class MisuseReportRow
{
    public Guid Id { get; set; }

    public string? Scheme { get; set; }

    /// <summary>As JSON: the report with what became of it.</summary>
    public string File { get; set; } = "";

    /// <summary>Such as open, onMember, handedOver or ended.</summary>
    public string State { get; set; } = "";

    public DateTimeOffset At { get; set; }

    public DateOnly Due { get; set; }

    /// <summary>The member on whose file it was opened.</summary>
    public string? MemberId { get; set; }

    /// <summary>Of who reported it, where it wants to be told; forgotten once it was.</summary>
    public string? Email { get; set; }

    public string Language { get; set; } = "";

    public int Version { get; set; } = 1;
}

/// <summary>A consumer's experience with a provider (WK-9). It never shows who wrote it.</summary>
internal sealed class ExperienceRow
{
    public const string Unconfirmed = "unconfirmed";
    public const string Waiting = "waiting";
    public const string Shown = "shown";
    public const string Hidden = "hidden";

    public Guid Id { get; set; }

    public string MemberId { get; set; } = "";

    public string Text { get; set; } = "";

    /// <summary>From 1 to 5; null where none was given.</summary>
    public int? Rating { get; set; }

    public string? OrderNumber { get; set; }

    public string Email { get; set; } = "";

    public string Language { get; set; } = "";

    /// <summary>Of the code in the link that confirms the address; null once it was used.</summary>
    public string? CodeHash { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset? ConfirmedAt { get; set; }

    /// <summary>Such as <see cref="Waiting"/>.</summary>
    public string State { get; set; } = Unconfirmed;

    /// <summary>From this day on it is shown without a reaction.</summary>
    public DateOnly? ShownFrom { get; set; }

    public string? Answer { get; set; }

    public DateTimeOffset? AnsweredAt { get; set; }

    public string? HiddenReason { get; set; }

    public DateTimeOffset? HiddenAt { get; set; }

    public string? HiddenBy { get; set; }
}
