using Microsoft.AspNetCore.Identity;
using Redress.Web.Storage;

namespace Redress.Web.Identity.Sessions;

/// <summary>A change of how somebody gets in: with it, in one transaction, all its sessions end but the one in which it was made.</summary>
internal sealed class AccessChange(AppDb db, SessionStore sessions)
{
    /// <param name="except">The session that goes on; null: none does.</param>
    /// <param name="change">What is done, by the same context of the database; where it does not succeed nothing is.</param>
    public async Task<IdentityResult> Make(
        string userId,
        string? except,
        Func<Task<IdentityResult>> change,
        CancellationToken cancel
    )
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var made = await change();
        if (!made.Succeeded)
            return made;
        await sessions.EndAllOf(db, userId, except, cancel);
        await transaction.CommitAsync(cancel);
        sessions.Forget(userId);
        return made;
    }
}
