namespace Redress.Web.Members.Import;

/// <summary>What becomes of a row of the table.</summary>
internal enum RowState
{
    New,
    Changed,
    Same,
    Wrong,
}

/// <param name="Old">Null where there was nothing.</param>
internal sealed record RowChange(string Field, string? Old, string New);

/// <param name="Column">Of the table.</param>
internal sealed record RowFault(string Column, string Sentence);

/// <summary>A label as the table has it.</summary>
internal sealed record CsvLabel(string Kind, DateOnly? From, DateOnly? Until);

/// <param name="Id">Of the member that it is; null: a new one, whose id is made.</param>
internal sealed record PlannedRow(
    int Line,
    string? Id,
    string Name,
    RowState State,
    IReadOnlyList<RowChange> Changes,
    IReadOnlyList<RowFault> Faults
);

/// <summary>What the table would do, row by row.</summary>
/// <param name="Done">Whether it was done.</param>
internal sealed record ImportPlan(IReadOnlyList<PlannedRow> Rows, bool Done)
{
    public int Count(RowState state) => Rows.Count(r => r.State == state);
}
