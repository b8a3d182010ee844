using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Redress.Web.Identity.Factors;
using Redress.Web.Identity.Passwords;
using Redress.Web.Identity.Sessions;
using Redress.Web.Identity.SignIn;
using Redress.Web.KeptForms;
using Redress.Web.Shell;
using Redress.Web.Storage;

namespace Redress.Web.Identity;

internal static class IdentitySetup
{
    private const string BearerOrCookie = "bearer-or-cookie";

    public static void AddIdentity(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services
            .AddAuthentication(BearerOrCookie)
            .AddPolicyScheme(BearerOrCookie, null, o => o.ForwardDefaultSelector = SchemeOf)
            .AddBearerToken(IdentityConstants.BearerScheme)
            .AddIdentityCookies(c => c.ApplicationCookie!.Configure(Shape));
        services
            .AddIdentityCore<User>(Rule)
            .AddRoles<IdentityRole>()
            .AddEntityFrameworkStores<AppDb>()
            .AddSignInManager<SessionSignIn>()
            .AddDefaultTokenProviders()
            .AddTokenProvider<OneTimeAuthenticator>(TokenOptions.DefaultAuthenticatorProvider)
            .AddPasswordValidator<UncommonPassword>()
            .AddClaimsPrincipalFactory<UserClaims>();

        // The procedure's clock can be set in a demo; a session's cannot, or every step of the clock would end it.
        services.ConfigureAll<CookieAuthenticationOptions>(o => o.TimeProvider = TimeProvider.System);
        services.ConfigureAll<BearerTokenOptions>(o => o.TimeProvider = TimeProvider.System);
        services.Configure<DataProtectionTokenProviderOptions>(o => o.TokenLifespan = TimeSpan.FromHours(2));

        services.AddSingleton<SessionStore>();
        services.AddScoped<AccessChange>();
        services.AddDoor(builder.Configuration, builder.Environment);
        services.AddScoped<PasswordReset>();
        services.AddScoped<Registration>();
        services.AddCascadingAuthenticationState();
        services.AddScoped<AuthenticationStateProvider, CircuitUser>();
        services.AddAuthorizationBuilder().AddPolicy(Policies.Api, p => p.RequireAuthenticatedUser());
    }

    private static void AddDoor(
        this IServiceCollection services,
        IConfiguration configuration,
        IHostEnvironment environment
    )
    {
        services.AddSingleton<NobodysPassword>();
        services.AddSingleton<WhoHash>();
        services.AddSingleton<SignInLog>();
        services.AddSingleton<FactorRules>();
        services.AddScoped<ShownPasskeys>();
        services.AddScoped<SignInDoor>();
        services.AddScoped<SecurityMails>();
        services.AddScoped<FreshProof>();
        services.AddScoped<AuthenticatorKeys>();
        // Made anew for each request: the address of the portal may have been changed.
        services.AddScoped<IPasskeyHandler<User>>(s => new PasskeyHandler<User>(
            s.GetRequiredService<UserManager<User>>(),
            Options.Create(PasskeyOptions.Of(configuration, environment))
        ));
    }

    public static void UseIdentity(this WebApplication app)
    {
        app.UseAuthentication();
        // Before what was typed is given back to whoever is signed out by it.
        app.UseMiddleware<SessionGuard>();
        app.UseMiddleware<SameSiteOnly>();
        app.UseMiddleware<KeepsForms>();
        app.UseMiddleware<StaffSecondFactor>();
        app.UseAuthorization();
    }

    public static void MapIdentity(this WebApplication app)
    {
        app.MapAuthApi();
        app.MapSignOut();
        app.MapSession();
        app.MapPasskeys();
    }

    private static void Rule(IdentityOptions options)
    {
        // The same in Redress.DesignTime: passkeys are part of the schema.
        options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
        options.User.RequireUniqueEmail = true;
        // An account is called by its e-mail address, which is judged as one: o'brien and jürgen have theirs.
        options.User.AllowedUserNameCharacters = "";
        // Length is what helps; signs and digits that are asked for are put at the end.
        options.Password.RequiredLength = NewPassword.Shortest;
        options.Password.RequireDigit = false;
        options.Password.RequireLowercase = false;
        options.Password.RequireUppercase = false;
        options.Password.RequireNonAlphanumeric = false;
        // Who fails is slowed down by the door, and nobody is locked out by whoever knows its address.
        options.Lockout.AllowedForNewUsers = false;
    }

    private static void Shape(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "redress";
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.LoginPath = "/account/login";
        options.LogoutPath = "/account/logout";
        options.AccessDeniedPath = "/account/denied";
        options.ExpireTimeSpan = SessionStore.Idle;
        options.SlidingExpiration = true;
        // Whether it is still good its session says (SessionGuard), not the stamp.
        options.Events.OnValidatePrincipal = _ => Task.CompletedTask;
        options.Events.OnRedirectToLogin = c => Answer(c, StatusCodes.Status401Unauthorized);
        options.Events.OnRedirectToAccessDenied = c => Answer(c, StatusCodes.Status403Forbidden);
    }

    /// <summary>A program is told by the status, and the problem details written after it; a person is led to a page.</summary>
    private static Task Answer(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        if (!context.Request.IsApi())
        {
            context.Response.Redirect(context.RedirectUri);
            return Task.CompletedTask;
        }
        context.Response.StatusCode = status;
        if (status == StatusCodes.Status401Unauthorized)
            context.Response.Headers.WWWAuthenticate = "Bearer";
        return Task.CompletedTask;
    }

    private static string SchemeOf(HttpContext context) =>
        context.Request.CarriesBearer() ? IdentityConstants.BearerScheme : IdentityConstants.ApplicationScheme;
}
