using Microsoft.AspNetCore.Identity;
using Redress.Web.Storage;

namespace Redress.Web.Identity.Sessions;

/// <summary>
/// A change of how somebody gets in: with it, in one transaction, all its sessions end but the one in which it was made, and whoever was judged before it, and is not in yet, comes in no more.
/// </summary>
internal sealed class AccessChange(AppDb db, UserManager<User> users, SessionStore sessions)
{
    /// <param name="except">The session that goes on; null: none does.</param>
    /// <param name="change">What is done, by the same context of the database; where it does not succeed nothing is, and the user is again as the store has it.</param>
    public async Task<IdentityResult> Make(
        User user,
        string? except,
        Func<Task<IdentityResult>> change,
        CancellationToken cancel
    )
    {
        var made = await InOne(user, except, change, cancel);
        if (made.Succeeded)
            sessions.Forget(user.Id);
        else
            await db.Entry(user).ReloadAsync(cancel);
        return made;
    }

    private async Task<IdentityResult> InOne(
        User user,
        string? except,
        Func<Task<IdentityResult>> change,
        CancellationToken cancel
    )
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var made = await change();
        // A passkey leaves the stamp as it was.
        if (made.Succeeded)
            made = await users.UpdateSecurityStampAsync(user);
        if (!made.Succeeded)
            return made;
        await sessions.EndAllOf(db, user.Id, except, cancel);
        await transaction.CommitAsync(cancel);
        return made;
    }
}
