namespace Redress.Web.Storage.Desk;

/// <summary>A word by which the body sorts its cases; in small letters.</summary>
internal sealed class CaseTagRow
{
    public Guid CaseId { get; set; }

    public string Tag { get; set; } = "";
}

/// <summary>How the body calls an exhibit, beside the name of its file.</summary>
internal sealed class ExhibitTitleRow
{
    public string DocumentId { get; set; } = "";

    public Guid CaseId { get; set; }

    public string Title { get; set; } = "";

    public string ById { get; set; } = "";

    public DateTimeOffset At { get; set; }
}

/// <summary>By what somebody who calls or writes is found: a name, an address, a telephone number, an order, a postal reference, in the spelling in which they are compared.</summary>
internal sealed class ContactKeyRow
{
    public Guid CaseId { get; set; }

    public ContactKind Kind { get; set; }

    public string Key { get; set; } = "";
}

internal enum ContactKind
{
    Name,
    Email,
    Telephone,
    Address,
    Order,
    Postal,
    Payment,
}

/// <summary>Something that waits in a case for somebody of the body.</summary>
internal sealed class DeskWaitRow
{
    public Guid CaseId { get; set; }

    public WaitKind What { get; set; }

    /// <summary>The id of what it is about, in the case.</summary>
    public string Key { get; set; } = "";

    /// <summary>The name of the role that may do it; whoever of it may see the case, save whom the row leaves out.</summary>
    public string ForRole { get; set; } = "";

    /// <summary>The only person who may; null: whoever of the role.</summary>
    public string? ForUser { get; set; }

    /// <summary>Who may not, by their ids, each between blanks; empty: nobody.</summary>
    public string NotUsers { get; set; } = "";

    public DateOnly Since { get; set; }

    /// <summary>The last day for it; the last of all days where there is none.</summary>
    public DateOnly Due { get; set; }
}

internal enum WaitKind
{
    /// <summary>A proposed decision, which a second person confirms or rejects (BC-17).</summary>
    Decision,

    /// <summary>A proposed correction (BC-17).</summary>
    Correction,

    /// <summary>A fine that is proposed to be written off (BC-30).</summary>
    WriteOff,

    /// <summary>A finding on the condition of a fine (BC-19).</summary>
    Condition,

    /// <summary>A proposed notice (BC-31).</summary>
    Notice,

    /// <summary>A proposed change of a published notice (BC-31).</summary>
    NoticeChange,

    /// <summary>A declared interest that is proposed to be cleared (BC-15).</summary>
    Clearance,

    /// <summary>What came in Deliberation, to be admitted or not (FP-7).</summary>
    LateMatter,

    /// <summary>A message of a party that waits for an answer (FP-20).</summary>
    Message,

    /// <summary>A letter that could not be delivered (FP-21).</summary>
    Letter,

    /// <summary>A proposal that a party answered, or that nobody answered any more (FP-5).</summary>
    Proposal,

    /// <summary>An objection of a party to a member of the committee (FP-12).</summary>
    Objection,

    /// <summary>A duty of the body whose day went by (FP-23).</summary>
    Duty,
}
