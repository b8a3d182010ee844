using Microsoft.AspNetCore.Identity;
using Redress.Domain;
using Redress.Web.Storage;
using Redress.Web.Storage.Audits;

namespace Redress.Web.FirstStart;

/// <summary>Makes the first administrator of a new installation, once, of whoever has the code.</summary>
internal sealed class FirstAdministrator(
    UserManager<User> users,
    SignInManager<User> signIn,
    AppDb db,
    IDatabaseEngine engine,
    SetupCode code,
    AuditTrail audit
)
{
    /// <summary>Makes it and signs it in.</summary>
    /// <returns>What is wrong, by field: the key of a sentence. Nothing: it is done.</returns>
    public async Task<IReadOnlyList<(string Field, string Key)>> Make(
        string? given,
        User user,
        string password,
        CancellationToken cancel
    )
    {
        await using (var transaction = await db.Database.BeginTransactionAsync(cancel))
        {
            // Who comes second finds that there is an administrator.
            await engine.LockRegister(db, "people", cancel);
            if (!await code.Opens(db, given, cancel))
            {
                return [("setupCode", "error.setupCode")];
            }

            var made = await users.CreateAsync(user, password);
            if (made.Succeeded)
            {
                made = await users.AddToRoleAsync(user, Roles.Admin);
            }

            if (!made.Succeeded)
            {
                return [.. made.Errors.Select(WhatIsWrong).Distinct()];
            }

            await SetupCode.Delete(db, cancel);
            var by = new Actor(Role.Administrator, user.Id, user.DisplayName);
            await audit.Add(db, new AuditEntry(by, AuditArea.People, $"person:{user.Id}", "set-up"), cancel);
            await transaction.CommitAsync(cancel);
        }

        await signIn.SignInAsync(user, isPersistent: false);
        return [];
    }

    // Identity's own sentences are English.
    private static (string Field, string Key) WhatIsWrong(IdentityError error) =>
        error.Code switch
        {
            nameof(IdentityErrorDescriber.PasswordTooShort) => ("password", "error.short"),
            nameof(IdentityErrorDescriber.DuplicateEmail) or nameof(IdentityErrorDescriber.DuplicateUserName) => (
                "email",
                "error.known"
            ),
            nameof(IdentityErrorDescriber.InvalidEmail) or nameof(IdentityErrorDescriber.InvalidUserName) => (
                "email",
                "error.email"
            ),
            _ => ("password", "error.guessed"),
        };
}
