namespace Redress.Web.Identity;

internal static class Policies
{
    /// <summary>Signed in by bearer token or by the pages' cookie; what else is asked, the procedure says.</summary>
    public const string Api = "api";
}
