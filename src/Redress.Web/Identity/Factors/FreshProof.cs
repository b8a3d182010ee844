using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Redress.Web.Identity.Sessions;
using Redress.Web.Identity.SignIn;
using Redress.Web.Storage;

namespace Redress.Web.Identity.Factors;

/// <summary>That somebody proved who it is just now: asked before a way in is added or taken away, or an open screen that was left would be enough.</summary>
internal sealed class FreshProof(SessionStore sessions, UserManager<User> users, SignInDoor door)
{
    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(10);

    public async Task<bool> IsThere(HttpContext http) =>
        http.User.FindFirstValue(SessionClaims.Id) is { } sid
        && await sessions.Find(sid, http.RequestAborted) is { } session
        && sessions.Clock.GetUtcNow() - session.FactorAt < Lasts;

    public async Task<Admission> Give(HttpContext http, string password)
    {
        if (
            http.User.FindFirstValue(SessionClaims.Id) is not { } sid
            || await users.GetUserAsync(http.User) is not { } user
        )
            return new(Entrance.Wrong);
        var admission = await door.Prove(http, user, password);
        if (admission.Is == Entrance.Entered)
            await sessions.Prove(sid, factor: null, http.RequestAborted);
        return admission;
    }
}
