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

/// <summary>When a fine can be asked for where it does not wait for finality alone (BC-19); what is deferred is neither.</summary>
public enum Enforceability
{
    /// <summary>Asked for with the notification of the decision.</summary>
    AtOnce,

    /// <summary>Only once an act or omission of the member's own is established.</summary>
    Conditional,
}

/// <summary>Where a sanction stands (BC-19, BC-20, BC-30).</summary>
public enum SanctionState
{
    /// <summary>Pronounced, and not final.</summary>
    Decided,

    /// <summary>On probation.</summary>
    Deferred,

    /// <summary>To be carried out.</summary>
    Due,

    CarriedOut,

    /// <summary>Fallen by an appeal.</summary>
    Annulled,

    /// <summary>Its probation ran out, or the last day of its condition is over: it never takes effect.</summary>
    Expired,

    /// <summary>On probation, and named by a later decision that is not final: it neither expires nor takes effect.</summary>
    Named,

    /// <summary>A fine that waits for its condition.</summary>
    Conditional,

    /// <summary>A fine that is paid by agreed instalments.</summary>
    InInstalments,

    HandedToCollection,
    WrittenOff,

    /// <summary>A suspension or an exclusion of who is no member any more; any sanction on who died before it was carried out (FP-25).</summary>
    WithoutObject,
}

