namespace Redress.Web.Intake.Drafts;

/// <summary>The codes of the drafts that are open on this device, the latest first. A page or a form says by a draft's mark which one it is of; the latest, where it says none.</summary>
internal static class DraftCookie
{
    /// <summary>The field of an address by which it names its draft.</summary>
    public const string Field = "draft";

    /// <summary>The field of an address that asks for what is wrong with the page to be shown: so that the way back asks for nothing to be sent again.</summary>
    public const string Check = KeptForms.KeptAddress.Check;

    // Those of the desk for paper are apart: they are nobody's own complaints.
    private static readonly (string Name, string Path)[] Places =
    [
        ("redress-draft", "/complain"),
        ("redress-paper", "/complaints"),
    ];

    private const int Most = 8;
    private const char Between = '_';

    public static string Address(string path, string mark) => $"{path}?{Field}={mark}";

    /// <summary>Whether the page is drawn to show what is wrong with it.</summary>
    public static bool Checks(HttpContext http) =>
        HttpMethods.IsGet(http.Request.Method) && KeptForms.KeptAddress.Checks(http.Request);

    /// <summary>Whether the address says of which draft it is.</summary>
    public static bool IsNamed(HttpContext http) => http.Request.Query.ContainsKey(Field);

    /// <summary>The code of the draft that the request is of; null where it is not open here.</summary>
    public static string? Of(HttpContext http)
    {
        var mark = http.Request.Query[Field].ToString();
        return All(http).FirstOrDefault(d => mark.Length == 0 || d.Mark == mark).Code;
    }

    /// <summary>The codes of all that are open here, the latest first.</summary>
    public static IReadOnlyList<string> Codes(HttpContext http) => [.. All(http).Select(d => d.Code)];

    public static void Issue(HttpContext http, ComplaintDraft draft) =>
        Write(http, [(draft.Mark, draft.Code), .. All(http).Where(d => d.Mark != draft.Mark).Take(Most - 1)]);

    /// <summary>Forgets the one; it stays where its code leads to, until its time is over.</summary>
    public static void Delete(HttpContext http, string code) => Write(http, [.. All(http).Where(d => d.Code != code)]);

    public static void DeleteAll(HttpContext http)
    {
        foreach (var place in Places)
        {
            Write(http, place, []);
        }
    }

    private static (string Name, string Path) PlaceOf(HttpContext http) =>
        http.Request.Path.StartsWithSegments(Places[1].Path, StringComparison.OrdinalIgnoreCase)
            ? Places[1]
            : Places[0];

    private static IReadOnlyList<(string Mark, string Code)> All(HttpContext http) =>
        http.Request.Cookies[PlaceOf(http).Name] is { Length: > 0 and <= Most * 60 } cookie
            ?
            [
                .. cookie
                    .Split(Between)
                    .Select(part => part.Split('.'))
                    .Where(part => part.Length == 2)
                    .Select(part => (part[0], part[1])),
            ]
            : [];

    private static void Write(HttpContext http, IReadOnlyList<(string Mark, string Code)> drafts) =>
        Write(http, PlaceOf(http), drafts);

    private static void Write(
        HttpContext http,
        (string Name, string Path) place,
        IReadOnlyList<(string Mark, string Code)> drafts
    )
    {
        var options = new CookieOptions
        {
            MaxAge = ComplaintDrafts.Kept,
            Path = place.Path,
            HttpOnly = true,
            IsEssential = true,
            SameSite = SameSiteMode.Lax,
            Secure = http.Request.IsHttps,
        };
        if (drafts.Count == 0)
        {
            http.Response.Cookies.Delete(place.Name, options);
            return;
        }

        http.Response.Cookies.Append(
            place.Name,
            string.Join(Between, drafts.Select(d => $"{d.Mark}.{d.Code}")),
            options
        );
    }
}
