using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;

namespace Redress.Domain.Labels.Commands;

/// <summary>Asks for a label, with the undertaking to keep code and certification regulations (BC-34, BC-35, WK-6).</summary>
/// <param name="Undertaking">That the member undertakes it: without it nothing is asked for.</param>
public sealed record ApplyForLabel(
    [RequiredBy("BC-34")] string? Kind,
    [RequiredBy("BC-35")] bool? Undertaking,
    string? Document = null
) : LabelCommand, IOfKind, IWithDocument;

/// <summary>The application goes no further (BC-34).</summary>
public sealed record CloseApplication([RequiredBy("BC-34")] string? Kind, [LongText] string? Reason = null)
    : LabelCommand,
        IOfKind;

/// <summary>The control before a label's end begins (BC-36); the clock does it too.</summary>
public sealed record BeginControl([RequiredBy("BC-36")] string? Kind) : LabelCommand, IOfKind;

/// <summary>The control body approved a declaration of honour (BC-34).</summary>
/// <param name="On">The day of the approval.</param>
public sealed record ApproveHonourDeclaration(
    [RequiredBy("BC-34")] string? Kind,
    [RequiredBy("BC-34")] DateOnly? On,
    [RequiredBy("BC-34")] string? Document
) : LabelCommand, IOfKind, IWithDocument;

public enum CertificationResult
{
    Positive,
    Negative,
}

/// <summary>What is to be mended, and by when (BC-36).</summary>
/// <param name="Due">The last day; null: the rulebook's.</param>
public sealed record ShortcomingTold([RequiredBy("BC-36")] [LongText] string? Text, DateOnly? Due = null);

/// <summary>What the control body decided on the proposal of the third body (BC-34, BC-36).</summary>
/// <param name="On">The day of its report.</param>
/// <param name="Checklist">The version of the scheme's check-list by which it was examined.</param>
public sealed record RecordCertification(
    [RequiredBy("BC-34")] string? Kind,
    [RequiredBy("BC-34")] CertificationResult? Result,
    [RequiredBy("BC-34")] DateOnly? On,
    [RequiredBy("BC-34")] string? Document,
    IReadOnlyList<ShortcomingTold>? Shortcomings = null,
    string? Checklist = null
) : LabelCommand, IOfKind, IWithDocument;

/// <summary>The member says that it mended a shortcoming, with its proof (BC-36).</summary>
/// <param name="Shortcoming">Its id.</param>
public sealed record MendShortcoming([RequiredBy("BC-36")] string? Shortcoming, [RequiredBy("BC-36")] string? Document)
    : LabelCommand,
        IWithDocument;

/// <summary>The body checked what was mended (BC-36).</summary>
public sealed record CheckShortcoming(
    [RequiredBy("BC-36")] string? Shortcoming,
    [RequiredBy("BC-36")] bool? Mended,
    [LongText] string? Text = null
) : LabelCommand;

/// <summary>More days for a shortcoming, a condition or what a scan found (BC-36).</summary>
/// <param name="Term">The id of the term.</param>
public sealed record ExtendLabelTerm(
    [RequiredBy("BC-36")] string? Term,
    [RequiredBy("BC-36")] int? Days,
    [RequiredBy("BC-36")] [LongText] string? Reason
) : LabelCommand;

/// <summary>Grants the label: refused with all that BC-35 asks and is not there.</summary>
/// <param name="From">The first day.</param>
public sealed record GrantLabel([RequiredBy("BC-35")] string? Kind, [RequiredBy("BC-35")] DateOnly? From)
    : LabelCommand,
        IOfKind;

/// <summary>An appeal against a negative certification (BC-37).</summary>
/// <param name="Language">nl or fr: the member's choice.</param>
public sealed record LodgeCertificationAppeal(
    [RequiredBy("BC-37")] string? Kind,
    [RequiredBy("BC-37")] string? Language,
    DateOnly? Arrived = null
) : LabelCommand, IOfKind, IOnPaper;

/// <summary>The registrar brought an appeal before the arbitrator (BC-37, BC-46).</summary>
/// <param name="Appeal">Its id.</param>
public sealed record BringLabelAppeal(
    [RequiredBy("BC-37")] string? Appeal,
    [RequiredBy("BC-37")] DateOnly? On,
    string? Reference = null
) : LabelCommand;

public enum LabelAppealOutcome
{
    Upheld,
    Rejected,
    Withdrawn,
}

/// <summary>What became of a decision that went by registered post (BC-23, FP-11): a proof of a later day of receipt replaces the presumption, a refusal or return keeps it, and what came back because the address was wrong goes out again.</summary>
/// <param name="Letter">The id of the letter that carried it.</param>
/// <param name="On">The day of the receipt, or on which it came back.</param>
/// <param name="Document">The proof, asked of a receipt.</param>
/// <param name="Reason">Asked of what was not received.</param>
public sealed record RecordLetterReceipt(
    [RequiredBy("BC-23")] string? Letter,
    [RequiredBy("BC-23")] ReceiptResult? Result,
    [RequiredBy("BC-23")] DateOnly? On,
    string? Document = null,
    [LongText] string? Reason = null
) : LabelCommand, IWithDocument;

/// <summary>What the arbitrator said (BC-37).</summary>
public sealed record RecordCertificationAppeal(
    [RequiredBy("BC-37")] string? Kind,
    [RequiredBy("BC-37")] LabelAppealOutcome? Outcome,
    [RequiredBy("BC-37")] DateOnly? On,
    [RequiredBy("BC-37")] string? Document
) : LabelCommand, IOfKind, IWithDocument;
