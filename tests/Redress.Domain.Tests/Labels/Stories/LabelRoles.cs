using Redress.Domain.Tests.Law;

namespace Redress.Domain.Tests.Labels.Stories;

/// <summary>One cell of label-roles.md: what that person gets who asks for that act.</summary>
/// <param name="Expected">yes, no, or the status of the refusal.</param>
/// <param name="OfMembership">Whether it is about the membership, which no table of a label knows.</param>
public sealed record LabelRole(string Act, string Person, string Expected, bool OfMembership);

/// <summary>Reads tests/Redress.Domain.Tests/Labels/label-roles.md.</summary>
public static class LabelRoles
{
    private static readonly Lazy<IReadOnlyList<LabelRole>> Read = new(Cells);

    public static IReadOnlyList<LabelRole> All => Read.Value;

    public static IReadOnlyList<string> Acts => [.. All.Select(cell => cell.Act).Distinct()];

    /// <summary>Those that the tables of labels know.</summary>
    public static IReadOnlyList<string> ActsOnLabels =>
        [.. All.Where(cell => !cell.OfMembership).Select(cell => cell.Act).Distinct()];

    private static List<LabelRole> Cells()
    {
        var cells = new List<LabelRole>();
        IReadOnlyList<string> columns = [];
        foreach (
            var row in File.ReadLines(Repository.PathOf("tests", "Redress.Domain.Tests", "Labels", "label-roles.md"))
        )
        {
            if (!row.StartsWith('|') || row.StartsWith("| ---", StringComparison.Ordinal))
            {
                continue;
            }

            var said = row.Trim('|').Split('|').Select(cell => cell.Trim()).ToList();
            if (said[0] is "act" or "act on the membership")
            {
                columns = said;
                continue;
            }

            cells.AddRange(
                columns
                    .Skip(1)
                    .Zip(
                        said.Skip(1),
                        (person, expected) => new LabelRole(said[0], person, expected, columns[0] != "act")
                    )
            );
        }

        return cells;
    }
}
