namespace Redress.Domain.Bank;
public static class StructuredReference { public static string Belgian(long n) => n.ToString(System.Globalization.CultureInfo.InvariantCulture); }
