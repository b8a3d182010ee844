using System.Collections.Frozen;
using System.Reflection;

namespace Redress.Domain.Cases;

public sealed partial class Case
{
    private delegate Refusal? Handler(Case handling, Command command, ActContext context);

    // A command goes to the overload of Handle that takes it; nothing stands between the two.
    private static readonly FrozenDictionary<Type, Handler> Handlers = typeof(Case)
        .GetMethods(BindingFlags.Instance | BindingFlags.NonPublic)
        .Where(method => method.Name == nameof(Handle))
        .ToFrozenDictionary(method => method.GetParameters()[0].ParameterType, HandlerOf);

    private Refusal? Execute(Command command, ActContext context) =>
        Handlers[command.GetType()](this, command, context);

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
