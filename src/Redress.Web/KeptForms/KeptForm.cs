using Microsoft.Extensions.Primitives;

namespace Redress.Web.KeptForms;

/// <summary>What was typed into a form on this device and is not sent yet.</summary>
/// <param name="Files">The names of the files that came along: they are not kept, and have to be chosen anew.</param>
/// <param name="WasSent">It was sent and could not be taken: the page had become too old, or whoever typed was signed out meanwhile.</param>
internal sealed record KeptForm(
    string Form,
    IReadOnlyDictionary<string, StringValues> Fields,
    IReadOnlyList<string> Files,
    bool WasSent,
    DateTimeOffset KeptAt
)
{
    private const string Item = "kept-form";
    private const string Waiting = "kept-form-waits";

    // What belongs to one drawing of the form and not to what was typed.
    private static readonly HashSet<string> OfTheForm = ["version", "once", "draft", "_handler"];

    // A password that is asked twice, or the one that holds now, under another name.
    private static readonly HashSet<string> OtherPasswords = ["current", "repeat"];

    /// <summary>It came without any cookie of ours: the browser keeps none, and nothing can be sent.</summary>
    public bool LacksCookies { get; init; }

    /// <summary>As it was posted, without what may not be kept.</summary>
    public static KeptForm Of(IFormCollection posted, DateTimeOffset now) =>
        new(
            posted["_handler"].ToString(),
            posted.Where(f => Keeps(f.Key)).ToDictionary(f => f.Key, f => f.Value, StringComparer.OrdinalIgnoreCase),
            [.. posted.Files.Where(f => f.FileName.Length > 0).Select(f => Path.GetFileName(f.FileName))],
            WasSent: true,
            now
        );

    /// <summary>What the page that is drawn now shows again; null when it shows nothing that was kept.</summary>
    public static KeptForm? ShownBy(HttpContext http) => http.Items[Item] as KeptForm;

    /// <summary>Whether what was typed waits at the address to which the page that is drawn now leads on.</summary>
    public static bool WaitsBehind(HttpContext http) => http.Items.ContainsKey(Waiting);

    public static void TellItWaits(HttpContext http) => http.Items[Waiting] = true;

    public void ShowIn(HttpContext http) => http.Items[Item] = this;

    /// <summary>Whether anything of a form may be stored: nothing is of one that asks for a password.</summary>
    public static bool KeepsFormOf(IEnumerable<string> fields) =>
        !fields.Any(f => f.Contains("password", StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a field may be kept: no password, code or token is.</summary>
    /// <param name="ofTheForm">Whether the names that every form has mean what belongs to one drawing of it.</param>
    public static bool Keeps(string field, bool ofTheForm = true)
    {
        var name = field.Split('.')[^1];
        return !name.StartsWith("__", StringComparison.Ordinal)
                && !(ofTheForm && OfTheForm.Contains(name))
                && !OtherPasswords.Contains(name)
                && !name.Contains("password", StringComparison.OrdinalIgnoreCase)
                && !name.Contains("token", StringComparison.OrdinalIgnoreCase)
                && !name.EndsWith("code", StringComparison.OrdinalIgnoreCase)
            || name == "postalCode";
    }
}
