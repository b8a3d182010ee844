using Redress.Domain.Decisions;
using Redress.Domain.Terms;

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

    /// <summary>Taken off the roll: it ends as if it had never been brought (BC-25).</summary>
    StruckOff,
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

    /// <summary>The document that brought the case there: a proof for the court (BC-28), or that the forum took an appeal that had ended (ST-3).</summary>
    public string? ReferralDocument { get; init; }

    /// <summary>The day by which the handler records how it stands before its forum (BC-25); null while none has it, and once it has ended.</summary>
    public DateOnly? StandBy { get; init; }

    /// <summary>The day on which it ended without the forum: not brought there in time (BC-25), or without the consumer's yes (FP-6); null otherwise.</summary>
    public DateOnly? GivenUpOn { get; init; }

    public bool Ended => Outcome is not null || GivenUpOn is not null;

    /// <summary>Whether it may still be brought before its forum by the ordinary way.</summary>
    public bool AwaitsReferral => ReferredOn is null && !Ended;

    /// <summary>Whether the forum let it go without judging it: struck off, or found inadmissible.</summary>
    public bool WasLetGo => Outcome is ForumOutcome.StruckOff or ForumOutcome.Inadmissible;

    /// <summary>Whether it can be brought before its forum: it never was, or that forum let it go and takes it up all the same (ST-3).</summary>
    public bool MayBeReferred => ReferredOn is null || WasLetGo;

    /// <summary>Before its forum, for the first time or again; what that forum had said before stays written.</summary>
    public Proceeding ReferredAs(string? reference, DateOnly on, string? document, DateOnly standBy) =>
        new(Forum)
        {
            Reference = reference,
            ReferredOn = on,
            ReferralDocument = document,
            StandBy = standBy,
            Earlier = Outcome is null ? Earlier : [.. Earlier, this with { Earlier = [] }],
        };

    /// <summary>The forum's own finding, or that it remits; it binds for what was before it (BC-28). Null where it put nothing in the outcome's place.</summary>
    public ReplacementOutcome? Replacement { get; init; }

    /// <summary>What it ordered besides, in its own words; carried out by hand (BC-29).</summary>
    public string? OtherOrder { get; init; }

    /// <summary>What it had decided before a later judgment, oldest first (BC-29).</summary>
    public IReadOnlyList<Proceeding> Earlier { get; init; } = [];

    /// <summary>Whether it judged the appeal, one way or the other.</summary>
    public bool Judged => Outcome is ForumOutcome.Upheld or ForumOutcome.PartlyUpheld or ForumOutcome.Rejected;
}

/// <summary>What an appeal costs and before whom it goes; values of the rulebook (BC-24…BC-28).</summary>
/// <param name="StandReport">How often at least the handler records how an appeal stands before its forum.</param>
public sealed record AppealLaw(
    Money MemberDeposit,
    Money ConsumerDeposit,
    Money? BusinessDeposit,
    IReadOnlyDictionary<SanctionKind, Forum> Fora,
    Forum WithoutSanction,
    IReadOnlyList<string> Languages,
    string DefaultLanguage,
    Period StandReport
)
{
    /// <summary>Against whom an appeal goes (BC-27), in each language of the scheme; empty: the body itself.</summary>
    public IReadOnlyDictionary<string, string> Against { get; init; } = new Dictionary<string, string>();

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
