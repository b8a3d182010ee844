namespace Redress.Domain.Cases.Records;

/// <summary>Where late matter stands (FP-7).</summary>
public enum LateState
{
    Waiting,
    Admitted,
    SetAside,
}

/// <summary>What a party brought by one act in Deliberation (FP-7): neither served nor relied on while it is not admitted.</summary>
/// <param name="Act">The act by which it came: <c>respond</c>, <c>comment</c>, <c>supply-information</c>, <c>add-document</c> or <c>request-hearing</c>.</param>
/// <param name="On">The day from which the act counts.</param>
public sealed record LateSubmission(string Id, Party Party, string Act, DateTimeOffset At, DateOnly On, LateState State)
{
    public string? Answer { get; init; }

    public string? Defence { get; init; }

    public IReadOnlyList<string> Messages { get; init; } = [];

    /// <summary>That the member has no message, in its words (BC-12).</summary>
    public string? NoMessages { get; init; }

    /// <summary>The text of a comment.</summary>
    public string? Text { get; init; }

    /// <summary>What the complainant answers to what was asked, by the ids of the items (BC-7).</summary>
    public IReadOnlyList<ItemAnswer> Items { get; init; } = [];

    public IReadOnlyList<string> Documents { get; init; } = [];

    /// <summary>The deferral of another complaint on which it came, by the id of what was put: admitted it is the committee's alone, and served on nobody (BC-16, BC-20). Null of the complaint itself.</summary>
    public string? Matter { get; init; }

    public bool WishToBeHeard { get; init; }

    /// <summary>The day on which it was admitted or set aside; null while it waits.</summary>
    public DateOnly? DecidedOn { get; init; }

    /// <summary>Why; null when the file was reopened, or the decision confirmed, while it waited.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether it brings more than a wish to be heard.</summary>
    public bool Brings =>
        Answer is not null
        || Defence is not null
        || Messages.Count > 0
        || NoMessages is not null
        || Text is not null
        || Items.Count > 0
        || Documents.Count > 0;
}

/// <summary>An answer to one item that was asked, named by its id (BC-7).</summary>
public sealed record ItemAnswer(string Item, string? Text, IReadOnlyList<string> Documents);
