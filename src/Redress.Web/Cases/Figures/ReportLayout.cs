using Redress.Domain;
using Redress.Domain.Cases.Records;
using Redress.Domain.Decisions;

namespace Redress.Web.Cases.Figures;

/// <summary>The tables of the yearly report (FP-16), in their order.</summary>
public enum ReportSubject
{
    Kinds,
    Complainants,
    Respondents,
    Borders,
    NormsInvoked,
    Endings,
    Grounds,
    Discontinuations,
    NormsFound,
    Settlements,
    Sanctions,
    Practices,
    Delays,
}

/// <summary>Of what a table tells the parts.</summary>
public enum ReportWhole
{
    Filed,
    Ended,
}

/// <summary>In how many rows of a table each case of its whole is.</summary>
public enum ReportRows
{
    One,
    OneOrMore,
    Any,
}

/// <summary>How a table of the yearly report is laid out.</summary>
/// <param name="Keys">The rows that it always has, in their order; empty: those that occur.</param>
/// <param name="Whole">Whether its rows are of the complaints filed, or of those that got their outcome.</param>
/// <param name="Endings">The endings alone that it tells of; empty: all of the whole.</param>
public sealed record ReportLayout(
    ReportSubject Subject,
    Figure Figure,
    IReadOnlyList<string> Keys,
    ReportWhole Whole,
    ReportRows Each,
    IReadOnlyList<string> Endings
)
{
    /// <summary>The name that an address has for the time that the outcomes took.</summary>
    public const string Length = "outcomes";

    public const string Domestic = "domestic";
    public const string CrossBorder = "crossBorder";
    public const string Unknown = "unknown";

    public static readonly IReadOnlyList<ReportLayout> All =
    [
        OfFiled(ReportSubject.Kinds, Figure.FiledByKind, Names<CaseKind>()),
        OfFiled(ReportSubject.Complainants, Figure.FiledByComplainant, Names<ComplainantKind>()),
        OfFiled(ReportSubject.Respondents, Figure.FiledByRespondent, [ReportedCase.Member, ReportedCase.NoMember]),
        OfFiled(ReportSubject.Borders, Figure.FiledByBorder, [Domestic, CrossBorder, Unknown]),
        new(ReportSubject.NormsInvoked, Figure.FiledByNorm, [], ReportWhole.Filed, ReportRows.Any, []),
        OfEnded(ReportSubject.Endings, Figure.EndedBy, Names<Ending>()),
        OfEnded(
            ReportSubject.Grounds,
            Figure.EndedByGround,
            [.. Names<RefusalGround>(), ReportedCase.NoGround],
            Ending.Refused
        ),
        OfEnded(ReportSubject.Discontinuations, Figure.EndedByReason, Names<Discontinuation>(), Ending.Discontinued),
        OfEnded(ReportSubject.NormsFound, Figure.EndedByNorm, [], Ending.Founded) with
        {
            Each = ReportRows.OneOrMore,
        },
        OfEnded(ReportSubject.Settlements, Figure.SettlementKept, Names<SettlementWord>(), Ending.Settled),
        OfEnded(
            ReportSubject.Sanctions,
            Figure.SanctionsCarriedOut,
            Names<SanctionsFate>(),
            Ending.Founded,
            Ending.CannotBeJudged
        ),
        OfEnded(
            ReportSubject.Practices,
            Figure.PracticeEnded,
            [ReportedCase.Said, ReportedCase.Unsaid],
            Ending.Founded
        ),
        new(ReportSubject.Delays, Figure.FiledByDelay, [], ReportWhole.Filed, ReportRows.Any, []),
    ];

    /// <summary>The figures of the report by the name that an address has for them.</summary>
    public static readonly IReadOnlyDictionary<string, Figure> Figures = All.ToDictionary(
        layout => WireNames.Camel(layout.Figure.ToString()),
        layout => layout.Figure
    );

    /// <summary>The row of a key; of a pair of countries, whether it crosses a border. A webshop whose country nobody knows is one of the scheme's.</summary>
    public string RowOf(string key, string country) =>
        Subject != ReportSubject.Borders ? key
        : key.Split('-') is not [{ Length: > 0 } complainant, var respondent] ? Unknown
        : complainant == (respondent.Length > 0 ? respondent : country) ? Domestic
        : CrossBorder;

    private static ReportLayout OfFiled(ReportSubject subject, Figure figure, IReadOnlyList<string> keys) =>
        new(subject, figure, keys, ReportWhole.Filed, ReportRows.One, []);

    private static ReportLayout OfEnded(
        ReportSubject subject,
        Figure figure,
        IReadOnlyList<string> keys,
        params Ending[] endings
    ) =>
        new(
            subject,
            figure,
            keys,
            ReportWhole.Ended,
            ReportRows.One,
            [.. endings.Select(e => WireNames.Camel(e.ToString()))]
        );

    private static IReadOnlyList<string> Names<T>()
        where T : struct, Enum => [.. Enum.GetNames<T>().Select(WireNames.Camel)];
}
