using System.Text.Json.Serialization;

namespace Redress.Domain.Decisions;

/// <summary>Money of a fine that was paid back to the member.</summary>
public sealed record FineRepayment(Money Amount, DateOnly Paid);

/// <summary>The finding that the condition of a fine is met: proposed by one person, confirmed by a second, or fallen in an appeal (BC-19).</summary>
public enum FindingState
{
    Proposed,
    Confirmed,
    Rejected,
    Annulled,
}

/// <summary>The reasoned act by which the committee finds that the condition of a fine is met (BC-19).</summary>
/// <param name="On">The day of the act or omission that meets it.</param>
/// <param name="Document">The document that shows it, which was served on the member before.</param>
public sealed record ConditionFinding(
    FindingState State,
    DateOnly On,
    string Reasons,
    string Document,
    Signature ProposedBy
)
{
    public Signature? ConfirmedBy { get; init; }

    public DateOnly? ConfirmedOn { get; init; }

    /// <summary>What is notified, contested and reckoned from, apart from the decision: the finding on the condition of that fine.</summary>
    public static string SubjectOf(string fine) => Prefix + fine;

    /// <summary>The fine whose condition the subject is about; null when it is about anything else.</summary>
    public static string? FineOf(string? subject) =>
        subject?.StartsWith(Prefix, StringComparison.Ordinal) == true ? subject[Prefix.Length..] : null;

    private const string Prefix = "condition:";
}

/// <summary>A fine that is not collected any more: why, on which document, proposed by one person and confirmed by a second (BC-30).</summary>
public sealed record WriteOff(string Reason, string Document, Signature ProposedBy)
{
    public Signature? ConfirmedBy { get; init; }
}

/// <summary>A fine: how it becomes due, and its money to the end (BC-19, BC-30).</summary>
public sealed partial record Sanction
{
    /// <summary>At once or under a condition; null where the fine is due when final, or deferred.</summary>
    public Enforceability? Enforceable { get; init; }

    /// <summary>The last day on which the condition can be met.</summary>
    public DateOnly? ConditionUntil { get; init; }

    /// <summary>The last finding on its condition; null while there was none.</summary>
    public ConditionFinding? Established { get; init; }

    public WriteOff? WriteOff { get; init; }

    /// <summary>What was paid back, oldest first.</summary>
    public IReadOnlyList<FineRepayment> Repayments { get; init; } = [];

    /// <summary>All that ever came in for it; in older files the step that says it was paid names no amount, and means all of it.</summary>
    public Money Received =>
        Sum(
            Steps
                .Where(s => s.Step.BringsMoney())
                .Select(s => s.Amount ?? (s.Step == SanctionStep.Paid ? Amount : null))
        );

    /// <summary>All that was paid back.</summary>
    public Money Returned => Sum(Repayments.Select(r => r.Amount));

    /// <summary>What may be kept of it as it stands: the fine itself, what was paid before the member died (FP-25), and nothing of one that has fallen or does not run.</summary>
    public Money Keepable =>
        State == SanctionState.WithoutObject ? PaidInLifetime
        : Kind == SanctionKind.Fine
        && State
            is not (
                SanctionState.Annulled
                or SanctionState.Expired
                or SanctionState.Deferred
                or SanctionState.Conditional
            )
        && !IsNotMet
            ? Amount!
        : Money.Zero(Currency);

    // BC-19: a finding that fell, or was never confirmed, asks nothing, also while the decision is not final.
    private bool IsNotMet =>
        State == SanctionState.Decided && Established is { State: FindingState.Annulled or FindingState.Rejected };

    // FP-25: what comes after it has no object any more is paid for nothing.
    private Money PaidInLifetime
    {
        get
        {
            var paid = Sum(
                Steps
                    .TakeWhile(s => s.Step != SanctionStep.WithoutObject)
                    .Where(s => s.Step.BringsMoney())
                    .Select(s => s.Amount)
            );
            return Amount is { } fine && paid > fine ? fine : paid;
        }
    }

    /// <summary>What is to be paid back now: all above what may be kept.</summary>
    public Money ToReturn
    {
        get
        {
            var held = Received - Returned;
            return held > Keepable ? held - Keepable : Money.Zero(Currency);
        }
    }

    /// <summary>What the member still has to pay of a fine as it stands.</summary>
    public Money Owed
    {
        get
        {
            var held = Received - Returned;
            return State != SanctionState.WithoutObject && held < Keepable ? Keepable - held : Money.Zero(Currency);
        }
    }

