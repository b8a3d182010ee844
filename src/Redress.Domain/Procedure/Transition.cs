using Redress.Domain.Cases;
using Redress.Domain.Cases.Records;
using Redress.Domain.Rulebooks;

namespace Redress.Domain.Procedure;

/// <summary>A condition of a row: null when it holds, else why not.</summary>
public delegate Refusal? Guard(Case @case, ActContext actContext);

/// <summary>One row of the table: who may do what in which states, where it leads, by which rule, in which schemes, on which conditions.</summary>
public sealed record Transition(
    Type Command,
    IReadOnlyList<CaseState> From,
    IReadOnlyList<Role> By,
    IReadOnlyList<CaseState> To,
    string Rule,
    Stage? Stage,
    IReadOnlyList<Guard> Guards
)
{
    /// <summary>An act that does not move the case has no destination of its own.</summary>
    public bool LeavesStateUnchanged => To.Count == 0;

    public string Action => Redress.Domain.Cases.Commands.Command.NameOf(Command);

    public Refusal? WhyRefused(Case @case, ActContext actContext)
    {
        foreach (var guard in Guards)
        {
            if (guard(@case, actContext) is { } no)
            {
                return no;
            }
        }

        return null;
    }
}
