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

    /// <summary>An admitted appeal is brought before its forum (BC-25): the body's duty before the arbitrator, the appellant's before the court.</summary>
    Bringing,

    /// <summary>A fine is paid (BC-30).</summary>
    Payment,

    /// <summary>The parties mediate (FP-23).</summary>
    Mediation,

    /// <summary>The body takes a first step after the filing (FP-23).</summary>
    FirstStep,

    /// <summary>The body goes on after a mediation that ended or was declined (FP-23).</summary>
    GoOn,

    /// <summary>A party may object to a member of the committee (FP-12).</summary>
    Objection,

    /// <summary>The last day of the condition of a fine (BC-19); its day is given.</summary>
    Condition,

    /// <summary>A party reads the draft of the anonymous notice (BC-31).</summary>
    Notice,

    /// <summary>The member confirms that it refrains from the practice (BC-30).</summary>
    Stop,

    /// <summary>A party may permit that the award is published (FP-17).</summary>
    Permission,

    /// <summary>Somebody takes the place of a party that is lost (FP-25).</summary>
    Successor,

    /// <summary>The body pays money back (BC-26, BC-30).</summary>
    Refund,

    /// <summary>The body decides upon a late appeal (ST-3).</summary>
    LateAppeal,

    /// <summary>The body judges an appeal that was not brought before the court in time (BC-25).</summary>
    Abandonment,

    /// <summary>The provider complies with the advice of the external committee, or answers that it did (WK-2).</summary>
    Compliance,

    /// <summary>The board appoints a substitute where no member of the committee is left (FP-12).</summary>
    Substitute,

    /// <summary>The secretary reads a message that came within a party's term to appeal; until then the decision is not final (FP-20).</summary>
    Message,
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
