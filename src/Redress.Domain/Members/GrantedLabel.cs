namespace Redress.Domain.Members;

/// <summary>
/// A label that was granted to a member. It is lost by what took it or by its end, whichever came first, and only another grant brings a label of that kind back: what took it
/// may turn out never to have been in force (BC-23), and then it was never lost.
/// </summary>
/// <param name="Kind">Such as <see cref="LabelKind.ForConsumers"/>.</param>
/// <param name="From">The first day; null where it is not known.</param>
/// <param name="Until">The last day, inclusive; null where it has none, or it is not known.</param>
public sealed record GrantedLabel(string Kind, DateOnly? From, DateOnly? Until)
{
    /// <summary>The day on which a sanction took it; null where none did.</summary>
    public DateOnly? TakenOn { get; init; }

    /// <summary>The first day on which it counts no more by its own procedure (ST-4), whatever a sanction does besides; null while it does.</summary>
    public DateOnly? LostOn { get; init; }

    /// <summary>It ended for good: with the membership, or with the last label that it was carried beside.</summary>
    public bool HasEnded { get; init; }

    /// <summary>Whether nothing took it, it was not lost and has not ended; its days may be over all the same.</summary>
    public bool IsHeld => !HasEnded && TakenOn is null && LostOn is null;

    /// <summary>Whether that is one of its days.</summary>
    public bool Covers(DateOnly day) => !(From > day) && !(Until < day);
}

/// <summary>A membership that is over, and after which another was asked for.</summary>
/// <param name="EndedOn">The first day without it.</param>
public sealed record PastMembership(DateOnly JoinedOn, DateOnly EndedOn);
