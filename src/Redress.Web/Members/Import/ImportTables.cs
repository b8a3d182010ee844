using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Redress.Web.Members.Import;

/// <summary>
/// The tables of which somebody sees what they would do, until it is done: the last one of each person, in this program, for half an hour. Where it is not here any more the file is chosen again.
/// </summary>
internal sealed class ImportTables
{
    private const int Minutes = 30;
    private readonly ConcurrentDictionary<string, (string Hash, byte[] Bytes, long At)> _kept = new(
        StringComparer.Ordinal
    );

    /// <summary>By what exactly these bytes are found again.</summary>
    public string Keep(string person, byte[] bytes)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        foreach (var old in _kept.Where(k => IsOld(k.Value.At)).Select(k => k.Key).ToList())
        {
            _kept.TryRemove(old, out _);
        }

        _kept[person] = (hash, bytes, Environment.TickCount64);
        return hash;
    }

    /// <summary>Null where it is not here, or was another one.</summary>
    public byte[]? Take(string person, string? hash) =>
        _kept.TryGetValue(person, out var kept)
        && kept.Hash == hash
        && !IsOld(kept.At)
        && _kept.TryRemove(person, out var taken)
            ? taken.Bytes
            : null;

    // Not the clock of the procedure, which a demo sets.
    private static bool IsOld(long at) =>
        Environment.TickCount64 - at > TimeSpan.FromMinutes(Minutes).TotalMilliseconds;
}
