using Microsoft.Extensions.Primitives;

namespace Redress.Web.KeptForms;

/// <summary>What was typed into a form on this device and is not sent yet.</summary>
/// <param name="WasSent">It was sent and could not be taken: the page had become too old, or whoever typed was signed out meanwhile.</param>
internal sealed record KeptForm(
    string Form,
    IReadOnlyDictionary<string, StringValues> Fields,
    bool WasSent,
    DateTimeOffset KeptAt
)
{
    private const string Item = "kept-form";

    // What belongs to one drawing of the form and not to what was typed.
    private static readonly HashSet<string> OfTheForm = ["version", "once", "draft", "_handler"];

    /// <summary>What the page that is drawn now shows again; null when it shows nothing that was kept.</summary>
    public static KeptForm? ShownBy(HttpContext http) => http.Items[Item] as KeptForm;

    public void ShowIn(HttpContext http) => http.Items[Item] = this;

    /// <summary>Whether a field may be kept: no password, code or token is.</summary>
    public static bool Keeps(string field)
    {
        var name = field.Split('.')[^1];
        return !name.StartsWith("__", StringComparison.Ordinal)
                && !OfTheForm.Contains(name)
                && !name.Contains("password", StringComparison.OrdinalIgnoreCase)
                && !name.Contains("token", StringComparison.OrdinalIgnoreCase)
                && !name.EndsWith("code", StringComparison.OrdinalIgnoreCase)
            || name == "postalCode";
    }
}
