using System.Globalization;
using Redress.Domain.Bank;

namespace Redress.Domain.Cases;

/// <summary>The structured reference under which an appeal's deposit is paid, made from the case's number and the appeal's place in it.</summary>
public static class DepositReference
{
    public static string Of(string caseNumber, int appeal)
    {
        var parts = caseNumber.Split('-');
        var year = int.Parse(parts[^2], CultureInfo.InvariantCulture) % 100;
        var running = long.Parse(parts[^1], CultureInfo.InvariantCulture) % 1_000_000;
        return StructuredReference.Belgian(year * 100_000_000L + running * 100 + appeal);
    }
}
