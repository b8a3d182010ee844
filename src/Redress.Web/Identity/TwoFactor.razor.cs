using System.Security.Claims;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;
using QRCoder;
using Redress.Web.Identity.Sessions;
using Redress.Web.Storage;

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

    /// <summary>Led here because the staff must have a second factor.</summary>
    [SupplyParameterFromQuery]
    public string? Asked { get; set; }

    [Inject]
    private UserManager<User> Users { get; set; } = null!;

    [Inject]
    private AccessChange Access { get; set; } = null!;

    [Inject]
    private SignInManager<User> SignIn { get; set; } = null!;

    protected override IStringLocalizer Words => T;

    protected override async Task LoadAsync()
    {
        Http.Response.Headers.CacheControl = "no-store";
        _user = (await Users.GetUserAsync(Http.User))!;
        if (_user.TwoFactorEnabled)
        {
            _left = await Users.CountRecoveryCodesAsync(_user);
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
        if (!await Users.VerifyTwoFactorTokenAsync(_user, Users.Options.Tokens.AuthenticatorTokenProvider, code))
        {
            Form.Refuse("code", T["error.code"]);
            return;
        }

        await ChangeAccessAsync(() => Users.SetTwoFactorEnabledAsync(_user, enabled: true));
        await ShowNewCodesAsync();
    }

    private async Task ChangeAsync()
    {
        var known = await SignIn.CheckPasswordSignInAsync(_user, Form["current"] ?? "", lockoutOnFailure: true);
        if (!known.Succeeded)
        {
            Form.Refuse("current", T[known.IsLockedOut ? "error.locked" : "error.current"]);
            return;
        }

        if (Form["do"] != "off")
        {
            await ShowNewCodesAsync();
            return;
        }

        await ChangeAccessAsync(async () =>
        {
            var off = await Users.SetTwoFactorEnabledAsync(_user, enabled: false);
            // The next time starts with a key that no phone knows.
            return off.Succeeded ? await Users.ResetAuthenticatorKeyAsync(_user) : off;
        });
        await SignIn.RefreshSignInAsync(_user);
        Navigation.NavigateTo("/account?done=twoFactorOff");
    }

    // Here one goes on; elsewhere one is signed out.
    private async Task ChangeAccessAsync(Func<Task<IdentityResult>> change) =>
        await Access.Make(_user.Id, Http.User.FindFirstValue(SessionClaims.Id), change, Http.RequestAborted);

    private async Task ShowNewCodesAsync()
    {
        _codes = [.. (await Users.GenerateNewTwoFactorRecoveryCodesAsync(_user, RecoveryCodes))!];
        await SignIn.RefreshSignInAsync(_user);
    }
}
