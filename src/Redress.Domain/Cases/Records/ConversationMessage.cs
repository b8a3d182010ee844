namespace Redress.Domain.Cases.Records;

/// <summary>For whom a party writes (FP-20).</summary>
public enum MessageTo
{
    /// <summary>The secretary, in every state.</summary>
    Secretary,

    /// <summary>The other party, through the body, while the parties mediate.</summary>
    OtherParty,

    /// <summary>The mediator alone, while the parties mediate (FP-24).</summary>
    Mediator,
}

/// <summary>One message of a conversation that is kept with the file (FP-20). It is no act: it starts and stops no term.</summary>
/// <param name="From">The party that wrote it; null: the body.</param>
/// <param name="With">The party whose conversation it stands in: who wrote it, or to whom the body wrote.</param>
/// <param name="To">Which of the party's conversations: with the secretary, with the other party, with the mediator.</param>
/// <param name="On">The day on which it came.</param>
public sealed record ConversationMessage(
    string Id,
    Party? From,
    Party With,
    MessageTo To,
    DateTimeOffset At,
    DateOnly On,
    string Text,
    IReadOnlyList<string> Documents
)
{
    /// <summary>Who wrote it, as readers are told: somebody of the body by name, a party by its own.</summary>
    public string ByName { get; init; } = "";

    /// <summary>Said in mediation: it stays there (FP-24).</summary>
    public bool InMediation { get; init; }

    /// <summary>Who mediated when a private word was said, by id; null for any other message.</summary>
    public string? Mediator { get; init; }

    /// <summary>The last day on which the secretary answers it in time: a task, and no term of the case. Null for what the secretary need not answer.</summary>
    public DateOnly? AnswerBy { get; init; }

    /// <summary>When it was answered, or entered as an act; null while it waits, and for what the body wrote.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>When the secretary read it, by its own word, by an answer or by entering it as an act; null before, and for what the secretary need not read.</summary>
    public DateTimeOffset? ReadAt { get; init; }

    /// <summary>Whether the secretary has still to read it.</summary>
    public bool Unread => AnswerBy is not null && ReadAt is null;

    /// <summary>The acts that were read in it and entered, by their names.</summary>
    public IReadOnlyList<string> EnteredAs { get; init; } = [];

    /// <summary>Whether it is what that party said to the mediator alone (FP-24).</summary>
    public bool IsPrivateWord(Party party) => From == party && To == MessageTo.Mediator;

    /// <summary>Whether the secretary has still to answer it.</summary>
    public bool Waits => AnswerBy is not null && AnsweredAt is null;
}
