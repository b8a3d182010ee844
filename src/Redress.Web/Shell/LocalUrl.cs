using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Redress.Web.Shell;

/// <summary>Addresses inside this site.</summary>
internal static class LocalUrl
{
    /// <summary>An address that a form or a link brought, if it leads nowhere else.</summary>
    public static string OrHome(string? url) => RedirectHttpResult.IsLocalUrl(url) && url[0] == '/' ? url : "/";

    /// <summary>The address of the page as its reader has it before it: also of one that is not found or failed, which is shown by another.</summary>
    public static string Shown(NavigationManager navigation, HttpContext? context) =>
        context?.Features.Get<IStatusCodeReExecuteFeature>() is { } missing
            ? missing.OriginalPath + missing.OriginalQueryString
            : context?.Features.Get<IExceptionHandlerPathFeature>()?.Path ?? new Uri(navigation.Uri).PathAndQuery;

    /// <summary>An address of that case, as one follows it; null where it is none.</summary>
    public static string? OfCase(string? url, string number) =>
        RedirectHttpResult.IsLocalUrl(url)
        && !url.Contains("..", StringComparison.Ordinal)
        && url.StartsWith($"/track/{number}/", StringComparison.OrdinalIgnoreCase)
            ? url
            : null;
}
