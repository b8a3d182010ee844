using Redress.Domain.Cases.Records;
using Redress.Domain.Journal;

namespace Redress.Web.Storage;

/// <summary>A case as it is stored: the whole file as one document, and beside it what lists, searches and filters by.</summary>
internal sealed class CaseRow
{
    /// <summary>The sort day of a case in which nothing is due.</summary>
    public static readonly DateOnly NothingDue = DateOnly.MaxValue;

    /// <summary>The sort day of a case in which something is asked, but by no day.</summary>
    public static readonly DateOnly NoDay = DateOnly.MaxValue.AddDays(-1);

    /// <summary>A number of this store alone, by which the words of its text are found; it is told nobody.</summary>
    public long Row { get; set; }

    public Guid Id { get; set; }

    public string Number { get; set; } = "";

    public string Scheme { get; set; } = "";

    public string RulebookVersion { get; set; } = "";

    public CaseKind Kind { get; set; }

    public CaseState State { get; set; }

    public string Language { get; set; } = "";

    public DateTimeOffset FiledAt { get; set; }

    /// <summary>The day of filing where the case is; of a complaint on paper, the day on which it arrived (FP-13).</summary>
    public DateOnly FiledOn { get; set; }

    public string ComplainantName { get; set; } = "";

    /// <summary>The complainant's address in small letters, by which its account finds its complaints; no part of what is searched.</summary>
    public string? ComplainantEmail { get; set; }

    public string RespondentName { get; set; } = "";

    public string? RespondentMemberId { get; set; }

    public bool RespondentInformed { get; set; }

    public string ComplainantCodeHash { get; set; } = "";

    public string? RespondentCodeHash { get; set; }

    /// <summary>A code that was sent since the other was said to be lost: used once, it takes the other's place.</summary>
    public string? ComplainantNewCodeHash { get; set; }

    public string? RespondentNewCodeHash { get; set; }

    /// <summary>Who recused itself: for them the case does not exist (FP-12). To be asked in queries; not loaded with the row.</summary>
    public ICollection<RecusalRow> Recusals { get; } = [];

    public string? AssignedToId { get; set; }

    public string? AssignedToName { get; set; }

    /// <summary>The name of who has it, as lists are put in order by it; empty where nobody has it.</summary>
    public string AssignedKey { get; set; } = "";

    /// <summary>Whether the procedure still runs (CaseProcedure's open states); the database's own column.</summary>
    public bool Open { get; private set; }

    /// <summary>The day on which the complaint got its outcome; null before.</summary>
    public DateOnly? OutcomeOn { get; set; }

    /// <summary>The kinds of the terms that asked something and went by, each once and between spaces, such as <c> Response Supply </c>; empty when none did.</summary>
    public string MissedTerms { get; set; } = "";

    /// <summary>
    /// Where the case is counted, as <see cref="Cases.Figures.CaseFigures"/> has it. A concurrency token: what is added to the figures is the difference
    /// from exactly the text that is replaced, whoever else writes.
    /// </summary>
    public string Figures { get; set; } = "";

    /// <summary>The earliest due day that runs, for the lists of the staff, save what the committee may not know of (FP-24); or <see cref="NothingDue"/>.</summary>
    public DateOnly NextDue { get; set; }

    public string? NextDueKind { get; set; }

    public string? NextDueParty { get; set; }

    /// <summary>The earliest day by which something is asked of the respondent, <see cref="NoDay"/> or <see cref="NothingDue"/>.</summary>
    public DateOnly RespondentDue { get; set; } = NothingDue;

    /// <summary>The earliest day by which the secretary answers a message of a party (FP-20), for the secretaries' lists alone; null when none waits.</summary>
    public DateOnly? MessageDue { get; set; }

    /// <summary>The earliest day on which an e-mail to a party was given up whose letter reached it in no other way yet (FP-21), for the secretaries' lists; null when none was.</summary>
    public DateOnly? UndeliveredSince { get; set; }

    /// <summary>The member's user who is written to about this case; null for the organisation's default. It is the member's own affair and no part of the file.</summary>
    public string? ContactId { get; set; }

    /// <summary>Fingerprint of webshop and order number (FP-14); null without an order number.</summary>
    public string? OrderKey { get; set; }

    /// <summary>Fingerprint of the text of the facts (FP-14).</summary>
    public string TextKey { get; set; } = "";

    /// <summary>The respondent's name, folded, for who looks for a part of it.</summary>
    public string RespondentNameKey { get; set; } = "";

    public int Version { get; set; }

    /// <summary>When the last act was done.</summary>
    public DateTimeOffset ChangedAt { get; set; }

    /// <summary>Where the journal stands: its length and its last hash (ST-2).</summary>
    public long JournalLength { get; set; }

    public string JournalHash { get; set; } = "";

    /// <summary>The length of the journal at the last root that kept its head (<see cref="JournalHeadRow"/>); zero before.</summary>
    public long RootedLength { get; set; }

    // What is long lies last: what is asked of many cases is read without it.
    /// <summary>The words by which the case is found (docs/search.md).</summary>
    public string SearchWords { get; set; } = "";

    /// <summary>The case itself, as JSON.</summary>
    public string File { get; set; } = "";
}

/// <summary>A member of the committee from whom a case is hidden: it was recused (FP-12), or declared an interest that touches a party and was not cleared (BC-15).</summary>
internal sealed class RecusalRow
{
    public Guid CaseId { get; set; }

    public string UserId { get; set; } = "";
}

