namespace Redress.Web.Cases.Figures;

/// <summary>One row of a table.</summary>
/// <param name="Keys">The cells that it adds up.</param>
/// <param name="Cases">Null: not told, since it is small, or since a small one would follow from it.</param>
public sealed record ReportRow(string Key, IReadOnlyList<string> Keys, int? Cases);

/// <param name="Total">Of what its rows tell; null: not told.</param>
public sealed record ReportTable(ReportLayout Layout, int? Total, IReadOnlyList<ReportRow> Rows);

/// <summary>How long it took from filing to outcome, the complainant's own withdrawals left out.</summary>
/// <param name="Cases">Null: not told.</param>
public sealed record ReportedLength(int? Cases, double AverageDays, double MedianDays);

/// <summary>The activity of one scheme in a year (FP-16), as it stands today: of the complaints filed in it, and of those that got their outcome in it.</summary>
/// <param name="Length">Null: none got an outcome, or too few to tell.</param>
public sealed record YearReport(
    string Scheme,
    int Year,
    int? Filed,
    int? Ended,
    IReadOnlyList<ReportTable> Tables,
    ReportedLength? Length
)
{
    /// <summary>Whether it is as everybody reads it: without small numbers, and opening no case.</summary>
    public bool IsPublic { get; init; }

    public ReportTable Of(ReportSubject subject) => Tables.Single(t => t.Layout.Subject == subject);
}
