namespace Redress.Domain.Cases.Records;

/// <summary>What can be open in a case beside the case itself, and must come to an end of its own (FP-23).</summary>
public enum Thing
{
    /// <summary>Items asked of the complainant (BC-7, FP-2).</summary>
    AskedInformation,

    /// <summary>An offer of settlement (BC-10).</summary>
    Proposal,

    /// <summary>The member's wish to be heard (BC-13).</summary>
    HearingWish,

    /// <summary>A hearing to which the parties were invited (BC-13).</summary>
    Hearing,

    /// <summary>What came in Deliberation (FP-7).</summary>
    LateMatter,

    /// <summary>A party's objection to a member of the committee (FP-12).</summary>
    Challenge,

    /// <summary>That an interest hinders no more, waiting for its second person (BC-15).</summary>
    Clearance,

    /// <summary>A party that is no longer there (FP-25).</summary>
    Loss,

    /// <summary>A decision that waits for its second person (BC-17).</summary>
    ProposedDecision,

    /// <summary>A correction that waits for its second person (BC-17).</summary>
    ProposedCorrection,

    /// <summary>A party that a slip misled and that is to be notified again (BC-17).</summary>
    MisledParty,

    /// <summary>A decision that came back undelivered (FP-11).</summary>
    UndeliveredDecision,

    /// <summary>An appeal (ST-3).</summary>
    Appeal,

    /// <summary>A decision that a forum set aside while another proceeding runs (BC-29).</summary>
    Remittal,

    /// <summary>What a forum ordered besides, to be carried out by hand (BC-29).</summary>
    ForumOrder,

    /// <summary>Money of a deposit or a fine that is to be paid back (BC-26, BC-30).</summary>
    MoneyToReturn,

    /// <summary>A sanction on probation (BC-20).</summary>
    Deferral,

    /// <summary>A sanction on probation that a later decision names (BC-20).</summary>
    NamedDeferral,

    /// <summary>A fine that waits for its condition (BC-19).</summary>
    Condition,

    /// <summary>That the condition of a fine is met, waiting for its second person (BC-19).</summary>
    ProposedFinding,

    /// <summary>A finding on a condition of which a party is to be notified (BC-19).</summary>
    UnnotifiedFinding,

    /// <summary>A fine that is due, or paid by instalments (BC-30).</summary>
    Fine,

    /// <summary>A suspension that waits for its first day, or runs (BC-30).</summary>
    Suspension,

    /// <summary>An exclusion that the registrar is to carry out (BC-30).</summary>
    Exclusion,

    /// <summary>A fine's write-off that waits for its second person (BC-30).</summary>
    ProposedWriteOff,

    /// <summary>A notice that waits for its second person (BC-31).</summary>
    ProposedNotice,

    /// <summary>A notice that was reported and is hidden until it is judged (BC-31).</summary>
    NoticeUnderReview,

    /// <summary>A change of a public notice that waits for its second person (BC-31).</summary>
    ProposedNoticeChange,

    /// <summary>A dispute before the external committee (WK-2).</summary>
    Referral,
}

/// <summary>One thing that is open in a case now.</summary>
/// <param name="Id">Of the proposal, the appeal, the sanction…; of a party its name; null where a case has one such thing at most.</param>
public sealed record OpenThing(Thing Thing, string? Id = null)
{
    public override string ToString() => Id is null ? $"{Thing}" : $"{Thing} {Id}";
}
