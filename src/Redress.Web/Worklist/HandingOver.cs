using Redress.Domain;
using Redress.Domain.Cases;
using Redress.Web.Cases;

namespace Redress.Web.Worklist;

/// <summary>What became of one case that was to be given to somebody: nothing is refused, or the reason.</summary>
public sealed record Handed(string Number, Refusal? Refusal);

/// <summary>Gives several cases to one person, each by an act of its own: what is refused of one does not hinder the others.</summary>
internal sealed class HandingOver(CaseDesk desk, CaseLooks looks)
{
    private const int Most = 200;

    public async Task<IReadOnlyList<Handed>> Give(
        Actor by,
        IEnumerable<string> numbers,
        string to,
        CancellationToken cancel
    )
    {
        var handed = new List<Handed>();
        foreach (var number in numbers.Distinct(StringComparer.Ordinal).Take(Most))
        {
            var answer = await desk.Do(number, by, new Assign(to), cancel: cancel);
            if (answer is { Refusal: null, Case: { } c })
            {
                await looks.Acted(by, number, c.Version, cancel);
            }

            handed.Add(new Handed(number, answer.Refusal));
        }

        return handed;
    }
}
