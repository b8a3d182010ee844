using Microsoft.AspNetCore.Identity;

namespace Redress.Web.Storage;

internal sealed class User : IdentityUser
{
    [PersonalData]
    public string DisplayName { get; set; } = "";

    /// <summary>The member webshop whose user this is; null for the scheme's own people.</summary>
    public string? MemberId { get; set; }

    /// <summary>FP-12: what a member of the committee declares, matched against the parties of a case.</summary>
    [PersonalData]
    public string[] Interests { get; set; } = [];

    /// <summary>Of pages and letters: nl, fr or en.</summary>
    public string Language { get; set; } = "en";
}
