using Redress.Domain.Decisions;

namespace Redress.Domain.Appeals;

/// <summary>The states of an appeal (ST-3).</summary>
public enum AppealState
{
    Lodged,
    Admitted,
    ArbitrationOrCourt,
    Upheld,
    PartlyUpheld,
    Rejected,
    Withdrawn,
    Lapsed,
    Inadmissible,

    /// <summary>Not brought before its forum in time, or struck off there (BC-25).</summary>
    Abandoned,
}

/// <summary>The consumer's own answer to the arbitration (FP-6). <paramref name="ByDefault"/>: no answer came within the term.</summary>
public sealed record ArbitrationChoice(string Language, bool Accepted, DateOnly On, bool ByDefault);

/// <summary>One party's appeal against the decision, with one deposit and one proceeding for each forum (ST-3).</summary>
public sealed record Appeal(
    string Id,
    Party Party,
    string Grounds,
    IReadOnlyList<string> Contested,
    DateOnly LodgedOn,
    bool Late,
    AppealState State,
    IReadOnlyList<Proceeding> Proceedings,
    Deposit Deposit
)
{
    public ArbitrationChoice? Choice { get; init; }

    /// <summary>The language the appellant asked for when lodging; the choice itself is the consumer's.</summary>
    public string? Language { get; init; }

    /// <summary>The day on which it was admitted: its deposit was known to be paid in time (BC-26).</summary>
    public DateOnly? AdmittedOn { get; init; }

    /// <summary>The decision that it was against, once that was set aside to be decided anew (BC-29); null while that decision stands.</summary>
    public string? AgainstEarlier { get; init; }

    /// <summary>The fine on whose condition alone it is (BC-19), by its id; null for an appeal against the decision.</summary>
    public string? Condition => Contested is [var one] ? ConditionFinding.FineOf(one) : null;

    /// <summary>What its fora ordered besides, oldest first (BC-29).</summary>
    public IReadOnlyList<ForumOrder> Orders { get; init; } = [];

    public string? EndedBecause { get; init; }

    public DateOnly? EndedOn { get; init; }

    public bool Ended => AppealProcedure.IsEnd(State);

    /// <summary>Whether a forum that took the appeal after it had ended let it suspend the decision (ST-3); null for one that did not end before.</summary>
    public bool? SuspendsAgain { get; init; }

    /// <summary>BC-25: an appeal in time suspends the decision while it runs, a late one does not (FP-7), one that a forum took all the same only where its document says so. One on a condition runs beside (BC-19).</summary>
    public bool SuspendsDecision => Condition is null && HoldsUp;

    /// <summary>Whether it holds up what it is against: the decision, or the demand of a fine whose condition was found to be met.</summary>
    public bool HoldsUp => !Ended && (SuspendsAgain ?? !Late);

    public bool NeedsArbitration => Proceedings.Any(p => p is { Forum: Forum.Arbitration, GivenUpOn: null });

    /// <summary>
    /// Whether the consumer may still say yes or no to the arbitration (FP-6): until it begins, also after no answer came within the term.
    /// Of an appeal on a condition it is not asked: that is between the member and the association (BC-19).
    /// </summary>
    public bool AwaitsChoice =>
        !Ended
        && Condition is null
        && !Late
        && Choice is null or { ByDefault: true }
        && Proceedings.Any(p => p.Forum == Forum.Arbitration && p.AwaitsReferral);

    /// <summary>FP-6: the consumer's own appeal cannot go to the arbitrator without its yes; a member's goes on without binding the consumer.</summary>
    public bool LacksYes(bool consumer) =>
        consumer && Party == Party.Complainant && AwaitsChoice && Choice is not { Accepted: true };

    /// <summary>The day on which it went before its first forum; null while none has it.</summary>
    public DateOnly? ReferredOn => Proceedings.Min(p => p.ReferredOn);

    /// <summary>The proceedings of which an outcome is awaited; none once the appeal itself has ended, as by withdrawal.</summary>
    public IReadOnlyList<Proceeding> BeforeForum =>
        Ended ? [] : [.. Proceedings.Where(p => p.ReferredOn is not null && !p.Ended)];

    /// <summary>Whether one of the fora upheld it, in part at least; then it does not matter how the rest ended (ST-3).</summary>
    public bool UpheldSomewhere => Proceedings.Any(p => p.Outcome is ForumOutcome.Upheld or ForumOutcome.PartlyUpheld);

    /// <summary>Goes where its table leads by this act in this capacity; null when the act takes it no further (ST-3).</summary>
    /// <param name="because">Why it ends, where it does.</param>
    /// <param name="inOwnTerm">Whether the appellant's own term to appeal still ran.</param>
    public Appeal? After(AppealAct act, Role by, DateOnly on, string? because = null, bool inOwnTerm = false)
    {
        if (AppealProcedure.TransitionFor(this, act, by) is not { } transition)
        {
            return null;
        }

        var moved = this with { State = transition.To };
        return moved.Ended
            ? moved with
            {
                EndedOn = on,
                EndedBecause = because,
                Deposit = Deposit.Settle(new AppealEnd(transition.To, inOwnTerm, this)),
            }
            : moved with
            {
                EndedOn = null,
                EndedBecause = null,
                AdmittedOn = transition.To == AppealState.Admitted ? on : AdmittedOn,
            };
    }

    /// <summary>One that has ended, after a later judgment: a deposit that was kept goes back where a forum upheld it after all (BC-26, BC-29).</summary>
    public Appeal Resettled() =>
        UpheldSomewhere ? this with { Deposit = Deposit.Settle(new AppealEnd(State, InOwnTerm: false, this)) } : this;

    public Appeal WithProceeding(Forum forum, Func<Proceeding, Proceeding> change) =>
        this with
        {
            Proceedings = [.. Proceedings.Select(p => p.Forum == forum ? change(p) : p)],
        };

    /// <summary>
    /// The whole of what became of it before its fora: upheld in all that decided, in some, or in none of them; abandoned where none decided.
    /// Null until each proceeding has ended.
    /// </summary>
    public AppealState? Result
    {
        get
        {
            if (!Proceedings.All(p => p.Ended))
            {
                return null;
            }

            var decided = Proceedings.Where(p => p.Outcome is not null).ToList();
            return decided.TrueForAll(p => p.Outcome == ForumOutcome.StruckOff) ? AppealState.Abandoned
                : decided.TrueForAll(p => p.Outcome == ForumOutcome.Upheld) ? AppealState.Upheld
                : UpheldSomewhere ? AppealState.PartlyUpheld
                : decided.TrueForAll(p => p.Outcome == ForumOutcome.Inadmissible) ? AppealState.Inadmissible
                : AppealState.Rejected;
        }
    }
}
