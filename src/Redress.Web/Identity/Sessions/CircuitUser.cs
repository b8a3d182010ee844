using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Redress.Web.Storage;

namespace Redress.Web.Identity.Sessions;

/// <summary>A circuit outlives its request: asks from time to time whether the session that began it is open.</summary>
internal sealed class CircuitUser(ILoggerFactory loggers, SessionStore sessions, StoreOutages outages)
    : RevalidatingServerAuthenticationStateProvider(loggers)
{
    protected override TimeSpan RevalidationInterval => TimeSpan.FromSeconds(30);

    protected override async Task<bool> ValidateAuthenticationStateAsync(
        AuthenticationState authenticationState,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return authenticationState.User.FindFirstValue(SessionClaims.Id) is { } sid
                && await sessions.Lives(sid, cached: false, cancellationToken);
        }
        catch (Exception e) when (outages.Tell(e))
        {
            // Nothing is shown or done without the store; when it is back it is asked again.
            return true;
        }
    }
}
