using System.Diagnostics.CodeAnalysis;

namespace Redress.Domain.Rulebooks;

/// <summary>One thing that is wrong with a rulebook: in which text, at which path, and what.</summary>
public sealed record RulebookError(string Source, string Path, string Message)
{
    public override string ToString() => $"{Source}: {Path} {Message}";
}

/// <summary>A rulebook that the program does not start with; all that is wrong is told at once.</summary>
[SuppressMessage("Naming", "CA1710", Justification = "It is named for what happened.")]
public sealed class InvalidRulebookException : Exception
{
    public InvalidRulebookException(IReadOnlyList<RulebookError> faults)
        : base(string.Join('\n', faults)) => Errors = faults;

    public IReadOnlyList<RulebookError> Errors { get; }
}
