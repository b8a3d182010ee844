namespace Redress.Web.Cases.Figures;

/// <summary>Places in a row of values of which each is known with how often it occurs.</summary>
internal static class CountedValues
{
    /// <summary>The middle one of all values, or half-way between the two in the middle. Of 3, 3, 10 and 20 days: 6.5.</summary>
    /// <param name="counts">The smallest value first.</param>
    public static double Median(IReadOnlyList<(int Value, int Count)> counts)
    {
        var total = counts.Sum(c => c.Count);
        return (At(counts, (total - 1) / 2) + At(counts, total / 2)) / 2.0;
    }

    /// <summary>The value at a place, counted from 0; 0 beyond the last.</summary>
    /// <param name="counts">The smallest value first.</param>
    public static int At(IReadOnlyList<(int Value, int Count)> counts, int place)
    {
        foreach (var (value, count) in counts)
        {
            place -= count;
            if (place < 0)
            {
                return value;
            }
        }

        return 0;
    }
}
