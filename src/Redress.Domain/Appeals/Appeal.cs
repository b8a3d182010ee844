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

    public string? EndedBecause { get; init; }

    public DateOnly? EndedOn { get; init; }

    public bool Ended => AppealProcedure.IsEnd(State);

    public bool NeedsArbitration => Proceedings.Any(p => p.Forum == Forum.Arbitration);

    /// <summary>Whether the consumer may still say yes or no to the arbitration (FP-6): until it begins, also after no answer came within the term.</summary>
    public bool AwaitsChoice =>
        !Ended
        && !Late
        && Choice is null or { ByDefault: true }
        && Proceedings.Any(p => p.Forum == Forum.Arbitration && p.ReferredOn is null);

    /// <summary>The proceedings of which an outcome is awaited; none once the appeal itself has ended, as by withdrawal.</summary>
    public IReadOnlyList<Proceeding> BeforeForum =>
        Ended ? [] : [.. Proceedings.Where(p => p.ReferredOn is not null && !p.Ended)];

    private bool UpheldSomewhere => Proceedings.Any(p => p.Outcome is ForumOutcome.Upheld or ForumOutcome.PartlyUpheld);

    /// <summary>Goes where its table leads by this act in this capacity; null when the act takes it no further (ST-3).</summary>
    /// <param name="because">Why it ends, where it does.</param>
    public Appeal? After(AppealAct act, Role by, DateOnly on, string? because = null)
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
                Deposit = Deposit.Settle(
                    transition.To,
                    State is AppealState.Admitted or AppealState.ArbitrationOrCourt,
                    UpheldSomewhere
                ),
            }
            : moved with
            {
                EndedOn = null,
                EndedBecause = null,
            };
    }

    public Appeal WithProceeding(Forum forum, Func<Proceeding, Proceeding> change) =>
        this with
        {
            Proceedings = [.. Proceedings.Select(p => p.Forum == forum ? change(p) : p)],
        };

    /// <summary>The whole of what the fora decided: upheld in all, in some, or in none of them; null until each has decided.</summary>
    public AppealState? Result =>
        !Proceedings.All(p => p.Ended) ? null
        : Proceedings.All(p => p.Outcome == ForumOutcome.Upheld) ? AppealState.Upheld
        : UpheldSomewhere ? AppealState.PartlyUpheld
        : Proceedings.All(p => p.Outcome == ForumOutcome.Inadmissible) ? AppealState.Inadmissible
        : AppealState.Rejected;
}
