using System.Security.Cryptography;
using System.Text.Json;
using Redress.Domain.Members;

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
/// <param name="Grants">Whether it is a label that the member gets, and not other days for one that it has.</param>
internal sealed record RowChange(string Field, string? Old, string New, bool Grants = false);

/// <param name="Column">Of the table.</param>
internal sealed record RowFault(string Column, string Sentence);

/// <summary>A label as the table has it.</summary>
internal sealed record CsvLabel(string Kind, DateOnly? From, DateOnly? Until);

/// <summary>What is done with a label: it is granted, or gets other days.</summary>
internal sealed record LabelPlan(GrantedLabel Label, bool Grants);

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
    /// <summary>By what exactly this plan is known again: who confirms it confirms all that it does, and nothing else.</summary>
    public string Hash { get; } = Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(Rows)));

    public int Count(RowState state) => Rows.Count(r => r.State == state);
}
