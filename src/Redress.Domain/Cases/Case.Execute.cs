using System.Collections.Frozen;
using System.Reflection;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;

namespace Redress.Domain.Cases;

/// <summary>How an act is carried out: the handler of its command, then the state to which the procedure leads.</summary>
public sealed partial class Case
{
    private delegate Refusal? Handler(Case handling, Command command, ActContext context);

    // A command goes to the overload of Handle that takes it; nothing stands between the two.
    private static readonly FrozenDictionary<Type, Handler> Handlers = typeof(Case)
        .GetMethods(BindingFlags.Instance | BindingFlags.NonPublic)
        .Where(method => method.Name == nameof(Handle))
        .ToFrozenDictionary(method => method.GetParameters()[0].ParameterType, HandlerOf);

    /// <summary>What the last act brought about is told; the next one begins.</summary>
    internal void BeginAct() => _facts.Clear();

    /// <summary>Carries out an act that the procedure permits, and counts it. A refusal here may leave the case half changed: it is to be loaded again.</summary>
    /// <param name="mayLeadTo">The states to which the permitting transition leads; none when it leaves the state unchanged.</param>
    internal Refusal? Execute(Command command, ActContext context, IReadOnlyList<CaseState> mayLeadTo)
    {
        if (Handlers[command.GetType()](this, command, context) is { } refused)
        {
            return refused;
        }

        Arrive(command, mayLeadTo);
        Version++;
        EraseFrom = Retention.EraseFrom(this, context.Rulebook);
        return null;
    }

    // A transition with one destination moves the case by itself; with several, the handler has chosen among them.
    private void Arrive(Command command, IReadOnlyList<CaseState> mayLeadTo)
    {
        if (mayLeadTo.Count == 1)
        {
            State = mayLeadTo[0];
        }
        else if (!mayLeadTo.Contains(State) && mayLeadTo.Count > 0)
        {
            throw new InvalidOperationException($"{command.Name} may not lead to {State}.");
        }
    }

    private static Handler HandlerOf(MethodInfo method) =>
        (Handler)
            typeof(Case)
                .GetMethod(nameof(Bind), BindingFlags.Static | BindingFlags.NonPublic)!
                .MakeGenericMethod(method.GetParameters()[0].ParameterType)
                .Invoke(null, [method])!;

    private static Handler Bind<TCommand>(MethodInfo method)
        where TCommand : Command
    {
        var handle = method.CreateDelegate<Func<Case, TCommand, ActContext, Refusal?>>();
        return (handling, command, context) => handle(handling, (TCommand)command, context);
    }
}
