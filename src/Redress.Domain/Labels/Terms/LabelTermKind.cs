namespace Redress.Domain.Labels.Terms;

/// <summary>What a term of a label, or of what stands beside it, is for. Each kind has its rule in <see cref="LabelTermRules"/>.</summary>
public enum LabelTermKind
{
    /// <summary>Cost and fee of an application are paid (BC-35).</summary>
    CertificationCost,

    /// <summary>The third body examines (BC-34).</summary>
    Certification,

    /// <summary>The other conditions are met after a positive certification (BC-35).</summary>
    Granting,

    /// <summary>A declaration of honour is confirmed by a certification (BC-34).</summary>
    Honour,

    /// <summary>The label's own days; the control before its end (BC-36).</summary>
    Control,

    /// <summary>A shortcoming is mended (BC-36).</summary>
    Mending,

    /// <summary>The body checks what was mended (BC-36).</summary>
    MendingCheck,

    /// <summary>The member appeals against a negative certification, or against the board (BC-37, BC-46).</summary>
    LabelAppeal,

    /// <summary>The registrar brings the appeal before the arbitrator (BC-37, BC-46).</summary>
    BringingLabelAppeal,

    /// <summary>The presumed receipt of a negative certification, from which it counts (BC-36).</summary>
    NegativeReceipt,

    /// <summary>A scan is made again (BC-35).</summary>
    Scan,

    /// <summary>A scan that was due is made all the same, before the body has to see to it (BC-35).</summary>
    ScanOverdue,

    /// <summary>What a scan found unsafe is mended (BC-35).</summary>
    ScanMending,

    /// <summary>The yearly fee is paid (BC-35, WK-7).</summary>
    Fee,

    /// <summary>The fee of the next year is asked (BC-35, WK-7).</summary>
    FeeAsking,

    /// <summary>The fee is paid after the registered reminder (BC-35).</summary>
    FeeReminder,

    /// <summary>A condition that was lost is met again (BC-35).</summary>
    Condition,

    /// <summary>A suspension that was set to begin later begins (BC-46).</summary>
    SuspensionStart,

    /// <summary>The label is suspended (BC-38, BC-46).</summary>
    Suspension,

    /// <summary>The member answers the board (BC-46).</summary>
    BoardAnswer,

    /// <summary>The board hears, and lifts or confirms what it did at once (BC-46).</summary>
    BoardHearing,

    /// <summary>The user of a label that ended has removed it; the registrar looks (BC-41).</summary>
    RemovalCheck,

    /// <summary>The accused of an unlawful use answers (BC-41).</summary>
    MisuseAnswer,

    /// <summary>An unlawful use is handed over or ended (BC-41).</summary>
    HandOver,

    /// <summary>An application for the logo is decided upon (WK-6).</summary>
    Application,

    /// <summary>The provider is examined again (WK-6).</summary>
    Examination,

    /// <summary>A change that the provider submitted is answered (WK-6).</summary>
    Change,

    /// <summary>The provider reacts to the warning of a measure, in hours on working days (WK-3).</summary>
    Reaction,

    /// <summary>A measure that was warned of is decided upon (WK-3).</summary>
    MeasureDecision,

    /// <summary>The provider confirms that it received the notice (WK-4).</summary>
    MeasureReceipt,

    /// <summary>The logo is removed, in running hours (WK-4).</summary>
    Removal,

    /// <summary>The registrar looks whether the logo is still there (WK-4).</summary>
    RemovalLook,

    /// <summary>The penalty is demanded (WK-4).</summary>
    PenaltyDemand,

    /// <summary>A suspension of the logo is reviewed (WK-3).</summary>
    Review,

    /// <summary>The body answers the proof that the irregularity is over (WK-3).</summary>
    Lifting,

    /// <summary>The provider reads the text that names it (WK-5).</summary>
    NamingText,

    /// <summary>The name stands on the site (WK-5).</summary>
    Naming,

    /// <summary>A part of the fee is paid back (WK-10).</summary>
    FeeReturn,

    /// <summary>A candidate obtains a label, or a member regains one (BC-38).</summary>
    FirstLabel,

    /// <summary>Shortcomings that were reported are told by registered post (BC-36).</summary>
    ShortcomingsPost,
}
