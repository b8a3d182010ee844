using Redress.Domain;
using Redress.Domain.Procedure;

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

    /// <summary>Whoever of this role may see the case, save whom the row leaves out.</summary>
    public Role ForRole { get; set; }

    /// <summary>The only person who may; null: whoever of the role.</summary>
    public string? ForUser { get; set; }

    /// <summary>Who may not, by their ids, each between blanks; empty: nobody.</summary>
    public string NotUsers { get; set; } = "";

    public DateOnly Since { get; set; }

    /// <summary>The last day for it; the last of all days where there is none.</summary>
    public DateOnly Due { get; set; }
}
