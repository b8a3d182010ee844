namespace Redress.Domain.Journal;

/// <summary>What of a case was found to be other than the program wrote it (ST-2).</summary>
public enum BrokenPart
{
    /// <summary>An entry was changed, or is missing, added, or in another place.</summary>
    Entry,

    /// <summary>The content of an entry was changed, or is gone and no erasure is recorded (FP-18).</summary>
    Content,

    /// <summary>The case's file, or what is kept beside it and follows from it.</summary>
    File,

    /// <summary>A document, or its bytes.</summary>
    Document,

    /// <summary>The journal ends otherwise than the case says, or than was kept outside of it.</summary>
    Head,
}

/// <summary>The result of verifying a case (ST-2).</summary>
/// <param name="Entries">How many entries were found intact when all are; zero when something is not.</param>
/// <param name="At">The sequence of the first entry that does not hold, or to which what does not hold belongs; null when all holds.</param>
public sealed record Verification(bool Intact, long Entries, long? At, BrokenPart? What)
{
    public static Verification Of(long entries) => new(true, entries, null, null);

    public static Verification BrokenBy(long sequence, BrokenPart what) => new(false, 0, sequence, what);
}
