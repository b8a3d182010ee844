using Redress.Domain.Terms;

namespace Redress.Domain.Cases.PartyDuties;

/// <summary>What waits for a party (FP-22).</summary>
public enum PartyDutyKind
{
    /// <summary>To supply what the secretariat asked (BC-7).</summary>
    Supply,

    /// <summary>To deliver answer, messages and defence (BC-12).</summary>
    Respond,

    /// <summary>The same after its last day (FP-7).</summary>
    RespondLate,

    /// <summary>To make a proposal, or to say why none: who was invited to the mediation (BC-10).</summary>
    Propose,

    /// <summary>To answer a proposal (FP-5).</summary>
    Proposal,

    /// <summary>To say whether a settlement was kept (BC-10).</summary>
    Settlement,

    /// <summary>To comply with the external committee's advice, or to say whether it was complied with (WK-2).</summary>
    Compliance,

    /// <summary>To comment on what the other brought (FP-1).</summary>
    Comment,

    /// <summary>To comment on a ground of refusal that showed later (FP-3).</summary>
    Ground,

    /// <summary>To comment on a deferred sanction of another complaint (BC-20).</summary>
    Deferral,

    /// <summary>To comment on the document that is to show that the condition of a fine is met (BC-19).</summary>
    Condition,

    /// <summary>To say which moments suit it (BC-13).</summary>
    HearingDates,

    /// <summary>To come to the hearing (BC-13).</summary>
    Hearing,

    /// <summary>To appeal, where it wants to (BC-24).</summary>
    Appeal,

    /// <summary>To pay the deposit of its appeal (BC-26).</summary>
    Deposit,

    /// <summary>To say yes or no to the arbitration (FP-6).</summary>
    Choice,

    /// <summary>To bring its appeal before the court (BC-25).</summary>
    Bring,

    /// <summary>To pay a fine (BC-30).</summary>
    PayFine,

    /// <summary>To confirm that a practice has ended (BC-30).</summary>
    Stop,

    /// <summary>To say whether the award may be published (FP-17).</summary>
    Permission,

    /// <summary>To read the draft of the anonymous notice (BC-31).</summary>
    Notice,

    /// <summary>To say who takes the place of a party that is lost (FP-25).</summary>
    Successor,

    /// <summary>To confirm an address for mail, by the link in the e-mail to it (FP-21).</summary>
    ConfirmAddress,
}

/// <summary>One thing that waits for a party: what it is, the one act that answers it, by which day, and what it needs to know for it (FP-22).</summary>
/// <param name="Action">The name of the act; null where there is nothing to fill in: money to pay, or a day to be somewhere.</param>
/// <param name="Due">The last day, or the day itself; null where there is none. A day that protects the party is none: <see cref="ProtectedTime"/>.</param>
public sealed record PartyDuty(PartyDutyKind Kind, string? Action, DateOnly? Due)
{
    /// <summary>The term that sets the day; null where none does.</summary>
    public Term? Term { get; init; }

    /// <summary>The id of what it is about: a proposal, an appeal, a fine, what was put to it.</summary>
    public string? Subject { get; init; }

    /// <summary>The last day has gone by, and it can still be done; it is then marked as late (FP-7).</summary>
    public bool Over { get; init; }

    /// <summary>What is still to be paid.</summary>
    public Money? Amount { get; init; }

    /// <summary>The structured reference under which it is paid.</summary>
    public string? Reference { get; init; }

    /// <summary>When the hearing begins.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>Where the hearing is.</summary>
    public string? Place { get; init; }

    public string? VideoLink { get; init; }

    /// <summary>What exactly: the items asked, the proposal, the practice that must stop.</summary>
    public IReadOnlyList<string> Details { get; init; } = [];

    /// <summary>The quieter acts that answer it as well, or put it off.</summary>
    public IReadOnlyList<string> Ways { get; init; } = [];

    /// <summary>Under which name texts and the API tell of it.</summary>
    public string Key => WireNames.Camel(Kind.ToString());

    /// <summary>Whether the party may leave it: nothing is held against it, and its silence is no lapse.</summary>
    public bool MayBeLeft =>
        Kind
            is PartyDutyKind.Comment
                or PartyDutyKind.Ground
                or PartyDutyKind.Deferral
                or PartyDutyKind.Condition
                or PartyDutyKind.Propose
                or PartyDutyKind.Proposal
                or PartyDutyKind.Hearing
                or PartyDutyKind.Appeal
                or PartyDutyKind.Permission
                or PartyDutyKind.Notice
                or PartyDutyKind.ConfirmAddress;

    /// <summary>Whether it tells of what was offered in mediation, which is kept from the committee (FP-24).</summary>
    public bool OfMediation => Kind is PartyDutyKind.Propose or PartyDutyKind.Proposal or PartyDutyKind.Settlement;
}

/// <summary>A time that protects a party: nothing is lost when it ends, and it is never shown as a last day (FP-22).</summary>
/// <param name="Kind">The time to reflect on a proposal (FP-5), or the time to object to a member of the committee (FP-12).</param>
public sealed record ProtectedTime(TermKind Kind, DateOnly Until, string? Subject)
{
    public string Key => WireNames.Camel(Kind.ToString());
}
