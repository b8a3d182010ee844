using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
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

    private static async Task<Results<SignInHttpResult, ProblemHttpResult>> RefreshAsync(
        [FromBody] RefreshRequest body,
        SignInManager<User> signIn,
        IOptionsMonitor<BearerTokenOptions> options
    )
    {
        var ticket = options.Get(IdentityConstants.BearerScheme).RefreshTokenProtector.Unprotect(body.RefreshToken);
        if (
            ticket?.Properties.ExpiresUtc is not { } until
            || TimeProvider.System.GetUtcNow() >= until
            || await signIn.ValidateSecurityStampAsync(ticket.Principal) is not { } user
        )
            return Refused(Microsoft.AspNetCore.Identity.SignInResult.Failed);

        var principal = await signIn.CreateUserPrincipalAsync(user);
        return TypedResults.SignIn(principal, authenticationScheme: IdentityConstants.BearerScheme);
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
