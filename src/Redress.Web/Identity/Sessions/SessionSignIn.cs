using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Redress.Web.Storage;
using Redress.Web.Storage.Body;

namespace Redress.Web.Identity.Sessions;

/// <summary>Every way in, by cookie or by token, opens a session; who is read anew, after a change of the own account, goes on with the same one.</summary>
internal sealed class SessionSignIn(
    UserManager<User> users,
    IHttpContextAccessor contexts,
    IUserClaimsPrincipalFactory<User> claims,
    IOptions<IdentityOptions> options,
    ILogger<SignInManager<User>> log,
    IAuthenticationSchemeProvider schemes,
    IUserConfirmation<User> confirmation,
    SessionStore sessions
) : SignInManager<User>(users, contexts, claims, options, log, schemes, confirmation)
{
    private bool _isReadAnew;

    /// <summary>The session that was opened by this request; null: none was, for it was locked, removed, or otherwise than it was judged meanwhile.</summary>
    public SessionRow? Opened { get; private set; }

    /// <summary>The stamp of the user as its password or passkey was judged, before what judges a code read it anew; null: as it is given.</summary>
    public string? Judged { get; set; }

    public override Task<bool> CanSignInAsync(User user) =>
        Task.FromResult(user is { LockedAt: null, RemovedAt: null });

    public override async Task RefreshSignInAsync(User user)
    {
        _isReadAnew = true;
        try
        {
            await base.RefreshSignInAsync(user);
        }
        finally
        {
            _isReadAnew = false;
        }
    }

    public override async Task SignInWithClaimsAsync(
        User user,
        AuthenticationProperties? authenticationProperties,
        IEnumerable<Claim> additionalClaims
    )
    {
        var given = additionalClaims.ToList();
        var session = _isReadAnew ? await Own(user) : await Begin(user, given);
        if (session is null)
            return;
        given.RemoveAll(c => c.Type is SessionClaims.Id or SessionClaims.Factor);
        given.Add(new(SessionClaims.Id, session.Id));
        given.Add(new(SessionClaims.Factor, SessionClaims.Of(session.Factor)));
        await base.SignInWithClaimsAsync(user, authenticationProperties, given);
        Opened = session;
    }

    public override async Task SignOutAsync()
    {
        if (Context.User.FindFirstValue(SessionClaims.Id) is { } sid)
            await sessions.End(sid, Context.RequestAborted);
        await base.SignOutAsync();
    }

    private async Task<SessionRow?> Own(User user) =>
        Context.User.FindFirstValue(SessionClaims.Id) is { } sid
        && await sessions.Find(sid, Context.RequestAborted) is { } own
        && own.UserId == user.Id
            ? own
            : null;

    private async Task<SessionRow?> Begin(User user, IEnumerable<Claim> given)
    {
        var now = sessions.Clock.GetUtcNow().ToUniversalTime();
        var isToken = AuthenticationScheme == IdentityConstants.BearerScheme;
        var session = new SessionRow
        {
            Id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)),
            UserId = user.Id,
            Kind = isToken ? SessionRow.Token : SessionRow.Cookie,
            Factor = SessionClaims.FactorOf(given.FirstOrDefault(c => c.Type == SessionClaims.Factor)?.Value),
            FactorAt = now,
            DeviceHash = isToken ? Device.HashOf(Context) : Device.Recognise(Context),
            Device = Device.NameOf(Context.Request),
            Address = Device.AddressOf(Context),
            CreatedAt = now,
            SeenAt = now,
            EndsAt = now + sessions.Longest,
        };
        if (!await sessions.Open(session, Judged ?? user.SecurityStamp, Context.RequestAborted))
            return null;
        // The browser's cookie is written over: nobody would come by that session any more.
        if (!isToken && Context.User.FindFirstValue(SessionClaims.Id) is { } before && !Context.Request.CarriesBearer())
            await sessions.End(before, Context.RequestAborted);
        return session;
    }
}
