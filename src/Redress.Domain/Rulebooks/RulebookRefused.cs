using System.Diagnostics.CodeAnalysis;

namespace Redress.Domain.Rulebooks;

/// <summary>One thing that is wrong with a rulebook: in which text, at which path, and what.</summary>
public sealed record RulebookFault(string Source, string Path, string Wrong)
{
    public override string ToString() => $"{Source}: {Path} {Wrong}";
}

/// <summary>A rulebook that the program does not start with; all that is wrong is told at once.</summary>
[SuppressMessage("Naming", "CA1710", Justification = "It is named for what happened.")]
public sealed class RulebookRefused : Exception
{
    public RulebookRefused(IReadOnlyList<RulebookFault> faults)
        : base(string.Join('\n', faults)) => Faults = faults;

    public IReadOnlyList<RulebookFault> Faults { get; }
}
