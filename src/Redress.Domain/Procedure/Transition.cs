using Redress.Domain.Cases;
using Redress.Domain.Cases.Records;
using Redress.Domain.Rulebooks;

namespace Redress.Domain.Procedure;

/// <summary>A condition of a row: null when it holds, else why not. It is asked only of an act in a capacity that the row names.</summary>
public delegate Refusal? Guard(Case @case, ActContext actContext);

/// <summary>One row of the table: who may do what in which states, on which conditions, in which schemes, by which rule, and who reads of it in the journal.</summary>
/// <param name="To">Where it leads; null when the case stays where it is.</param>
/// <param name="Stage">The stage that a scheme must have for it; null when every scheme has it.</param>
public sealed record Transition(
    Type Command,
    IReadOnlyList<Role> By,
    IReadOnlyList<CaseState> From,
    CaseState? To,
    string Rule,
    Stage? Stage,
    IReadOnlyList<Guard> Guards,
    SeenBy SeenBy
)
{
    public string Action => Redress.Domain.Cases.Commands.Command.NameOf(Command);

    /// <summary>Whether a scheme with that rulebook has this row.</summary>
    public bool IsOf(Rulebook rulebook) => Stage is null || rulebook.Has(Stage.Value);
}

/// <summary>One row for what follows from an act: after which acts it is asked, in which states, where it leads, by which rule.</summary>
public sealed record ConsequentTransition(
    Consequence Consequence,
    IReadOnlyList<Type> After,
    IReadOnlyList<CaseState> From,
    CaseState To,
    string Rule
);

/// <summary>A row while it is written; it is one once it says who reads of it in the journal.</summary>
internal sealed record TransitionRow(Type Command)
{
    private IReadOnlyList<Role> _by = [];
    private IReadOnlyList<CaseState> _from = [];
    private IReadOnlyList<Guard> _guards = [];
    private CaseState? _to;
    private Stage? _stage;
    private string _rule = "";

    public TransitionRow By(params IReadOnlyList<Role> roles) => this with { _by = roles };

    public TransitionRow In(params IReadOnlyList<CaseState> states) => this with { _from = states };

    public TransitionRow At(Stage stage) => this with { _stage = stage };

    public TransitionRow If(params IReadOnlyList<Guard> guards) => this with { _guards = guards };

    public TransitionRow To(CaseState state) => this with { _to = state };

    public TransitionRow Rule(string rule) => this with { _rule = rule };

    public Transition SeenBy(SeenBy readers) => new(Command, _by, _from, _to, _rule, _stage, _guards, readers);
}

/// <summary>The row of a consequence while it is written; it is one once it has its rule.</summary>
internal sealed record ConsequenceRow(Consequence Consequence)
{
    private IReadOnlyList<Type> _after = [];
    private IReadOnlyList<CaseState> _from = [];
    private CaseState _to;

    public ConsequenceRow After(params IReadOnlyList<Type> acts) => this with { _after = acts };

    public ConsequenceRow In(params IReadOnlyList<CaseState> states) => this with { _from = states };

    public ConsequenceRow To(CaseState state) => this with { _to = state };

    public ConsequentTransition Rule(string rule) => new(Consequence, _after, _from, _to, rule);
}
