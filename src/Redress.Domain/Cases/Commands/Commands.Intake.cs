using Redress.Domain.Cases.Records;
using Redress.Domain.Decisions;

namespace Redress.Domain.Cases.Commands;

/// <summary>BC-7: asks the complainant for what is missing, item by item, with a term.</summary>
public sealed record RequestInformation([RequiredBy("BC-7")] IReadOnlyList<string>? Items, Terms.Period? Term = null)
    : Command;

/// <summary>One asked item as the complainant answers it; the item is named by its id or its text.</summary>
public sealed record SuppliedItem(
    string? Item,
    [LongText] string? Text = null,
    IReadOnlyList<string>? Documents = null
);

/// <summary>BC-7: answers what was asked, all of it or a part.</summary>
public sealed record SupplyInformation([RequiredBy("BC-7"), OneOf("items")] IReadOnlyList<SuppliedItem>? Items)
    : Command;

/// <summary>FP-3: refuses a complaint that does not go to the committee, on a listed ground.</summary>
public sealed record Refuse(
    [RequiredBy("FP-3")] RefusalGround? Ground,
    [RequiredBy("FP-3"), LongText(Markdown = true)] string? Reasons,
    DateOnly? GroundKnownOn = null
) : Command;

/// <summary>FP-14: joins a duplicate to this case.</summary>
public sealed record Join([RequiredBy("FP-14")] string? With) : Command;

/// <summary>FP-14: undoes a joining, in both cases.</summary>
public sealed record Split([RequiredBy("FP-14"), OneOf("joined")] string? Case) : Command;

/// <summary>Gives the file to a member of staff; a conflict of interest refuses it (FP-12).</summary>
public sealed record Assign([RequiredBy("FP-12"), OneOf("staff")] string? To) : Command;

/// <summary>FP-25: a party is no longer there; its terms stand still.</summary>
public sealed record RecordLoss(
    [RequiredBy("FP-25")] Party? Party,
    [RequiredBy("FP-25")] LossKind? Kind,
    [RequiredBy("FP-25")] DateOnly? On,
    [RequiredBy("FP-25"), OneOf("documents")] string? Document
) : Command;

/// <summary>FP-25: somebody takes the place of a lost party; its terms run on.</summary>
public sealed record SetSuccessor(
    [RequiredBy("FP-25")] Party? Party,
    [RequiredBy("FP-25")] string? Name,
    [RequiredBy("FP-25"), OneOf("documents")] string? Document,
    string? Email = null,
    Address? Address = null
) : Command
{
    /// <summary>How who takes the place is called; not the act.</summary>
    public new string? Name { get; init; } = Name;
}

/// <summary>FP-18: proposes that the file is not erased before the day after <paramref name="Until"/>, at most a year ahead; proposed anew before it ends, it is renewed.</summary>
public sealed record HoldErasure([RequiredBy("FP-18"), LongText] string? Reason, [RequiredBy("FP-18")] DateOnly? Until)
    : Command;

/// <summary>FP-18: an administrator confirms the hold, by its number and reason alone.</summary>
public sealed record ConfirmHold : Command;

/// <summary>FP-18: the proposed hold is dropped; one that stood before goes on.</summary>
public sealed record RejectHold([RequiredBy("FP-18"), LongText] string? Reason) : Command;

/// <summary>FP-18: the file is held no longer.</summary>
public sealed record ReleaseHold([RequiredBy("FP-18"), LongText] string? Reason) : Command;

/// <summary>BC-16: a note for the body alone, in Markdown. It stays as it was written; who errs writes another.</summary>
public sealed record Note([RequiredBy("BC-16"), LongText(Markdown = true)] string? Text) : Command;

/// <summary>FP-5: the complainant may withdraw at any stage before the decision.</summary>
public sealed record Withdraw([RequiredBy("FP-5"), LongText] string? Reason) : Command;

/// <summary>BC-4: a document comes to the file. Its content is stored already.</summary>
[Internal]
public sealed record AddDocument(string Id, string FileName, string MediaType, long Size, string Sha256, Audience For)
    : Command
{
    /// <summary>The deferral of another complaint upon which the respondent brings it (BC-16, BC-20); null where it belongs to this one.</summary>
    public string? Matter { get; init; }

    /// <summary>What was taken out of it before it was kept.</summary>
    public IReadOnlyList<string> Removed { get; init; } = [];
}

/// <summary>A term's last day is over.</summary>
[Internal]
public sealed record LapseTerm(string Term) : Command;

/// <summary>FP-10: the calendar changed; open terms are reckoned again, none is shortened.</summary>
[Internal]
public sealed record RederiveTerms(string Reason) : Command;

/// <summary>BC-20: a later decision names a deferred sanction of this case, and is not final, or no more.</summary>
[Internal]
public sealed record NameDeferral(string Sanction, string By) : Command;

/// <summary>BC-20: a later final decision makes a deferred sanction of this case effective; a suspension gets its days.</summary>
[Internal]
public sealed record ActivateDeferral(string Sanction, string By, DateOnly? From = null, DateOnly? To = null) : Command;

/// <summary>BC-20: what named a deferred sanction of this case has fallen; the probation goes on, or is over.</summary>
[Internal]
public sealed record ReleaseDeferral(string Sanction, string By) : Command;

/// <summary>What fell due on the sanctions of a final decision: a suspension begins, a deferral runs out.</summary>
[Internal]
public sealed record FollowSanctions : Command;

/// <summary>FP-18: personal data is erased at the end of its retention.</summary>
[Internal]
public sealed record EraseFile : Command;

/// <summary>FP-9: a party is reminded of a term of its own that ends soon.</summary>
[Internal]
public sealed record RemindOfTerm(string Term) : Command;

/// <summary>FP-23: a duty of the body waits. Those concerned are told, the parties with a new day where the rule says so.</summary>
[Internal]
public sealed record TellOfDelay : Command;

/// <summary>FP-11: a party lost its code. A new one goes to the address on file; the old one opens until the new one was used.</summary>
[Internal]
public sealed record ReissueCode(Party Party) : Command;
