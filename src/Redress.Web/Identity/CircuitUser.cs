using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Identity;
using Redress.Web.Storage;

namespace Redress.Web.Identity;

/// <summary>A circuit outlives its request: asks from time to time whether its user still is who it was.</summary>
internal sealed class CircuitUser(ILoggerFactory loggers, IServiceScopeFactory scopes, Sessions sessions)
    : RevalidatingServerAuthenticationStateProvider(loggers)
{
    protected override TimeSpan RevalidationInterval => TimeSpan.FromMinutes(1);

    protected override async Task<bool> ValidateAuthenticationStateAsync(
        AuthenticationState authenticationState,
        CancellationToken cancellationToken
    )
    {
        await using var scope = scopes.CreateAsyncScope();
        var signIn = scope.ServiceProvider.GetRequiredService<SignInManager<User>>();
        ClaimsPrincipal principal = authenticationState.User;
        return await signIn.ValidateSecurityStampAsync(principal) is not null
            && !await sessions.IsOver(principal, DateTimeOffset.UtcNow, cancel: cancellationToken);
    }
}
