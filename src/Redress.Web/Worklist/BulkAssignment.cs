using Redress.Domain;
using Redress.Domain.Cases.Commands;
using Redress.Web.Cases.Commands;
using Redress.Web.Cases.Queries;

namespace Redress.Web.Worklist;

/// <summary>What became of one case that was to be given to somebody: nothing is refused, or the reason.</summary>
public sealed record BulkAssignmentResult(string Number, Refusal? Refusal);

/// <summary>Gives several cases to one person, each by an act of its own: what is refused of one does not hinder the others.</summary>
internal sealed class BulkAssignment(CaseService cases, CaseReadMarks readMarks)
{
    private const int Most = 200;

    public async Task<IReadOnlyList<BulkAssignmentResult>> Assign(
        Actor by,
        IEnumerable<string> numbers,
        string to,
        CancellationToken cancel
    )
    {
        var handed = new List<BulkAssignmentResult>();
        foreach (var number in numbers.Distinct(StringComparer.Ordinal).Take(Most))
        {
            var actResult = await cases.Do(number, by, new Assign(to), cancel: cancel);
            if (actResult is { Refusal: null, Case: { } c })
            {
                await readMarks.MarkOwn(by, number, c.Version, cancel);
            }

            handed.Add(new BulkAssignmentResult(number, actResult.Refusal));
        }

        return handed;
    }
}
