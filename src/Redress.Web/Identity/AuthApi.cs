using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Redress.Web.Identity.Sessions;
using Redress.Web.Shell;
using Redress.Web.Storage;

namespace Redress.Web.Identity;

internal sealed record Credentials(
    string? Email,
    string? Password,
    string? TwoFactorCode = null,
    string? TwoFactorRecoveryCode = null
)
{
    /// <summary>Without password and codes.</summary>
    public override string ToString() => nameof(Credentials);
}

internal sealed record RefreshRequest(string? RefreshToken)
{
    /// <summary>Without the token.</summary>
    public override string ToString() => nameof(RefreshRequest);
}

internal static class AuthApi
{
    public static void MapAuthApi(this IEndpointRouteBuilder app)
    {
        var auth = app.MapGroup("/api/v1/auth").WithTags("Sign-in").AllowAnonymous();
        auth.MapPost("/login", LoginAsync)
            .WithName("login")
            .WithSummary("A bearer token for an e-mail address and a password.")
            .Produces<AccessTokenResponse>()
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .RequireRateLimiting(RateLimits.SignIn);
        auth.MapPost("/refresh", RefreshAsync)
            .WithName("refresh")
            .WithSummary("A new bearer token for a refresh token.")
            .Produces<AccessTokenResponse>()
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .RequireRateLimiting(RateLimits.SignIn);
        app.MapPost("/api/v1/auth/logout", LogoutAsync)
            .WithTags("Sign-in")
            .WithName("logout")
            .WithSummary("Ends the session: its access tokens and its refresh token open nothing more.")
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .RequireAuthorization(Policies.Api);
    }

    private static async Task<Results<EmptyHttpResult, ProblemHttpResult>> LoginAsync(
        [FromBody] Credentials credentials,
        PasswordSignIn passwordSignIn,
        SignInManager<User> signIn
    )
    {
        var result = await passwordSignIn.SignInAsync(
            credentials.Email ?? "",
            credentials.Password ?? "",
            IdentityConstants.BearerScheme
        );
        if (result.RequiresTwoFactor)
            result = credentials switch
            {
                { TwoFactorCode: { Length: > 0 } code } => await signIn.TwoFactorAuthenticatorSignInAsync(
                    code,
                    isPersistent: false,
                    rememberClient: false
                ),
                { TwoFactorRecoveryCode: { Length: > 0 } code } => await signIn.TwoFactorRecoveryCodeSignInAsync(code),
                _ => result,
            };
        // On success the scheme itself wrote the token.
        return result.Succeeded ? TypedResults.Empty : Refused(result);
    }

    // A refresh token lives no longer than its session, and gives what its user may do now.
    private static async Task<Results<SignInHttpResult, ProblemHttpResult>> RefreshAsync(
        [FromBody] RefreshRequest body,
        SignInManager<User> signIn,
        SessionStore sessions,
        IOptionsMonitor<BearerTokenOptions> options,
        CancellationToken cancel
    )
    {
        var ticket = options.Get(IdentityConstants.BearerScheme).RefreshTokenProtector.Unprotect(body.RefreshToken);
        if (
            ticket?.Properties.ExpiresUtc is not { } until
            || TimeProvider.System.GetUtcNow() >= until
            || ticket.Principal.FindFirstValue(SessionClaims.Id) is not { } sid
            || await sessions.Find(sid, cancel) is not { } session
            || await signIn.UserManager.FindByIdAsync(session.UserId) is not { } user
            || !await signIn.CanSignInAsync(user)
        )
            return Refused(Microsoft.AspNetCore.Identity.SignInResult.Failed);

        var principal = await signIn.CreateUserPrincipalAsync(user);
        ((ClaimsIdentity)principal.Identity!).AddClaims([
            new(SessionClaims.Id, session.Id),
            new(SessionClaims.Factor, SessionClaims.Of(session.Factor)),
        ]);
        return TypedResults.SignIn(principal, authenticationScheme: IdentityConstants.BearerScheme);
    }

    private static async Task<NoContent> LogoutAsync(
        HttpContext http,
        SignInManager<User> signIn,
        SessionStore sessions
    )
    {
        if (!http.Request.CarriesBearer())
            await signIn.SignOutAsync();
        else if (http.User.FindFirstValue(SessionClaims.Id) is { } sid)
            await sessions.End(sid, http.RequestAborted);
        return TypedResults.NoContent();
    }

    private static ProblemHttpResult Refused(Microsoft.AspNetCore.Identity.SignInResult result) =>
        TypedResults.Problem(
            statusCode: StatusCodes.Status401Unauthorized,
            type: "https://tools.ietf.org/html/rfc9110#section-15.5.2",
            title: "Not signed in",
            detail: result switch
            {
                { IsLockedOut: true } => "Too many attempts; this account is locked for some minutes.",
                { RequiresTwoFactor: true } => "This account asks for a second factor as well.",
                _ => "The e-mail address or the password is wrong.",
            }
        );
}
