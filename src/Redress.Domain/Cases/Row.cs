using Redress.Domain.Rulebooks;

namespace Redress.Domain.Cases;

/// <summary>A condition of a row: null when it holds, else why not.</summary>
public delegate Refusal? Condition(Case @case, Occasion occasion);

/// <summary>One row of the table: who may do what in which states, where it leads, by which rule, in which schemes, on which conditions.</summary>
public sealed record Row(
    Type Command,
    IReadOnlyList<CaseState> From,
    IReadOnlyList<Role> By,
    IReadOnlyList<CaseState> To,
    string Rule,
    Stage? Stage,
    IReadOnlyList<Condition> When
)
{
    /// <summary>An act that does not move the case has no destination of its own.</summary>
    public bool Stays => To.Count == 0;

    public string Action => Cases.Command.NameOf(Command);

    public Refusal? Refuses(Case @case, Occasion occasion)
    {
        foreach (var condition in When)
        {
            if (condition(@case, occasion) is { } no)
            {
                return no;
            }
        }

        return null;
    }
}
