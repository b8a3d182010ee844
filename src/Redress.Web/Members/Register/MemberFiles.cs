using Microsoft.EntityFrameworkCore;
using Redress.Web.Shell.Zones;
using Redress.Web.Storage;

namespace Redress.Web.Members.Register;

/// <summary>What the registrar reads of a member.</summary>
internal sealed class MemberFiles(IDbContextFactory<AppDb> factory, SchemeTimes times)
{
    public async Task<MemberRow?> Find(string id, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        return await db.Set<MemberRow>().AsNoTracking().FirstOrDefaultAsync(m => m.Id == id, cancel);
    }

    public async Task<IReadOnlyList<MemberContact>> Contacts(string id, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        return await MemberJson.ContactsOf(db, id, cancel);
    }

    /// <summary>All of it, as the API has it.</summary>
    public async Task<MemberJson> Whole(MemberRow row, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        return await MemberJson.Of(db, row, times, cancel);
    }
}
