using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Domain.Rulebooks;
using Stateless;

namespace Redress.Domain.Procedure;

/// <summary>
/// The table as a state machine runs it: configured once for the stages of a rulebook and a thread, and lent to one case for one question or one act.
/// Nothing else moves a case.
/// </summary>
internal sealed class CaseStateMachine
{
    private const int MostConsequences = 3;

    // To configure takes a millisecond, to ask a microsecond; a machine holds the case that it is lent to, so each thread has its own.
    [ThreadStatic]
    private static Dictionary<int, CaseStateMachine>? _ofThread;

    private readonly StateMachine<CaseState, string> _machine;
    private readonly Dictionary<string, StateMachine<CaseState, string>.TriggerWithParameters<Question>> _triggers = [];
    private readonly Dictionary<string, Guard> _conditions = [];
    private readonly ILookup<(CaseState, Type), Transition> _rows;
    private Case? _lentTo;

    private CaseStateMachine(Rulebook rulebook)
    {
        _machine = new StateMachine<CaseState, string>(
            // Asked once while it is built, when it is lent to nobody.
            () => _lentTo?.State ?? CaseState.Registered,
            state => _lentTo!.Arrive(state),
            FiringMode.Immediate
        );
        var rows = CaseProcedure.Transitions.Where(row => row.IsOf(rulebook)).ToList();
        _rows = rows.SelectMany(row => row.From, (row, from) => (row, from))
            .ToLookup(at => (at.from, at.row.Command), at => at.row);
        foreach (var (row, number) in rows.Select((row, number) => (row, number)))
        {
            Configure(row, number);
        }

        foreach (var row in CaseProcedure.ConsequentTransitions)
        {
            Configure(row);
        }
    }

    /// <summary>What a guard is asked. Once an act was judged it is granted: carrying it out may change what its conditions were about.</summary>
    private sealed record Question(Case Case, ActContext Context)
    {
        public bool Granted { get; set; }
    }

    public static CaseStateMachine For(Rulebook rulebook)
    {
        _ofThread ??= [];
        var stages = rulebook.Stages.Aggregate(0, (all, stage) => all | 1 << (int)stage);
        return _ofThread.TryGetValue(stages, out var machine)
            ? machine
            : _ofThread[stages] = new CaseStateMachine(rulebook);
    }

    /// <summary>The row by which the act is permitted now, or why it is not; neither when no row of its state and role is there.</summary>
    public (Transition? Transition, Refusal? Refusal) Judge(Case c, Type command, ActContext context)
    {
        if (!_triggers.TryGetValue(Command.NameOf(command), out var trigger))
        {
            return (null, null);
        }

        _lentTo = c;
        try
        {
            return _machine.CanFire(trigger, new Question(c, context), out var unmet)
                ? (RowOf(c, command, context), null)
                : (null, FirstReason(unmet, c, context));
        }
        finally
        {
            _lentTo = null;
        }
    }

    /// <summary>The row for this act in this state and role, whatever its conditions say; null when there is none.</summary>
    public Transition? RowOf(Case c, Type command, ActContext context) =>
        _rows[(c.State, command)].SingleOrDefault(row => row.By.Contains(context.Act.Capacity));

    /// <summary>Moves the case by an act that was judged and carried out, then by what follows from it; gives what followed.</summary>
    public IReadOnlyList<ConsequentTransition> Move(Case c, Transition judged, ActContext context)
    {
        var question = new Question(c, context) { Granted = true };
        _lentTo = c;
        try
        {
            _machine.Fire(_triggers[judged.Action], question);
            return Follow(judged, question);
        }
        finally
        {
            _lentTo = null;
        }
    }

    private List<ConsequentTransition> Follow(Transition judged, Question question)
    {
        var followed = new List<ConsequentTransition>();
        while (Next(judged, question) is { } next)
        {
            if (followed.Count == MostConsequences)
            {
                throw new InvalidOperationException($"{judged.Action} has no end of consequences.");
            }

            next.Consequence.BringAbout(question.Case, question.Context);
            question.Granted = true;
            _machine.Fire(_triggers[next.Consequence.Key], question);
            followed.Add(next);
        }

        return followed;
    }

    private ConsequentTransition? Next(Transition judged, Question question)
    {
        question.Granted = false;
        ConsequentTransition? next = null;
        foreach (var row in CaseProcedure.ConsequentTransitions)
        {
            if (row.After.Contains(judged.Command) && _machine.CanFire(_triggers[row.Consequence.Key], question))
            {
                next = next is null
                    ? row
                    : throw new InvalidOperationException(
                        $"After {judged.Action} both {next.Consequence.Key} and {row.Consequence.Key} would follow."
                    );
            }
        }

        return next;
    }

    // The first condition that does not hold, in the order of its row. That a role has no part in a row is no reason: its description leads to no condition.
    private Refusal? FirstReason(ICollection<string>? unmet, Case c, ActContext context) =>
        // Null: no row at all for such an act in this state.
        unmet
            ?.Select(description => _conditions.GetValueOrDefault(description))
            .FirstOrDefault(condition => condition is not null)
            ?.Invoke(c, context);

    private void Configure(Transition row, int number)
    {
        var trigger = Trigger(row.Action);
        Tuple<Func<Question, bool>, string>[] guards =
        [
            new(question => IsIn(row, question), $"{number} role"),
            .. row.Guards.Select(guard =>
                Described(
                    guard,
                    $"{number} {row.Rule} {guard.Method.Name}",
                    // All guards are always asked: a condition answers for the roles of its row only.
                    question =>
                        question.Granted || !IsIn(row, question) || guard(question.Case, question.Context) is null
                )
            ),
        ];
        foreach (var state in row.From)
        {
            if (row.To is { } to && to != state)
            {
                _machine.Configure(state).PermitIf(trigger, to, guards);
            }
            else
            {
                _machine.Configure(state).PermitReentryIf(trigger, guards);
            }
        }
    }

    private void Configure(ConsequentTransition row)
    {
        var trigger = Trigger(row.Consequence.Key);
        foreach (var state in row.From)
        {
            _machine
                .Configure(state)
                .PermitIf(
                    trigger,
                    row.To,
                    question => question.Granted || row.Consequence.Follows(question.Case, question.Context),
                    row.Consequence.Key
                );
        }
    }

    private Tuple<Func<Question, bool>, string> Described(
        Guard condition,
        string description,
        Func<Question, bool> holds
    )
    {
        _conditions.Add(description, condition);
        return new(holds, description);
    }

    private static bool IsIn(Transition row, Question question) => row.By.Contains(question.Context.Act.Capacity);

    private StateMachine<CaseState, string>.TriggerWithParameters<Question> Trigger(string name) =>
        _triggers.TryGetValue(name, out var trigger)
            ? trigger
            : _triggers[name] = _machine.SetTriggerParameters<Question>(name);
}
