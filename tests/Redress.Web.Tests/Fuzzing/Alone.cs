namespace Redress.Web.Tests.Fuzzing;

/// <summary>Tests that measure time and memory: nothing else runs beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "Alone";
}
