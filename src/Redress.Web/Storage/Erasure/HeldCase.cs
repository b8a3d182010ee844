using Microsoft.EntityFrameworkCore;

namespace Redress.Web.Storage.Erasure;

/// <summary>A case that is held while something is written about it outside its file, so that nothing is written after it was erased (FP-18).</summary>
internal static class HeldCase
{
    /// <summary>The case of that number, not to be erased before the caller's transaction ends; null where there is none, or it is erased.</summary>
    public static async Task<Guid?> Hold(
        this IDatabaseEngine engine,
        AppDb db,
        string number,
        CancellationToken cancel
    ) =>
        (
            await engine
                .ForUpdate(db.Set<CaseRow>().Where(c => c.Number == number && c.TextKey != ""))
                .Select(c => (Guid?)c.Id)
                .ToListAsync(cancel)
        ).FirstOrDefault();
}
