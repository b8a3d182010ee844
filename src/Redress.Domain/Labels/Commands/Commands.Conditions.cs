using Redress.Domain.Cases.Commands;

namespace Redress.Domain.Labels.Commands;

public enum LabelPayment
{
    Fee,
    Certification,
}

/// <summary>A payment came in: the yearly fee, or the cost of a certification (BC-35, WK-7).</summary>
/// <param name="Year">Of a fee; null: this year's.</param>
/// <param name="On">The day on which it was booked.</param>
/// <param name="Kind">Of the certification's label; null: the one that is asked for.</param>
public sealed record RecordPayment(
    [RequiredBy("BC-35")] LabelPayment? What,
    [RequiredBy("BC-35")] DateOnly? On,
    [RequiredBy("BC-35")] Money? Amount,
    int? Year = null,
    string? Kind = null
) : LabelCommand;

/// <summary>The yearly fee is asked (BC-35, WK-7): the clock does it in January.</summary>
/// <param name="Amount">Null: the rulebook's.</param>
public sealed record AskFee(int? Year = null, Money? Amount = null) : LabelCommand;

public enum ScanKind
{
    Security,
    Ssl,
}

public enum ScanResult
{
    Safe,
    Unsafe,
}

/// <summary>A security scan or an SSL check (BC-35).</summary>
/// <param name="MendBy">Of an unsafe one: the last day to mend it; null: the rulebook's.</param>
/// <param name="DataBreach">What leaked, where the scan brought a breach to light: recorded and told to the member at once.</param>
public sealed record RecordScan(
    [RequiredBy("BC-35")] ScanKind? What,
    [RequiredBy("BC-35")] ScanResult? Result,
    [RequiredBy("BC-35")] DateOnly? On,
    DateOnly? MendBy = null,
    [LongText] string? DataBreach = null
) : LabelCommand;

/// <summary>The review system that the member uses (BC-35).</summary>
/// <param name="System">Its name; empty: it uses none any more.</param>
public sealed record RecordReviewSystem(string? System, [RequiredBy("BC-35")] DateOnly? On) : LabelCommand;

/// <summary>What a label rests on (BC-35).</summary>
public enum LabelCondition
{
    Undertaking,
    SalesToConsumers,
    Fee,
    CertificationCost,
    Certification,
    SecurityScan,
    SslCheck,
    ReviewSystem,
    Membership,
}

/// <summary>A condition of the label is lost: the member is told, with a term to mend it (BC-35).</summary>
/// <param name="Due">The last day; null: the rulebook's.</param>
public sealed record TellConditionLost(
    [RequiredBy("BC-35")] LabelCondition? Condition,
    DateOnly? Due = null,
    [LongText] string? Text = null
) : LabelCommand;

/// <summary>The member says that it meets a condition again (BC-35).</summary>
public sealed record MendCondition(
    [RequiredBy("BC-35")] LabelCondition? Condition,
    [RequiredBy("BC-35")] [LongText] string? Text,
    string? Document = null
) : LabelCommand, IWithDocument;

/// <summary>The body judges what the member brought (BC-35).</summary>
public sealed record JudgeCondition(
    [RequiredBy("BC-35")] LabelCondition? Condition,
    [RequiredBy("BC-35")] bool? Met,
    [LongText] string? Text = null
) : LabelCommand;

/// <summary>Whether the member sells at a distance to consumers in Belgium (BC-35).</summary>
public sealed record RecordSalesToConsumers([RequiredBy("BC-35")] bool? Sells, [RequiredBy("BC-35")] DateOnly? On)
    : LabelCommand;
