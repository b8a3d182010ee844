using Redress.Domain.Decisions;

namespace Redress.Domain.Appeals;

/// <summary>Before whom an appeal is brought (BC-27, BC-28).</summary>
public enum Forum
{
    Arbitration,
    Court,
}

public enum ForumOutcome
{
    Upheld,
    PartlyUpheld,
    Rejected,
    Inadmissible,
}

/// <summary>The part of an appeal that one forum handles, from the referral to its outcome (BC-29).</summary>
public sealed record Proceeding(Forum Forum)
{
    public string? Reference { get; init; }

    public DateOnly? ReferredOn { get; init; }

    public ForumOutcome? Outcome { get; init; }

    public string? Text { get; init; }

    public DateOnly? EndedOn { get; init; }

    public string? Document { get; init; }

    public bool Ended => Outcome is not null;
}

/// <summary>What an appeal costs and before whom it goes; values of the rulebook (BC-24, BC-26…BC-28).</summary>
public sealed record AppealLaw(
    Money MemberDeposit,
    Money ConsumerDeposit,
    Money? BusinessDeposit,
    IReadOnlyDictionary<SanctionKind, Forum> Fora,
    Forum WithoutSanction,
    IReadOnlyList<string> Languages,
    string DefaultLanguage
)
{
    public Money DepositOf(Party party, bool business) =>
        (party, business) switch
        {
            (Party.Respondent, _) => MemberDeposit,
            (_, true) => BusinessDeposit ?? ConsumerDeposit,
            _ => ConsumerDeposit,
        };

    /// <summary>The fora of the contested parts: each sanction has its own; a decision without one goes to the arbitrator.</summary>
    public IReadOnlyList<Forum> ForaOf(IEnumerable<SanctionKind> contested)
    {
        var fora = contested.Select(kind => Fora[kind]).Distinct().Order().ToList();
        return fora.Count == 0 ? [WithoutSanction] : fora;
    }

    /// <summary>The language of the arbitration when the consumer does not choose: the case's own if it is one of the forum's (FP-6).</summary>
    public string LanguageFor(string caseLanguage) => Languages.Contains(caseLanguage) ? caseLanguage : DefaultLanguage;
}
