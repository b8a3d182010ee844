namespace Redress.Domain.Terms;

/// <summary>What a term is for; each kind has its rule in the rulebook.</summary>
public enum TermKind
{
    /// <summary>The complainant supplies what is missing (BC-7).</summary>
    Supply,

    /// <summary>The member delivers answer, messages and defence (BC-12).</summary>
    Response,

    /// <summary>A party comments on what the other brought (FP-1).</summary>
    Comment,

    /// <summary>A party may appeal (BC-24).</summary>
    Appeal,

    /// <summary>The appellant's deposit is booked (BC-26).</summary>
    Deposit,

    /// <summary>The consumer chooses arbitration and its language (FP-6).</summary>
    Choice,

    /// <summary>The body reaches its outcome (FP-4).</summary>
    Outcome,

    /// <summary>The body sends the decision (BC-18).</summary>
    Notification,

    /// <summary>The body tells a refusal (FP-3).</summary>
    Refusal,

    /// <summary>A party reflects on a proposal (FP-5).</summary>
    Reflection,

    /// <summary>The day of a hearing (BC-13).</summary>
    Hearing,

    /// <summary>The dispute can be referred to the external committee (WK-2).</summary>
    Referral,
}

/// <summary>The unit in which a term is counted.</summary>
public enum DayCount
{
    Calendar,
    Working,
}

/// <summary>How long a term is and how it is reckoned: a value of the rulebook.</summary>
/// <param name="Days">Its length, in the unit of <paramref name="Count"/>.</param>
/// <param name="Rolls">Whether a last day that is not worked moves to the next that is: the parties' terms only, the body's own duties are not lengthened.</param>
/// <param name="Rule">The rule of the procedure it carries out, such as <c>BC-12</c>.</param>
public sealed record TermRule(int Days, DayCount Count, bool Rolls, string Rule)
{
    /// <summary>The fewest days that may be set in one case; null when only the default holds.</summary>
    public int? Min { get; init; }

    /// <summary>The most days that may be set in one case; null when only the default holds.</summary>
    public int? Max { get; init; }

    /// <summary>How often a term may be extended; zero is never.</summary>
    public int Extensions { get; init; }

    /// <summary>The most days of one extension, in the same unit; null is no bound.</summary>
    public int? ExtensionMax { get; init; }
}
