using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Redress.Domain.Journal;

/// <summary>Makes a case's journal tamper-evident (ST-2), and keeps it verifiable after erasure (FP-18).</summary>
public static class HashChain
{
    /// <summary>What the first entry of a case is chained to: bound to the case number, so that no journal passes for another's (BC-5).</summary>
    public static string Genesis(string caseNumber) => Hash("redress/journal/1", caseNumber);

    /// <summary>SHA-256 over the salt and then the content in UTF-8, in lower-case hex (FP-18).</summary>
    /// <param name="salt">Random and of its own per entry, at least 16 bytes: without it short content could be guessed from the commitment.</param>
    public static string Commit(byte[] salt, string canonicalContent)
    {
        if (salt.Length < 16)
        {
            throw new ArgumentException("A salt has at least 16 bytes.", nameof(salt));
        }

        return Convert.ToHexStringLower(SHA256.HashData([.. salt, .. Encoding.UTF8.GetBytes(canonicalContent)]));
    }

    /// <summary>The hash of an entry: over the previous hash and each field with its length before it, so that no two lists of fields collide (ST-2).</summary>
    public static string Next(string previousHash, JournalEntryHead head) =>
        Hash([
            previousHash,
            head.Sequence.ToString(CultureInfo.InvariantCulture),
            // A database keeps microseconds.
            (head.At.UtcTicks / TimeSpan.TicksPerMicrosecond).ToString(CultureInfo.InvariantCulture),
            head.Role,
            head.Action,
            head.From,
            head.To,
            head.Rule,
            head.Commitment,
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
        var journal = entries.ToList();
        var (previous, expected) = (genesis, 0L);
        foreach (var entry in journal)
        {
            expected++;
            if (entry.Sequence != expected)
            {
                var elsewhere = entry.Sequence < expected || journal.Exists(other => other.Sequence == expected);
                return Verification.BrokenBy(expected, elsewhere ? ChainBreak.Reordered : ChainBreak.Missing);
            }

            if (expected > headSequence)
            {
                return Verification.BrokenBy(expected, ChainBreak.Added);
            }

            if (!Same(entry.Hash, Next(previous, entry.Head())))
            {
                return Verification.BrokenBy(expected, ChainBreak.Changed);
            }

            if (Content(entry, content, erased) is { } broken)
            {
                return Verification.BrokenBy(expected, broken);
            }

            previous = entry.Hash;
        }

        if (expected < headSequence)
        {
            return Verification.BrokenBy(expected + 1, ChainBreak.Truncated);
        }

        return Same(previous, headHash)
            ? Verification.Of(expected)
            : Verification.BrokenBy(expected, ChainBreak.Rewritten);
    }

    private static ChainBreak? Content(
        JournalEntry entry,
        Func<long, (byte[] Salt, string Content)?> content,
        IReadOnlySet<long> erased
    )
    {
        if (content(entry.Sequence) is not { } kept)
        {
            return erased.Contains(entry.Sequence) ? null : ChainBreak.ContentMissing;
        }

        return kept.Salt.Length >= 16 && Same(entry.Commitment, Commit(kept.Salt, kept.Content))
            ? null
            : ChainBreak.ContentChanged;
    }

    private static string Hash(params ReadOnlySpan<string?> fields)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var field in fields)
        {
            var bytes = field is null ? [] : Encoding.UTF8.GetBytes(field);
            var length = field is null ? "-" : bytes.Length.ToString(CultureInfo.InvariantCulture);
            sha.AppendData(Encoding.ASCII.GetBytes(length + ":"));
            sha.AppendData(bytes);
        }

        return Convert.ToHexStringLower(sha.GetHashAndReset());
    }

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.Ordinal);
}
