using Microsoft.EntityFrameworkCore;
using Redress.Web.Storage;
using Redress.Web.Storage.Labels;

namespace Redress.Web.Members.PublicRegister;

/// <summary>A provider that is named in public, with the text as it read it beforehand (WK-5).</summary>
internal sealed record Naming(string MemberId, string Name, string Text);

/// <summary>The names that stand published at this moment (WK-5): a text that was taken down, or whose twelve months are over, is not among them.</summary>
internal sealed class Namings(IDbContextFactory<AppDb> factory)
{
    public const int PageSize = 50;

    /// <summary>The text about one member; null where none stands.</summary>
    public async Task<string?> Of(string memberId, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        return await db.Set<LabelFileRow>()
            .Where(f => f.MemberId == memberId)
            .Select(f => f.PublicName)
            .FirstOrDefaultAsync(cancel);
    }

    /// <summary>A page of them, by the ids of the members.</summary>
    /// <param name="after">The member after whom the page begins; null: the first page.</param>
    public async Task<(IReadOnlyList<Naming> Items, string? Next)> Page(string? after, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var named = db.Set<LabelFileRow>().AsNoTracking().Where(f => f.PublicName != null);
        if (after is { Length: > 0 })
        {
            named = named.Where(f => f.MemberId.CompareTo(after) > 0);
        }

        var found = await (
            from f in named
            join m in db.Set<MemberRow>() on f.MemberId equals m.Id
            orderby f.MemberId
            select new Naming(m.Id, m.Name, f.PublicName!)
        )
            .Take(PageSize + 1)
            .ToListAsync(cancel);
        return ([.. found.Take(PageSize)], found.Count > PageSize ? found[PageSize - 1].MemberId : null);
    }
}
