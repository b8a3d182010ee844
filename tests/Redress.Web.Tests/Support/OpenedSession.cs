using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Redress.Testing;
using Redress.Web.Identity.Sessions;
using Redress.Web.Storage;
using Redress.Web.Storage.Body;

namespace Redress.Web.Tests.Support;

/// <summary>What a cookie would say of somebody who signed in.</summary>
internal static class OpenedSession
{
    /// <param name="account">The name of an account of the demo, such as <c>secretary</c>.</param>
    public static async Task<ClaimsPrincipal> OfAsync(TestApp program, string account)
    {
        await using var scope = program.Services.CreateAsyncScope();
        var signIn = scope.ServiceProvider.GetRequiredService<SignInManager<User>>();
        var user = (await signIn.UserManager.FindByEmailAsync($"{account}@demo.example"))!;
        var session = New(user.Id);
        Assert.True(
            await program.Services.GetRequiredService<SessionStore>().Open(session, user.SecurityStamp, default)
        );
        var principal = await signIn.CreateUserPrincipalAsync(user);
        ((ClaimsIdentity)principal.Identity!).AddClaim(new(SessionClaims.Id, session.Id));
        return principal;
    }

    public static SessionRow New(string userId)
    {
        var now = DateTimeOffset.UtcNow;
        return new()
        {
            Id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)),
            UserId = userId,
            Kind = SessionRow.Cookie,
            Factor = SessionRow.Password,
            FactorAt = now,
            CreatedAt = now,
            SeenAt = now,
            EndsAt = now.AddHours(12),
        };
    }
}

/// <summary>The system's clock, so much later.</summary>
internal sealed class LaterClock(TimeSpan by) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + by;
}
