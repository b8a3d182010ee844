using System.Globalization;

namespace Redress.Domain.Journal;

/// <summary>
/// The hash over the heads of all journals on a day, in 64 lower-case hex digits: over the root before it, its own day, instant and number of heads, and each head that
/// changed since, in the order in which they are kept (ST-2). Who holds one root holds proof of every head up to it.
/// </summary>
public sealed class RootHash : IDisposable
{
    private readonly FieldHash _heads = new();
    private long _count;

    /// <summary>What the first root is chained to.</summary>
    public static string Genesis { get; } = FieldHash.Of("redress/root/1");

    /// <summary>Adds the next head: a case's number, the sequence of its last entry and that entry's hash.</summary>
    public void Add(string caseNumber, long sequence, string hash)
    {
        _heads.Add(caseNumber);
        _heads.Add(sequence.ToString(CultureInfo.InvariantCulture));
        _heads.Add(hash);
        _count++;
    }

    /// <param name="previousRoot">The hash of the root before; of the first, the <see cref="Genesis"/>.</param>
    /// <param name="day">The day, in the installation's zone, of which it is the root.</param>
    /// <param name="at">When it was taken; told apart to the microsecond.</param>
    /// <param name="audit">Where the audit of what is done outside of cases stood; null for a root of before there was one.</param>
    public string Finish(string previousRoot, DateOnly day, DateTimeOffset at, AuditHead? audit = null) =>
        FieldHash.Of([
            previousRoot,
            day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            FieldHash.Instant(at),
            _count.ToString(CultureInfo.InvariantCulture),
            _heads.Finish(),
            .. audit is null
                ? Array.Empty<string>()
                : [audit.Length.ToString(CultureInfo.InvariantCulture), audit.Hash],
        ]);

    public void Dispose() => _heads.Dispose();
}
