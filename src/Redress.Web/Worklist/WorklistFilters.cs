using System.Globalization;
using Redress.Domain;
using Redress.Domain.Cases.Records;
using Redress.Domain.Terms;
using Redress.Web.Cases.Figures;
using Redress.Web.Cases.Queries;
using Redress.Web.Shell;
using Redress.Web.Shell.Days;

namespace Redress.Web.Worklist;

/// <summary>What a worklist's address asks for. What makes no sense in it is left out, as what was never asked.</summary>
public sealed record WorklistFilters(
    string? View,
    string? State,
    string? DueBefore,
    string? Q,
    string? Respondent,
    string? Scheme,
    string? With,
    string? FiledFrom,
    string? FiledBefore,
    string? Missed,
    string? Outcome,
    bool Changed,
    string? After
)
{
    public const string Mine = "mine";
    public const string Unassigned = "unassigned";
    public const string Open = "open";

    /// <summary>Those in which a message waits for an answer (FP-20).</summary>
    public const string Messages = "messages";

    /// <summary>A tag that the body gave its cases.</summary>
    public string? Tag { get; init; }

    /// <summary>A figure of the yearly report, as <see cref="CountedAs"/> writes it.</summary>
    public string? Counted { get; init; }

    /// <summary>In which order, as the address names it (<see cref="WorklistOrder"/>); null for the usual one.</summary>
    public string? Sort { get; init; }

    public WorklistOrder Order => WorklistOrder.Named(Sort);

    public CaseState? InState =>
        Enum.TryParse<CaseState>(State, ignoreCase: true, out var state) && Enum.IsDefined(state) ? state : null;

    public TermKind? MissedTerm =>
        Enum.TryParse<TermKind>(Missed, ignoreCase: true, out var kind) && Enum.IsDefined(kind) ? kind : null;

    /// <summary>Whether anything narrows the view.</summary>
    public bool Any =>
        Rare
        || Changed
        || Tag is not null
        || InState is not null
        || State == Open
        || Day(DueBefore) is not null
        || !string.IsNullOrWhiteSpace(Q);

    /// <summary>Whether one of the filters is in use that are folded away.</summary>
    public bool Rare =>
        !string.IsNullOrWhiteSpace(Respondent)
        || !string.IsNullOrEmpty(Scheme)
        || !string.IsNullOrEmpty(With)
        || Day(FiledFrom) is not null
        || Day(FiledBefore) is not null
        || MissedTerm is not null
        || Months(Outcome) is not null
        || Counted is not null;

    /// <summary>Which figure of the yearly report the list opens (FP-16); null where the address names none that there is, and then nothing is in the list.</summary>
    internal CountedAs? CountedIn => CountedAs.Parse(Counted);

    public static WorklistFilters Of(IQueryCollection query)
    {
        string? One(string name) => query[name].ToString() is { Length: > 0 } value ? value : null;
        var order = WorklistOrder.Named(One("sort"));
        return new WorklistFilters(
            One("view") is Mine or Unassigned or Messages ? One("view") : null,
            One("state"),
            One("dueBefore"),
            One("q"),
            One("respondent"),
            One("scheme"),
            One("with"),
            One("filedFrom"),
            One("filedBefore"),
            One("missed"),
            One("outcome"),
            One("changed") is not null,
            WorklistCursor.IsOne(One("after"), order) ? One("after") : null
        )
        {
            Tag = CaseTags.Written(One("tag")),
            Sort = order == WorklistOrder.Usual ? null : order.Name,
            Counted = One("counted"),
        };
    }

    /// <summary>The cases of one view alone.</summary>
    internal static WorklistQuery OfView(string? view, Actor reader) =>
        view switch
        {
            Mine => new WorklistQuery { AssignedTo = reader.Id, Open = true },
            Unassigned => new WorklistQuery { Unassigned = true, Open = true },
            Messages when reader.Role == Role.Secretary => new WorklistQuery { Unanswered = true },
            _ => new WorklistQuery(),
        };

    internal WorklistQuery For(Actor reader)
    {
        var view = OfView(View, reader);
        return view with
        {
            State = InState,
            Open = State == Open || InState is null && view.Open,
            DueBefore = Day(DueBefore),
            Q = Q,
            RespondentNamed = Respondent,
            Scheme = Scheme,
            After = After,
            AssignedTo = view.AssignedTo ?? With,
            News = Changed,
            FiledFrom = Day(FiledFrom),
            FiledBefore = Day(FiledBefore),
            Missed = MissedTerm,
            OutcomeFrom = Months(Outcome)?.From,
            OutcomeBefore = Months(Outcome)?.Before,
            Tag = Tag,
            Order = Order,
            Counted = Counted is null ? null : CountedIn ?? CountedAs.Nothing,
        };
    }

    /// <summary>A month written <c>2026-03</c>, or a year written <c>2026</c>: its first day, and the first after it.</summary>
    public static (DateOnly From, DateOnly Before)? Months(string? text) =>
        Month(text) is { } month ? (month, month.AddMonths(1))
        : Month($"{text}-01") is { } year ? (year, year.AddYears(1))
        : null;

    /// <summary>The first day of a month written <c>2026-03</c>.</summary>
    public static DateOnly? Month(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month)
        && month.Year is >= 2000 and < 2200
            ? month
            : null;

    public static DateOnly? Day(string? text) => DayReader.Exact(text) is { Year: >= 2000 and < 2200 } day ? day : null;
}
