using System.Security.Claims;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;
using Redress.Web.Identity.Factors;
using Redress.Web.Identity.Sessions;
using Redress.Web.Identity.SignIn;
using Redress.Web.Storage;
using Redress.Web.Storage.Body;

namespace Redress.Web.Identity;

/// <summary>A second factor of one's own: a time-based code of an app (RFC 6238), which may move to another phone, and recovery codes for the day the phone is lost.</summary>
public sealed partial class TwoFactor
{
    private const int RecoveryCodes = 10;
    private const string Page = "/account/two-factor";

    private User _user = new();
    private IReadOnlyList<string>? _codes;
    private string _key = "";
    private string _qr = "";
    private int _left;
    private bool _isFresh;
    private bool _isBarred;
    private bool _isMoving;

    /// <summary>Another phone is to make the codes.</summary>
    [SupplyParameterFromQuery]
    public string? Move { get; set; }

    /// <summary>Where it was going when it was led here.</summary>
    [SupplyParameterFromQuery]
    public string? ReturnUrl { get; set; }

    [Inject]
    private UserManager<User> Users { get; set; } = null!;

    [Inject]
    private AuthenticatorKeys Keys { get; set; } = null!;

    [Inject]
    private AccessChange Access { get; set; } = null!;

    [Inject]
    private SessionStore Sessions { get; set; } = null!;

    [Inject]
    private FreshProof Proof { get; set; } = null!;

    [Inject]
    private FactorRules Rules { get; set; } = null!;

    [Inject]
    private SignInDoor Door { get; set; } = null!;

    [Inject]
    private SecurityMails Mails { get; set; } = null!;

    [Inject]
    private SignInManager<User> SignIn { get; set; } = null!;

    protected override IStringLocalizer Words => T;

    private string? Own => Http.User.FindFirstValue(SessionClaims.Id);

    private string Here => _isMoving ? $"{Page}?move=true" : Page;

    private bool MayTurnOn => _isFresh && !_isBarred && !_user.TwoFactorEnabled;

    private bool MayMove => _isFresh && !_isBarred && _isMoving;

    protected override async Task LoadAsync()
    {
        _user = (await Users.GetUserAsync(Http.User))!;
        _isFresh = await Proof.IsThere(Http);
        _isBarred =
            Rules.IsLackedBy(Http.User) && (_user.TwoFactorEnabled || (await Users.GetPasskeysAsync(_user)).Count > 0);
        _isMoving = Move is not null && _user.TwoFactorEnabled;
        if (_user.TwoFactorEnabled)
        {
            _left = await Users.CountRecoveryCodesAsync(_user);
        }

        if (MayTurnOn)
        {
            Show(await Keys.Current(_user));
        }
        else if (MayMove)
        {
            Show(await Keys.Next(_user));
        }
    }

    private void Show(string key) =>
        (_key, _qr) = (AuthenticatorKeys.Spelled(key), AuthenticatorKeys.Picture(_user, key));

    private string Digits() => string.Concat((Form["code"] ?? "").Where(char.IsAsciiDigit));

    private async Task TurnOnAsync()
    {
        if (
            !MayTurnOn
            || !await Users.VerifyTwoFactorTokenAsync(_user, Users.Options.Tokens.AuthenticatorTokenProvider, Digits())
        )
        {
            Form.Refuse("code", T["error.code"]);
            return;
        }

        IReadOnlyList<string>? codes = null;
        var done = await ChangeAccessAsync(
            async () =>
            {
                var on = await Users.SetTwoFactorEnabledAsync(_user, enabled: true);
                return on.Succeeded ? Made(codes = await NewCodesAsync()) : on;
            },
            FactorChange.Set,
            SignInEvents.FactorSet
        );
        if (!done)
        {
            Form.Refuse("code", T["error.notSaved"]);
            return;
        }

        _codes = codes;
        await ProvenByAppAsync();
    }