    /// <summary>Whether it was ever asked for, or paid unasked.</summary>
    public bool WasDemanded => Kind == SanctionKind.Fine && Steps.Any(s => s.Step.IsOfMoney());

    /// <summary>The second person agrees that it is not collected any more.</summary>
    public Sanction WriteOffBy(Signature second) =>
        (this with { WriteOff = WriteOff! with { ConfirmedBy = second } }).FineAsItStands();

    /// <summary>The second person agrees that its condition is met: it becomes due (BC-19).</summary>
    public Sanction ConditionMet(Signature second, DateOnly on) =>
        (
            this with
            {
                Established = Established! with
                {
                    State = FindingState.Confirmed,
                    ConfirmedBy = second,
                    ConfirmedOn = on,
                },
            }
        ).TakeEffect(on);

    /// <summary>The finding was not confirmed.</summary>
    public Sanction WithoutProposedFinding() =>
        Established is { State: FindingState.Proposed }
            ? this with
            {
                Established = Established with { State = FindingState.Rejected },
            }
            : this;

    /// <summary>What one person alone had proposed of it has not happened.</summary>
    public Sanction WithoutWhatIsProposed() =>
        WithoutProposedFinding() with
        {
            WriteOff = WriteOff is { ConfirmedBy: null } ? null : WriteOff,
        };

    /// <summary>The arbitrator found that the condition is not met (BC-19): it waits as before, or stays decided where the decision is not final. Money that was paid is owed back.</summary>
    public Sanction ConditionFell(DateOnly on) =>
        Undone(on) with
        {
            State = State == SanctionState.Decided ? SanctionState.Decided : SanctionState.Conditional,
            Established = Established! with { State = FindingState.Annulled },
        };

    /// <summary>Money was paid back: all that is to be returned.</summary>
    public Sanction Refund(DateOnly paid) =>
        this with
        {
            Repayments = [.. Repayments, new FineRepayment(ToReturn, paid)],
        };

    /// <summary>The fine that a forum put in the place of another one takes over what was paid for that one (BC-30: paid and later lowered).</summary>
    public Sanction TakingOver(Sanction before) =>
        (
            this with
            {
                Steps = [.. before.Steps.Where(s => s.Step.IsOfMoney())],
                Repayments = before.Repayments,
            }
        ).FineAsItStands();

    /// <summary>What is left of a fine whose money another one took over.</summary>
    public Sanction WithoutMoney() => this with { Steps = [.. Steps.Where(s => !s.Step.IsOfMoney())], Repayments = [] };

    /// <summary>What is left when the file is erased (FP-18): kind, money and days.</summary>
    public Sanction Wordless() =>
        this with
        {
            Condition = null,
            Established = Established is null ? null : Established with { Reasons = "" },
            WriteOff = WriteOff is null ? null : WriteOff with { Reason = "" },
        };

    // Where a fine that is due stands follows from what was paid and agreed. One that is not final stays decided, also when it was paid (BC-19, at once).
    private Sanction FineAsItStands() =>
        IsEffective
            ? this with
            {
                State =
                    Owed.Amount <= 0 ? SanctionState.CarriedOut
                    : WriteOff is { ConfirmedBy: not null } ? SanctionState.WrittenOff
                    : Took(SanctionStep.HandedToCollection) ? SanctionState.HandedToCollection
                    : Instalment is not null ? SanctionState.InInstalments
                    : SanctionState.Due,
            }
            : this;

    /// <summary>What each agreed instalment is; null when none are agreed, or the agreement ended because the member was put in default since.</summary>
    public Money? Instalment =>
        Steps.LastOrDefault(s => s.Step is SanctionStep.InstalmentAgreed or SanctionStep.InDefault)
            is { Step: SanctionStep.InstalmentAgreed, Amount: { } each }
            ? each
            : null;

    /// <summary>The instalment that is paid next: the agreed one, or what is left where that is less; null when none are agreed.</summary>
    public Money? NextInstalment => Instalment is { } each && Owed.Amount > 0 ? (each < Owed ? each : Owed) : null;

    /// <summary>The text under which older files keep the condition.</summary>
    [JsonInclude]
    private string? Conditions
    {
        get => null;
        init => Condition ??= value;
    }

    private string Currency => Amount?.Currency ?? "EUR";

    private Money Sum(IEnumerable<Money?> amounts) =>
        amounts.OfType<Money>().Aggregate(Money.Zero(Currency), (sum, amount) => sum + amount);
}
