using System.Globalization;

namespace Redress.Domain.Payments;

/// <summary>
/// The structured reference under which a party pays the deposit of its appeal (BC-26), made from the case's number: known when
/// the decision is notified, so that the letter of the decision has all that a payment needs.
/// </summary>
public static class DepositReference
{
    private const int Fine = 90;

    /// <param name="caseNumber">Scheme, year, running number.</param>
    /// <param name="party">Who appeals.</param>
    /// <param name="earlier">How many appeals of that party came before.</param>
    public static string Of(string caseNumber, Party party, int earlier = 0)
    {
        var appeal = 2 * earlier + (party == Party.Complainant ? 1 : 2);
        return Of(caseNumber, appeal);
    }

    /// <summary>The structured reference under which the member pays a fine of the case (BC-30): one for the case, whatever a forum puts in the place of the fine.</summary>
    public static string OfFine(string caseNumber) => Of(caseNumber, Fine);

    /// <summary>What a reference of ours says: the end of the case's number, <c>2026-000123</c>, and whether a fine is paid. False for any other text.</summary>
    public static bool TryRead(string? text, out string numberEnd, out bool fine)
    {
        (numberEnd, fine) = ("", false);
        if (!StructuredReference.TryBelgian(text, out var read))
        {
            return false;
        }

        var (year, running, payment) = (read / 100_000_000, read / 100 % 1_000_000, (int)(read % 100));
        numberEnd = string.Create(CultureInfo.InvariantCulture, $"20{year:D2}-{running:D6}");
        fine = payment == Fine;
        return payment > 0;
    }

    private static string Of(string caseNumber, int payment)
    {
        var parts = caseNumber.Split('-');
        var year = int.Parse(parts[^2], CultureInfo.InvariantCulture) % 100;
        var running = long.Parse(parts[^1], CultureInfo.InvariantCulture) % 1_000_000;
        return StructuredReference.Belgian(year * 100_000_000L + running * 100 + payment);
    }
}
