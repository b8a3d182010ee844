using Redress.Domain.Decisions;

namespace Redress.Domain.Members;

public enum Membership
{
    Active,
    Suspended,
    Excluded,
    Ended,

    /// <summary>Asked to become a member and is none yet (BC-38).</summary>
    Candidate,
}

public enum LabelState
{
    Held,
    Withdrawn,
    None,
}

/// <summary>What one sanction does to its member's standing in the register (BC-30, BC-38). The days of a suspension are both included.</summary>
/// <param name="LabelWithdrawnOn">The day on which it took the label; null when it took none.</param>
/// <param name="SuspendsNow">A suspension that has begun and has not ended.</param>
/// <param name="Excludes">An exclusion that was carried out.</param>
/// <param name="ExcludedOn">The day on which it was; null where it was not.</param>
public sealed record SanctionEffect(
    DateOnly? LabelWithdrawnOn,
    bool SuspendsNow,
    DateOnly? From,
    DateOnly? To,
    bool Excludes,
    DateOnly? ExcludedOn = null
)
{
    public static SanctionEffect Of(Sanction s) =>
        new(
            s.Steps.Where(step => step is { Step: SanctionStep.LabelWithdrawn, UndoneOn: null })
                .Min(step => (DateOnly?)step.On),
            s.SuspendsNow,
            s.RunsFrom,
            s.RunsTo,
            s is { Kind: SanctionKind.Exclusion, State: SanctionState.CarriedOut },
            s is { Kind: SanctionKind.Exclusion, State: SanctionState.CarriedOut }
                ? s
                    .Steps.Where(step => step is { Step: SanctionStep.Excluded, UndoneOn: null })
                    .Min(step => (DateOnly?)step.On)
                : null
        );
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
    DateOnly? JoinedOn
)
{
    /// <summary>The day from which it was a candidate; null where it never was one.</summary>
    public DateOnly? CandidateSince { get; init; }

    /// <summary>The day from which it has the label that was granted last; null where that is not known, and where it never had one.</summary>
    public DateOnly? LabelGrantedOn { get; init; }

    public DateOnly? SuspendedFrom { get; init; }

    public DateOnly? SuspendedUntil { get; init; }

    public DateOnly? LabelWithdrawnOn { get; init; }

    /// <summary>The first day on which it was no member any more; null while it is one, and where the day is not known.</summary>
    public DateOnly? EndedOn { get; init; }

    /// <summary>Whether complaints against it are complaints against a member: a suspended one is one still.</summary>
    public bool IsMember => Membership is Membership.Active or Membership.Suspended;

    /// <summary>
    /// How the member stands under all that final decisions imposed on it, from whichever case (BC-30, BC-38): suspension and
    /// exclusion take the label, and the end of a suspension does not bring it back; a label that was granted anew since is another,
    /// and stays. What is no longer in force, because the finality of its decision was lifted (BC-23), counts no more.
    /// </summary>
    public Member WithSanctions(IReadOnlyCollection<SanctionEffect> sanctions)
    {
        var taken = sanctions
            .Where(s => s.LabelWithdrawnOn is { } on && !(on < LabelGrantedOn))
            .Min(s => s.LabelWithdrawnOn);
        var suspensions = sanctions.Where(s => s.SuspendsNow).ToList();
        var membership = Under(sanctions.Any(s => s.Excludes), suspensions.Count > 0);
        return this with
        {
            Label =
                membership is Membership.Ended or Membership.Candidate ? LabelState.None
                : taken is not null ? LabelState.Withdrawn
                : Label == LabelState.Withdrawn ? LabelState.Held
                : Label,
            LabelWithdrawnOn = taken,
            Membership = membership,
            EndedOn = membership switch
            {
                Membership.Excluded => sanctions.Min(s => s.ExcludedOn),
                Membership.Ended or Membership.Candidate => EndedOn,
                _ => null,
            },
            SuspendedFrom = suspensions.Min(s => s.From),
            SuspendedUntil = suspensions.Max(s => s.To),
        };
    }

    // Who is no member yet, or not again yet, has nothing that a sanction could take.
    private Membership Under(bool excluded, bool suspended) =>
        Membership == Membership.Candidate ? Membership.Candidate
        : excluded ? Membership.Excluded
        : Membership == Membership.Ended ? Membership.Ended
        : suspended ? Membership.Suspended
        : Membership.Active;
}
