using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;
using Redress.Web.Identity.SignIn;
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
    private SignInDoor Door { get; set; } = null!;

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

    private async Task EnterAsync()
    {
        var (email, password) = (Fields!.Email ?? "", Fields.Password ?? "");
        var code = (Fields.Code ?? "").Replace(" ", "", StringComparison.Ordinal);
        // An app shows six digits, in two groups perhaps; what is longer is a recovery code.
        var isOfApp = code.Length == 6 && code.All(char.IsAsciiDigit);
        var attempt = new Attempt(email, password, isOfApp ? code : null, isOfApp ? null : code);
        var admission = await Door.Enter(Http!, attempt, IdentityConstants.ApplicationScheme);
        _asksSecondFactor = admission.Is == Entrance.NeedsFactor || code.Length > 0;
        // Asked once more, and not written into the page.
        (Fields.Password, Fields.Code) = (null, null);
        await AnswerAsync(admission);
    }

    private async Task EnterByPasskeyAsync()
    {
        var form = await Http!.Request.ReadFormAsync(Http.RequestAborted);
        await AnswerAsync(await Door.EnterByPasskey(Http, form["passkeyCode"].ToString()), "login.passkeyFailed");
    }

    private async Task AnswerAsync(Admission admission, string wrong = "login.wrong")
    {
        if (admission is { Is: Entrance.Entered, User: { } user })
        {
            Navigation.NavigateTo(
                ReturnUrl is null ? Desk.Of(await SignIn.UserManager.GetRolesAsync(user)) : LocalUrl.OrHome(ReturnUrl),
                forceLoad: true
            );
            return;
        }

        _refusal = admission.Is switch
        {
            Entrance.Slow => T["login.slow", admission.RetryAfter],
            Entrance.Locked => T["login.locked"],
            Entrance.NeedsFactor => T["login.codeAsked"],
            _ => T[wrong],
        };
        if (admission.Is == Entrance.Slow)
        {
            Http!.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            Http.Response.Headers.RetryAfter = admission.RetryAfter.ToString(CultureInfo.InvariantCulture);
        }
    }
}
