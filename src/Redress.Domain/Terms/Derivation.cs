namespace Redress.Domain.Terms;

/// <summary>Days added to a term (FP-8), and who was told (FP-9).</summary>
/// <param name="Days">In the unit of the term's rule.</param>
/// <param name="On">The day on which it was granted.</param>
public sealed record Extension(int Days, string Reason, DateOnly On, IReadOnlyList<Party> Told);

/// <summary>A time in which the body's clock stood still while information was asked (FP-2).</summary>
/// <param name="From">The first day that does not run.</param>
/// <param name="Until">The first day that runs again; null while it stands.</param>
public sealed record Stop(DateOnly From, DateOnly? Until, StopReason Reason);

/// <summary>For what the body's clock stands still.</summary>
public enum StopReason
{
    InformationAsked,
    NobodySits,
    PartyLost,

    /// <summary>An appeal in time suspends what is asked (BC-19, BC-25).</summary>
    AppealStands,
    Undeliverable,

    /// <summary>The e-mail from which it was to run reached nobody (FP-11, FP-21).</summary>
    NotTold,
}

/// <summary>Why a term is due on the day it is due: everything a party needs to count it again (FP-9).</summary>
/// <param name="Event">What it starts from.</param>
/// <param name="On">The day of that event, which does not count.</param>
/// <param name="Rule">The rule of the procedure.</param>
/// <param name="Rulebook">The rulebook and its version.</param>
/// <param name="Unrolled">The last day as counted, before it moved to a working day.</param>
/// <param name="Skipped">Each non-working day passed over, in the count or when the last day moved.</param>
public sealed record Derivation(
    TermStart Event,
    DateOnly On,
    string Rule,
    string Rulebook,
    DateOnly Unrolled,
    IReadOnlyList<SkippedDay> Skipped,
    IReadOnlyList<Extension> Extensions,
    IReadOnlyList<Stop> Stops
)
{
    /// <summary>Whether the due day was set, not reckoned; then a changed calendar leaves it alone.</summary>
    public bool Given { get; init; }
}
