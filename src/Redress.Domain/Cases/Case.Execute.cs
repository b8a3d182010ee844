using System.Collections.Frozen;
using System.Reflection;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Facts;
using Redress.Domain.Cases.Records;
using Redress.Domain.Rulebooks;

namespace Redress.Domain.Cases;

/// <summary>How an act is carried out: by the handler of its command.</summary>
public sealed partial class Case
{
    private delegate Refusal? Handler(Case handling, Command command, ActContext context);

    // A command goes to the overload of Handle that takes it; nothing stands between the two.
    private static readonly FrozenDictionary<Type, Handler> Handlers = typeof(Case)
        .GetMethods(BindingFlags.Instance | BindingFlags.NonPublic)
        .Where(method => method.Name == nameof(Handle))
        .ToFrozenDictionary(method => method.GetParameters()[0].ParameterType, HandlerOf);

    /// <summary>Carries out what the procedure permits; the state is the procedure's to move. A refusal comes before any change: the case is as it was.</summary>
    internal Refusal? CarryOut(Command command, ActContext context)
    {
        var before = _facts;
        _facts = [];
        var refused = Handlers[command.GetType()](this, command, context);
        _facts = refused is null ? _facts : before;
        return refused;
    }

    /// <summary>The state to which the procedure leads; for <c>CaseMachine</c> alone.</summary>
    internal void Arrive(CaseState state) => State = state;

    /// <summary>Counts the act that was carried out, with all that followed from it.</summary>
    internal void Complete(Course course, Rulebook rulebook)
    {
        _course = course;
        Version++;
        EraseFrom = Retention.EraseFrom(this, rulebook);
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
