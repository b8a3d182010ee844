using Redress.Domain.Labels.Commands;

namespace Redress.Domain.Labels.Records;

/// <summary>A document in the file of a member's labels.</summary>
/// <param name="ForMember">Whether the member sees it.</param>
/// <param name="ByMember">Whether the member brought it.</param>
public sealed record LabelDocument(
    string Id,
    string FileName,
    string MediaType,
    long Size,
    string Sha256,
    DateTimeOffset At,
    bool ForMember,
    bool ByMember
);

/// <summary>An act that takes two people, as the first of them proposed it.</summary>
/// <param name="Act">Its name on the wire.</param>
public sealed record ProposedAct(
    string Id,
    string Act,
    LabelCommand Command,
    string ById,
    string ByName,
    DateTimeOffset At
);

/// <summary>Something that the body has to do about a member's labels, until it is done.</summary>
/// <param name="What">In kebab-case, as the texts know it.</param>
/// <param name="Due">Until when; null where no day is set.</param>
public sealed record LabelTask(string Id, string What, string? Label, string? Subject, DateOnly Since, DateOnly? Due)
{
    public DateOnly? DoneOn { get; init; }
}

/// <summary>A payment that was booked (BC-35, WK-7).</summary>
public sealed record BookedPayment(LabelPayment What, int? Year, string? Label, DateOnly On, Money Amount)
{
    /// <summary>Whether with it all was paid that was asked.</summary>
    public bool Completes { get; init; }
}

/// <summary>The fee of one year (BC-35, WK-7).</summary>
/// <param name="Amount">What is asked, without VAT; null where the scheme sets none: then what is paid is the fee.</param>
/// <param name="Months">The months that it is for.</param>
public sealed record YearlyFee(int Year, DateOnly AskedOn, Money? Amount, int Months)
{
    public DateOnly? PaidOn { get; init; }

    public DateOnly? RemindedOn { get; init; }

    /// <summary>What is to be paid back of it (WK-10).</summary>
    public Money? Returned { get; init; }

    public DateOnly? ReturnedOn { get; init; }
}

/// <summary>A security scan or an SSL check (BC-35).</summary>
public sealed record LabelScan(string Id, ScanKind What, ScanResult Result, DateOnly On, DateOnly? MendBy)
{
    /// <summary>What leaked; null where nothing did.</summary>
    public string? DataBreach { get; init; }
}
