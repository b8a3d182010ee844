namespace Redress.Domain.Labels;

/// <summary>What an act brought about for a label, by which its table moves it on. Each is consumed by the row that follows from it.</summary>
public enum LabelFact
{
    /// <summary>The cost of the certification was paid (BC-35).</summary>
    CostPaid,

    /// <summary>The certification was positive, by the control body or by the arbitrator (BC-34, BC-37).</summary>
    CertifiedPositive,

    /// <summary>Negative, with what can be mended (BC-36).</summary>
    ShortcomingsFound,

    /// <summary>Negative, with nothing to be mended, at a first certification (BC-36).</summary>
    CertifiedNegative,

    /// <summary>A negative certification of a label that counts was received (BC-36).</summary>
    NegativeReceived,

    /// <summary>A certification of before still lies within its two years (BC-38).</summary>
    CertificationHolds,

    /// <summary>Its days were mended, and its control is not due yet (BC-36).</summary>
    ControlNotDue,

    /// <summary>Three months after its approval nothing confirmed the declaration of honour (BC-34).</summary>
    HonourOver,

    /// <summary>Its last control is due (BC-36).</summary>
    ControlDue,

    /// <summary>Its last day is over (BC-33).</summary>
    DaysOver,

    /// <summary>The arbitrator rejected the appeal, or it was withdrawn (BC-37).</summary>
    AppealLost,

    /// <summary>An appeal was lodged against a negative certification that counts (BC-37).</summary>
    AppealLodged,

    /// <summary>A suspension of the label began: by a final decision, or by the board (BC-38, BC-46).</summary>
    SuspensionBegan,

    /// <summary>Its last day is over: the membership is active again, the label is not (BC-38).</summary>
    SuspensionOver,

    /// <summary>The board took the label (BC-46), or a condition was lost (BC-35).</summary>
    Taken,

    /// <summary>A final decision took the label without suspending the member any more (BC-38).</summary>
    TakenByDecision,

    /// <summary>What had taken it fell: it is what it was before (BC-30, BC-46).</summary>
    Restored,

    /// <summary>The membership ended, or an exclusion is final (BC-38).</summary>
    MembershipOver,

    /// <summary>Membership was asked for anew (BC-38).</summary>
    MembershipBegun,

    /// <summary>It was granted before its file was kept here (BC-33).</summary>
    ExistingRecorded,

    /// <summary>A measure suspends the logo (WK-3, WK-4).</summary>
    MeasureSuspends,

    /// <summary>A measure withdraws the logo (WK-3, WK-4).</summary>
    MeasureWithdraws,

    /// <summary>What was warned of was not decided upon in time, or is dropped (WK-3).</summary>
    MeasureVoid,

    /// <summary>The suspension by a measure was lifted (WK-3).</summary>
    MeasureLifted,

    /// <summary>The suspension was lifted while the provider was warned of a withdrawal: that warning stands (WK-3).</summary>
    WarningStands,
}
