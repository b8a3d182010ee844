using Microsoft.EntityFrameworkCore;
using Redress.Domain.Members;
using Redress.Web.Storage;
using Redress.Web.Storage.Search;

namespace Redress.Web.Members;

public sealed record MemberLine(
    string Id,
    string Scheme,
    string Name,
    string? Website,
    string? CompanyNumber,
    bool Valid
);

/// <summary>The register of members, as the public may read it (BC-40): a label that is not valid shows as not valid, without saying why.</summary>
internal sealed class MemberQueries(IDbContextFactory<AppDb> factory)
{
    public async Task<IReadOnlyList<MemberLine>> List(string? q, CancellationToken cancel = default)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var members = db.Set<MemberRow>()
            .AsNoTracking()
            .Where(m => m.Membership != Membership.Excluded && m.Membership != Membership.Ended);
        if (!string.IsNullOrWhiteSpace(q))
        {
            var part = NameKey.Of(q);
            members = members.Where(m => part != "" && m.NameKey.Contains(part));
        }

        return [.. (await members.OrderBy(m => m.Name).Take(500).ToListAsync(cancel)).Select(Line)];
    }

    public async Task<MemberLine?> Find(string id, CancellationToken cancel = default)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        return await db.Set<MemberRow>().AsNoTracking().FirstOrDefaultAsync(m => m.Id == id, cancel) is { } row
            ? Line(row)
            : null;
    }

    private static MemberLine Line(MemberRow m) =>
        new(
            m.Id,
            m.Scheme,
            m.Name,
            m.Website,
            m.CompanyNumber,
            m.Label == LabelState.Held && m.Membership == Membership.Active
        );
}
