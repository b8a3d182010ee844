using System.Globalization;
using Redress.Domain;
using Redress.Domain.Labels;
using Redress.Domain.Members;
using Redress.Domain.Rulebooks;

namespace Redress.Web.Labels.Desk;

/// <summary>Which list of the desk is asked for.</summary>
internal enum LabelDeskList
{
    /// <summary>None: the desk itself.</summary>
    None,

    /// <summary>Labels, by state, kind and month.</summary>
    Labels,

    /// <summary>What the body has to do.</summary>
    Tasks,

    /// <summary>What runs for the body.</summary>
    Terms,

    /// <summary>Registered letters that are to be posted.</summary>
    Post,

    /// <summary>What waits for a second person.</summary>
    Second,
    Applications,
    Controls,
    Scans,
    Fees,
    Measures,
    Misuses,

    /// <summary>What the public reported (BC-41).</summary>
    Reports,
}

/// <summary>What an address asks of the desk; what there is not, it does not ask.</summary>
/// <param name="State">By its name on the wire.</param>
/// <param name="Month">The first day of the month in which the label ends.</param>
/// <param name="What">Which task, by its name on the wire.</param>
internal sealed record LabelDeskFilter(
    LabelDeskList Due,
    string? Scheme,
    string? State,
    string? Kind,
    DateOnly? Month,
    string? What,
    int Page
)
{
    private const string MonthFormat = "yyyy-MM";

    /// <summary>Whether a list of its own is asked for, and not the desk.</summary>
    public bool IsList => Due != LabelDeskList.None;

    public static LabelDeskFilter Of(IQueryCollection query, IEnumerable<string> schemes) =>
        Asked(query, schemes).Known();

    // What a list does not know it is not asked: its heading would say what it does not do. Labels are what a state, a kind or a month alone asks for.
    private LabelDeskFilter Known()
    {
        var due =
            Due == LabelDeskList.None && (State is not null || Kind is not null || Month is not null)
                ? LabelDeskList.Labels
                : Due;
        var ofLabels = due is LabelDeskList.Labels or LabelDeskList.Applications or LabelDeskList.Controls;
        return this with
        {
            Due = due,
            State = ofLabels ? State : null,
            Month = ofLabels ? Month : null,
            Kind = due == LabelDeskList.Reports ? null : Kind,
            What = due == LabelDeskList.Tasks ? What : null,
        };
    }

    private static LabelDeskFilter Asked(IQueryCollection query, IEnumerable<string> schemes) =>
        new(
            Enum.GetValues<LabelDeskList>().FirstOrDefault(d => NameOf(d) == query["due"]),
            schemes.FirstOrDefault(s => s == query["scheme"]),
            Enum.GetValues<LabelState>()
                .Where(s => s != LabelState.None)
                .Select(s => WireNames.Camel(s.ToString()))
                .FirstOrDefault(s => s == query["state"]),
            LabelKind.All.FirstOrDefault(k => k == query["kind"]),
            DateOnly.TryParseExact(
                query["month"],
                MonthFormat,
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var month
            )
                ? month
                : null,
            string.IsNullOrEmpty(query["what"]) ? null : query["what"].ToString(),
            int.TryParse(query["page"], CultureInfo.InvariantCulture, out var page) && page is > 1 and < 100_000
                ? page
                : 1
        );

    public static string NameOf(LabelDeskList due) => WireNames.Camel(due.ToString());

    public static string NameOf(DateOnly month) => month.ToString(MonthFormat, CultureInfo.InvariantCulture);

    /// <summary>The address of what is asked.</summary>
    public string Address(string path = "/labels")
    {
        var parts = new List<string>();
        var isTold = Due == LabelDeskList.Labels && (State is not null || Kind is not null || Month is not null);
        Add("due", Due == LabelDeskList.None || isTold ? null : NameOf(Due));
        Add("scheme", Scheme);
        Add("state", State);
        Add("kind", Kind);
        Add("month", Month is { } month ? NameOf(month) : null);
        Add("what", What);
        Add("page", Page > 1 ? Page.ToString(CultureInfo.InvariantCulture) : null);
        return parts.Count == 0 ? path : $"{path}?{string.Join('&', parts)}";

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                parts.Add($"{name}={Uri.EscapeDataString(value)}");
            }
        }
    }

    /// <summary>The schemes that are looked at: those that the reader keeps, or the one that was chosen.</summary>
    public static IReadOnlyList<string> Kept(RulebookCatalog rulebooks, Actor by) =>
        [.. rulebooks.Schemes.Where(by.WorksFor)];
}
