using Microsoft.EntityFrameworkCore;
using Redress.Web.Cases.Commands;
using Redress.Web.Storage;
using Redress.Web.Storage.Search;

namespace Redress.Web.Cases.Queries;

/// <summary>
/// The webshops that may be meant by a part of a name. No index finds a part in the middle, and a register is some thousands of names: they are held in memory, and read again once they are some
/// seconds old, so that who types does not read the register at each key.
/// </summary>
internal sealed class RegisterSearch(IDbContextFactory<AppDb> factory)
{
    /// <summary>Signs of a part by which one webshop is meant rather than another.</summary>
    public const int FewestSigns = 3;

    private const int Shortest = 2;
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);
    private Register _known = Register.Of([], default);

    public async Task<IReadOnlyList<DeskMember>> Find(string words, int most, CancellationToken cancel)
    {
        var part = NameKey.Of(words);
        return part.Length < Shortest
            ? []
            : [.. (await Known(cancel)).With(part).Take(most).Select(m => new DeskMember(m.Id, m.Name))];
    }

    /// <summary>FP-21: by their ids the webshops that may be meant by what was typed of one: all whose whole name or site it is, and then those of whose name and site it is a part.</summary>
    public async Task<(IReadOnlyList<string> Whole, IReadOnlyList<string> Parts)> Like(
        string? name,
        string? website,
        int most,
        CancellationToken cancel
    )
    {
        var known = await Known(cancel);
        var whole = known.Whole(name, website);
        var parts = new[] { name, website }
            .Select(typed => NameKey.Of(typed))
            .Where(part => part.Length >= FewestSigns)
            .SelectMany(known.With)
            .Select(m => m.Id)
            .Except(whole, StringComparer.Ordinal)
            .Take(most);
        return (whole, [.. parts]);
    }

    private async Task<Register> Known(CancellationToken cancel)
    {
        // Not the clock of the procedure, which a demo sets.
        var now = TimeSpan.FromMilliseconds(Environment.TickCount64);
        if (Volatile.Read(ref _known) is { Members.Count: > 0 } known && now - known.ReadAt < Fresh)
        {
            return known;
        }

        await using var db = await factory.CreateDbContextAsync(cancel);
        var members = await db.Set<MemberRow>()
            .AsNoTracking()
            .OrderBy(m => m.Name)
            .ThenBy(m => m.Id)
            .Select(m => new Entry(m.Id, m.Name, m.Sites, m.NameKey))
            .ToListAsync(cancel);
        var read = Register.Of(members, now);
        Volatile.Write(ref _known, read);
        return read;
    }

    private sealed record Entry(string Id, string Name, string[] Sites, string Key);

    /// <param name="ByName">The ids by the name as members are recognised by it; made when somebody asks.</param>
    /// <param name="BySite">The ids by the hosts of the sites.</param>
    private sealed record Register(
        IReadOnlyList<Entry> Members,
        TimeSpan ReadAt,
        Lazy<ILookup<string, string>> ByName,
        Lazy<ILookup<string, string>> BySite
    )
    {
        public static Register Of(IReadOnlyList<Entry> members, TimeSpan readAt) =>
            new(
                members,
                readAt,
                new(() => members.ToLookup(m => MemberRecognition.Name(m.Name), m => m.Id, StringComparer.Ordinal)),
                new(() =>
                    members
                        .SelectMany(m => m.Sites, (m, site) => (Site: DuplicateKeys.Site(site), m.Id))
                        .Where(m => m.Site is not null)
                        .ToLookup(m => m.Site!, m => m.Id, StringComparer.Ordinal)
                )
            );

        public IEnumerable<Entry> With(string part) =>
            Members.Where(m => m.Key.Contains(part, StringComparison.Ordinal));

        public IReadOnlyList<string> Whole(string? name, string? website)
        {
            var bare = MemberRecognition.Name(name);
            return
            [
                .. MemberRecognition
                    .Sites(name, website)
                    .SelectMany(site => BySite.Value[DuplicateKeys.Site(site)!])
                    .Concat(bare.Length > 0 ? ByName.Value[bare] : [])
                    .Distinct(StringComparer.Ordinal),
            ];
        }
    }
}
