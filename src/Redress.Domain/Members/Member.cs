using Redress.Domain.Decisions;

namespace Redress.Domain.Members;

public enum Membership
{
    Active,
    Suspended,
    Excluded,
    Ended,
}

public enum LabelState
{
    Held,
    Withdrawn,
    None,
}

/// <summary>A webshop in the register of a scheme, with its label.</summary>
public sealed record Member(
    string Id,
    string Scheme,
    string Name,
    string? Website,
    string? Email,
    string? CompanyNumber,
    string Language,
    Membership Membership,
    LabelState Label,
    DateOnly JoinedOn
)
{
    public DateOnly? SuspendedFrom { get; init; }

    public DateOnly? SuspendedUntil { get; init; }

    public DateOnly? LabelWithdrawnOn { get; init; }

    /// <summary>Whether complaints against it are complaints against a member: a suspended one is one still.</summary>
    public bool IsMember => Membership is Membership.Active or Membership.Suspended;

    /// <summary>
    /// How the member stands under all that final decisions imposed on it, from whichever case (BC-30, BC-38): suspension and
    /// exclusion take the label, and the end of a suspension does not bring it back. What is no longer in force, because the
    /// finality of its decision was lifted (BC-23), counts no more.
    /// </summary>
    public Member WithSanctions(IReadOnlyCollection<Sanction> sanctions)
    {
        var taken = sanctions
            .SelectMany(s => s.Steps)
            .Where(s => s.Step == SanctionStep.LabelWithdrawn)
            .Select(s => (DateOnly?)s.On)
            .Min();
        var suspensions = sanctions.Where(s => s.SuspendsNow).ToList();
        var excluded = sanctions.Any(s => s is { Kind: SanctionKind.Exclusion, State: SanctionState.CarriedOut });
        return this with
        {
            Label =
                taken is not null ? LabelState.Withdrawn
                : Label == LabelState.Withdrawn ? LabelState.Held
                : Label,
            LabelWithdrawnOn = taken,
            Membership =
                excluded ? Membership.Excluded
                : suspensions.Count > 0 ? Membership.Suspended
                : Membership == Membership.Ended ? Membership.Ended
                : Membership.Active,
            SuspendedFrom = suspensions.Min(s => s.From),
            SuspendedUntil = suspensions.Max(s => s.To),
        };
    }
}
