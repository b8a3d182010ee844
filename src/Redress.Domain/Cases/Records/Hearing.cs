namespace Redress.Domain.Cases.Records;

public sealed record HearingRequest(DateOnly On)
{
    public DateOnly? WithdrawnOn { get; init; }

    public DateOnly? HeardOn { get; init; }

    public bool Unheard => WithdrawnOn is null && HeardOn is null;
}

/// <summary>One moment that both parties were asked about.</summary>
public sealed record HearingDate(string Id, DateTimeOffset At);

/// <summary>What one party answered about the moments: which suit it.</summary>
public sealed record HearingDateAnswer(Party By, IReadOnlyList<string> Suits, string? Text, DateOnly On);

/// <summary>What a party agreed to about the way it is heard (BC-13); its last word counts.</summary>
/// <param name="Video">By video link; null while it said nothing of it.</param>
/// <param name="Sooner">Within fewer days than the rulebook asks, for the next invitation.</param>
public sealed record HearingAgreement(Party By, bool? Video, bool Sooner, DateOnly On);

/// <summary>The moments that both parties were asked about, until they are invited (BC-13).</summary>
public sealed record HearingDates(IReadOnlyList<HearingDate> Dates, DateOnly AskedOn, DateOnly AnswerBy)
{
    public IReadOnlyList<HearingDateAnswer> Answers { get; init; } = [];

    public HearingDateAnswer? Of(Party party) => Answers.FirstOrDefault(a => a.By == party);
}

/// <summary>What a party asked or needs for the hearing (BC-13); for the body and that party alone.</summary>
public sealed record HearingQuestion(Party By, string Text, DateOnly On);

/// <summary>One invitation to a hearing and what became of it (BC-13).</summary>
public sealed record CaseHearing(string Id, DateTimeOffset At, string? Place, string? VideoLink, DateOnly InvitedOn)
{
    public DateOnly? HeldOn { get; init; }

    public IReadOnlyList<string> Attended { get; init; } = [];

    public string? Minutes { get; init; }

    public string? MinutesDocument { get; init; }

    public DateTimeOffset? AdjournedTo { get; init; }

    public string? Reason { get; init; }

    /// <summary>Who asked for another day; the hearing waits for a new invitation, or is cancelled.</summary>
    public Party? PostponedBy { get; init; }

    public DateOnly? CancelledOn { get; init; }

    /// <summary>The parties that the invitation did not reach in time (FP-21): they were not duly invited.</summary>
    public IReadOnlyList<Party> NotReached { get; init; } = [];

    public bool Open => HeldOn is null && AdjournedTo is null && CancelledOn is null && !Replaced;

    public bool Replaced { get; init; }
}
