using Redress.Web.Cases.Access;
using Redress.Web.Cases.Formatting;
using Redress.Web.Storage;

namespace Redress.Web.Cases.StandardTexts;

/// <summary>What a standard text says, for who chooses it beside a decision (deciding.js).</summary>
internal static class StandardTextApi
{
    public static void MapStandardTexts(this IEndpointRouteBuilder app) =>
        app.MapGet("/standard-texts/{id:long}/text", Get)
            .RequireAuthorization(p => p.RequireRole(Roles.Secretary, Roles.Committee))
            .ExcludeFromDescription();

    public static string AddressOf(long id) => $"/standard-texts/{id}/text";

    private static async Task<IResult> Get(HttpContext http, long id, StandardTextStore store)
    {
        http.Response.Headers.CacheControl = "private, no-store";
        return await store.Find(http.User.Actor()!, id, http.RequestAborted) is { } found
            ? Results.Json(new { text = found.Text, html = CaseFormatter.Markdown(found.Text).Value })
            : Results.NotFound();
    }
}
