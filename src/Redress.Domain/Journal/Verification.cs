namespace Redress.Domain.Journal;

/// <summary>How a journal was found to be broken (ST-2).</summary>
public enum ChainBreak
{
    /// <summary>An entry, or the one before it, no longer agrees with its hash.</summary>
    Changed,

    /// <summary>An entry is gone from between others.</summary>
    Missing,

    /// <summary>The entries are there, but not in their order, or one is there twice.</summary>
    Reordered,

    /// <summary>Entries are gone from the end.</summary>
    Truncated,

    /// <summary>There are entries after the last one the case knows of.</summary>
    Added,

    /// <summary>The chain agrees with itself but not with the hash kept on the case.</summary>
    Rewritten,

    /// <summary>The content does not agree with its commitment.</summary>
    ContentChanged,

    /// <summary>The content is gone and no erasure is recorded (FP-18).</summary>
    ContentMissing,
}

/// <summary>The result of walking a journal (ST-2).</summary>
/// <param name="Count">The entries found intact when all are; zero when one is not.</param>
/// <param name="BrokenAt">The sequence of the first entry that does not hold; null when all do.</param>
public sealed record Verification(bool Intact, long Count, long? BrokenAt, ChainBreak? Why)
{
    internal static Verification Of(long count) => new(true, count, null, null);

    internal static Verification BrokenBy(long sequence, ChainBreak why) => new(false, 0, sequence, why);
}
