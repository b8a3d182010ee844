using Redress.Domain.Cases.Commands;

namespace Redress.Domain.Labels.Commands;

/// <summary>A document is put into the file of a member's labels; the acts that rest on it name its id.</summary>
/// <param name="ForMember">Whether the member sees it.</param>
[Internal]
public sealed record AddLabelDocument(
    string Id,
    string FileName,
    string MediaType,
    long Size,
    string Sha256,
    bool ForMember
) : LabelCommand;

/// <summary>Another person makes it so, what one proposed.</summary>
/// <param name="Act">The name of the act that was proposed.</param>
/// <param name="Proposal">Which of several; null: the only one of that act.</param>
[Internal]
public sealed record ConfirmProposed(string Act, string? Proposal = null) : LabelCommand;

/// <summary>Drops what was proposed.</summary>
[Internal]
public sealed record RejectProposed(
    string Act,
    [RequiredBy("ST-4")] [LongText] string? Reason = null,
    string? Proposal = null
) : LabelCommand;

/// <summary>Time: a warning of a term is due.</summary>
[Internal]
public sealed record WarnOfTerm(string Term) : LabelCommand;

/// <summary>Time: a term is over.</summary>
[Internal]
public sealed record LapseTerm(string Term) : LabelCommand;

/// <summary>A changed calendar moves running terms (FP-10).</summary>
/// <param name="Reason">Why, as the parties of cases are told it; empty where nobody gave one.</param>
[Internal]
public sealed record RederiveLabelTerms([LongText] string Reason) : LabelCommand;

/// <summary>The labels follow what became of the membership: its suspension, its end, an exclusion, and what was lifted again (BC-30, BC-38).</summary>
[Internal]
public sealed record FollowMembership : LabelCommand;

/// <summary>A label that was granted before its file was kept here, or by a table of such: it is written down as it is (BC-33).</summary>
/// <param name="Until">The last day; null where it has none.</param>
[Internal]
public sealed record RecordExistingLabel(string Kind, DateOnly? From, DateOnly? Until) : LabelCommand, IOfKind
{
    string? IOfKind.Kind => Kind;
}

/// <summary>The e-mail of a notice left, or came back, or it went by registered post in its place (WK-3, WK-4, FP-11).</summary>
/// <param name="Letter">The id under which it was told.</param>
/// <param name="At">When it left; of what was posted: when it is presumed received (BC-23).</param>
[Internal]
public sealed record NoteLetter(string Letter, bool Sent, DateTimeOffset At, bool ByPost = false) : LabelCommand;

/// <summary>Time: what is kept of the labels of who is no member any more is erased; the journal still verifies (FP-18).</summary>
[Internal]
public sealed record EraseLabelFile : LabelCommand;
