using Microsoft.AspNetCore.Http.HttpResults;

namespace Redress.Web.KeptForms;

/// <summary>Where forms keep themselves while they are filled in, where script runs; and where what was kept is forgotten.</summary>
internal static class KeptFormApi
{
    private const string Address = "/kept-forms";

    /// <returns>Where a form keeps itself, at <c>path</c> the address to which it is sent.</returns>
    public static IEndpointConventionBuilder MapKeptForms(this IEndpointRouteBuilder app)
    {
        app.MapPost($"{Address}/forget", Forget).ExcludeFromDescription();
        // Without a token: one that is stale must not lose what is typed. Only our own pages reach it.
        return app.MapPost(Address, Keep).DisableAntiforgery().ExcludeFromDescription();
    }

    private static async Task<IResult> Keep(
        HttpContext http,
        string path,
        KeptFormStore store,
        KeptFormReaders readers,
        KeepingLimit limit
    )
    {
        if (!IsOurs(http.Request) || !RedirectHttpResult.IsLocalUrl(path) || !http.Request.HasFormContentType)
        {
            return Results.BadRequest();
        }

        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        if (!limit.Allows(http, form))
        {
            return Results.StatusCode(StatusCodes.Status429TooManyRequests);
        }

        return await store.Keep(http, path, form, await readers.TypistOf(http, path), wasSent: false)
            ? Results.NoContent()
            : Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
    }

    private static async Task<IResult> Forget(
        HttpContext http,
        [Microsoft.AspNetCore.Mvc.FromForm] string path,
        KeptFormStore store
    )
    {
        await store.Forget(http, path);
        return Results.LocalRedirect(RedirectHttpResult.IsLocalUrl(path) ? path : "/");
    }

    private static bool IsOurs(HttpRequest request) =>
        request.Headers["Sec-Fetch-Site"].ToString() is "same-origin"
        || Uri.TryCreate(request.Headers.Origin.ToString(), UriKind.Absolute, out var from)
            && string.Equals(from.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase);
}
