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
    private const string Refused = "kept-form-refused";
    private const string Taken = "kept-form-taken";

    /// <summary>The version that the page showed to who typed, beside what was refused.</summary>
    public const string VersionSeen = "__version";

    // Each line a field and a sentence; no field that somebody types into begins so.
    private const string Sentences = "__told";

    // What belongs to one drawing of the form and not to what was typed.
    private static readonly HashSet<string> OfTheForm = ["version", "member-version", "once", "draft", "_handler"];

    // A password that is asked twice, or the one that holds now, under another name.
    private static readonly HashSet<string> OtherPasswords = ["current", "repeat"];

    /// <summary>What is wrong with it, to be told once, when it was refused.</summary>
    public IReadOnlyDictionary<string, StringValues> Told { get; init; } = new Dictionary<string, StringValues>();

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

    /// <summary>By a page that refused what was posted: it is told after a redirect, so that the way back and a reload send nothing again.</summary>
    /// <param name="more">What else the page needs to tell it, its names begin with two underscores; and what the form has got besides what was typed.</param>
    public static void Refuse(
        HttpContext http,
        IEnumerable<(string Path, string Sentence)> wrong,
        IReadOnlyDictionary<string, StringValues>? more = null
    )
    {
        if (!HttpMethods.IsPost(http.Request.Method))
        {
            return;
        }

        var said = new Dictionary<string, StringValues>(RefusalOf(http) ?? new Dictionary<string, StringValues>())
        {
            [Sentences] = wrong.Select(w => $"{w.Path}\n{w.Sentence}").ToArray(),
        };
        foreach (var (name, values) in more ?? new Dictionary<string, StringValues>())
        {
            said[name] = values;
        }

        http.Items[Refused] = said;
    }

    /// <summary>By a page that took what was posted and answers without a redirect: it is kept no longer.</summary>
    public static void Take(HttpContext http) => http.Items[Taken] = true;

    public static bool WasTaken(HttpContext http) => http.Items.ContainsKey(Taken);

    /// <summary>Which of a page's forms was posted.</summary>
    public static string NameOf(IFormCollection posted) => posted["_handler"].ToString();

    /// <summary>What the page said with <see cref="Refuse"/>; null when it refused nothing.</summary>
    public static IReadOnlyDictionary<string, StringValues>? RefusalOf(HttpContext http) =>
        http.Items[Refused] as IReadOnlyDictionary<string, StringValues>;

    /// <summary>The fields and sentences that were said before the redirect.</summary>
    public static IEnumerable<(string Path, string Sentence)> ToldIn(IFormCollection form) =>
        form[Sentences].OfType<string>().Select(line => line.Split('\n', 2)).Select(part => (part[0], part[^1]));

    /// <summary>Whether nothing of what was typed would be missing when it is shown again from what is kept.</summary>
    public static bool KeepsAllOf(IFormCollection posted) =>
        posted.All(f =>
            string.IsNullOrEmpty(f.Value.ToString())
            || f.Key.StartsWith("__", StringComparison.Ordinal)
            || OfTheForm.Contains(f.Key)
            || Keeps(f.Key)
        );

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
