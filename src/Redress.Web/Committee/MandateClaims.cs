using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Redress.Web.Storage;

namespace Redress.Web.Committee;

/// <summary>
/// Gives each request of somebody with the role "committee" the seats that it holds at that moment. A cookie or a token may be days old: the mandate is
/// asked anew, and who is not told to sit anywhere sees no file.
/// </summary>
internal sealed class MandateClaims(CommitteeRegister register) : IClaimsTransformation
{
    private const string Kind = "committee";

    public async Task<ClaimsPrincipal> TransformAsync(ClaimsPrincipal principal)
    {
        if (
            !principal.IsInRole(Roles.Committee)
            || principal.Identities.Any(i => i.AuthenticationType == Kind)
            || principal.FindFirstValue(ClaimTypes.NameIdentifier) is not { } id
        )
        {
            return principal;
        }

        // No identity that signs in by itself: only what is known of the one that did.
        var known = new ClaimsPrincipal(principal.Identities);
        known.AddIdentity(new ClaimsIdentity((await register.MandatesOf(id)).Claims(), Kind));
        return known;
    }
}