    private async Task MoveAsync()
    {
        if (!MayMove)
        {
            return;
        }

        var (code, isRight) = (Digits(), true);
        var done = await ChangeAccessAsync(
            async () =>
            {
                var taken = await Keys.TakeNext(_user, code);
                isRight =
                    taken.Succeeded || taken.Errors.All(e => e.Code != nameof(IdentityErrorDescriber.InvalidToken));
                return taken;
            },
            FactorChange.Set,
            SignInEvents.FactorSet
        );
        if (!done)
        {
            Form.Refuse("code", T[isRight ? "error.notSaved" : "error.code"]);
            return;
        }

        await ProvenByAppAsync();
        Navigation.NavigateTo($"{Page}?done=twoFactorMoved");
    }

    private async Task ChangeAsync()
    {
        var admission = await Door.Prove(Http, _user, Form["current"] ?? "");
        if (admission.Is != Entrance.Entered)
        {
            Form.Refuse(
                "current",
                admission.Is == Entrance.Slow ? T["error.slow", admission.RetryAfter] : T["error.current"]
            );
        }
        else if (_isBarred || !_user.TwoFactorEnabled)
        {
            Form.Refuse("current", T["error.notSaved"]);
        }
        else if (Form["do"] != "off")
        {
            await RenewCodesAsync();
        }
        else if (Rules.IsAskedOf(Http.User) && (await Users.GetPasskeysAsync(_user)).Count == 0)
        {
            Form.Refuse("current", T["error.lastFactor"]);
        }
        else
        {
            await TurnOffAsync();
        }
    }

    private async Task RenewCodesAsync()
    {
        IReadOnlyList<string>? codes = null;
        var done = await ChangeAccessAsync(
            async () => Made(codes = await NewCodesAsync()),
            FactorChange.Set,
            SignInEvents.RecoveryRenewed
        );
        if (!done)
        {
            Form.Refuse("current", T["error.notSaved"]);
            return;
        }

        _codes = codes;
        await SignIn.RefreshSignInAsync(_user);
    }

    private async Task TurnOffAsync()
    {
        var done = await ChangeAccessAsync(
            async () =>
            {
                var off = await Users.SetTwoFactorEnabledAsync(_user, enabled: false);
                // The next time starts with a key that no phone knows.
                return off.Succeeded ? await Users.ResetAuthenticatorKeyAsync(_user) : off;
            },
            FactorChange.Removed,
            SignInEvents.FactorRemoved
        );
        if (!done)
        {
            Form.Refuse("current", T["error.notSaved"]);
            return;
        }

        await SignIn.RefreshSignInAsync(_user);
        Navigation.NavigateTo("/account?done=twoFactorOff");
    }

    // Here one goes on; elsewhere one is signed out.
    private async Task<bool> ChangeAccessAsync(Func<Task<IdentityResult>> change, FactorChange what, string written)
    {
        var done = await Access.Make(
            _user,
            Own,
            async () =>
            {
                var made = await change();
                if (made.Succeeded)
                {
                    await Mails.FactorChanged(_user, what, Device.NameOf(Http.Request), Http.RequestAborted);
                }

                return made;
            },
            Http.RequestAborted
        );
        if (done.Succeeded)
        {
            await Door.Note(Http, _user, written);
        }

        return done.Succeeded;
    }

    // By that code it was just proven.
    private async Task ProvenByAppAsync()
    {
        await Sessions.Prove(Own!, SessionRow.Totp, Http.RequestAborted);
        await SignIn.RefreshSignInAsync(_user);
    }

    private async Task<IReadOnlyList<string>?> NewCodesAsync() =>
        (await Users.GenerateNewTwoFactorRecoveryCodesAsync(_user, RecoveryCodes))?.ToList();

    private static IdentityResult Made(IReadOnlyList<string>? codes) =>
        codes is null
            ? IdentityResult.Failed(new IdentityErrorDescriber().ConcurrencyFailure())
            : IdentityResult.Success;
}
