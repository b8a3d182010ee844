using Microsoft.EntityFrameworkCore;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Web.Cases.Commands;
using Redress.Web.Storage;

namespace Redress.Web.Retention;

/// <summary>What an administrator reads of a case: its number and for what its erasure is held back, or is to be (FP-18).</summary>
internal sealed record HeldCase(string Number, ErasureHold? Stands, ErasureHold? Waits);

/// <summary>The cases with a hold on their erasure. Each was proposed once, and the journal knows in which.</summary>
internal sealed class HoldQuery(IDbContextFactory<AppDb> factory)
{
    public async Task<IReadOnlyList<HeldCase>> All(CancellationToken cancel = default)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var name = Command.NameOf<HoldErasure>();
        var files = await db.Set<CaseRow>()
            .AsNoTracking()
            .Where(c => db.Set<JournalRow>().Any(j => j.CaseId == c.Id && j.Action == name))
            .OrderBy(c => c.Number)
            .Select(c => c.File)
            .ToListAsync(cancel);
        return
        [
            .. files
                .Select(CaseJson.Read)
                .Where(c => c.Hold is not null || c.ProposedHold is not null)
                .Select(c => new HeldCase(c.Number, c.Hold, c.ProposedHold)),
        ];
    }
}
