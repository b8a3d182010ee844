using Redress.Domain.Cases.Records;
using Redress.Domain.Committee;
using Redress.Domain.Decisions;
using Redress.Domain.Terms;

namespace Redress.Domain.Cases;

/// <summary>
/// FP-21: who was the respondent before it was corrected, with all that went between it and the others. It is kept apart from the case that goes on, so that nothing of it
/// reaches who is the respondent now.
/// </summary>
/// <param name="Registered">As it was named when it became the respondent.</param>
/// <param name="Latest">As it was called and reached last.</param>
public sealed record FormerRespondent(
    Respondent Registered,
    Respondent Latest,
    DateOnly Until,
    string Reason,
    Signature By
)
{
    /// <summary>Whether it had been told of the complaint; else it learns nothing of it now either (BC-16).</summary>
    public bool Informed { get; init; }

    public IReadOnlyList<ConversationMessage> Conversation { get; init; } = [];

    public IReadOnlyList<Proposal> Proposals { get; init; } = [];

    public IReadOnlyList<CaseComment> Comments { get; init; } = [];

    public IReadOnlyList<MatterPut> MattersPut { get; init; } = [];

    public IReadOnlyList<Service> Services { get; init; } = [];

    public IReadOnlyList<Term> Terms { get; init; } = [];

    public IReadOnlyList<Consent> Consents { get; init; } = [];

    public IReadOnlyList<Loss> Losses { get; init; } = [];

    /// <summary>Interests in it that were noted (BC-15): they hide the case no more.</summary>
    public IReadOnlyList<NotedInterest> NotedInterests { get; init; } = [];

    /// <summary>The documents that stay with it, by their ids.</summary>
    public IReadOnlyList<string> Documents { get; init; } = [];

    /// <summary>The addresses that it was asked to confirm.</summary>
    public IReadOnlyList<MailAddress> Addresses { get; init; } = [];

    /// <summary>The letters to it that no e-mail could bring. They were dropped: nobody brings them to it any more.</summary>
    public IReadOnlyList<UndeliveredLetter> Undelivered { get; init; } = [];

    /// <summary>The case whose settlement with it was not kept (FP-5); null where there was none.</summary>
    public string? Follows { get; init; }

    /// <summary>Whether that settlement let mediation be skipped.</summary>
    public bool SkipsMediation { get; init; }

    /// <summary>Without a word of what anybody said (FP-18).</summary>
    public FormerRespondent Erased() =>
        new(Nameless(Registered), Nameless(Latest), Until, "", By) { Informed = Informed, Documents = Documents };

    private static Respondent Nameless(Respondent shop) => new(shop.MemberId, "", null, null, null, shop.Language);
}
