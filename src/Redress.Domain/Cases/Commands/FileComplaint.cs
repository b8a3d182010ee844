using Redress.Domain.Cases.Records;

namespace Redress.Domain.Cases.Commands;

public sealed record FiledComplainant(
    ComplainantKind? Kind,
    string? Name,
    string? Email = null,
    string? Phone = null,
    Address? Address = null
);

/// <summary>
/// The webshop as the complainant names it: a member by its id, or another by name, site and address. A member that is named so is known again (FP-21), unless
/// <paramref name="NotMember"/> says that it is another.
/// </summary>
public sealed record FiledRespondent(
    string? MemberId = null,
    string? Name = null,
    string? Website = null,
    string? Email = null,
    bool? NotMember = null
);

public sealed record FiledPurchase(
    string? OrderNumber = null,
    DateOnly? OrderedOn = null,
    [RuledBy("BC-2")] Money? Amount = null
);

/// <summary>
/// BC-1…BC-4: a complaint as it is filed. It is not an action on a case: it makes one.
/// <paramref name="Arrived"/> is the day of arrival of a complaint on paper that a secretary enters (FP-13). <paramref name="Follows"/> is the number
/// of the case whose settlement was not kept, and with <paramref name="SkipMediation"/> it is not mediated again (FP-5).
/// <paramref name="MessagesKept"/> is false where the complainant kept none of the messages complained of and describes them (BC-2).
/// </summary>
public sealed record FileComplaint(
    string? Scheme,
    CaseKind? Kind,
    string? Language,
    FiledComplainant? Complainant,
    FiledRespondent? Respondent,
    [LongText] string? Facts,
    [LongText] string? Claim,
    Representative? Representative = null,
    IReadOnlyList<string>? Norms = null,
    FiledPurchase? Purchase = null,
    [LongText] IReadOnlyList<string>? Messages = null,
    DateOnly? ContactedShopOn = null,
    DateOnly? ProposalTermToldOn = null,
    DateOnly? ProposalPromisedBy = null,
    bool? RestsOnInsolvency = null,
    DateOnly? Arrived = null,
    string? Follows = null,
    bool? SkipMediation = null,
    bool? MessagesKept = null
)
{
    /// <summary>How the journal calls the filing.</summary>
    public const string ActionName = "file-complaint";
}
