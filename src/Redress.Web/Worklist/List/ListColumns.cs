namespace Redress.Web.Worklist.List;

/// <summary>The columns of the list of cases beside the number of each, as a person chose them.</summary>
internal static class ListColumns
{
    public const string Setting = "worklist.columns";

    public const string Due = "due";
    public const string State = "state";
    public const string Assignee = "assignee";
    public const string Complainant = "complainant";
    public const string Respondent = "respondent";
    public const string Filed = "filed";
    public const string Changed = "changed";
    public const string Scheme = "scheme";
    public const string Tags = "tags";

    /// <summary>In the order in which they stand.</summary>
    public static readonly IReadOnlyList<string> All =
    [
        Due,
        State,
        Assignee,
        Complainant,
        Respondent,
        Filed,
        Changed,
        Scheme,
        Tags,
    ];

    public static readonly IReadOnlyList<string> Usual = [Due, State, Assignee, Complainant, Respondent, Filed];

    /// <summary>What was kept; the usual ones where nothing was, or nothing that there is.</summary>
    public static IReadOnlyList<string> Read(string? kept) =>
        Known((kept ?? "").Split(' ')) is { Count: > 0 } chosen ? chosen : Usual;

    public static string Write(IEnumerable<string> chosen) => string.Join(' ', Known(chosen));

    private static List<string> Known(IEnumerable<string> names) => [.. All.Intersect(names)];
}
