using System.Data.Common;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;

namespace Redress.Web.KeptForms;

/// <summary>
/// A form that a page cannot take, for its token is missing or stale or whoever typed it was signed out meanwhile, is answered with the same form: with all that
/// was typed and a fresh token. It is kept too, for who has to sign in or open a case first. What is sent and taken is kept no longer.
/// </summary>
internal sealed class KeepsForms(
    RequestDelegate next,
    KeptFormStore store,
    KeptFormReaders readers,
    IAntiforgery antiforgery,
    KeepingLimit limit,
    TimeProvider time
)
{
    // Where somebody is led who may not do it here and now: nothing was taken.
    private static readonly string[] Doors = ["/account/login", "/account/denied", "/account/second-factor"];

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
            readers.Note(http);
            await Show(http);
            await next(http);
        }
    }

    private async Task Send(HttpContext http)
    {
        bool valid;
        try
        {
            valid = await antiforgery.IsRequestValidAsync(http);
        }
        catch (AntiforgeryValidationException)
        {
            // No token that anybody could read.
            http.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return;
        }

        if (valid)
        {
            await Take(http);
        }
        else
        {
            await GiveBack(http);
        }
    }

    private async Task Take(HttpContext http)
    {
        var path = PathOf(http.Request);
        var form = await http.Request.ReadFormAsync(CancellationToken.None);
        var (isToldLater, isForgotten) = (false, false);
        http.Response.OnStarting(async () =>
        {
            if (WasNotTaken(http))
            {
                DeviceCode.Issue(http);
                LeadBack(http, path, isKnown: true);
            }
            else if (await KeepRefused(http, path, form))
            {
                isToldLater = true;
                http.Response.StatusCode = StatusCodes.Status303SeeOther;
                http.Response.Headers.Location = KeptAddress.Checked(path);
            }
            else if (IsRedirect(http.Response))
            {
                // Before the answer leaves: the page that it leads to shows nothing that was taken.
                isForgotten = await Forget(http, path, form);
            }
        });
        await next(http);
        if (WasNotTaken(http))
        {
            await Keep(http, path, form, readers.Of(http, path));
            LeadBack(http, path, isKnown: true);
        }
        else if (!isForgotten && (IsRedirect(http.Response) && !isToldLater || KeptForm.WasTaken(http)))
        {
            await store.Forget(http, path, KeptForm.NameOf(form));
        }
    }

    private async Task<bool> Forget(HttpContext http, string path, IFormCollection form)
    {
        try
        {
            await store.Forget(http, path, KeptForm.NameOf(form));
            return true;
        }
        catch (DbException)
        {
            // What was done is told all the same.
            return false;
        }
    }

    // A page that answers a post with what is wrong would be sent again by the way back and by a reload.
    private async Task<bool> KeepRefused(HttpContext http, string path, IFormCollection form)
    {
        if (
            http.Response.StatusCode != StatusCodes.Status200OK
            || KeptForm.RefusalOf(http) is not { } told
            || !KeptForm.KeepsAllOf(form)
        )
        {
            return false;
        }

        try
        {
            return limit.Allows(http, form)
                && await store.Keep(http, path, form, readers.Of(http, path), wasSent: false, told);
        }
        catch (DbException)
        {
            // Then the answer itself tells what is wrong.
            return false;
        }
    }

    // The page is drawn as if it were asked for, with what was posted: whatever becomes of cookies and store, the text is there.
    private async Task GiveBack(HttpContext http)
    {
        var path = PathOf(http.Request);
        var form = await http.Request.ReadFormAsync(CancellationToken.None);
        await Keep(http, path, form, await readers.TypistOf(http, path));
        http.Response.OnStarting(() =>
        {
            LeadBack(http, path, isKnown: false);
            return Task.CompletedTask;
        });
        http.Request.Method = HttpMethods.Get;
        Draw(http, KeptForm.Of(form, time.GetUtcNow()) with { LacksCookies = http.Request.Cookies.Count == 0 });
        await next(http);
        LeadBack(http, path, isKnown: false);
    }

    private async Task Keep(HttpContext http, string path, IFormCollection form, string reader)
    {
        // Whoever sends very many is given them back, and no more.
        if (limit.Allows(http, form))
        {
            await store.Keep(http, path, form, reader, wasSent: true);
        }
    }

    private async Task Show(HttpContext http)
    {
        var found = await store.Find(http, PathOf(http.Request));
        // Without anything typed there is but what was said, and that once.
        if (found.Where(k => k.Fields.Count > 0 || KeptAddress.Checks(http.Request)).ToList() is [.., var latest] kept)
        {
            var fields = kept.SelectMany(k => k.Fields)
                .GroupBy(f => f.Key, StringComparer.OrdinalIgnoreCase)
                .ToDictionary(f => f.Key, f => f.Last().Value, StringComparer.OrdinalIgnoreCase);
            Draw(http, latest with { Fields = fields });
        }
        else if (http.Request.Query["returnUrl"].ToString() is { Length: > 0 } back && await store.Waits(http, back))
        {
            KeptForm.TellItWaits(http);
        }
    }

    // The page draws what was kept as it draws what was posted.
    private static void Draw(HttpContext http, KeptForm kept)
    {
        var fields = new Dictionary<string, StringValues>(kept.Fields, StringComparer.OrdinalIgnoreCase);
        if (KeptAddress.Checks(http.Request))
        {
            foreach (var (name, values) in kept.Told)
            {
                fields[name] = values;
            }
        }

        http.Features.Set<IFormFeature>(new FormFeature(new FormCollection(fields)));
        kept.ShowIn(http);
    }

    /// <summary>Leads to where the case is opened or one signs in, and from there back to the form.</summary>
    /// <param name="isKnown">The form was drawn for who sends it: to whom signed in so a page is refused, it is refused.</param>
    private static void LeadBack(HttpContext http, string path, bool isKnown)
    {
        var response = http.Response;
        var leads = IsRedirect(response)
            ? LocationOf(response).StartsWith(Doors[0], StringComparison.Ordinal)
                || !isKnown && LocationOf(response).StartsWith(Doors[1], StringComparison.Ordinal)
            // A case that is not open here has no form to take it (400).
            : response.StatusCode is 400 or 401 or 403 or 404 && (!isKnown || KeptAddress.NumberIn(path) is not null);
        if (leads && !response.HasStarted && KeptAddress.Of(path) is { } back)
        {
            response.StatusCode = StatusCodes.Status303SeeOther;
            response.Headers.Location = KeptAddress.WayBackTo(back);
        }
    }

    private static bool WasNotTaken(HttpContext http) =>
        http.Response.StatusCode >= StatusCodes.Status400BadRequest
        || IsRedirect(http.Response)
            && !http.Request.Path.StartsWithSegments("/account")
            && Array.Exists(Doors, d => LocationOf(http.Response).StartsWith(d, StringComparison.Ordinal))
        || IsLedBack(http.Response);

    private static bool IsLedBack(HttpResponse response) =>
        IsRedirect(response) && LocationOf(response).StartsWith("/track?number=", StringComparison.Ordinal);

    private static bool IsRedirect(HttpResponse response) => response.StatusCode is 301 or 302 or 303 or 307;

    private static string LocationOf(HttpResponse response) =>
        response.Headers.Location.ToString() is var location
        && Uri.TryCreate(location, UriKind.Absolute, out var whole)
        && whole.Scheme is "http" or "https"
            ? whole.PathAndQuery
            : response.Headers.Location.ToString();

    private static string PathOf(HttpRequest request) => request.Path + request.QueryString;
}
