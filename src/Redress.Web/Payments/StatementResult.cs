using Redress.Domain;

namespace Redress.Web.Payments;

/// <summary>What became of a payment whose reference was one of ours.</summary>
internal enum BookingResult
{
    Booked,
    AlreadyBooked,
}

/// <summary>What a payment pays.</summary>
internal enum PaymentPurpose
{
    Deposit,
    Fine,
}

/// <summary>Why a payment was not booked.</summary>
internal enum UnmatchedReason
{
    NoMoneyCame,
    NotBookedYet,
    NoAmount,
    NoReference,
    UnknownReference,
    NothingAsked,
    Refused,
}

/// <summary>A payment that found its case.</summary>
internal sealed record MatchedPayment(
    string Number,
    PaymentPurpose What,
    Party Party,
    string? Appeal,
    string? Sanction,
    Money Amount,
    DateOnly Booked,
    string BankReference,
    BookingResult Result
);

/// <summary>A payment that somebody has to look at, and why.</summary>
/// <param name="Number">The case that its reference names; null where it names none.</param>
internal sealed record UnmatchedPayment(
    string? Number,
    Money? Amount,
    DateOnly? Booked,
    string BankReference,
    string? Told,
    UnmatchedReason Reason,
    string Text
);

/// <summary>What a statement came to: each of its payments is in one of the two.</summary>
internal sealed record StatementResult(
    IReadOnlyList<MatchedPayment> Matched,
    IReadOnlyList<UnmatchedPayment> Unmatched
);
