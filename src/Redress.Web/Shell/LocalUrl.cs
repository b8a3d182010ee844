using Microsoft.AspNetCore.Http.HttpResults;

namespace Redress.Web.Shell;

/// <summary>An address that a form or a link brought is followed only inside this site.</summary>
internal static class LocalUrl
{
    public static string OrHome(string? url) => RedirectHttpResult.IsLocalUrl(url) && url[0] == '/' ? url : "/";
}
