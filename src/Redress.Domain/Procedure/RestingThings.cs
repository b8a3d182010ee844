using Redress.Domain.Cases.Records;
using Redress.Domain.Rulebooks;

namespace Redress.Domain.Procedure;

/// <summary>
/// Finds the things in a case that could rest for good (FP-23). A thing and its case are walked together: by whatever act somebody may do to where both can get,
/// and from there by the acts of the body and of time alone to where the thing has ended.
/// </summary>
/// <param name="transitions">The rows of the case's table that can ever hold.</param>
/// <param name="isForTheBody">Whether the body, or time, is free to move the case by that row from that state.</param>
/// <param name="reachable">The states that a case can get into.</param>
public sealed class RestingThings(
    IReadOnlyList<Transition> transitions,
    Func<Transition, CaseState, bool> isForTheBody,
    IReadOnlySet<CaseState> reachable
)
{
    // Where the case is and where the thing; null once the thing has ended.
    private sealed record Both(CaseState Case, string? Thing);

    private readonly ILookup<CaseState, (Transition Row, bool Free, IReadOnlyList<CaseState> Arrows)> _rows =
        transitions
            .SelectMany(row => row.From, (row, from) => (row, from))
            .ToLookup(
                x => x.from,
                x =>
                    (
                        x.row,
                        isForTheBody(x.row, x.from),
                        (IReadOnlyList<CaseState>)
                            [.. RulebookReachabilityCheck.Arrows(x.row, x.from).Select(arrow => arrow.To)]
                    )
            );

    /// <summary>Each thing that can rest, and in which state of its case: <c>money-to-return rest in final</c>.</summary>
    public IEnumerable<string> Of(IEnumerable<ThingRow> things) =>
        things
            .SelectMany(
                Resting,
                (thing, rest) =>
                    $"{WireNames.Kebab(thing.Thing.ToString())} rest in {StrictJsonObject.Camel(rest.Case.ToString())}"
            )
            .Distinct();

    private IEnumerable<Both> Resting(ThingRow thing)
    {
        var reached = Spread(Begun(thing), at => Steps(thing, at, byBody: false));
        var ending = Ending(thing, reached);
        return reached.Where(at => at.Thing is not null && !ending.Contains(at));
    }

    private IEnumerable<Both> Begun(ThingRow thing)
    {
        var states =
            thing.Opens.Count == 0
                ? thing.OpensIn
                : transitions
                    .Where(row => thing.Opens.Contains(row.Command))
                    .SelectMany(row => row.From, (row, from) => (Row: row, From: from))
                    .Where(x => thing.OpensIn.Contains(x.From) && reachable.Contains(x.From))
                    .SelectMany(x => Arrivals(x.Row, x.From));
        return states
            .Where(state => reachable.Contains(state) && !thing.GoneIn.Contains(state))
            .Distinct()
            .Select(state => new Both(state, thing.Begins));
    }

    private static IEnumerable<CaseState> Arrivals(Transition row, CaseState from) =>
        RulebookReachabilityCheck.Arrows(row, from).Select(arrow => arrow.To).Append(row.To ?? from);

    // What one act may make of the two: it moves the case, and takes the thing with it; or it moves the thing, and the case perhaps.
    private IEnumerable<Both> Steps(ThingRow thing, Both at, bool byBody)
    {
        foreach (var (row, free, arrows) in at.Thing is null ? [] : _rows[at.Case])
        {
            foreach (var to in free || !byBody ? arrows : [])
            {
                yield return new Both(to, thing.GoneIn.Contains(to) ? null : at.Thing);
            }

            foreach (var step in thing.Steps.Where(s => s.From == at.Thing && IsOfBody(row, s)))
            {
                yield return new Both(row.To ?? at.Case, step.To);
            }
        }
    }

    private static bool IsOfBody(Transition row, ThingStep step) =>
        row.Command == step.Command && row.By.Any(role => role is not (Role.Complainant or Role.Respondent));

    private HashSet<Both> Ending(ThingRow thing, HashSet<Both> reached)
    {
        var ending = reached.Where(at => at.Thing is null).ToHashSet();
        while (
            reached.Where(at => !ending.Contains(at) && Steps(thing, at, byBody: true).Any(ending.Contains)).ToList()
                is { Count: > 0 } more
        )
        {
            ending.UnionWith(more);
        }

        return ending;
    }

    private static HashSet<Both> Spread(IEnumerable<Both> from, Func<Both, IEnumerable<Both>> steps)
    {
        var reached = from.ToHashSet();
        var waiting = new Queue<Both>(reached);
        while (waiting.TryDequeue(out var at))
        {
            foreach (var next in steps(at).Where(reached.Add))
            {
                waiting.Enqueue(next);
            }
        }

        return reached;
    }
}
