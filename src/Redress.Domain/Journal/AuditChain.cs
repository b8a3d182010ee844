using System.Globalization;

namespace Redress.Domain.Journal;

/// <summary>How far the audit has come: how many entries it has, and the hash of the last; of an empty one, zero and <see cref="AuditChain.Genesis"/>.</summary>
public sealed record AuditHead(long Length, string Hash);

/// <summary>One line of the audit, chained to the one before. It names what was done to what; by whom and why is the salted content behind the commitment.</summary>
/// <param name="Sequence">From 1, without gaps.</param>
/// <param name="At">When; told apart to the microsecond.</param>
/// <param name="Commitment"><see cref="AuditChain.Commit"/> of the content.</param>
public sealed record AuditLine(
    long Sequence,
    DateTimeOffset At,
    string Area,
    string Subject,
    string Action,
    string Commitment
);

/// <summary>
/// Makes the audit of what is done outside of cases tamper-evident, as <see cref="HashChain"/> does a case's journal; and walks it, line by line, to tell whether it is
/// intact.
/// </summary>
/// <param name="kept">Where it stood whenever that was kept outside of it.</param>
/// <param name="erasedBefore">The content of older lines may be gone (FP-18); null: of none.</param>
public sealed class AuditChain(IEnumerable<AuditHead> kept, DateTimeOffset? erasedBefore = null)
{
    private readonly ILookup<long, string> _kept = kept.ToLookup(head => head.Length, head => head.Hash);
    private Verification? _broken;
    private long _length;
    private string _hash = Genesis;

    /// <summary>What the first line is chained to.</summary>
    public static string Genesis { get; } = FieldHash.Of("redress/audit/1");

    /// <summary>The salted commitment to a line's content: 64 lower-case hex digits (FP-18).</summary>
    /// <param name="salt">Random and of its own per line, at least 16 bytes.</param>
    public static string Commit(byte[] salt, string content) => HashChain.Commit(salt, "audit"u8, content);

    /// <summary>The hash of a line: over the hash of the one before and each of its fields.</summary>
    public static string Next(string previousHash, AuditLine line) =>
        FieldHash.Of(
            previousHash,
            line.Sequence.ToString(CultureInfo.InvariantCulture),
            FieldHash.Instant(line.At),
            line.Area,
            line.Subject,
            line.Action,
            line.Commitment
        );

    /// <summary>The next line as it is stored.</summary>
    /// <param name="salt">Null: its content is not there.</param>
    public void Add(AuditLine line, string hash, byte[]? salt, string? content)
    {
        _length++;
        _broken ??=
            line.Sequence != _length || Next(_hash, line) != hash ? Verification.BrokenBy(_length, BrokenPart.Entry)
            : salt is null && content is null && line.At < erasedBefore ? null
            : salt is not { Length: >= 16 } || content is null || Commit(salt, content) != line.Commitment
                ? Verification.BrokenBy(_length, BrokenPart.Content)
            : _kept[_length].Any(known => known != hash) ? Verification.BrokenBy(_length, BrokenPart.Head)
            : null;
        _hash = hash;
    }

    /// <summary>What came of all lines: also whether it goes as far as was kept.</summary>
    public Verification Finish() =>
        _broken
        ?? (
            _kept[0].Any(known => known != Genesis) ? Verification.BrokenBy(1, BrokenPart.Head)
            : _kept.Any(head => head.Key > _length) ? Verification.BrokenBy(_length + 1, BrokenPart.Entry)
            : Verification.Of(_length)
        );
}
