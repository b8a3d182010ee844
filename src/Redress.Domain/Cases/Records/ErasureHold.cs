using Redress.Domain.Decisions;

namespace Redress.Domain.Cases.Records;

/// <summary>FP-18: a reason for which a file is not erased yet, though its retention is over. It names the reason, not the content: an administrator reads it without the file.</summary>
/// <param name="Until">The last day on which nothing is erased.</param>
public sealed record ErasureHold(string Reason, DateOnly Until, Signature ProposedBy)
{
    /// <summary>The administrator who confirmed it; null while it waits, and then holds nothing.</summary>
    public Signature? ConfirmedBy { get; init; }
}
