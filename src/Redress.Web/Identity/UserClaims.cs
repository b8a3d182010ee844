using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Redress.Web.Storage;
using Redress.Web.Storage.Body;

namespace Redress.Web.Identity;

/// <summary>What a request must know of its user without asking the database: name, member webshop, language.</summary>
internal sealed class UserClaims(
    UserManager<User> users,
    RoleManager<IdentityRole> roles,
    IOptions<IdentityOptions> options,
    AppDb db
) : UserClaimsPrincipalFactory<User, IdentityRole>(users, roles, options)
{
    public const string Member = "member";
    public const string DisplayName = "display_name";
    public const string Language = "language";

    /// <summary>A scheme for which it works; none: all of them.</summary>
    public const string Scheme = "scheme";

    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(User user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new(DisplayName, user.DisplayName));
        identity.AddClaim(new(Language, user.Language));
        if (user.MemberId is { } member)
            identity.AddClaims((await MembersOf(member)).Select(id => new Claim(Member, id)));
        foreach (
            var scheme in await db.Set<PersonSchemeRow>()
                .Where(s => s.UserId == user.Id)
                .Select(s => s.Scheme)
                .ToListAsync()
        )
            identity.AddClaim(new(Scheme, scheme));
        return identity;
    }

    // Its own first, and its organisation's in other schemes.
    private async Task<IReadOnlyList<string>> MembersOf(string member)
    {
        var others = await db.Set<MemberRow>()
            .Where(m =>
                m.Id != member && db.Set<MemberRow>().Any(own => own.Id == member && own.Organisation == m.Organisation)
            )
            .OrderBy(m => m.Id)
            .Select(m => m.Id)
            .ToListAsync();
        return [member, .. others];
    }
}
