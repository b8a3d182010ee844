using Microsoft.EntityFrameworkCore;
using Redress.Web.Storage;

namespace Redress.Web.Members;

/// <summary>Members that are held until the transaction ends, each as acts and cases hold it, with all that are of the same organisation.</summary>
internal static class HeldMembers
{
    /// <summary>Those of the organisations of these members, by their ids; empty where there are none.</summary>
    public static async Task<List<MemberRow>> OfOrganisations(
        IDatabaseEngine engine,
        AppDb db,
        IReadOnlyCollection<string> members,
        CancellationToken cancel
    )
    {
        var asked = members.ToList();
        var held = new HashSet<string>(StringComparer.Ordinal);
        while (true)
        {
            var rows = await db.Set<MemberRow>()
                .AsNoTracking()
                .Where(m =>
                    db.Set<MemberRow>().Any(own => asked.Contains(own.Id) && own.Organisation == m.Organisation)
                )
                .Select(m => m.Id)
                .ToListAsync(cancel);
            if (rows.TrueForAll(held.Contains))
            {
                return await db.Set<MemberRow>().Where(m => rows.Contains(m.Id)).OrderBy(m => m.Id).ToListAsync(cancel);
            }

            // In one order, so that two who hold the same do not wait for each other; and asked again, since one may have joined or left meanwhile.
            foreach (var id in rows.Where(held.Add).Order(StringComparer.Ordinal))
            {
                await engine.LockRegister(db, $"member {id}", cancel);
            }
        }
    }
}
