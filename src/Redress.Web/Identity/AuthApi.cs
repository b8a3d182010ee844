using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Redress.Web.Identity.Sessions;
using Redress.Web.Identity.SignIn;
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
            .ProducesProblem(StatusCodes.Status429TooManyRequests)
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
        HttpContext http,
        SignInDoor door
    )
    {
        var attempt = new Attempt(
            credentials.Email ?? "",
            credentials.Password ?? "",
            credentials.TwoFactorCode,
            credentials.TwoFactorRecoveryCode
        );
        var admission = await door.Enter(http, attempt, IdentityConstants.BearerScheme);
        if (admission.Is == Entrance.Slow)
        {
            http.Response.Headers.RetryAfter = admission.RetryAfter.ToString(CultureInfo.InvariantCulture);
            return TypedResults.Problem(
                statusCode: StatusCodes.Status429TooManyRequests,
                title: "Too many attempts",
                detail: "Too many attempts failed; try again later."
            );
        }

        // On success the scheme itself wrote the token.
        return admission.Is == Entrance.Entered ? TypedResults.Empty : Refused(admission.Is);
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
            return Refused(Entrance.Wrong);

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
        SignInDoor door,
        SessionStore sessions
    )
    {
        if (await signIn.UserManager.GetUserAsync(http.User) is { } user)
            await door.Note(http, user, SignInEvents.Left);
        if (!http.Request.CarriesBearer())
            await signIn.SignOutAsync();
        else if (http.User.FindFirstValue(SessionClaims.Id) is { } sid)
            await sessions.End(sid, http.RequestAborted);
        return TypedResults.NoContent();
    }

    private static ProblemHttpResult Refused(Entrance entrance) =>
        TypedResults.Problem(
            statusCode: StatusCodes.Status401Unauthorized,
            type: "https://tools.ietf.org/html/rfc9110#section-15.5.2",
            title: "Not signed in",
            detail: entrance switch
            {
                Entrance.Locked => "This account is locked.",
                Entrance.NeedsFactor => "This account asks for a second factor as well.",
                _ => "The e-mail address or the password is wrong.",
            }
        );
}
