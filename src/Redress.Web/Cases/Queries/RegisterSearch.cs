using Microsoft.EntityFrameworkCore;
using Redress.Web.Storage;
using Redress.Web.Storage.Search;

namespace Redress.Web.Cases.Queries;

/// <summary>
/// The webshops that may be meant by a part of a name. No index finds a part in the middle, and a register is some thousands of names: they are held in memory, and read again once they are some
/// seconds old, so that who types does not read the register at each key.
/// </summary>
internal sealed class RegisterSearch(IDbContextFactory<AppDb> factory)
{
    private const int Shortest = 2;
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);
    private Register _known = new([], default);

    public async Task<IReadOnlyList<DeskMember>> Find(string words, int most, CancellationToken cancel)
    {
        var part = NameKey.Of(words);
        return part.Length < Shortest
            ? []
            :
            [
                .. (await Known(cancel))
                    .Where(m => m.Key.Contains(part, StringComparison.Ordinal))
                    .Take(most)
                    .Select(m => m.Member),
            ];
    }

    private async Task<IReadOnlyList<(string Key, DeskMember Member)>> Known(CancellationToken cancel)
    {
        // Not the clock of the procedure, which a demo sets.
        var now = TimeSpan.FromMilliseconds(Environment.TickCount64);
        if (Volatile.Read(ref _known) is { Members.Count: > 0 } known && now - known.ReadAt < Fresh)
        {
            return known.Members;
        }

        await using var db = await factory.CreateDbContextAsync(cancel);
        var members = await db.Set<MemberRow>()
            .AsNoTracking()
            .OrderBy(m => m.Name)
            .ThenBy(m => m.Id)
            .Select(m => new
            {
                m.Id,
                m.Name,
                m.NameKey,
            })
            .ToListAsync(cancel);
        var read = new Register([.. members.Select(m => (m.NameKey, new DeskMember(m.Id, m.Name)))], now);
        Volatile.Write(ref _known, read);
        return read.Members;
    }

    private sealed record Register(IReadOnlyList<(string Key, DeskMember Member)> Members, TimeSpan ReadAt);
}
