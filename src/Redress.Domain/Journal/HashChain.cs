using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Redress.Domain.Journal;

/// <summary>Makes a case's journal tamper-evident (ST-2), and keeps it verifiable after erasure (FP-18).</summary>
public static class HashChain
{
    /// <summary>What the first entry of a case is chained to: bound to the case number, so that no journal passes for another's (BC-5).</summary>
    public static string Genesis(string caseNumber) => FieldHash.Of("redress/journal/2", caseNumber);

    /// <summary>The salted commitment to an act's content: 64 lower-case hex digits (FP-18).</summary>
    /// <param name="salt">Random and of its own per entry, at least 16 bytes: without it short content could be guessed from the commitment.</param>
    public static string CommitToContent(byte[] salt, string canonicalContent) =>
        Commit(salt, "content"u8, canonicalContent);

    /// <summary>
    /// The salted commitment to the case's file after the act, as it is stored, with the salt of the same entry. Each commitment has a salt of its own made of that one,
    /// from which neither it nor the other can be reckoned: whoever is given the one, to check what it covers, cannot try guesses of what the other covers.
    /// And a salt that was changed is found by the content, also where the file is no longer the one of that entry.
    /// </summary>
    /// <param name="salt">As in <see cref="CommitToContent"/>.</param>
    public static string CommitToFile(byte[] salt, string file) => Commit(salt, "file"u8, file);

    /// <summary>The hash of an entry: over the previous hash and each of its fields (ST-2).</summary>
    public static string Next(string previousHash, JournalEntryHead head) =>
        FieldHash.Of([
            previousHash,
            head.Sequence.ToString(CultureInfo.InvariantCulture),
            FieldHash.Instant(head.At),
            head.Role,
            head.Action,
            head.From,
            head.To,
            head.Rule,
            head.SeenBy,
            head.Commitment,
            head.FileCommitment,
            .. head.Consequences.SelectMany(c => new[] { c.Name, c.To, c.Rule }),
        ]);

    /// <summary>Walks a journal and tells whether it is intact, or the first entry at which it is not (ST-2, FP-18).</summary>
    /// <param name="genesis">The <see cref="Genesis"/> of the case.</param>
    /// <param name="entries">In the order in which they are stored.</param>
    /// <param name="content">Salt and canonical content of an entry, by its sequence; null when it is not there.</param>
    /// <param name="erased">The entries whose content was erased lawfully.</param>
    /// <param name="headHash">The hash of the last entry, kept apart from the journal, on the case; of an empty journal, the genesis.</param>
    /// <param name="headSequence">The number of the last entry, kept likewise; zero for an empty journal.</param>
    public static Verification Verify(
        string genesis,
        IEnumerable<JournalEntry> entries,
        Func<long, (byte[] Salt, string Content)?> content,
        IReadOnlySet<long> erased,
        string headHash,
        long headSequence
    )
    {
        var (previous, expected) = (genesis, 0L);
        foreach (var entry in entries)
        {
            expected++;
            if (entry.Sequence != expected || !Same(entry.Hash, Next(previous, entry.Head())))
            {
                return Verification.BrokenBy(expected, BrokenPart.Entry);
            }

            if (!ContentHolds(entry, content, erased))
            {
                return Verification.BrokenBy(expected, BrokenPart.Content);
            }

            previous = entry.Hash;
        }

        if (Same(previous, headHash))
        {
            // The last entry is the one that the case knows of: a wrong number beside it is the case's.
            return expected == headSequence
                ? Verification.Of(expected)
                : Verification.BrokenBy(expected, BrokenPart.Head);
        }

        return expected == headSequence
            ? Verification.BrokenBy(expected, BrokenPart.Head)
            : Verification.BrokenBy(Math.Min(expected, headSequence) + 1, BrokenPart.Entry);
    }

    private static bool ContentHolds(
        JournalEntry entry,
        Func<long, (byte[] Salt, string Content)?> content,
        IReadOnlySet<long> erased
    ) =>
        content(entry.Sequence) is { } kept
            ? kept.Salt.Length >= 16 && Same(entry.Commitment, CommitToContent(kept.Salt, kept.Content))
            : erased.Contains(entry.Sequence);

    internal static string Commit(byte[] salt, ReadOnlySpan<byte> purpose, string text)
    {
        if (salt.Length < 16)
        {
            throw new ArgumentException("A salt has at least 16 bytes.", nameof(salt));
        }

        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        sha.AppendData(HMACSHA256.HashData(salt, purpose));
        sha.AppendData(Encoding.UTF8.GetBytes(text));
        return Convert.ToHexStringLower(sha.GetHashAndReset());
    }

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.Ordinal);
}
