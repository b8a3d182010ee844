using Microsoft.AspNetCore.Identity;
using Redress.Web.Shell;

namespace Redress.Web.Identity.Factors;

/// <summary>
/// What a passkey is bound to: the host of the portal's address, which may be changed while the program runs; in the demo the host that is asked. It always asks its owner for a finger, a face or a PIN,
/// so that it is two factors in one.
/// </summary>
internal static class PasskeyOptions
{
    private const string Required = "required";

    public static IdentityPasskeyOptions Of(IConfiguration configuration, IHostEnvironment environment)
    {
        var portal =
            !environment.IsDemo() && Uri.TryCreate(configuration["Portal:Address"], UriKind.Absolute, out var address)
                ? address
                : null;
        return new()
        {
            ServerDomain = portal?.Host,
            UserVerificationRequirement = Required,
            ResidentKeyRequirement = Required,
            ValidateOrigin = asked => ValueTask.FromResult(!asked.CrossOrigin && IsOurs(asked, portal)),
        };
    }

    private static bool IsOurs(PasskeyOriginValidationContext asked, Uri? portal)
    {
        var request = asked.HttpContext.Request;
        return Uri.TryCreate(asked.Origin, UriKind.Absolute, out var origin)
            && Uri.TryCreate(portal?.ToString() ?? $"{request.Scheme}://{request.Host}", UriKind.Absolute, out var own)
            && Uri.Compare(
                origin,
                own,
                UriComponents.SchemeAndServer,
                UriFormat.SafeUnescaped,
                StringComparison.OrdinalIgnoreCase
            ) == 0;
    }
}
