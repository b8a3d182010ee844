using Microsoft.AspNetCore.Diagnostics;
using Redress.Web.Storage;

namespace Redress.Web.Shell;

/// <summary>Errors: problem details (RFC 9457) under /api, pages elsewhere.</summary>
internal static class Problems
{
    public static void AddProblems(this WebApplicationBuilder builder)
    {
        builder.Services.AddProblemDetails(o =>
            // The address of a case or a party has no place in an error that people mail around; its trace has.
            o.CustomizeProblemDetails = c => c.ProblemDetails.Extensions["traceId"] = c.HttpContext.TraceIdentifier
        );
        builder.Services.AddExceptionHandler<StoreFailures>();
        builder.Services.Configure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = false);
    }

    public static void UseProblems(this WebApplication app)
    {
        var engine = app.Services.GetRequiredService<IDatabaseEngine>();
        // Errors under /api are answered here; a page's error runs the request again as /error.
        app.UseWhen(
            c => c.Request.IsApi(),
            api =>
                api.UseExceptionHandler(new ExceptionHandlerOptions { StatusCodeSelector = e => StatusOf(engine, e) })
                    .UseStatusCodePages()
        );
        app.UseWhen(
            c => !c.Request.IsApi(),
            pages =>
                pages
                    .UseExceptionHandler(
                        new ExceptionHandlerOptions
                        {
                            ExceptionHandlingPath = "/error",
                            CreateScopeForErrors = true,
                            StatusCodeSelector = e => StatusOf(engine, e),
                        }
                    )
                    .UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true)
                    .Use(ShowOnly)
        );
        app.Use(RefuseZero);
    }

    // No text can hold that sign, and no address that somebody means has it.
    private static Task RefuseZero(HttpContext context, RequestDelegate next) =>
        context.Features.Get<IExceptionHandlerFeature>() is null
        && (
            context.Request.Path.Value?.Contains('\0', StringComparison.Ordinal) == true
            || context.Request.QueryString.Value?.Contains("%00", StringComparison.Ordinal) == true
        )
            ? throw new BadHttpRequestException("A sign of the value zero is in the address.")
            : next(context);

    /// <summary>The page of an error is shown, not posted to: a refused form would be refused there once more.</summary>
    private static Task ShowOnly(HttpContext context, RequestDelegate next)
    {
        var features = context.Features;
        if (
            features.Get<IStatusCodeReExecuteFeature>() is not null
            || features.Get<IExceptionHandlerFeature>() is not null
        )
            context.Request.Method = HttpMethods.Get;
        return next(context);
    }

    // A character that no text of the database can hold, as the one with the value zero: whoever sent it is at fault.
    private static int StatusOf(IDatabaseEngine engine, Exception e) =>
        e is BadHttpRequestException bad ? bad.StatusCode
        : engine.Explain(e).Kind == StoreFailureKind.BadText ? StatusCodes.Status400BadRequest
        : StatusCodes.Status500InternalServerError;
}
