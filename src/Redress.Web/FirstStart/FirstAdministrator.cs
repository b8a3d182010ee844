using Microsoft.AspNetCore.Identity;
using Redress.Domain;
using Redress.Web.Identity.Passwords;
using Redress.Web.Identity.SignIn;
using Redress.Web.Storage;
using Redress.Web.Storage.Audits;

namespace Redress.Web.FirstStart;

/// <summary>Makes an administrator whom nobody invited: the first one of a new installation, once, of whoever has the code; or any, for whoever has the machine.</summary>
internal sealed class FirstAdministrator(
    UserManager<User> users,
    SignInDoor door,
    AppDb db,
    IDatabaseEngine engine,
    SetupCode code,
    AuditTrail audit
)
{
    private static readonly IReadOnlyList<AccountRefusal> Nothing = [];

    /// <summary>Makes it and lets it in.</summary>
    /// <returns>What is wrong, by field: the key of a sentence. Nothing: it is done.</returns>
    public async Task<IReadOnlyList<AccountRefusal>> Make(HttpContext http, string? given, User user, string password)
    {
        var wrong = await InOne(
            user,
            password,
            "set-up",
            async () =>
                await code.Opens(db, given, http.RequestAborted) ? Nothing : [new("setupCode", "error.setupCode")],
            http.RequestAborted
        );
        if (wrong.Count == 0)
            await door.Welcome(http, user);
        return wrong;
    }

    /// <summary>Makes one by the operator's command, who needs no code. The code is of no use then.</summary>
    /// <returns>As above.</returns>
    public Task<IReadOnlyList<AccountRefusal>> MakeByOperator(User user, string password, CancellationToken cancel) =>
        InOne(user, password, "create-admin", () => Task.FromResult(Nothing), cancel);

    private async Task<IReadOnlyList<AccountRefusal>> InOne(
        User user,
        string password,
        string action,
        Func<Task<IReadOnlyList<AccountRefusal>>> whyNot,
        CancellationToken cancel
    )
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        // Who comes second finds that there is an administrator.
        await engine.LockRegister(db, "people", cancel);
        if (await whyNot() is { Count: > 0 } refused)
            return refused;
        var made = await users.CreateAsync(user, password);
        if (made.Succeeded)
            made = await users.AddToRoleAsync(user, Roles.Admin);
        if (!made.Succeeded)
            return [.. made.Errors.Select(AccountRefusal.Of).Distinct()];
        await SetupCode.Delete(db, cancel);
        var by = new Actor(Role.Administrator, user.Id, user.DisplayName);
        await audit.Add(db, new AuditEntry(by, AuditArea.People, $"person:{user.Id}", action), cancel);
        await transaction.CommitAsync(cancel);
        return Nothing;
    }
}
