using Redress.Domain.Labels.Commands;

namespace Redress.Domain.Labels.Records;

/// <summary>The same letter, to go by registered post as well (WK-3, WK-4).</summary>
public sealed record PostedCopy(string LetterId, DateOnly WrittenOn);

/// <summary>What the provider was warned of (WK-3): facts, article and measure.</summary>
/// <param name="At">When it was prepared; the hours run from its sending.</param>
/// <param name="LetterId">Of the e-mail.</param>
public sealed record MeasureWarning(
    MeasureKind Kind,
    string Grounds,
    string Article,
    DateTimeOffset At,
    string LetterId
)
{
    /// <summary>When its e-mail left, or what was posted is presumed received; null where it did not, or came back.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>The same by registered post, where the e-mail came back.</summary>
    public PostedCopy? Posted { get; init; }

    /// <summary>The e-mail came back: nothing runs from it.</summary>
    public bool CameBack { get; init; }
}

/// <summary>What the provider said to a warning (WK-3).</summary>
public sealed record MeasureReaction(DateTimeOffset At, string Text, string? Document);

/// <summary>What was decided: after a warning (WK-3), or at once (WK-4).</summary>
public sealed record MeasureDecision(
    MeasureKind Kind,
    string Grounds,
    string? Article,
    DateTimeOffset At,
    bool Immediate
);

/// <summary>The notice of a measure: it is confirmed, and the logo goes (WK-4).</summary>
/// <param name="LetterId">Of the e-mail.</param>
/// <param name="PerDay">What each started day costs after the hours; null where the rulebook asks nothing.</param>
public sealed record MeasureNotice(string LetterId, Money? PerDay)
{
    /// <summary>When its e-mail left, or what was posted is presumed received; null where it did not, or came back.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>The first instant at which the hours to remove the logo are over.</summary>
    public DateTimeOffset? RemovalEnds { get; init; }

    public DateTimeOffset? ConfirmedAt { get; init; }

    /// <summary>The same by registered post, where nobody confirmed it or the e-mail came back.</summary>
    public PostedCopy? Posted { get; init; }

    /// <summary>The e-mail came back: nothing runs from it.</summary>
    public bool CameBack { get; init; }
}

/// <summary>The logo is gone (WK-4).</summary>
public sealed record LogoRemoval(DateTimeOffset At, string Evidence);

/// <summary>The registrar looked, and the logo was still there (WK-4).</summary>
public sealed record LogoLook(DateTimeOffset At, string? Evidence);

/// <summary>A penalty that was demanded: all that there was of it until then (WK-4).</summary>
public sealed record PenaltyDemanded(DateOnly On, Money Amount);

public sealed record PenaltyPaid(DateOnly On, Money Amount);

/// <summary>What was done before a court beside the penalty (WK-4).</summary>
public sealed record CourtStep(string Text, DateOnly On, string? Document);

/// <summary>The provider says that the irregularity is over (WK-3).</summary>
public sealed record MeasureProof(DateOnly On, string Text, string? Document);

/// <summary>A suspension was looked at again and stays (WK-3).</summary>
public sealed record MeasureReview(DateOnly On, string Text);

/// <summary>The text that names the provider in public (WK-5).</summary>
/// <param name="ToldOn">The day on which the provider was shown it.</param>
public sealed record ProviderNaming(string Text, DateOnly ToldOn)
{
    public DateOnly? PublishedOn { get; init; }

    /// <summary>The day on which it went from the site, or it was settled that it never comes there.</summary>
    public DateOnly? TakenDownOn { get; init; }

    public bool IsPublic => PublishedOn is not null && TakenDownOn is null;
}

/// <summary>The binding advice that a provider does not comply with (WK-2).</summary>
/// <param name="Number">Of the case.</param>
public sealed record UnfollowedAdvice(string Number, string Body, DateOnly On);

/// <summary>A published naming, as the public reads it (WK-5).</summary>
public sealed record PublicName(string Measure, string Text, DateOnly PublishedOn);

/// <summary>
/// A measure about the logo, from its warning or the advice that it rests on to its last payment (WK-2 to WK-5). It stands beside the logo's state: what follows its notice goes on whatever
/// became of that since.
/// </summary>
public sealed record Measure(string Id)
{
    /// <summary>What it rests on, where that is an advice that was not followed (WK-2).</summary>
    public UnfollowedAdvice? OfAdvice { get; init; }

    /// <summary>Null where nothing was warned of.</summary>
    public MeasureWarning? Warning { get; init; }

    public IReadOnlyList<MeasureReaction> Reactions { get; init; } = [];

    public MeasureDecision? Decided { get; init; }

    public DateOnly? DroppedOn { get; init; }

    public string? DropReason { get; init; }

    /// <summary>The day on which it became void: nobody decided in time, or it was left without object.</summary>
    public DateOnly? VoidOn { get; init; }

    public MeasureNotice? Notice { get; init; }

    public LogoRemoval? Removal { get; init; }

    /// <summary>When the logo might be shown again before it was seen removed: the suspension was lifted, or it was granted anew.</summary>
    public DateTimeOffset? StoppedAt { get; init; }

    /// <summary>An earlier measure for the same logo on the same site, whose penalty counts for both; null where it has its own.</summary>
    public string? PenaltyWith { get; init; }

    public IReadOnlyList<LogoLook> Looks { get; init; } = [];

    public IReadOnlyList<PenaltyDemanded> Demands { get; init; } = [];

    public IReadOnlyList<PenaltyPaid> Payments { get; init; } = [];

    public IReadOnlyList<CourtStep> CourtSteps { get; init; } = [];

    public IReadOnlyList<MeasureProof> Proofs { get; init; } = [];

    public IReadOnlyList<MeasureReview> Reviews { get; init; } = [];

    public DateOnly? LiftedOn { get; init; }

    public string? LiftReason { get; init; }

    /// <summary>The day on which the logo was gone otherwise, so that there is nothing left to be lifted; null of a suspension that lasts or was lifted.</summary>
    public DateOnly? SuspendedUntil { get; init; }

    public ProviderNaming? Naming { get; init; }

    /// <summary>What was decided, or else warned of; null of an advice that nobody judged yet.</summary>
    public MeasureKind? Kind => Decided?.Kind ?? Warning?.Kind;

    /// <summary>Whether it waits for a decision.</summary>
    public bool IsOpen => Decided is null && DroppedOn is null && VoidOn is null;

    /// <summary>Whether it was warned of and waits for a decision.</summary>
    public bool IsPrepared => IsOpen && Warning is not null;

    /// <summary>Whether it suspends the logo, and that lasts.</summary>
    public bool Suspends => Decided is { Kind: MeasureKind.Suspend } && LiftedOn is null && SuspendedUntil is null;

    /// <summary>Whether its provider may be named over it. One that was on the site was so for its time; one that was stopped before may be written anew.</summary>
    public bool MayBeNamed => Naming is null or { TakenDownOn: not null, PublishedOn: null };

    /// <summary>Whether the logo has to go by its notice and was not seen gone.</summary>
    public bool WaitsForRemoval => Notice is not null && Removal is null && StoppedAt is null;
}
