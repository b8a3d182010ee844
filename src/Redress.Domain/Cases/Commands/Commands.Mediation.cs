namespace Redress.Domain.Cases.Commands;

/// <summary>BC-10: the body starts to mediate.</summary>
public sealed record StartMediation : Command;

/// <summary>One thing that a party offers: what, and where they apply, how much and by when.</summary>
public sealed record ProposedClause(string? What, Money? Amount = null, DateOnly? By = null)
{
    /// <summary>The longest that one may be told, in characters; what needs more words has the text.</summary>
    public const int Longest = 1000;

    /// <summary>How many there may be.</summary>
    public const int Most = 20;
}

/// <summary>
/// BC-10: an offer of settlement to the other party, with what is offered, an amount and a day where they apply.
/// <paramref name="Terms"/> says one thing after another what the text says; <paramref name="Counters"/> names the proposal of the other party that this one answers.
/// </summary>
public sealed record Propose(
    [RequiredBy("BC-10"), LongText] string? Text,
    Money? Amount = null,
    DateOnly? By = null,
    IReadOnlyList<ProposedClause>? Terms = null,
    [OneOf("proposals")] string? Counters = null
) : Command;

/// <summary>FP-5: accepts with open eyes; <paramref name="Sooner"/> gives up the rest of the time to reflect.</summary>
public sealed record AcceptProposal(
    [RequiredBy("BC-10"), OneOf("proposals")] string? Proposal,
    bool? Told,
    bool? Sooner = null
) : Command;

/// <summary>BC-10: declines an offer. Declining is never a lack of co-operation (BC-14).</summary>
public sealed record DeclineProposal(
    [RequiredBy("BC-10"), OneOf("proposals")] string? Proposal,
    [LongText] string? Reason = null
) : Command;

/// <summary>FP-23: a party ends its mediation, whenever it wants; that is never a lack of co-operation (BC-14).</summary>
public sealed record DeclineMediation([LongText] string? Reason = null) : Command;

/// <summary>BC-10: takes back an offer of one's own that is still open; the other party is told.</summary>
public sealed record WithdrawProposal([RequiredBy("BC-10"), OneOf("proposals")] string? Proposal) : Command;

/// <summary>
/// FP-5: records what both parties accepted, in words and, in <paramref name="Agreed"/>, one thing after another. It rests on an accepted <paramref name="Proposal"/>
/// or on an agreement on paper, its <paramref name="Document"/>; without either it is refused.
/// </summary>
public sealed record Settle(
    [RequiredBy("BC-10"), LongText] string? Terms,
    IReadOnlyList<ProposedClause>? Agreed = null,
    [OneOf("proposals")] string? Proposal = null,
    [OneOf("documents")] string? Document = null
) : Command;

/// <summary>BC-10: the day has come on which both parties are asked whether their settlement was kept.</summary>
[Internal]
public sealed record AskAboutSettlement : Command;

/// <summary>BC-10: a party says whether the settlement was kept. Its last answer counts; the case stays ended whatever it is.</summary>
public sealed record ReportSettlement([RequiredBy("BC-10")] bool? Kept, [LongText] string? Text = null) : Command;

/// <summary>
/// BC-11: mediation failed and the case goes nowhere further here. Where it could still be put to the external committee, <paramref name="NoReferral"/> says that the complainant does not want that (WK-2).
/// </summary>
public sealed record EndMediation([RequiredBy("BC-11"), LongText] string? Reason, bool? NoReferral = null) : Command;

/// <summary>WK-2: the dispute is put to the external committee.</summary>
public sealed record ReferExternally(
    [RequiredBy("WK-2")] string? Body,
    [RequiredBy("WK-2")] string? Reference,
    [RequiredBy("WK-2")] DateOnly? On
) : Command;

/// <summary>WK-2: the binding advice of the external committee; <paramref name="By"/> is the last day that it gives the provider, if it gives one.</summary>
public sealed record RecordAdvice(
    [RequiredBy("WK-2"), LongText] string? Text,
    [RequiredBy("WK-2")] DateOnly? On,
    DateOnly? By = null
) : Command;

/// <summary>WK-2: a party says whether the provider complied with the advice. Its last answer counts.</summary>
public sealed record ReportCompliance(
    [RequiredBy("WK-2")] bool? Complied,
    [LongText] string? Text = null,
    [OneOf("documents")] IReadOnlyList<string>? Documents = null
) : Command;

/// <summary>WK-2: whether the provider complied with the advice. That it did not rests on the consumer's word, to which the provider could answer.</summary>
public sealed record RecordCompliance([RequiredBy("WK-2")] bool? Complied, [RequiredBy("WK-2")] DateOnly? On) : Command;
