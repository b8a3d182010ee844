namespace Redress.Domain.Decisions;

/// <summary>What may be recorded of a sanction while it is followed up (BC-30).</summary>
public enum SanctionStep
{
    Served,
    Demanded,
    Reminded,
    InDefault,
    InstalmentAgreed,
    InstalmentPaid,
    Paid,
    HandedToCollection,
    LabelWithdrawn,
    Suspended,
    SuspensionEnded,
    Excluded,
    WithoutObject,
    CarriedOut,
}

/// <summary>A step that was taken, on which day and by whom.</summary>
public sealed record SanctionStepTaken(SanctionStep Step, DateOnly On, string By)
{
    /// <summary>What was paid, or what each instalment is; null for a step without money.</summary>
    public Money? Amount { get; init; }

    /// <summary>The bank's own reference of a payment; null where none was given.</summary>
    public string? BankReference { get; init; }

    /// <summary>Whether it is that payment again: the same money on the same day, under the same reference or without one (BC-26 has the same for deposits).</summary>
    public bool IsSame(Money? amount, DateOnly on, string? bankReference) =>
        Step.BringsMoney() && Amount == amount && On == on && (bankReference is null || bankReference == BankReference);

    /// <summary>The day on which the finality of the decision was lifted, and what had been done with it; null while it stands.</summary>
    public DateOnly? UndoneOn { get; init; }
}

public static class SanctionStepExtensions
{
    /// <summary>A step in asking for a fine and paying it: the lifting of finality stops it, and does not undo it.</summary>
    public static bool IsOfMoney(this SanctionStep step) =>
        step
            is SanctionStep.Demanded
                or SanctionStep.Reminded
                or SanctionStep.InDefault
                or SanctionStep.InstalmentAgreed
                or SanctionStep.InstalmentPaid
                or SanctionStep.Paid
                or SanctionStep.HandedToCollection;

    /// <summary>A step by which money came in.</summary>
    public static bool BringsMoney(this SanctionStep step) => step is SanctionStep.InstalmentPaid or SanctionStep.Paid;
}
