namespace Redress.Domain.Committee;

public enum Position
{
    Chair,
    Member,
    Substitute,
}

/// <summary>A mandate on the committee of one scheme, given by the board (BC-15). Both days are inclusive; without a last day it runs until one is set.</summary>
public sealed record CommitteeMandate(
    string Id,
    string Scheme,
    string UserId,
    Position Position,
    DateOnly From,
    DateOnly? Until
)
{
    public bool Covers(DateOnly day) => From <= day && (Until is null || day <= Until);

    public bool Overlaps(CommitteeMandate other) =>
        (Until is null || other.From <= Until) && (other.Until is null || From <= other.Until);
}

/// <summary>Why a mandate cannot be as it is asked: its last day, a second one of the same person in the same days, a second chair.</summary>
public enum CompositionError
{
    EndsBeforeItBegins,
    SecondMandate,
    SecondChair,
}

/// <summary>All mandates ever given, of every scheme.</summary>
public sealed record Composition(IReadOnlyList<CommitteeMandate> Mandates)
{
    /// <summary>
    /// Whether this person sits on the scheme's committee that day (BC-15). Where no mandate was ever recorded for the scheme, the role that
    /// the administrator gave is the appointment; from the first mandate on, mandates alone count.
    /// </summary>
    public bool HasMandate(string userId, string scheme, DateOnly day)
    {
        var recorded = Mandates.Where(s => s.Scheme == scheme).ToList();
        return recorded.Count == 0 || recorded.Exists(s => s.UserId == userId && s.Covers(day));
    }

    /// <summary>What is wrong with a mandate as it is to be, beside all others.</summary>
    public IReadOnlyList<CompositionError> ErrorsOf(CommitteeMandate committeeMandate)
    {
        var others = Mandates
            .Where(s =>
                s.Id != committeeMandate.Id && s.Scheme == committeeMandate.Scheme && s.Overlaps(committeeMandate)
            )
            .ToList();
        return
        [
            .. committeeMandate.Until < committeeMandate.From
                ? [CompositionError.EndsBeforeItBegins]
                : Array.Empty<CompositionError>(),
            .. others.Exists(s => s.UserId == committeeMandate.UserId)
                ? [CompositionError.SecondMandate]
                : Array.Empty<CompositionError>(),
            .. committeeMandate.Position == Position.Chair && others.Exists(s => s.Position == Position.Chair)
                ? [CompositionError.SecondChair]
                : Array.Empty<CompositionError>(),
        ];
    }
}
