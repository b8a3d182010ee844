namespace Redress.Domain.Labels;

/// <summary>Where a label of one kind of one member stands (ST-4).</summary>
public enum LabelState
{
    /// <summary>Never asked for, or asked for and closed.</summary>
    None,

    /// <summary>Asked for; cost and fee are asked (BC-34, WK-6).</summary>
    Applied,

    /// <summary>Examined by the third body (BC-34).</summary>
    InCertification,

    /// <summary>Told of shortcomings, each with its day (BC-36).</summary>
    Mending,

    /// <summary>Certified, other conditions are open (BC-35).</summary>
    ReadyToGrant,

    /// <summary>Valid, on a declaration of honour (BC-34).</summary>
    Provisional,

    Valid,

    /// <summary>In its control before the end; valid to its day (BC-36).</summary>
    InControl,

    /// <summary>Warned of a measure; valid (WK-3).</summary>
    Warned,

    /// <summary>Shown not valid (BC-38, WK-3).</summary>
    Suspended,

    Refused,

    /// <summary>Before the arbitrator (BC-37).</summary>
    UnderAppeal,

    Withdrawn,
    Expired,

    /// <summary>No membership (BC-38).</summary>
    Ended,
}
