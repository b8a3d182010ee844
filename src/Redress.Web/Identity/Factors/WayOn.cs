using System.Security.Claims;
using Redress.Web.Identity.SignIn;
using Redress.Web.Shell;

namespace Redress.Web.Identity.Factors;

/// <summary>Where somebody was going when it was led to its second factor: carried from page to page, and offered once it has one.</summary>
internal static class WayOn
{
    /// <summary>The address of a page that knows it too.</summary>
    /// <param name="page">Without its own query, or with one.</param>
    /// <param name="returnUrl">As it came; what leads outside of this site, or nowhere, is left out.</param>
    public static string With(string page, string? returnUrl) =>
        Inside(returnUrl) is { } inside
            ? $"{page}{(page.Contains('?', StringComparison.Ordinal) ? '&' : '?')}returnUrl={Uri.EscapeDataString(inside)}"
            : page;

    /// <summary>Where it goes on if it was led here from nowhere else.</summary>
    public static string ToDesk(ClaimsPrincipal user) => Desk.Of(user.FindAll(ClaimTypes.Role).Select(c => c.Value));

    /// <summary>The address of the page that asks the password once more, and leads back to one that knows it too.</summary>
    public static string Proving(string page, string? returnUrl) =>
        $"/account/prove?returnUrl={Uri.EscapeDataString(With(page, returnUrl))}";

    /// <summary>An address of this site that is more than its first page; null where it is none.</summary>
    public static string? Inside(string? url) => LocalUrl.OrHome(url) is { Length: > 1 } inside ? inside : null;
}
