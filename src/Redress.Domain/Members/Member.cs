namespace Redress.Domain.Members;

public enum Membership { Active, Suspended, Excluded, Ended }

public enum LabelState { Held, Withdrawn, None }

/// <summary>A webshop in the register of a scheme, with its label.</summary>
public sealed record Member(
    string Id, string Scheme, string Name, string? Website, string? Email, string? CompanyNumber, string Language, Membership Membership, LabelState Label, DateOnly JoinedOn)
{
    public DateOnly? SuspendedFrom { get; init; }

    public DateOnly? SuspendedUntil { get; init; }

    public DateOnly? LabelWithdrawnOn { get; init; }

    /// <summary>Whether complaints against it are complaints against a member: a suspended one is one still.</summary>
    public bool IsMember => Membership is Membership.Active or Membership.Suspended;

    /// <summary>BC-38: suspension withdraws the label at once; it returns by a new grant only.</summary>
    public Member LoseLabel(DateOnly on) => this with { Label = LabelState.Withdrawn, LabelWithdrawnOn = LabelWithdrawnOn ?? on };

    public Member Suspend(DateOnly from, DateOnly? until) => this with { Membership = Membership.Suspended, SuspendedFrom = from, SuspendedUntil = until };

    public Member EndSuspension() => Membership == Membership.Suspended ? this with { Membership = Membership.Active, SuspendedFrom = null, SuspendedUntil = null } : this;

    /// <summary>BC-38: who is excluded is no member, and holds no label.</summary>
    public Member Exclude(DateOnly on) => LoseLabel(on) with { Membership = Membership.Excluded };

    /// <summary>A proof of later receipt lifted the finality of the decision that took these away.</summary>
    public Member Restore() => this with { Membership = Membership.Active, Label = LabelState.Held, SuspendedFrom = null, SuspendedUntil = null, LabelWithdrawnOn = null };
}
