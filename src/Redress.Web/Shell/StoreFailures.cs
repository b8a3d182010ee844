using System.Globalization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;
using Redress.Web.Storage;

namespace Redress.Web.Shell;

/// <summary>
/// What is answered while the store does not answer (503, with Retry-After) or has no room to write (507): a sentence, under /api as
/// problem details. Nothing of it asks the store anything.
/// </summary>
internal sealed class StoreFailures(
    IDatabaseEngine engine,
    StoreOutages outages,
    IStringLocalizer<Texts> texts,
    IProblemDetailsService problems
) : IExceptionHandler
{
    private const int RetryAfterSeconds = 10;

    public async ValueTask<bool> TryHandleAsync(
        HttpContext httpContext,
        Exception exception,
        CancellationToken cancellationToken
    )
    {
        if (StatusOf(engine.Explain(exception).Kind) is not (int status, string type, string title, string hint))
            return false;
        outages.Tell(exception);
        httpContext.Response.StatusCode = status;
        if (status == StatusCodes.Status503ServiceUnavailable)
            httpContext.Response.Headers.RetryAfter = RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
        if (httpContext.Request.IsApi())
            return await problems.TryWriteAsync(
                new()
                {
                    HttpContext = httpContext,
                    ProblemDetails =
                    {
                        Status = status,
                        Type = $"urn:redress:problem:{type}",
                        Title = texts[title],
                        Detail = texts[hint],
                    },
                }
            );
        await new RazorComponentResult<StoreFailurePage>(
            new
            {
                Title = title,
                Hint = hint,
                Posted = await PostedIn(httpContext),
                Address = httpContext.Request.Path + httpContext.Request.QueryString,
            }
        )
        {
            StatusCode = status,
        }.ExecuteAsync(httpContext);
        return true;
    }

    // What was typed stands in the answer: the store has no place for it now.
    private static async Task<IFormCollection?> PostedIn(HttpContext http)
    {
        if (!HttpMethods.IsPost(http.Request.Method) || !http.Request.HasFormContentType)
            return null;
        try
        {
            return await http.Request.ReadFormAsync(http.RequestAborted);
        }
        catch (Exception e) when (e is InvalidDataException or BadHttpRequestException or IOException)
        {
            return null;
        }
    }

    private static (int Status, string Type, string Title, string Hint)? StatusOf(StoreFailureKind kind) =>
        kind switch
        {
            StoreFailureKind.Unavailable => (
                StatusCodes.Status503ServiceUnavailable,
                "store-unavailable",
                "shell.storeUnavailable",
                "shell.storeUnavailable.hint"
            ),
            StoreFailureKind.Full => (
                StatusCodes.Status507InsufficientStorage,
                "store-full",
                "shell.storeFull",
                "shell.storeFull.hint"
            ),
            _ => null,
        };
}
