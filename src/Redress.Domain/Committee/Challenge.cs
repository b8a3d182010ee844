using Redress.Domain.Decisions;

namespace Redress.Domain.Committee;

/// <summary>FP-12: a party objects to a member of the committee. Until it is decided upon, that member neither decides nor confirms.</summary>
public sealed record Challenge(string Id, Party By, string MemberId, string Name, string Reason, DateOnly On)
{
    /// <summary>Whether it came after the term in which its party could object to this member: it is decided upon all the same (FP-7).</summary>
    public bool Late { get; init; }

    /// <summary>Whether the member steps back; null while nobody decided.</summary>
    public bool? StepsBack { get; init; }

    /// <summary>Why it was decided so; null also where the member stepped back by itself.</summary>
    public string? Reasons { get; init; }

    public Signature? DecidedBy { get; init; }

    /// <summary>The document by which the board decided, where every member was challenged.</summary>
    public string? Document { get; init; }

    /// <summary>The day on which nothing was left to decide upon: its member no longer sits, or the case was decided or ended without it; null otherwise.</summary>
    public DateOnly? MootOn { get; init; }

    public bool Open => StepsBack is null && MootOn is null;
}

/// <summary>FP-12: somebody of the committee of whom the parties were told that it sits on their case, and when.</summary>
public sealed record SittingMember(string Id, string Name, DateTimeOffset ToldAt)
{
    /// <summary>When its mandate was seen to have ended; null while it sits. Who is appointed again is told of anew.</summary>
    public DateTimeOffset? LeftAt { get; init; }
}
