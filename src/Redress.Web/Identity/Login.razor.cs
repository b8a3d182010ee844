using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;
using Redress.Web.KeptForms;
using Redress.Web.Shell;
using Redress.Web.Storage;

namespace Redress.Web.Identity;

public sealed class LoginFields
{
    public string? Email { get; set; }
    public string? Password { get; set; }
    public string? Code { get; set; }
}

public sealed partial class Login
{
    private string? _refusal;
    private bool _asksSecondFactor;

    [SupplyParameterFromForm(FormName = "login")]
    public LoginFields? Fields { get; set; }

    [SupplyParameterFromQuery]
    public string? ReturnUrl { get; set; }

    [Inject]
    private IStringLocalizer<Texts> T { get; set; } = null!;

    [Inject]
    private PasswordSignIn PasswordSignIn { get; set; } = null!;

    [Inject]
    private SignInManager<User> SignIn { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    private string? Describes => _refusal is null ? null : "login-refusal";

    [CascadingParameter]
    private HttpContext? Http { get; set; }

    // Who was signed out meanwhile, or whose page was too old, finds its address again; never password or code.
    protected override void OnInitialized() =>
        Fields ??= new()
        {
            Email =
                Http is not null && KeptForm.ShownBy(Http) is { } kept
                    ? kept.Fields.GetValueOrDefault("Fields.Email").ToString()
                    : null,
        };

    [SupplyParameterFromQuery]
    public string? Done { get; set; }

    // An app shows six digits, in two groups perhaps; what is longer is a recovery code.
    private Task<SignInResult> EnterWithCodeAsync(string code)
    {
        var bare = code.Replace(" ", "", StringComparison.Ordinal);
        return bare.Length == 6 && bare.All(char.IsAsciiDigit)
            ? SignIn.TwoFactorAuthenticatorSignInAsync(bare, isPersistent: false, rememberClient: false)
            : SignIn.TwoFactorRecoveryCodeSignInAsync(bare);
    }

    private async Task<string> DeskOf(string email) =>
        await SignIn.UserManager.FindByEmailAsync(email) is { } user
            ? Desk.Of(await SignIn.UserManager.GetRolesAsync(user))
            : "/";

    private async Task EnterAsync()
    {
        var (email, password, code) = (Fields!.Email ?? "", Fields.Password ?? "", Fields.Code?.Trim());
        var result = await PasswordSignIn.SignInAsync(email, password, IdentityConstants.ApplicationScheme);
        if (result.RequiresTwoFactor && !string.IsNullOrEmpty(code))
            result = await EnterWithCodeAsync(code);

        if (result.Succeeded)
            Navigation.NavigateTo(
                ReturnUrl is null ? await DeskOf(email) : LocalUrl.OrHome(ReturnUrl),
                forceLoad: true
            );
        _asksSecondFactor = result.RequiresTwoFactor || code is { Length: > 0 };
        _refusal = result switch
        {
            { Succeeded: true } => null,
            { IsLockedOut: true } => "login.locked",
            { RequiresTwoFactor: true } => "login.codeAsked",
            _ => "login.wrong",
        };
    }
}
