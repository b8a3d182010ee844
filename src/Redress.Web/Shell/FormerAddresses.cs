using Microsoft.AspNetCore.Http.Extensions;

namespace Redress.Web.Shell;

/// <summary>Addresses that pages had before: bookmarks, links in letters and forms that are still open lead on to the new ones.</summary>
internal static class FormerAddresses
{
    // Of each address what stood in it, and what stands there now; a part in braces is taken over.
    private static readonly (string Former, string Now)[] Moved =
    [
        ("/complain/elsewhere", "/complain/other-bodies"),
        ("/track/lost", "/track/new-code"),
        ("/foresight", "/upcoming"),
        ("/letters", "/postal-letters"),
        ("/letters/{id}", "/postal-letters/{id}"),
        ("/letters/{id}/print", "/postal-letters/{id}/print"),
        ("/account/registration", "/account/register/confirm"),
        ("/account/drop/{number}", "/account/complaints/{number}/remove"),
        ("/organisation/remove/{id}", "/organisation/users/{id}/remove"),
        ("/cases/{number}/do/{action}", "/cases/{number}/actions/{action}"),
        ("/track/{number}/do/{action}", "/track/{number}/actions/{action}"),
    ];

    public static void MapFormerAddresses(this IEndpointRouteBuilder app)
    {
        foreach (var (former, now) in Moved)
        {
            app.MapMethods(former, ["GET", "HEAD", "POST"], (HttpContext http) => LeadOn(http, now))
                .ExcludeFromDescription()
                .DisableAntiforgery();
        }
    }

    // The method is kept, so that what somebody typed into a form of before arrives at the page of now.
    private static IResult LeadOn(HttpContext http, string now)
    {
        var path = http.Request.RouteValues.Aggregate(
            now,
            (address, part) =>
                address.Replace($"{{{part.Key}}}", Uri.EscapeDataString($"{part.Value}"), StringComparison.Ordinal)
        );
        return Results.LocalRedirect(
            UriHelper.BuildRelative(http.Request.PathBase, path, http.Request.QueryString),
            permanent: true,
            preserveMethod: true
        );
    }
}
