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

    /// <summary>
    /// The parties that may still object to this member, of whom they were told after the file had gone to the committee; until then it takes no part in the decision.
    /// Of whom they were told with the file they know before anything is said in the examination, which has its own terms.
    /// </summary>
    public IReadOnlyList<Term> ObjectionTermsTo(string member, WorkingCalendar calendar) =>
        Sitting.FindLast(m => m.Id == member && m.LeftAt is null) is { } told
        && calendar.Day(told.ToldAt) is var day
        && !Terms.Exists(t => t.Kind == TermKind.Response && t.Opened == day)
            ? Terms.FindAll(t =>
                t.Kind == TermKind.Objection
                && t.Opened == day
                && !t.IsOver
                && !Challenges.Exists(x => x.MemberId == member && x.By == t.Party)
            )
            : [];

    /// <summary>Of whom the parties were told, and who may still judge the case: with a mandate, not recused, and not one that decided what a forum remitted (BC-29).</summary>
    public IReadOnlyList<SittingMember> StillSitting =>
        [
            .. Sitting.Where(m =>
                m.LeftAt is null
                && !DecidedBefore(m.Id)
                && !IsRecused(m.Id)
                && !NotedInterests.Exists(n => n.MemberId == m.Id && n.ClearedBy is null)
            ),
        ];

    /// <summary>Whether every member that may still judge the case is challenged, so that the board decides.</summary>
    public bool EverybodyIsChallenged => StillSitting.Count > 0 && StillSitting.All(m => IsChallenged(m.Id));

    /// <summary>Whether the case waits for the board to appoint somebody.</summary>
    public bool AwaitsSubstitute =>
        Terms.LastOrDefault(t => t.Kind == TermKind.Substitute) is { State: not TermState.Met };

    private Refusal? Handle(TellWhoSits _, ActContext o) =>
        TellWhoSits(o) ? null : Refusal.State("FP-12", RefusalReason.NobodyNewSits);

    /// <summary>Whether somebody of these may judge the case of whom the parties were not told, or for whom it waited; whether somebody left; or whether nobody of them may judge it any more.</summary>
    public bool WouldTell(IReadOnlyList<Actor> sitting) =>
        GoesToCommittee
        && (
            Untold(sitting, default).Count > 0
            || Left(sitting).Count > 0
            || (AwaitsSubstitute ? !NobodyMayJudge(sitting) : NobodyMayJudge(sitting) && Awaited)
        );

    private bool Awaited => GoesToCommittee && WhileTheCommitteeSits.Contains(State) && !AwaitsSubstitute;

    // BC-29: who decided what a forum remitted may not decide it again, however few are left.
    private bool NobodyMayJudge(IReadOnlyList<Actor> sitting) => sitting.All(MayNotJudge);

    private bool MayNotJudge(Actor member) => IsHiddenFrom(member) || DecidedBefore(member.Id);

    private List<SittingMember> Left(IReadOnlyList<Actor> sitting) =>
        Sitting.FindAll(m => m.LeftAt is null && !sitting.Any(s => s.Id == m.Id));

    private List<SittingMember> Untold(IReadOnlyList<Actor> sitting, DateTimeOffset now) =>
        [
            .. sitting
                .Where(m => !MayNotJudge(m) && !Sitting.Exists(told => told.Id == m.Id && told.LeftAt is null))
                .Select(m => new SittingMember(m.Id, m.Name, now)),
        ];

    /// <summary>After each act of which the office knew who sits: who left, whom the parties were not told of, whether nobody is left. For <c>CaseMachine</c> alone.</summary>
    internal void KeepWhoSits(ActContext o)
    {
        if (GoesToCommittee && WhileTheCommitteeSits.Contains(State))
        {
            TellWhoSits(o);
        }
    }

    // Whom the parties were not told of yet; each gets its term to object. Whether anything was new.
    private bool TellWhoSits(ActContext o)
    {
        if (o.ExternalFacts.Sitting is not { } sitting)
        {
            return false;
        }

        var left = NoteWhoLeft(sitting, o);
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
            return AwaitSubstitute(o) || found || left;
        }

        Sitting.AddRange(coming);
        foreach (var party in Parties.Both)
        {
            Record(
                new CommitteeTold(
                    party,
                    [.. StillSitting.Select(m => m.Name)],
                    [.. coming.Select(m => m.Name)],
                    Open(new(TermKind.Objection, party), TermStart.CommitteeTold, o.Today, o)
                )
            );
        }

        return true;
    }

    // A mandate ends by its last day too: what its holder had in hand falls, and so does an objection to it.
    private bool NoteWhoLeft(IReadOnlyList<Actor> sitting, ActContext o)
    {
        var left = Left(sitting);
        foreach (var member in left)
        {
            Sitting[Sitting.IndexOf(member)] = member with { LeftAt = o.Now };
            EndChallenges(x => x.MemberId == member.Id, o);
            LeaveFile(member.Id, "mandate-ended", o);
        }

        return left.Count > 0;
    }

    // An objection upon which nothing is left to be decided; who objected is told.
    private void EndChallenges(Predicate<Challenge> which, ActContext o)
    {
        foreach (var challenge in Challenges.Where(x => x.Open && which(x)).ToList())
        {
            var moot = challenge with { MootOn = o.Today };
            Change(moot);
            Record(new ChallengeMoot(moot));
        }
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

        var challenge = new Challenge(NextId("q"), o.Party, member!.Id, member.Name, c.Reason!, o.On)
        {
            Late = !Terms.Exists(t =>
                t.Kind == TermKind.Objection
                && t.Party == o.Party
                && t.Opened == o.Calendar.Day(member.ToldAt)
                && !t.IsTooLate(o.On)
            ),
        };
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
