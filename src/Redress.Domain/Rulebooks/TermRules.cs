using Redress.Domain.Terms;

namespace Redress.Domain.Rulebooks;

/// <summary>
/// The scheme's terms; each rule says how many days, in which unit, whether the last day rolls, and where it comes from.
/// A scheme without a stage may leave out the terms of that stage; to ask for one that was left out is a mistake of the program.
/// </summary>
public sealed record TermRules
{
    /// <summary>The complainant supplies what is missing (BC-7).</summary>
    public required TermRule Supply { get; init; }

    /// <summary>The days after the one reminder (BC-7).</summary>
    public required TermRule SupplyReminder { get; init; }

    /// <summary>The body tells a refusal (FP-3).</summary>
    public required TermRule Refusal { get; init; }

    /// <summary>The body reaches its outcome (FP-4).</summary>
    public required TermRule Outcome { get; init; }

    /// <summary>A party reflects on a proposal (FP-5); with mediation.</summary>
    public TermRule Reflection
    {
        get => field ?? throw Absent("reflection");
        init;
    }

    /// <summary>The member answers (BC-12); with a committee, as are all below.</summary>
    public TermRule Response
    {
        get => field ?? throw Absent("response");
        init;
    }

    /// <summary>A party comments on what the other brought (FP-1).</summary>
    public TermRule Comment
    {
        get => field ?? throw Absent("comment");
        init;
    }

    /// <summary>The body sends the decision (BC-18).</summary>
    public TermRule Notification
    {
        get => field ?? throw Absent("notification");
        init;
    }

    /// <summary>From the posting to the presumed receipt (BC-23).</summary>
    public TermRule Receipt
    {
        get => field ?? throw Absent("receipt");
        init;
    }

    /// <summary>A party may appeal (BC-24); when it has run for both, the decision is final (BC-30).</summary>
    public TermRule Appeal
    {
        get => field ?? throw Absent("appeal");
        init;
    }

    /// <summary>The deposit is booked (BC-26); with appeals.</summary>
    public TermRule Deposit
    {
        get => field ?? throw Absent("deposit");
        init;
    }

    /// <summary>The consumer chooses arbitration (FP-6); with appeals.</summary>
    public TermRule Choice
    {
        get => field ?? throw Absent("choice");
        init;
    }

    /// <summary>How many days before its last day a party is reminded of a term of its own; 0 for never. A term that is no longer than this needs no reminder.</summary>
    public int RemindDaysBefore { get; init; } = 3;

    /// <summary>The rule of one kind of term. A hearing has none: its day is given; the external committee's own window is a period (WK-2).</summary>
    public TermRule Of(TermKind kind) =>
        kind switch
        {
            TermKind.Supply => Supply,
            TermKind.Response => Response,
            TermKind.Comment => Comment,
            TermKind.Appeal => Appeal,
            TermKind.Deposit => Deposit,
            TermKind.Choice => Choice,
            TermKind.Outcome => Outcome,
            TermKind.Notification => Notification,
            TermKind.Refusal => Refusal,
            TermKind.Reflection => Reflection,
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "This kind of term has no rule."),
        };

    // The generated one would ask for every term.
    public override string ToString() => nameof(TermRules);

    private static InvalidOperationException Absent(string term) => new($"The scheme has no term '{term}'.");
}