/// <summary>
/// One sanction of a decision. Amount and condition belong to a fine, from and to (both included) to a suspension, as they were decided;
/// a deferred suspension gets them with the decision that makes it effective.
/// </summary>
public sealed partial record Sanction(
    string Id,
    SanctionKind Kind,
    Money? Amount,
    string? Condition,
    Period? DeferredFor,
    DateOnly? From,
    DateOnly? To
)
{
    public SanctionState State { get; init; } = SanctionState.Decided;

    /// <summary>The day on which it became due; null while it is not.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>The last day of the probation, known once the decision is final (BC-20: it runs from finality).</summary>
    public DateOnly? DeferredUntil { get; init; }

    /// <summary>The number of the case whose decision, pronounced, names the deferral (BC-20).</summary>
    public string? NamedBy { get; init; }

    /// <summary>The number of the case whose decision, final, took the deferral back (BC-20).</summary>
    public string? ActivatedBy { get; init; }

    /// <summary>The first day of a suspension as it is carried out (BC-30): its own, or the day after finality where that is later.</summary>
    public DateOnly? RunsFrom { get; init; }

    /// <summary>The last day of a suspension as it is carried out: it keeps its length.</summary>
    public DateOnly? RunsTo { get; init; }

    /// <summary>Days of the suspension that were served before the finality of the decision was lifted; they count (BC-30).</summary>
    public int DaysServed { get; init; }

    public IReadOnlyList<SanctionStepTaken> Steps { get; init; } = [];

    /// <summary>The last day on which the body was warned that nobody had done what was to be done; null while it was not.</summary>
    public DateOnly? WarnedOn { get; init; }

    /// <summary>Interpretations, closing: what is not carried out, handed over, written off, without object, deferred, conditional or in instalments keeps the case open.</summary>
    public bool HindersClosing => State is SanctionState.Decided or SanctionState.Due;

    /// <summary>Whether it can still come to something: it stands, and has neither fallen nor ended.</summary>
    public bool Stands => State is not (SanctionState.Annulled or SanctionState.Expired);

    /// <summary>Whether it is in force or was carried out.</summary>
    public bool IsEffective =>
        State
            is SanctionState.Due
                or SanctionState.CarriedOut
                or SanctionState.InInstalments
                or SanctionState.HandedToCollection
                or SanctionState.WrittenOff;

    /// <summary>A suspension or an exclusion that is still to be carried out: on who is no member any more it has nothing to work on (BC-30).</summary>
    public bool LosesItsObject =>
        State == SanctionState.Due && Kind is SanctionKind.Suspension or SanctionKind.Exclusion;

    /// <summary>A suspension that has begun and has not ended.</summary>
    public bool SuspendsNow =>
        this is { Kind: SanctionKind.Suspension, State: SanctionState.CarriedOut }
        && Took(SanctionStep.Suspended)
        && !Took(SanctionStep.SuspensionEnded);

    /// <summary>FP-25: whom it was imposed on had died before it was carried out; it passes to no heir, whatever becomes of the decision.</summary>
    public bool EndedWithMember { get; init; }

    /// <summary>Whether anything of it is still to be carried out, asked, or served.</summary>
    public bool Burdens =>
        SuspendsNow
        || State
            is SanctionState.Decided
                or SanctionState.Deferred
                or SanctionState.Named
                or SanctionState.Conditional
                or SanctionState.Due
                or SanctionState.InInstalments
                or SanctionState.HandedToCollection;

    /// <summary>Whether that step was taken, and not undone since.</summary>
    public bool Took(SanctionStep step) => Steps.Any(s => s.Step == step && s.UndoneOn is null);

    /// <summary>What the finality of the decision does to it (BC-30): it goes on probation, waits for its condition, or becomes due.</summary>
    public Sanction BecomeFinal(DateOnly on)
    {
        if (State != SanctionState.Decided)
        {
            return this;
        }

        if (DeferredFor is { } deferral)
        {
            var deferred = this with { State = SanctionState.Deferred, DeferredUntil = deferral.From(on) };
            return ActivatedBy is { } by ? deferred.TakeEffect(on)
                : NamedBy is not null ? deferred with { State = SanctionState.Named }
                : deferred;
        }

        return Enforceable == Enforceability.Conditional && Established is not { State: FindingState.Confirmed }
            ? this with
            {
                State = SanctionState.Conditional,
            }
            : TakeEffect(on);
    }

    /// <summary>
    /// The decision is no longer final (BC-23, BC-25): what was carried out is undone from that day, and stays written. A suspension is interrupted, the day that had begun
    /// being served; money that was paid stays paid.
    /// </summary>
    public Sanction LoseFinality(DateOnly on) =>
        State == SanctionState.Annulled || EndedWithMember
            ? this
            : Undone(on) with
            {
                State = SanctionState.Decided,
                DeferredUntil = null,
            };

    /// <summary>
    /// A forum takes it away (BC-29): what was carried out is undone from that day, so that the label comes back and a suspension is over; the days that were served stay written.
    /// Money that was paid is owed back. No later decision makes it effective any more (BC-20).
    /// </summary>
    public Sanction Annul(DateOnly on) =>
        State == SanctionState.Annulled
            ? this
            : Undone(on) with
            {
                State = SanctionState.Annulled,
                NamedBy = null,
                ActivatedBy = null,
            };

    /// <summary>A later judgment leaves nothing of the one by which it had fallen (BC-29): it stands as it was decided. Days of a suspension that were served count.</summary>
    public Sanction ComeBack() =>
        State == SanctionState.Annulled
            ? this with
            {
                State = EndedWithMember ? SanctionState.WithoutObject : SanctionState.Decided,
            }
            : this;

    /// <summary>A later decision that is pronounced names the deferral (BC-20).</summary>
    public Sanction Name(string by) =>
        State == SanctionState.Deferred ? this with { State = SanctionState.Named, NamedBy = by } : this;

    /// <summary>The decision that named the deferral is final (BC-20). A suspension gets its days there.</summary>
    public Sanction Activate(DateOnly on, string by, DateOnly? from = null, DateOnly? to = null) =>
        (this with { ActivatedBy = by, From = from ?? From, To = to ?? To }).TakeEffect(on);

    /// <summary>The decision that named the deferral is no longer final (BC-23): it is named as before. Money that was paid stays paid.</summary>
    public Sanction NameAgain(DateOnly on) => Undone(on) with { State = SanctionState.Named, ActivatedBy = null };

    /// <summary>The decision that named the deferral has fallen (BC-20): the probation goes on, or is over where its last day has gone by meanwhile.</summary>
    public Sanction Release(DateOnly on)
    {
        var released = Undone(on) with { State = SanctionState.Deferred, NamedBy = null, ActivatedBy = null };
        return DeferredUntil < on ? released.Expire() : released;
    }

    /// <summary>The member has died (FP-25): what is left of it has no object. What was carried out or paid stays so.</summary>
    public Sanction EndWithMember(DateOnly on) =>
        (WithoutProposedFinding() with { EndedWithMember = true, NamedBy = null, WriteOff = null }).Record(
            SanctionStep.WithoutObject,
            on,
            Actor.Clock.Name
        );

    /// <summary>The probation ran out, or nobody established the condition by its last day.</summary>
    public Sanction Expire() =>
        State is SanctionState.Deferred or SanctionState.Conditional
            ? this with
            {
                State = SanctionState.Expired,
            }
            : this;

    /// <summary>
    /// It is to be carried out from now on. Warning and reprimand are by the letter of that day; a suspension gets the days on which it runs;
    /// a fine that was paid is carried out already; an exclusion waits for the registrar.
    /// </summary>
    public Sanction TakeEffect(DateOnly on)
    {
        var due = this with { State = SanctionState.Due, DueOn = on };
        return Kind switch
        {
            SanctionKind.Warning or SanctionKind.Reprimand => due.Record(SanctionStep.Served, on, Actor.Clock.Name),
            SanctionKind.Suspension => due.WithDays(on),
            SanctionKind.Fine => due.FineAsItStands(),
            _ => due,
        };
    }

    public Sanction Record(
        SanctionStep step,
        DateOnly on,
        string by,
        Money? amount = null,
        string? bankReference = null
    )
    {
        var taken = new SanctionStepTaken(step, on, by) { Amount = amount, BankReference = bankReference };
        var after = this with { Steps = [.. Steps, taken] };
        return step == SanctionStep.WithoutObject ? after with { State = SanctionState.WithoutObject }
            : Kind == SanctionKind.Fine ? after.FineAsItStands()
            : State == SanctionState.Due && Completes(step) ? after with { State = SanctionState.CarriedOut }
            : after;
    }

    /// <summary>Which steps make sense for this sanction.</summary>
    public IReadOnlyList<SanctionStep> PossibleSteps =>
        Kind switch
        {
            SanctionKind.Fine =>
            [
                SanctionStep.Demanded,
                SanctionStep.Reminded,
                SanctionStep.InDefault,
                SanctionStep.InstalmentAgreed,
                SanctionStep.InstalmentPaid,
                SanctionStep.Paid,
                SanctionStep.HandedToCollection,
            ],
            SanctionKind.Suspension =>
            [
                SanctionStep.LabelWithdrawn,
                SanctionStep.Suspended,
                SanctionStep.SuspensionEnded,
                SanctionStep.WithoutObject,
                SanctionStep.CarriedOut,
            ],
            SanctionKind.Exclusion =>
            [
                SanctionStep.LabelWithdrawn,
                SanctionStep.Excluded,
                SanctionStep.WithoutObject,
                SanctionStep.CarriedOut,
            ],
            _ => [SanctionStep.Served, SanctionStep.CarriedOut],
        };

    // BC-30: it keeps its length, less what was served before, and begins on its first day or on the day after finality where that is later.
    private Sanction WithDays(DateOnly on)
    {
        var left = To!.Value.DayNumber - From!.Value.DayNumber + 1 - DaysServed;
        var first = From.Value > on ? From.Value : on.AddDays(1);
        return left > 0
            ? this with
            {
                RunsFrom = first,
                RunsTo = first.AddDays(left - 1),
            }
            : this with
            {
                State = SanctionState.CarriedOut,
            };
    }

    private Sanction Undone(DateOnly on) =>
        this with
        {
            DueOn = null,
            WarnedOn = null,
            DaysServed = DaysServed + ServedUntil(on),
            RunsFrom = null,
            RunsTo = null,
            Steps = [.. Steps.Select(s => s.Step.IsOfMoney() || s.UndoneOn is not null ? s : s with { UndoneOn = on })],
        };

    private int ServedUntil(DateOnly on) =>
        RunsFrom is { } first && RunsTo is { } last && first <= on
            ? (on < last ? on : last).DayNumber - first.DayNumber + 1
            : 0;

    private bool Completes(SanctionStep step) =>
        step == SanctionStep.CarriedOut
        || Kind switch
        {
            SanctionKind.Suspension => step == SanctionStep.Suspended,
            SanctionKind.Exclusion => step == SanctionStep.Excluded,
            _ => step == SanctionStep.Served,
        };
}
