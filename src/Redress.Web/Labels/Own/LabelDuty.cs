using Redress.Domain;
using Redress.Domain.Labels.Terms;

namespace Redress.Web.Labels.Own;

/// <summary>What is asked of a member about its labels, or is its own to do while a term runs.</summary>
public enum LabelDutyKind
{
    /// <summary>The yearly fee (BC-35, WK-7).</summary>
    Fee,

    /// <summary>The cost of the certification (BC-35).</summary>
    CertificationCost,

    /// <summary>What a certification found wanting (BC-36).</summary>
    Shortcoming,

    /// <summary>What a scan found unsafe (BC-35).</summary>
    UnsafeScan,

    /// <summary>A condition that was lost (BC-35).</summary>
    Condition,

    /// <summary>The reasons of the board (BC-46).</summary>
    BoardAnswer,

    /// <summary>An appeal against the board (BC-46).</summary>
    BoardAppeal,

    /// <summary>An appeal against a negative certification (BC-37).</summary>
    CertificationAppeal,

    /// <summary>A label that ended has to go from the site (BC-41).</summary>
    TakeOff,

    /// <summary>An unlawful use (BC-41).</summary>
    Misuse,

    /// <summary>The warning of a measure (WK-3).</summary>
    Reaction,

    /// <summary>The notice of a measure (WK-4).</summary>
    Notice,

    /// <summary>The logo has to go from the site (WK-4).</summary>
    Removal,

    /// <summary>What was demanded for the days on which the logo stayed (WK-4).</summary>
    Penalty,

    /// <summary>The text that names the provider (WK-5).</summary>
    NamingText,

    /// <summary>The irregularity for which the logo is suspended (WK-3).</summary>
    Irregularity,

    /// <summary>A first label, or one anew (BC-38).</summary>
    FirstLabel,
}

/// <param name="Term">By when; null where no day runs.</param>
public sealed record LabelDuty(LabelDutyKind Kind, LabelTerm? Term)
{
    /// <summary>Of which label; null where it is about the member as a whole.</summary>
    public string? Label { get; init; }

    /// <summary>The act that answers it, by its name; null where nothing is to be sent here.</summary>
    public string? Act { get; init; }

    /// <summary>What that act is about: the id of the thing, or a kind.</summary>
    public string? About { get; init; }

    /// <summary>What the body said, in its own words.</summary>
    public string? Quote { get; init; }

    /// <summary>What is to be paid.</summary>
    public Money? Amount { get; init; }

    /// <summary>With which reference it is paid.</summary>
    public string? Reference { get; init; }

    /// <summary>A word that its sentence needs, such as a year.</summary>
    public string Word { get; init; } = "";

    /// <summary>Whether its hours have not begun: they run from the moment at which its e-mail leaves (WK-3, WK-4).</summary>
    public bool IsYetToRun { get; init; }

    /// <summary>What it has cost until now that it was not done in time (WK-4); null before.</summary>
    public LabelCost? Cost { get; init; }

    /// <summary>The article of the code that it rests on; null where none was named.</summary>
    public string? Article { get; init; }

    /// <summary>Whether what is asked about was done at once already (BC-46).</summary>
    public bool IsDone { get; init; }

    /// <summary>Whether it may be left undone.</summary>
    public bool IsFree { get; init; }
}

/// <summary>What a logo costs that stays where it had to go (WK-4).</summary>
/// <param name="Ended">When the hours to remove it ended.</param>
/// <param name="Days">That began since.</param>
public sealed record LabelCost(DateTimeOffset Ended, long Days, Money Amount);
