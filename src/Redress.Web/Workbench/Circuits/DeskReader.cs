using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;
using Redress.Domain;
using Redress.Web.Cases.Access;
using Redress.Web.Committee;
using Redress.Web.Identity.Sessions;
using Redress.Web.Storage;

namespace Redress.Web.Workbench.Circuits;

/// <summary>
/// Who works in a circuit, asked anew at every load and every act: a circuit outlives the request that began it, so what its user may do is not what was true
/// then, but what the store says now (BC-15, FP-12).
/// </summary>
internal sealed class DeskReader(
    AuthenticationStateProvider states,
    IServiceScopeFactory scopes,
    CommitteeRegister register,
    SessionStore sessions
)
{
    /// <summary>Who acts; null when nobody is signed in any more, or nobody whose capacity is one of these roles.</summary>
    public async Task<Actor?> Now(IReadOnlyList<string> roles, CancellationToken cancel)
    {
        var begun = (await states.GetAuthenticationStateAsync()).User;
        if (
            begun.Identity?.IsAuthenticated != true
            || begun.FindFirstValue(SessionClaims.Id) is not { } sid
            || !await sessions.Lives(sid, cached: false, cancel)
        )
            return null;

        // Identity's own services hold a database of their own, which no circuit may keep.
        await using var scope = scopes.CreateAsyncScope();
        var signIn = scope.ServiceProvider.GetRequiredService<SignInManager<User>>();
        if (await signIn.UserManager.GetUserAsync(begun) is not { } user || !await signIn.CanSignInAsync(user))
            return null;

        var now = await signIn.CreateUserPrincipalAsync(user);
        if (now.IsInRole(Roles.Committee))
            now.AddIdentity(new ClaimsIdentity((await register.MandatesOf(user.Id, cancel)).Claims(), "committee"));
        return roles.Any(now.IsInRole) ? now.Actor() : null;
    }
}
