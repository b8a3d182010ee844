namespace Redress.Web.Shell;

internal static class ApiPath
{
    /// <summary>Programs are answered by status and problem details, people by pages.</summary>
    public static bool IsApi(this HttpRequest request) => request.Path.StartsWithSegments("/api");
}
