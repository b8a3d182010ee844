using System.Globalization;

namespace Redress.Bench;

/// <summary>What several measurements of one thing came to.</summary>
internal sealed record Spread(double Median, double Least, double Most, int Count)
{
    public static Spread Of(IEnumerable<double> measured)
    {
        var sorted = measured.Order().ToList();
        return new Spread(sorted[sorted.Count / 2], sorted[0], sorted[^1], sorted.Count);
    }

    /// <param name="decimals">How many digits behind the point.</param>
    public string Told(int decimals)
    {
        return $"{Number(Median)} ({Number(Least)} to {Number(Most)}, of {Count})";

        string Number(double value) => value.ToString($"N{decimals}", CultureInfo.InvariantCulture);
    }
}
