namespace Redress.Scenarios.Support;

/// <summary>A test that is run with <c>tests/run.sh --long</c> only, and else counted as skipped.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LongFactAttribute : FactAttribute
{
    public LongFactAttribute()
    {
        if (Environment.GetEnvironmentVariable("REDRESS_LONG") != "1")
        {
            Skip = "With --long only.";
        }
    }
}
