using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Redress.Web.Storage;

namespace Redress.Web.Identity;

/// <summary>What a request must know of its user without asking the database: name, member webshop, language.</summary>
internal sealed class UserClaims(
    UserManager<User> users,
    RoleManager<IdentityRole> roles,
    IOptions<IdentityOptions> options
) : UserClaimsPrincipalFactory<User, IdentityRole>(users, roles, options)
{
    public const string Member = "member";
    public const string DisplayName = "display_name";
    public const string Language = "language";

    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(User user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new(DisplayName, user.DisplayName));
        identity.AddClaim(new(Language, user.Language));
        if (user.MemberId is { } member)
            identity.AddClaim(new(Member, member));
        return identity;
    }
}
