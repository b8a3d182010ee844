using Stateless;

namespace Redress.Domain.Labels;

/// <summary>
/// The tables as a state machine runs them: configured once for each family and thread, and lent to one label for one question or one act. Nothing else moves a label.
/// </summary>
internal sealed class LabelStateMachine
{
    // A machine holds the label that it is lent to, so each thread has its own.
    [ThreadStatic]
    private static Dictionary<LabelFamily, LabelStateMachine>? _ofThread;

    private readonly StateMachine<LabelState, string> _machine;
    private readonly Dictionary<string, StateMachine<LabelState, string>.TriggerWithParameters<Question>> _triggers =
    [];
    private readonly Dictionary<string, LabelGuard> _conditions = [];
    private readonly IReadOnlyList<LabelTransition> _rows;
    private readonly IReadOnlyList<LabelConsequence> _consequences;
    private Question? _lentTo;

    private LabelStateMachine(LabelFamily family)
    {
        _machine = new StateMachine<LabelState, string>(
            // Asked once while it is built, when it is lent to nobody.
            () => _lentTo?.Label.State ?? LabelState.None,
            state => _lentTo!.File.Arrive(_lentTo.Kind, state, _lentTo.Context.Today),
            FiringMode.Immediate
        );
        _rows = [.. LabelProcedure.Transitions.Where(row => row.From is not null && row.Family == family)];
        _consequences = [.. LabelProcedure.Consequences.Where(row => row.Family == family)];
        foreach (var (row, number) in _rows.Select((row, number) => (row, number)))
        {
            Configure(row, number);
        }

        foreach (var (row, number) in _consequences.Select((row, number) => (row, number)))
        {
            Configure(row, number);
        }
    }

    /// <summary>What a guard is asked. Once an act was judged it is granted: carrying it out may change what its conditions were about.</summary>
    private sealed record Question(LabelFile File, string Kind, LabelContext Context)
    {
        public bool Granted { get; set; }

        public Label Label => File.Label(Kind);
    }

    public static LabelStateMachine For(LabelFamily family)
    {
        _ofThread ??= [];
        return _ofThread.TryGetValue(family, out var machine)
            ? machine
            : _ofThread[family] = new LabelStateMachine(family);
    }

    /// <summary>The row by which the act is permitted now, or why it is not; neither where no row of its state and role is there.</summary>
    public (LabelTransition? Transition, Refusal? Refusal) Judge(
        LabelFile file,
        string kind,
        Type command,
        LabelContext context
    )
    {
        if (!_triggers.TryGetValue(Commands.LabelCommand.NameOf(command), out var trigger))
        {
            return (null, null);
        }

        return Lent(
            new Question(file, kind, context),
            question =>
                _machine.CanFire(trigger, question, out var unmet)
                    ? (RowOf(file.Label(kind).State, command, context), (Refusal?)null)
                    : (null, FirstReason(unmet, question))
        );
    }

    /// <summary>Moves the label by an act that was judged and carried out.</summary>
    public void Move(LabelFile file, string kind, LabelTransition judged, LabelContext context) =>
        Lent(
            new Question(file, kind, context) { Granted = true },
            question =>
            {
                _machine.Fire(_triggers[judged.Action], question);
                return true;
            }
        );

    /// <summary>Moves the label by the first row that follows from one of these facts; null where none does.</summary>
    public LabelConsequence? Follow(
        LabelFile file,
        string kind,
        IReadOnlyCollection<LabelFact> facts,
        LabelContext context
    ) =>
        Lent(
            new Question(file, kind, context),
            question =>
            {
                for (var i = 0; i < _consequences.Count; i++)
                {
                    var row = _consequences[i];
                    if (facts.Contains(row.Fact) && _machine.CanFire(_triggers[TriggerOf(i)], question))
                    {
                        _machine.Fire(_triggers[TriggerOf(i)], question);
                        return row;
                    }
                }

                return null;
            }
        );

    private T Lent<T>(Question question, Func<Question, T> ask)
    {
        _lentTo = question;
        try
        {
            return ask(question);
        }
        finally
        {
            _lentTo = null;
        }
    }

    private LabelTransition? RowOf(LabelState state, Type command, LabelContext context) =>
        _rows.SingleOrDefault(row =>
            row.Command == command && row.From!.Contains(state) && row.By.Contains(context.By.Role)
        );

    // The first condition that does not hold, in the order of its row. That a role has no part in a row is no reason: its description leads to no condition.
    private Refusal? FirstReason(ICollection<string>? unmet, Question question) =>
        unmet
            ?.Select(description => _conditions.GetValueOrDefault(description))
            .FirstOrDefault(condition => condition is not null)
            ?.Invoke(question.File, question.Label, question.Context);

    private void Configure(LabelTransition row, int number)
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
                        question.Granted
                        || !IsIn(row, question)
                        || guard(question.File, question.Label, question.Context) is null
                )
            ),
        ];
        foreach (var state in row.From!)
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

    private void Configure(LabelConsequence row, int number)
    {
        var trigger = Trigger(TriggerOf(number));
        foreach (var state in row.From.Where(state => state != row.To))
        {
            _machine
                .Configure(state)
                .PermitIf(trigger, row.To, question => row.If?.Invoke(question.Label) ?? true, row.Key);
        }
    }

    private Tuple<Func<Question, bool>, string> Described(
        LabelGuard condition,
        string description,
        Func<Question, bool> holds
    )
    {
        _conditions.Add(description, condition);
        return new(holds, description);
    }

    private static bool IsIn(LabelTransition row, Question question) => row.By.Contains(question.Context.By.Role);

    private static string TriggerOf(int consequence) =>
        "then " + consequence.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private StateMachine<LabelState, string>.TriggerWithParameters<Question> Trigger(string name) =>
        _triggers.TryGetValue(name, out var trigger)
            ? trigger
            : _triggers[name] = _machine.SetTriggerParameters<Question>(name);
}
