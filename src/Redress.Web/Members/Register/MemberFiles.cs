using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Web.Shell.Zones;
using Redress.Web.Storage;

namespace Redress.Web.Members.Register;

/// <summary>What the registrar reads of a member.</summary>
internal sealed class MemberFiles(IDbContextFactory<AppDb> factory, SchemeTimes times)
{
    /// <summary>Null of what it does not keep.</summary>
    public async Task<MemberRow?> Find(string id, Actor by, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        return await db.Set<MemberRow>().AsNoTracking().KeptBy(by).FirstOrDefaultAsync(m => m.Id == id, cancel);
    }

    public async Task<IReadOnlyList<MemberContact>> Contacts(string id, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        return await MemberJson.ContactsOf(db, id, cancel);
    }

    /// <summary>The members of other schemes that have this number, of those that it keeps.</summary>
    public async Task<IReadOnlyList<MemberRow>> SameNumber(
        string? scheme,
        string? number,
        Actor by,
        CancellationToken cancel
    )
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        return await OrganisationJoin.SameNumber(db, scheme, number, by, cancel);
    }

    /// <summary>All of it, as the API has it.</summary>
    public async Task<MemberJson> Whole(MemberRow row, Actor by, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        return await MemberJson.Of(db, row, by, times, cancel);
    }
}
