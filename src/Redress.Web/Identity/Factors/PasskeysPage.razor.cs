using System.Security.Claims;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Localization;
using Redress.Domain;
using Redress.Web.Identity.Sessions;
using Redress.Web.Identity.SignIn;
using Redress.Web.Storage;
using Redress.Web.Storage.Body;

namespace Redress.Web.Identity.Factors;

/// <summary>One's own passkeys. Adding and removing one asks that it was proven just now who it is, and ends every other session.</summary>
public sealed partial class PasskeysPage
{
    private const int Most = 10;
    private const int LongestName = 60;

    private User _user = new();
    private IReadOnlyList<UserPasskeyInfo> _passkeys = [];
    private bool _isFresh;
    private bool _isBarred;

    /// <summary>Where it was going when it was led here.</summary>
    [SupplyParameterFromQuery]
    public string? ReturnUrl { get; set; }

    [Inject]
    private UserManager<User> Users { get; set; } = null!;

    [Inject]
    private SessionSignIn SignIn { get; set; } = null!;

    [Inject]
    private SessionStore Sessions { get; set; } = null!;

    [Inject]
    private AccessChange Access { get; set; } = null!;

    [Inject]
    private FreshProof Proof { get; set; } = null!;

    [Inject]
    private FactorRules Rules { get; set; } = null!;

    [Inject]
    private SignInDoor Door { get; set; } = null!;

    [Inject]
    private SecurityMails Mails { get; set; } = null!;

    protected override IStringLocalizer Words => T;

    private string Here => WayOn.With("/account/passkeys", ReturnUrl);

    private string Own => Http.User.FindFirstValue(SessionClaims.Id)!;

    private bool MayChange => _isFresh && !_isBarred;

    protected override async Task LoadAsync()
    {
        _user = (await Users.GetUserAsync(Http.User))!;
        _passkeys = [.. (await Users.GetPasskeysAsync(_user)).OrderBy(p => p.CreatedAt)];
        _isFresh = await Proof.IsThere(Http);
        _isBarred = (_passkeys.Count > 0 || _user.TwoFactorEnabled) && Rules.IsLackedBy(Http.User);
    }

    private async Task AddAsync()
    {
        var name = Form["name"]?.Trim() is { Length: > 0 and <= LongestName } given
            ? given
            : Device.NameOf(Http.Request);
        if (LineText.WhyNot(name) is not null)
        {
            Form.Refuse("name", T["error.name"]);
            return;
        }

        if (!MayChange || _passkeys.Count >= Most || await MadeAsync(Form["passkeyCode"]) is not { } made)
        {
            Form.Refuse("name", T["passkeys.failed"]);
            return;
        }

        made.Name = name.Length > 0 ? name : T["passkeys.unnamed"];
        if (await ChangeAsync(() => Users.AddOrUpdatePasskeyAsync(_user, made), FactorChange.Set))
        {
            // What it made it holds in its hand.
            await Sessions.Prove(Own, SessionRow.Passkey, Http.RequestAborted);
            await SignIn.RefreshSignInAsync(_user);
            Navigation.NavigateTo(WayOn.With("/account/passkeys?done=passkeyAdded", ReturnUrl));
        }
    }

    private async Task RemoveAsync()
    {
        var sought = Form["passkey"];
        if (
            !MayChange
            || _passkeys.FirstOrDefault(p => WebEncoders.Base64UrlEncode(p.CredentialId) == sought) is not { } passkey
        )
        {
            return;
        }

        if (_passkeys.Count == 1 && !_user.TwoFactorEnabled && Rules.IsAskedOf(Http.User))
        {
            Form.Refuse("name", T["error.lastFactor"]);
            return;
        }

        if (await ChangeAsync(() => Users.RemovePasskeyAsync(_user, passkey.CredentialId), FactorChange.Removed))
        {
            Navigation.NavigateTo(WayOn.With("/account/passkeys?done=passkeyRemoved", ReturnUrl));
        }
    }

    // Null: the browser made none, or not for who asks here.
    private async Task<UserPasskeyInfo?> MadeAsync(string? credential)
    {
        if (credential is null)
        {
            return null;
        }

        try
        {
            var attestation = await SignIn.PerformPasskeyAttestationAsync(credential);
            return attestation.Succeeded && attestation.UserEntity.Id == _user.Id ? attestation.Passkey : null;
        }
        catch (InvalidOperationException)
        {
            // Nothing was asked of this browser, or too long ago.
            return null;
        }
    }

    private async Task<bool> ChangeAsync(Func<Task<IdentityResult>> change, FactorChange what)
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
        if (!done.Succeeded)
        {
            Form.Refuse("name", T["passkeys.failed"]);
            return false;
        }

        var written = what == FactorChange.Set ? SignInEvents.FactorSet : SignInEvents.FactorRemoved;
        await Door.Note(Http, _user, written);
        return true;
    }
}