/// <summary>How many cases, or terms of cases, of a scheme there are of one thing that is counted (<see cref="Cases.Figures.FigureCell"/>), without what still stands in <see cref="FigureChangeRow"/>.</summary>
internal sealed class FigureRow
{
    public string Figure { get; set; } = "";

    public DateOnly Day { get; set; }

    public string Scheme { get; set; } = "";

    public string Key { get; set; } = "";

    public long Count { get; set; }
}

/// <summary>What one act changed in the figures of its case's scheme, until it is added to the totals.</summary>
internal sealed class FigureChangeRow
{
    public long Id { get; set; }

    public string Scheme { get; set; } = "";

    /// <summary>As <see cref="Cases.Figures.FigureCounts"/> writes it; what became less has a negative count.</summary>
    public string Changes { get; set; } = "";
}

/// <summary>Something that the worker of what falls due has to do at an instant: a term lapses, a settlement is asked about, sanctions are followed up, a file is erased.</summary>
internal sealed class DueRow
{
    public const string Sanctions = "sanctions";
    public const string Erasure = "erasure";
    public const string Settlement = "settlement";

    /// <summary>Who did not confirm an address is reminded (FP-21).</summary>
    public const string Addresses = "addresses";

    /// <summary>A duty of the body that is to be done; when its day comes, those concerned are told that it waits (FP-23).</summary>
    public const string Duty = "duty";

    /// <summary>The same while at least one duty waits already.</summary>
    public const string WaitingDuty = "waiting-duty";

    /// <summary>Followed by the id of the term that its party is reminded of.</summary>
    public const string Reminder = "remind:";

    public Guid CaseId { get; set; }

    /// <summary>The id of a running term, <see cref="Reminder"/> and such an id, <see cref="Settlement"/>, <see cref="Addresses"/>, <see cref="Duty"/>, <see cref="WaitingDuty"/>, <see cref="Sanctions"/> or <see cref="Erasure"/>.</summary>
    public string What { get; set; } = "";

    public DateTimeOffset At { get; set; }
}

/// <summary>Which version of a case a member of staff saw last: what came after it is news to them.</summary>
internal sealed class CaseReadMarkRow
{
    public string UserId { get; set; } = "";

    public Guid CaseId { get; set; }

    public int Version { get; set; }

    public DateTimeOffset At { get; set; }
}

/// <summary>One entry of the journal's chain. The database refuses to change or delete it (ST-2); it holds no personal data (FP-18).</summary>
internal sealed class JournalRow
{
    public Guid CaseId { get; set; }

    public long Sequence { get; set; }

    public DateTimeOffset At { get; set; }

    public string Role { get; set; } = "";

    public string Action { get; set; } = "";

    public string From { get; set; } = "";

    public string To { get; set; } = "";

    public string Rule { get; set; } = "";

    /// <summary>What followed from the act, as the hash covers it: <c>[{"name","to","rule"}]</c>; empty when nothing did.</summary>
    public string Consequences { get; set; } = "";

    /// <summary>Who reads of the act (BC-16): the name of a <see cref="Domain.Cases.Records.SeenBy"/>.</summary>
    public string SeenBy { get; set; } = "";

    public string Commitment { get; set; } = "";

    /// <summary>The salted commitment to the case's file after the act; the salt is that of the content.</summary>
    public string FileCommitment { get; set; } = "";

    public string Hash { get; set; } = "";
}

/// <summary>What an entry of the journal commits to, with its salt; erased when the retention ends (FP-18).</summary>
internal sealed class JournalContentRow
{
    public Guid CaseId { get; set; }

    public long Sequence { get; set; }

    public byte[] Salt { get; set; } = [];

    public string Content { get; set; } = "";
}

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

    /// <summary>How many heads of journals of labels it keeps beside; none in a root of before these were kept.</summary>
    public long Labels { get; set; }

    /// <summary>How many entries the audit then had, and the hash of the last; null in a root of before there was one.</summary>
    public long? AuditLength { get; set; }

    public string? AuditHash { get; set; }

    public string Hash { get; set; } = "";

    public AuditHead? AuditHead() => AuditLength is { } length ? new(length, AuditHash ?? "") : null;
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

/// <summary>A stored document; staged until an act binds it to a case or to the file of a member's labels, or kept with the draft that it was sent for.</summary>
internal sealed class DocumentRow
{
    public string Id { get; set; } = "";

    public Guid? CaseId { get; set; }

    public Guid? DraftId { get; set; }

    /// <summary>The member in the file of whose labels it is.</summary>
    public string? MemberId { get; set; }

    public string Name { get; set; } = "";

    public string MediaType { get; set; } = "";

    public long Size { get; set; }

    public string Sha256 { get; set; } = "";

    public DateTimeOffset CreatedAt { get; set; }
}

internal sealed class DocumentChunkRow
{
    public string DocumentId { get; set; } = "";

    public int Sequence { get; set; }

    public byte[] Bytes { get; set; } = [];
}

/// <summary>The answer to a write, kept for a day under its idempotency key, encrypted under that key.</summary>
internal sealed class IdempotencyRow
{
    /// <summary>Hash of caller, path and key.</summary>
    public string KeyHash { get; set; } = "";

    public string BodyHash { get; set; } = "";

    public int StatusCode { get; set; }

    public byte[] Answer { get; set; } = [];

    public DateTimeOffset CreatedAt { get; set; }
}

/// <summary>A value of the installation, such as the demo clock.</summary>
internal sealed class SettingRow
{
    public string Name { get; set; } = "";

    public string Value { get; set; } = "";
}
