using Redress.Web.KeptForms;

namespace Redress.Web.Cases.StaffFile.Inline;

/// <summary>What was typed into a small form in its place and comes back: because it was refused, or not sent yet.</summary>
internal static class TypedInPlace
{
    /// <summary>What the form sends now.</summary>
    public static string Sent(HttpContext http, string field) => http.Request.Form[field].ToString();

    /// <summary>What stands in the field again; null where nothing does.</summary>
    public static string? Again(HttpContext? http, string field) =>
        IsShownAgain(http) && http!.Request.Form.TryGetValue(field, out var typed) ? typed.ToString() : null;

    /// <summary>Why it was refused; null where it was not.</summary>
    public static string? WhyNot(HttpContext? http, string field) =>
        IsShownAgain(http)
            ? KeptForm.ToldIn(http!.Request.Form).FirstOrDefault(told => told.Path == field).Sentence
            : null;

    private static bool IsShownAgain(HttpContext? http) =>
        http is not null && HttpMethods.IsGet(http.Request.Method) && http.Request.HasFormContentType;
}
