using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Facts;
using Redress.Domain.Cases.Records;
using Redress.Domain.Committee;
using Redress.Domain.Terms;

namespace Redress.Domain.Cases;

/// <summary>Who of the committee sits: the parties are told, may object, and a substitute comes where nobody is left (FP-12).</summary>
public sealed partial class Case
{
    /// <summary>The states in which the committee has the case before it, and the parties may object to a member.</summary>
    public static readonly IReadOnlyList<CaseState> WhileTheCommitteeSits =
    [
        CaseState.SentToMember,
        CaseState.UnderExamination,
        CaseState.Hearing,
        CaseState.Deliberation,
    ];

    /// <summary>Whether a party's objection to this member waits to be decided upon.</summary>
    public bool IsChallenged(string member) => Challenges.Exists(x => x.Open && x.MemberId == member);

    /// <summary>Of whom the parties were told, and who may still judge the case.</summary>
    public IReadOnlyList<SittingMember> StillSitting =>
        [
            .. Sitting.Where(m =>
                !IsRecused(m.Id) && !NotedInterests.Exists(n => n.MemberId == m.Id && n.ClearedBy is null)
            ),
        ];

    /// <summary>Whether every member that may still judge the case is challenged, so that the board decides.</summary>
    public bool EverybodyIsChallenged => StillSitting.Count > 0 && StillSitting.All(m => IsChallenged(m.Id));

    /// <summary>Whether the case waits for the board to appoint somebody.</summary>
    public bool AwaitsSubstitute =>
        Terms.LastOrDefault(t => t.Kind == TermKind.Substitute) is { State: not TermState.Met };

    private Refusal? Handle(TellWhoSits _, ActContext o) =>
        TellWhoSits(o) ? null : Refusal.State("FP-12", RefusalReason.NobodyNewSits);

    /// <summary>Whether somebody of these may judge the case of whom the parties were not told, or for whom it waited; or whether nobody of them may any more.</summary>
    public bool WouldTell(IReadOnlyList<Actor> sitting) =>
        GoesToCommittee
        && (
            Untold(sitting, default).Count > 0
            || (AwaitsSubstitute ? !NobodyMayJudge(sitting) : NobodyMayJudge(sitting) && Awaited)
        );

    private bool Awaited => GoesToCommittee && WhileTheCommitteeSits.Contains(State) && !AwaitsSubstitute;

    private bool NobodyMayJudge(IReadOnlyList<Actor> sitting) => sitting.All(IsHiddenFrom);

    private List<SittingMember> Untold(IReadOnlyList<Actor> sitting, DateTimeOffset now) =>
        [
            .. sitting
                .Where(m => !IsHiddenFrom(m) && !Sitting.Exists(told => told.Id == m.Id))
                .Select(m => new SittingMember(m.Id, m.Name, now)),
        ];

    // Whom the parties were not told of yet; each gets its term to object. Whether there was anybody.
    private bool TellWhoSits(ActContext o)
    {
        var sitting = o.ExternalFacts.Sitting ?? [];
        var coming = Untold(sitting, o.Now);
        // Who was appointed again is found as well: the parties know that one.
        var found = AwaitsSubstitute && !NobodyMayJudge(sitting);
        if (found)
        {
            Change(Terms.Last(t => t.Kind == TermKind.Substitute), SubstituteFound(o));
            ResumeBodyTerms(o);
        }

        if (coming.Count == 0)
        {
            return AwaitSubstitute(o) || found;
        }

        Sitting.AddRange(coming);
        foreach (var party in Parties.Both)
        {
            Record(
                new CommitteeTold(
                    party,
                    [.. coming.Select(m => m.Name)],
                    Open(new(TermKind.Objection, party), TermStart.CommitteeTold, o.Today, o)
                )
            );
        }

        return true;
    }

    private Term SubstituteFound(ActContext o) => Fulfilled(Terms.Last(t => t.Kind == TermKind.Substitute), o.Today);

    // FP-12: FP-4 stands still from the day on which nobody is left; how long the board takes does not make it run.
    private bool AwaitSubstitute(ActContext o)
    {
        if (!Awaited || o.ExternalFacts.Sitting is not { } sitting || !NobodyMayJudge(sitting))
        {
            return false;
        }

        StopBodyTerms(o, StopReason.NobodySits);
        Record(new SubstituteAwaited(Open(new(TermKind.Substitute, null), TermStart.NobodySits, o.Today, o)));
        return true;
    }

    private Refusal? Handle(ChallengeMember c, ActContext o)
    {
        var check = new Validation();
        var member = StillSitting.FirstOrDefault(m => m.Id == c.Member);
        check.Require(member is not null, "member", "FP-12", FieldReason.Unknown);
        check.Require(
            !Challenges.Exists(x => x.MemberId == c.Member && (x.Open || x.By == o.Party)),
            "member",
            "FP-12",
            FieldReason.AlreadyChallenged
        );
        if (check.Refusal is { } no)
        {
            return no;
        }

        var challenge = new Challenge(NextId("q"), o.Party, member!.Id, member.Name, c.Reason!, o.On);
        Challenges.Add(challenge);
        Record(new MemberChallenged(challenge));
        return null;
    }

    private Refusal? Handle(DecideChallenge c, ActContext o)
    {
        var check = new Validation();
        var challenge = Challenges.Find(x => x.Id == c.Challenge);
        check.Require(challenge is { Open: true }, "challenge", "FP-12", FieldReason.Unknown);
        check.Require(
            o.Act.By.Role == Role.Committee || c.Document is not null,
            "document",
            "FP-12",
            FieldReason.ProofNeeded
        );
        check.Require(c.Document is null || Document(c.Document) is not null, "document", "FP-12", FieldReason.Unknown);
        if (check.Refusal is { } no)
        {
            return no;
        }

        var decided = challenge! with
        {
            StepsBack = c.StepsBack,
            Reasons = c.Reasons,
            DecidedBy = o.Signature,
            Document = c.Document,
        };
        Change(decided);
        Record(new ChallengeDecided(decided));
        if (decided.StepsBack == true)
        {
            StepAside(new Recusal(decided.MemberId, decided.Name, c.Reasons!, o.Today), o);
        }

        return null;
    }

    private void Change(Challenge after) => Challenges[Challenges.FindIndex(x => x.Id == after.Id)] = after;

    private void EraseChallenges() =>
        Challenges = [.. Challenges.Select(x => x with { Reason = "", Reasons = x.Reasons is null ? null : "" })];
}
