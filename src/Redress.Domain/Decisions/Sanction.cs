using Redress.Domain.Terms;

namespace Redress.Domain.Decisions;

/// <summary>The five sanctions, from the lightest (BC-19).</summary>
public enum SanctionKind
{
    Warning,
    Reprimand,
    Fine,
    Suspension,
    Exclusion,
}

/// <summary>Where a sanction stands: decided but not final, deferred on probation, to be carried out, carried out; or fallen by an appeal, or its deferral ran out.</summary>
public enum SanctionState
{
    Decided,
    Deferred,
    Due,
    CarriedOut,
    Annulled,
    Expired,
}

/// <summary>What may be recorded of a sanction while it is followed up (BC-30).</summary>
public enum SanctionStep
{
    Served,
    Demanded,
    InstalmentPaid,
    Paid,
    LabelWithdrawn,
    Suspended,
    SuspensionEnded,
    Excluded,
    CarriedOut,
}

public sealed record SanctionStepTaken(SanctionStep Step, DateOnly On, string By);

/// <summary>One sanction of a decision. Amount and conditions belong to a fine, from and to (both included) to a suspension.</summary>
public sealed record Sanction(
    string Id,
    SanctionKind Kind,
    Money? Amount,
    string? Conditions,
    Period? DeferredFor,
    DateOnly? From,
    DateOnly? To
)
{
    public SanctionState State { get; init; } = SanctionState.Decided;

    /// <summary>The last day of the probation, known once the decision is final (BC-20: it runs from finality).</summary>
    public DateOnly? DeferredUntil { get; init; }

    /// <summary>The number of the case whose decision took the deferral back (BC-20).</summary>
    public string? ActivatedBy { get; init; }

    public IReadOnlyList<SanctionStepTaken> Steps { get; init; } = [];

    /// <summary>Closing waits for a sanction that is due; a deferral is watched on the member.</summary>
    public bool HindersClosing => State is SanctionState.Decided or SanctionState.Due;

    /// <summary>A suspension that has begun and has not ended.</summary>
    public bool SuspendsNow =>
        this is { Kind: SanctionKind.Suspension, State: SanctionState.CarriedOut }
        && !Steps.Any(s => s.Step == SanctionStep.SuspensionEnded);

    /// <summary>What the finality of the decision does to it (BC-30): it is deferred, carried out by the register itself, or becomes due.</summary>
    public Sanction BecomeFinal(DateOnly on)
    {
        if (State != SanctionState.Decided)
        {
            return this;
        }

        return DeferredFor is { } deferral
            ? this with
            {
                State = SanctionState.Deferred,
                DeferredUntil = deferral.From(on),
            }
            : (this with { State = IsCarriedOut ? SanctionState.CarriedOut : SanctionState.Due }).TakeEffect(on);
    }

    /// <summary>The decision is no longer final (BC-23, BC-25): nothing is in force. The steps that finality brought by itself are gone, those that people took remain.</summary>
    public Sanction LoseFinality() =>
        State == SanctionState.Annulled
            ? this
            : this with
            {
                State = SanctionState.Decided,
                DeferredUntil = null,
                ActivatedBy = null,
                Steps = StepsOfPeople,
            };

    /// <summary>A deferral that a later final decision named becomes effective.</summary>
    public Sanction Activate(DateOnly on, string by) =>
        State == SanctionState.Deferred
            ? (
                this with
                {
                    State = IsCarriedOut ? SanctionState.CarriedOut : SanctionState.Due,
                    ActivatedBy = by,
                }
            ).TakeEffect(on)
            : this;

    /// <summary>The decision that named the deferral is no longer final (BC-23): the probation goes on as before. What people recorded stays.</summary>
    public Sanction DeferAgain() =>
        this with
        {
            State = SanctionState.Deferred,
            ActivatedBy = null,
            Steps = StepsOfPeople,
        };

    /// <summary>The deferral ran out without a new decision that names it.</summary>
    public Sanction Expire() => State == SanctionState.Deferred ? this with { State = SanctionState.Expired } : this;

    /// <summary>Warning and reprimand are carried out by being served; suspension and exclusion by the register; a fine waits for its payment.</summary>
    public Sanction TakeEffect(DateOnly on) =>
        Kind switch
        {
            SanctionKind.Warning or SanctionKind.Reprimand => Record(SanctionStep.Served, on, Actor.Clock.Name),
            SanctionKind.Suspension when From is { } from && from > on => Record(
                SanctionStep.LabelWithdrawn,
                on,
                Actor.Clock.Name
            ),
            SanctionKind.Suspension => Record(SanctionStep.LabelWithdrawn, on, Actor.Clock.Name)
                .Record(SanctionStep.Suspended, on, Actor.Clock.Name),
            SanctionKind.Exclusion => Record(SanctionStep.LabelWithdrawn, on, Actor.Clock.Name)
                .Record(SanctionStep.Excluded, on, Actor.Clock.Name),
            _ => this,
        };

    public Sanction Record(SanctionStep step, DateOnly on, string by) =>
        this with
        {
            Steps = [.. Steps, new SanctionStepTaken(step, on, by)],
            State = State == SanctionState.Due && Completes(step) ? SanctionState.CarriedOut : State,
        };

    /// <summary>Which steps make sense for this sanction.</summary>
    public IReadOnlyList<SanctionStep> PossibleSteps =>
        Kind switch
        {
            SanctionKind.Fine =>
            [
                SanctionStep.Demanded,
                SanctionStep.InstalmentPaid,
                SanctionStep.Paid,
                SanctionStep.CarriedOut,
            ],
            SanctionKind.Suspension =>
            [
                SanctionStep.LabelWithdrawn,
                SanctionStep.Suspended,
                SanctionStep.SuspensionEnded,
                SanctionStep.CarriedOut,
            ],
            SanctionKind.Exclusion => [SanctionStep.LabelWithdrawn, SanctionStep.Excluded, SanctionStep.CarriedOut],
            _ => [SanctionStep.Served, SanctionStep.CarriedOut],
        };

    private bool IsCarriedOut => Steps.Any(s => Completes(s.Step));

    private IReadOnlyList<SanctionStepTaken> StepsOfPeople => [.. Steps.Where(s => s.By != Actor.Clock.Name)];

    private bool Completes(SanctionStep step) =>
        step == SanctionStep.CarriedOut
        || Kind switch
        {
            SanctionKind.Fine => step == SanctionStep.Paid,
            SanctionKind.Suspension => step == SanctionStep.Suspended,
            SanctionKind.Exclusion => step == SanctionStep.Excluded,
            _ => step == SanctionStep.Served,
        };
}
