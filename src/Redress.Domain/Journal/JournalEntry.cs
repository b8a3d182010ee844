namespace Redress.Domain.Journal;

/// <summary>
/// One line of a case's journal, chained to the one before it (ST-2). It names roles, actions, states and rules only:
/// who and what is the salted content behind the commitment, which can be erased while the chain still verifies (FP-18).
/// </summary>
/// <param name="Sequence">From 1, without gaps.</param>
/// <param name="At">When; told apart to the microsecond.</param>
/// <param name="From">The state before; null for the first entry.</param>
/// <param name="To">The state after; the same as before when the act does not move the case.</param>
/// <param name="SeenBy">Who reads of the act (BC-16).</param>
/// <param name="Commitment"><see cref="HashChain.CommitToContent"/> of the act's content.</param>
/// <param name="FileCommitment"><see cref="HashChain.CommitToFile"/> of the case's file after the act.</param>
/// <param name="Hash">SHA-256 over the previous entry's hash and this entry's head, 64 lower-case hex digits.</param>
public sealed record JournalEntry(
    long Sequence,
    DateTimeOffset At,
    string Role,
    string Action,
    string? From,
    string To,
    string Rule,
    string SeenBy,
    string Commitment,
    string FileCommitment,
    string Hash
)
{
    /// <summary>What followed from the act, in order.</summary>
    public IReadOnlyList<JournalConsequence> Consequences { get; init; } = [];

    /// <summary>Everything that the entry's hash is made of, save the hash before it.</summary>
    public JournalEntryHead Head() =>
        new(Sequence, At, Role, Action, From, To, Rule, SeenBy, Commitment, FileCommitment)
        {
            Consequences = Consequences,
        };
}

/// <summary>A <see cref="JournalEntry"/> that has no hash yet.</summary>
public sealed record JournalEntryHead(
    long Sequence,
    DateTimeOffset At,
    string Role,
    string Action,
    string? From,
    string To,
    string Rule,
    string SeenBy,
    string Commitment,
    string FileCommitment
)
{
    /// <summary>What followed from the act, in order.</summary>
    public IReadOnlyList<JournalConsequence> Consequences { get; init; } = [];

    /// <summary>The entry that this head becomes after the one with the given hash.</summary>
    public JournalEntry After(string previousHash) =>
        new(
            Sequence,
            At,
            Role,
            Action,
            From,
            To,
            Rule,
            SeenBy,
            Commitment,
            FileCommitment,
            HashChain.Next(previousHash, this)
        )
        {
            Consequences = Consequences,
        };
}

/// <summary>One consequence of an act: its name, the state to which it led, and the rule of its own row (ST-2).</summary>
public sealed record JournalConsequence(string Name, string To, string Rule);
