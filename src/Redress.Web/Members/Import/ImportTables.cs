using System.Collections.Concurrent;

namespace Redress.Web.Members.Import;

/// <summary>
/// The tables of which somebody sees what they would do, until it is done: the last one of each person, in this program, for half an hour. Where it is not here any more the file is chosen again.
/// </summary>
internal sealed class ImportTables
{
    private const int Minutes = 30;
    private readonly ConcurrentDictionary<string, (string Plan, byte[] Bytes, long At)> _kept = new(
        StringComparer.Ordinal
    );

    /// <param name="plan">The hash of what was shown, by which the table is found again.</param>
    public void Keep(string person, string plan, byte[] bytes)
    {
        foreach (var old in _kept.Where(k => IsOld(k.Value.At)).Select(k => k.Key).ToList())
        {
            _kept.TryRemove(old, out _);
        }

        _kept[person] = (plan, bytes, Environment.TickCount64);
    }

    /// <summary>Null where it is not here, or another plan was shown.</summary>
    public byte[]? Take(string person, string? plan) =>
        _kept.TryGetValue(person, out var kept)
        && kept.Plan == plan
        && !IsOld(kept.At)
        && _kept.TryRemove(person, out var taken)
            ? taken.Bytes
            : null;

    // Not the clock of the procedure, which a demo sets.
    private static bool IsOld(long at) =>
        Environment.TickCount64 - at > TimeSpan.FromMinutes(Minutes).TotalMilliseconds;
}
