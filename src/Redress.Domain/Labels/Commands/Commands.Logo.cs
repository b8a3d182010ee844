using Redress.Domain.Cases.Commands;

namespace Redress.Domain.Labels.Commands;

/// <summary>What a refusal of the logo rests on (WK-6).</summary>
public enum LogoRefusalGround
{
    Law,
    Code,
}

/// <summary>The application is refused (WK-6).</summary>
public sealed record RefuseApplication(
    [RequiredBy("WK-6")] string? Kind,
    [RequiredBy("WK-6")] LogoRefusalGround? Ground,
    [RequiredBy("WK-6")] [LongText] string? Reasons
) : LabelCommand, IOfKind;

public enum ExaminationResult
{
    Conforms,
    Deviates,
}

/// <summary>The provider was examined again (WK-6).</summary>
public sealed record ReExamine(
    [RequiredBy("WK-6")] ExaminationResult? Result,
    [RequiredBy("WK-6")] DateOnly? On,
    [LongText] string? Text = null
) : LabelCommand;

/// <summary>The provider submits a change on its site that touches the logo (WK-6).</summary>
public sealed record SubmitChange([RequiredBy("WK-6")] [LongText] string? Text, string? Document = null)
    : LabelCommand,
        IWithDocument;

/// <summary>The body answers it (WK-6).</summary>
public sealed record AnswerChange(
    [RequiredBy("WK-6")] string? Change,
    [RequiredBy("WK-6")] bool? Approved,
    [LongText] string? Text = null
) : LabelCommand;

public enum MeasureKind
{
    Suspend,
    Withdraw,
}

/// <summary>The provider is warned of a measure: facts, article and measure (WK-3).</summary>
/// <param name="Grounds">The facts.</param>
/// <param name="Article">Of the code.</param>
/// <param name="Measure">The one that an advice opened which was not followed (WK-2); null: it rests on something else.</param>
public sealed record PrepareMeasure(
    [RequiredBy("WK-3")] MeasureKind? Kind,
    [RequiredBy("WK-3")] [LongText] string? Grounds,
    [RequiredBy("WK-3")] string? Article,
    string? Measure = null
) : LabelCommand;

/// <summary>What the provider says to the warning (WK-3).</summary>
public sealed record ReactToMeasure(
    [RequiredBy("WK-3")] string? Measure,
    [RequiredBy("WK-3")] [LongText] string? Text,
    string? Document = null
) : LabelCommand, IWithDocument;

/// <summary>The measure is taken, after the warning (WK-3) or at once (WK-4).</summary>
/// <param name="Measure">The one that was warned of; null where it is taken at once.</param>
/// <param name="Immediate">For unwillingness that can be shown, or an established breach: two people (WK-4).</param>
[TakesTwo("WK-4")]
public sealed record DecideMeasure(
    [RequiredBy("WK-3")] MeasureKind? Kind,
    [RequiredBy("WK-3")] [LongText] string? Grounds,
    string? Measure = null,
    bool Immediate = false,
    string? Article = null
) : LabelCommand;

/// <summary>What was warned of is not done (WK-3).</summary>
public sealed record DropMeasure([RequiredBy("WK-3")] string? Measure, [LongText] string? Reason = null) : LabelCommand;

/// <summary>The suspension is over (WK-3).</summary>
public sealed record LiftMeasure([RequiredBy("WK-3")] string? Measure, [LongText] string? Reason = null) : LabelCommand;

/// <summary>The suspension was looked at again and stays (WK-3).</summary>
public sealed record ReviewMeasure([RequiredBy("WK-3")] string? Measure, [RequiredBy("WK-3")] [LongText] string? Text)
    : LabelCommand;

/// <summary>The provider confirms that it received the notice (WK-4).</summary>
public sealed record ConfirmReceipt([RequiredBy("WK-4")] string? Measure) : LabelCommand;

/// <summary>The provider says that the irregularity is over (WK-3).</summary>
public sealed record ReportMended(
    [RequiredBy("WK-3")] string? Measure,
    [RequiredBy("WK-3")] [LongText] string? Text,
    string? Document = null
) : LabelCommand, IWithDocument;

/// <summary>The logo is gone from the site (WK-4).</summary>
/// <param name="At">The instant, where it is known; the day alone counts as its last instant.</param>
/// <param name="Evidence">What shows it.</param>
public sealed record RecordRemoval(
    [RequiredBy("WK-4")] string? Measure,
    [RequiredBy("WK-4")] DateOnly? On,
    [RequiredBy("WK-4")] [LongText] string? Evidence,
    DateTimeOffset? At = null
) : LabelCommand;

/// <summary>The registrar looked, and the logo is still there (WK-4).</summary>
public sealed record RecordStillThere([RequiredBy("WK-4")] string? Measure, [LongText] string? Evidence = null)
    : LabelCommand;

/// <summary>The penalty is demanded (WK-4).</summary>
public sealed record DemandPenalty([RequiredBy("WK-4")] string? Measure) : LabelCommand;

/// <summary>A penalty was paid (WK-4).</summary>
public sealed record RecordPenaltyPayment(
    [RequiredBy("WK-4")] string? Measure,
    [RequiredBy("WK-4")] DateOnly? On,
    [RequiredBy("WK-4")] Money? Amount
) : LabelCommand;

/// <summary>Court steps and damages stay open beside the penalty, and are recorded (WK-4).</summary>
public sealed record RecordCourtStep(
    [RequiredBy("WK-4")] string? Measure,
    [RequiredBy("WK-4")] [LongText] string? Text,
    [RequiredBy("WK-4")] DateOnly? On,
    string? Document = null
) : LabelCommand, IWithDocument;

/// <summary>Naming the provider in public (WK-5): two people; the provider reads the text first.</summary>
[TakesTwo("WK-5")]
public sealed record NameProvider([RequiredBy("WK-5")] string? Measure, [RequiredBy("WK-5")] [LongText] string? Text)
    : LabelCommand;

/// <summary>The name goes from the site (WK-5).</summary>
[TakesTwo("WK-5")]
public sealed record TakeDownName([RequiredBy("WK-5")] string? Measure, [LongText] string? Reason = null)
    : LabelCommand;

/// <summary>Who does not accept a change of the code ends the agreement on the day of the change (WK-10).</summary>
/// <param name="Version">Of the rulebook.</param>
public sealed record LeaveOverChange([RequiredBy("WK-10")] string? Version) : LabelCommand;

/// <summary>The part of the fee was paid back (WK-10).</summary>
public sealed record RecordFeeReturn([RequiredBy("WK-10")] DateOnly? On, [RequiredBy("WK-10")] Money? Amount)
    : LabelCommand;

/// <summary>A case established that the provider does not comply with an advice (WK-2): a measure to decide.</summary>
/// <param name="Number">Of the case.</param>
[Internal]
public sealed record OpenMeasureOverAdvice(string Number, string Body, DateOnly On) : LabelCommand;
