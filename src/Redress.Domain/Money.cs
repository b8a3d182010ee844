namespace Redress.Domain;

/// <summary>An amount in one currency (ISO 4217). Amounts of two currencies are never added or compared.</summary>
public sealed record Money(decimal Amount, string Currency)
{
    public static Money Euro(decimal amount) => new(amount, "EUR");

    public static Money Zero(string currency) => new(0, currency);

    public static Money operator +(Money left, Money right) =>
        new(left.Amount + Same(left, right).Amount, left.Currency);

    public static Money operator -(Money left, Money right) =>
        new(left.Amount - Same(left, right).Amount, left.Currency);

    public static bool operator <(Money left, Money right) => left.Amount < Same(left, right).Amount;

    public static bool operator >(Money left, Money right) => left.Amount > Same(left, right).Amount;

    public static bool operator <=(Money left, Money right) => !(left > right);

    public static bool operator >=(Money left, Money right) => !(left < right);

    /// <summary>Whether the amount has no fraction of a cent.</summary>
    public bool IsWholeCents => decimal.Round(Amount, 2) == Amount;

    private static Money Same(Money left, Money right) =>
        left.Currency == right.Currency
            ? right
            : throw new InvalidOperationException($"{left.Currency} and {right.Currency} cannot be reckoned together.");
}
