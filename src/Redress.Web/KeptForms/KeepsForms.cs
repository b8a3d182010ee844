using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http.Features;

namespace Redress.Web.KeptForms;

/// <summary>
/// A form that a page cannot take, for its token is missing or stale or whoever typed it was signed out meanwhile, is kept and shown again with all that was typed,
/// with a fresh token. What is sent and taken is kept no longer.
/// </summary>
internal sealed class KeepsForms(RequestDelegate next, KeptFormStore store, IAntiforgery antiforgery)
{
    public async Task InvokeAsync(HttpContext http)
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is null)
        {
            await next(http);
        }
        else if (HttpMethods.IsPost(http.Request.Method) && http.Request.HasFormContentType)
        {
            await Send(http);
        }
        else
        {
            await Show(http);
            await next(http);
        }
    }

    private async Task Send(HttpContext http)
    {
        var path = PathOf(http.Request);
        bool valid;
        try
        {
            valid = await antiforgery.IsRequestValidAsync(http);
        }
        catch (Exception e)
            when (e is InvalidDataException or BadHttpRequestException or AntiforgeryValidationException)
        {
            // More fields, or larger ones, than any page has: turned away before they cost.
            http.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return;
        }

        if (!valid)
        {
            await Keep(http, path);
            http.Response.StatusCode = StatusCodes.Status303SeeOther;
            http.Response.Headers.Location = path;
            return;
        }

        http.Response.OnStarting(() =>
        {
            if (WasNotTaken(http.Response))
            {
                DeviceCode.Issue(http);
            }

            return Task.CompletedTask;
        });
        await next(http);
        if (WasNotTaken(http.Response))
        {
            await Keep(http, path);
        }
        else if (IsRedirect(http.Response) && DeviceCode.HashOf(http) is { } device)
        {
            await store.Forget(device, path, CancellationToken.None);
        }
    }

    private async Task Keep(HttpContext http, string path)
    {
        var device = http.Response.HasStarted ? DeviceCode.HashOf(http) : DeviceCode.Issue(http);
        if (device is not null)
        {
            var form = await http.Request.ReadFormAsync(CancellationToken.None);
            await store.Keep(device, path, form, wasSent: true, CancellationToken.None);
        }
    }

    // The page draws what was kept as it draws what was posted.
    private async Task Show(HttpContext http)
    {
        if (
            DeviceCode.HashOf(http) is not { } device
            || await store.Find(device, PathOf(http.Request), http.RequestAborted) is not [.., var latest] kept
        )
        {
            return;
        }

        var fields = kept.SelectMany(k => k.Fields)
            .GroupBy(f => f.Key, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(f => f.Key, f => f.Last().Value, StringComparer.OrdinalIgnoreCase);
        http.Features.Set<IFormFeature>(new FormFeature(new FormCollection(fields)));
        latest.ShowIn(http);
    }

    private static bool WasNotTaken(HttpResponse response) =>
        response.StatusCode >= StatusCodes.Status400BadRequest
        || IsRedirect(response) && LocationOf(response).StartsWith("/account/login", StringComparison.Ordinal);

    private static bool IsRedirect(HttpResponse response) => response.StatusCode is 301 or 302 or 303 or 307;

    private static string LocationOf(HttpResponse response) =>
        response.Headers.Location.ToString() is var location
        && Uri.TryCreate(location, UriKind.Absolute, out var whole)
        && whole.Scheme is "http" or "https"
            ? whole.PathAndQuery
            : response.Headers.Location.ToString();

    private static string PathOf(HttpRequest request) => request.Path + request.QueryString;
}
