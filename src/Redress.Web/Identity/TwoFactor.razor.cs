using System.Security.Claims;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;
using QRCoder;
using Redress.Web.Identity.Factors;
using Redress.Web.Identity.Sessions;
using Redress.Web.Identity.SignIn;
using Redress.Web.Storage;
using Redress.Web.Storage.Body;

namespace Redress.Web.Identity;

/// <summary>A second factor of one's own: a time-based code of an app (RFC 6238), and recovery codes for the day the phone is lost.</summary>
public sealed partial class TwoFactor
{
    private const int RecoveryCodes = 10;
    private const string Issuer = "Redress";

    private User _user = new();
    private IReadOnlyList<string>? _codes;
    private string _key = "";
    private string _qr = "";
    private int _left;
    private bool _isFresh;
    private bool _isBarred;

    [Inject]
    private UserManager<User> Users { get; set; } = null!;

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

    private bool MayTurnOn => _isFresh && !_isBarred && !_user.TwoFactorEnabled;

    protected override async Task LoadAsync()
    {
        Http.Response.Headers.CacheControl = "no-store";
        _user = (await Users.GetUserAsync(Http.User))!;
        _isFresh = await Proof.IsThere(Http);
        _isBarred =
            Rules.IsLackedBy(Http.User) && (_user.TwoFactorEnabled || (await Users.GetPasskeysAsync(_user)).Count > 0);
        if (_user.TwoFactorEnabled)
        {
            _left = await Users.CountRecoveryCodesAsync(_user);
            return;
        }

        if (!MayTurnOn)
        {
            return;
        }

        if (await Users.GetAuthenticatorKeyAsync(_user) is not { Length: > 0 } key)
        {
            await Users.ResetAuthenticatorKeyAsync(_user);
            key = (await Users.GetAuthenticatorKeyAsync(_user))!;
        }

        _key = string.Join(' ', key.ToLowerInvariant().Chunk(4).Select(part => new string(part)));
        _qr = Picture(
            $"otpauth://totp/{Uri.EscapeDataString(Issuer)}:{Uri.EscapeDataString(_user.Email!)}?secret={key}&issuer={Uri.EscapeDataString(Issuer)}&digits=6"
        );
    }

    private static string Picture(string text)
    {
        using var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        using var code = new PngByteQRCode(data);
        return $"data:image/png;base64,{Convert.ToBase64String(code.GetGraphic(5))}";
    }

    private async Task TurnOnAsync()
    {
        var code = string.Concat((Form["code"] ?? "").Where(char.IsAsciiDigit));
        if (
            !MayTurnOn
            || !await Users.VerifyTwoFactorTokenAsync(_user, Users.Options.Tokens.AuthenticatorTokenProvider, code)
        )
        {
            Form.Refuse("code", T["error.code"]);
            return;
        }

        await ChangeAccessAsync(() => Users.SetTwoFactorEnabledAsync(_user, enabled: true), FactorChange.Set);
        // By that code it was just proven.
        await Sessions.Prove(Own!, SessionRow.Totp, Http.RequestAborted);
        await ShowNewCodesAsync();
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
            return;
        }

        if (Form["do"] != "off")
        {
            await ShowNewCodesAsync();
            return;
        }

        if (Rules.IsAskedOf(Http.User) && (await Users.GetPasskeysAsync(_user)).Count == 0)
        {
            Form.Refuse("current", T["error.lastFactor"]);
            return;
        }

        await ChangeAccessAsync(
            async () =>
            {
                var off = await Users.SetTwoFactorEnabledAsync(_user, enabled: false);
                // The next time starts with a key that no phone knows.
                return off.Succeeded ? await Users.ResetAuthenticatorKeyAsync(_user) : off;
            },
            FactorChange.Removed
        );
        await SignIn.RefreshSignInAsync(_user);
        Navigation.NavigateTo("/account?done=twoFactorOff");
    }

    // Here one goes on; elsewhere one is signed out.
    private async Task ChangeAccessAsync(Func<Task<IdentityResult>> change, FactorChange what)
    {
        await Access.Make(
            _user.Id,
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
        await Door.Note(Http, _user, what == FactorChange.Set ? SignInEvents.FactorSet : SignInEvents.FactorRemoved);
    }

    private async Task ShowNewCodesAsync()
    {
        _codes = [.. (await Users.GenerateNewTwoFactorRecoveryCodesAsync(_user, RecoveryCodes))!];
        await SignIn.RefreshSignInAsync(_user);
    }
}
