using Redress.Domain;

namespace Redress.Web.Payments;

/// <summary>What a bank says of one payment.</summary>
/// <param name="Reference">The bank's own reference; where the statement gives none, one made of what the payment is, so that it is the same when the statement comes again.</param>
/// <param name="Amount">Null where the statement gives none for this payment of a batch.</param>
/// <param name="Booked">The day on which the bank booked it; null where it is not booked yet.</param>
/// <param name="Told">What the payer wrote, structured or not.</param>
/// <param name="Received">Whether money came in; else it went out, or a payment was taken back.</param>
internal sealed record BankPayment(string Reference, Money? Amount, DateOnly? Booked, string? Told, bool Received);

/// <summary>A bank's statement of an account: its payments in their order.</summary>
internal sealed record BankStatement(IReadOnlyList<BankPayment> Payments);
