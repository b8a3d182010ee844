using System.Diagnostics;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Redress.Web.Identity.Sessions;
using Redress.Web.Shell;
using Redress.Web.Storage;

namespace Redress.Web.Identity.SignIn;

/// <summary>What somebody shows at the door.</summary>
/// <param name="Code">Of the authenticator app, now.</param>
internal sealed record Attempt(string Email, string Password, string? Code = null, string? RecoveryCode = null)
{
    /// <summary>Without password and codes.</summary>
    public override string ToString() => nameof(Attempt);
}

internal enum Entrance
{
    Wrong,
    NeedsFactor,
    Slow,
    Locked,
    Entered,
}

/// <param name="Wait">Of <see cref="Entrance.Slow"/>: how long.</param>
internal sealed record Admission(Entrance Is, User? User = null, TimeSpan Wait = default)
{
    /// <summary>For the header of that name.</summary>
    public int RetryAfter => Math.Max(1, (int)Math.Ceiling(Wait.TotalSeconds));
}

/// <summary>
/// The one door of pages and API. Known and unknown addresses are answered alike and take as long; who fails is slowed down (<see cref="SignInLog"/>), and nobody is locked out by it; that an account is
/// locked is told to whom it belongs.
/// </summary>
internal sealed class SignInDoor(
    UserManager<User> users,
    SessionSignIn signIn,
    NobodysPassword nobodys,
    ShownPasskeys passkeys,
    SignInLog log,
    WhoHash who,
    SecurityMails mails,
    IConfiguration configuration,
    IHostEnvironment environment
)
{
    private TimeSpan Least =>
        TimeSpan.FromMilliseconds(configuration.GetValue("SignIn:LeastMilliseconds", environment.IsDemo() ? 0 : 500));

    public Task<Admission> Enter(HttpContext http, Attempt attempt, string scheme)
    {
        signIn.AuthenticationScheme = scheme;
        return AtLeast(
            async () =>
            {
                var knock = await KnockOf(http, attempt.Email);
                if (await Slowed(knock, http.RequestAborted) is { } slowed)
                    return slowed;
                var user = await users.FindByEmailAsync(attempt.Email.Trim());
                if (!await IsPassword(user, attempt.Password))
                    return await Refuse(knock, user, SignInEvents.WrongPassword, http.RequestAborted);
                // A code that is judged reads the user anew; what was changed since then keeps it out.
                signIn.Judged = user!.SecurityStamp;
                return await EnterWithFactor(http, knock, user, attempt);
            },
            http.RequestAborted
        );
    }

    /// <param name="credential">What the browser gave, as JSON.</param>
    public Task<Admission> EnterByPasskey(HttpContext http, string credential) =>
        AtLeast(
            async () =>
            {
                // Whose it is, is known only afterwards.
                var knock = new Knock("", Device.NetworkOf(http), Device.NameOf(http.Request));
                if (await Slowed(knock, http.RequestAborted) is { } slowed)
                    return slowed;
                var shown = await passkeys.Read(credential, http.RequestAborted);
                if (shown.User is { } user)
                    return await Admit(http, await KnockOf(http, user.Email!), user, SessionClaims.Key);
                // A form that was sent twice, or lay open too long, is no try.
                return shown.IsAnswer
                    ? await Refuse(knock, null, SignInEvents.WrongPasskey, http.RequestAborted)
                    : new(Entrance.Wrong);
            },
            http.RequestAborted
        );

    /// <summary>Whether somebody who is signed in knows its password: asked before what matters, and slowed down as the door is.</summary>
    public Task<Admission> Prove(HttpContext http, User user, string password) =>
        AtLeast(
            async () =>
            {
                var knock = await KnockOf(http, user.Email!);
                if (await Slowed(knock, http.RequestAborted) is { } slowed)
                    return slowed;
                return await IsPassword(user, password)
                    ? new(Entrance.Entered, user)
                    : await Refuse(knock, user, SignInEvents.WrongPassword, http.RequestAborted);
            },
            http.RequestAborted
        );

    /// <summary>Lets in who made its account just now.</summary>
    public async Task<Admission> Welcome(HttpContext http, User user) =>
        await Admit(http, await KnockOf(http, user.Email!), user, SessionClaims.Password);

    /// <summary>Notes what somebody did with its account.</summary>
    public async Task Note(HttpContext http, User user, string what) =>
        await log.Write(await KnockOf(http, user.Email!), user.Id, what, http.RequestAborted);

    private async Task<Admission> EnterWithFactor(HttpContext http, Knock knock, User user, Attempt attempt)
    {
        if (!user.TwoFactorEnabled)
            return await Admit(http, knock, user, SessionClaims.Password);
        if (attempt is { Code: null or "", RecoveryCode: null or "" })
        {
            await log.Write(knock, user.Id, SignInEvents.NeedsFactor, http.RequestAborted);
            return new(Entrance.NeedsFactor);
        }

        var code = await log.BeginCode(knock, user.Id, http.RequestAborted);
        if (code.Wait > TimeSpan.Zero)
        {
            // Of many that are shown at once none need have been the last that was judged.
            await mails.CodesGuessed(user, knock.Device, http.RequestAborted);
            return new(Entrance.Slow, Wait: code.Wait);
        }

        if (!await IsCode(user, attempt))
        {
            if (code.IsLast)
                await mails.CodesGuessed(user, knock.Device, http.RequestAborted);
            return new(Entrance.Wrong);
        }

        await log.Right(code, http.RequestAborted);
        if (attempt.Code is { Length: > 0 })
            return await Admit(http, knock, user, SessionClaims.Code);
        await log.Write(knock, user.Id, SignInEvents.RecoveryUsed, http.RequestAborted);
        await mails.FactorChanged(user, FactorChange.RecoveryUsed, knock.Device, http.RequestAborted);
        return await Admit(http, knock, user, SessionClaims.Recovery);
    }

    private async Task<bool> IsCode(User user, Attempt attempt) =>
        attempt.Code is { Length: > 0 } code
            ? await users.VerifyTwoFactorTokenAsync(user, users.Options.Tokens.AuthenticatorTokenProvider, code)
            : (await users.RedeemTwoFactorRecoveryCodeAsync(user, attempt.RecoveryCode!)).Succeeded;

    private async Task<Admission> Admit(HttpContext http, Knock knock, User user, string factor)
    {
        if (!await signIn.CanSignInAsync(user))
        {
            await log.Write(knock, user.Id, SignInEvents.Locked, http.RequestAborted);
            return new(Entrance.Locked);
        }

        await signIn.SignInWithClaimsAsync(
            user,
            new AuthenticationProperties(),
            [new Claim(SessionClaims.Factor, factor)]
        );
        if (signIn.Opened is not { } session)
            return await Refuse(knock, user, SignInEvents.WrongPassword, http.RequestAborted);
        await log.Write(knock, user.Id, SignInEvents.Entered, http.RequestAborted);
        await mails.NewDevice(user, session, http.RequestAborted);
        return new(Entrance.Entered, user);
    }

    private async Task<bool> IsPassword(User? user, string password)
    {
        var hash = user?.PasswordHash ?? nobodys.HashBy(users.PasswordHasher);
        var verdict = users.PasswordHasher.VerifyHashedPassword(user ?? NobodysPassword.Nobody, hash, password);
        if (user?.PasswordHash is null || verdict == PasswordVerificationResult.Failed)
            return false;
        // Hashed anew where the hasher asks for it.
        return verdict == PasswordVerificationResult.Success || await users.CheckPasswordAsync(user, password);
    }

    private async Task<Knock> KnockOf(HttpContext http, string email) =>
        new(
            await who.Of(users.NormalizeEmail(email.Trim()) ?? "", http.RequestAborted),
            Device.NetworkOf(http),
            Device.NameOf(http.Request)
        );

    private async Task<Admission?> Slowed(Knock knock, CancellationToken cancel)
    {
        if (await log.Wait(knock, cancel) is not { Ticks: > 0 } wait)
            return null;
        await log.Write(knock, null, SignInEvents.Slowed, cancel);
        return new(Entrance.Slow, Wait: wait);
    }

    private async Task<Admission> Refuse(Knock knock, User? user, string what, CancellationToken cancel)
    {
        await log.Write(knock, user?.Id, what, cancel);
        return new(Entrance.Wrong);
    }

    private async Task<Admission> AtLeast(Func<Task<Admission>> judge, CancellationToken cancel)
    {
        var started = Stopwatch.GetTimestamp();
        var admission = await judge();
        await MinimumDuration.Rest(started, Least, cancel);
        return admission;
    }
}
