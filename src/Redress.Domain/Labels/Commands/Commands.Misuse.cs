using Redress.Domain.Cases.Commands;

namespace Redress.Domain.Labels.Commands;

/// <summary>An unlawful use of the label is recorded with its evidence, and the accused is asked (BC-41).</summary>
public sealed record OpenMisuse(
    [RequiredBy("BC-41")] string? Url,
    [RequiredBy("BC-41")] [LongText] string? Text,
    string? Document = null,
    string? Report = null
) : LabelCommand, IWithDocument;

/// <summary>The same, as it is called where the evidence is already there (BC-41).</summary>
public sealed record RecordMisuse(
    [RequiredBy("BC-41")] string? Url,
    [RequiredBy("BC-41")] [LongText] string? Text,
    string? Document = null,
    string? Report = null
) : LabelCommand, IWithDocument;

/// <summary>What the accused answers (BC-41).</summary>
/// <param name="Misuse">Its id.</param>
public sealed record AnswerMisuse(
    [RequiredBy("BC-41")] string? Misuse,
    [RequiredBy("BC-41")] [LongText] string? Text,
    string? Document = null
) : LabelCommand, IWithDocument;

/// <summary>An unlawful use is handed over for prosecution (BC-41).</summary>
/// <param name="To">To whom.</param>
[TakesTwo("BC-41")]
public sealed record HandOverMisuse(
    [RequiredBy("BC-41")] string? Misuse,
    [RequiredBy("BC-41")] string? To,
    [RequiredBy("BC-41")] DateOnly? On,
    string? Document = null
) : LabelCommand, IWithDocument;

/// <summary>An unlawful use ends with its reasons: it was none, or is over (BC-41).</summary>
[TakesTwo("BC-41")]
public sealed record EndMisuse([RequiredBy("BC-41")] string? Misuse, [RequiredBy("BC-41")] [LongText] string? Reasons)
    : LabelCommand;

/// <summary>What the registrar saw when it looked whether a label that ended was removed (BC-41).</summary>
/// <param name="Removed">False opens a misuse.</param>
public sealed record RecordRemovalLook(
    [RequiredBy("BC-41")] string? Kind,
    [RequiredBy("BC-41")] bool? Removed,
    string? Url = null,
    string? Document = null
) : LabelCommand, IOfKind, IWithDocument;
