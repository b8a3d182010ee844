using System.Reflection;

namespace Redress.Domain.Cases.Commands;

/// <summary>Something that somebody asks of a case. The record's name in kebab-case is the action's name in the API.</summary>
public abstract record Command
{
    public string Name => NameOf(GetType());

    /// <summary>The name of an act on the wire, in the journal and in the texts.</summary>
    public static string NameOf<TCommand>()
        where TCommand : Command => NameOf(typeof(TCommand));

    public static string NameOf(Type command) => WireNames.Kebab(command.Name);
}

/// <summary>The field must be given; the rule says why.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class RequiredByAttribute(string rule) : Attribute
{
    public string Rule => rule;
}

/// <summary>The field names something of the case: one of its proposals, appeals, documents, sanctions, running terms, asked items, or a norm of the rulebook.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class OneOfAttribute(string what) : Attribute
{
    public string What => what;
}

/// <summary>A text of several lines, or a list of such; <see cref="Markdown"/> when it may be formatted.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class LongTextAttribute : Attribute
{
    public bool Markdown { get; init; }
}

/// <summary>The field may be taken away: left out it stays, given empty it goes.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ClearableAttribute : Attribute;

/// <summary>A command that only the program itself gives: never listed as an action, never taken from outside.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class InternalAttribute : Attribute;

/// <summary>All actions by name, and what each needs.</summary>
public static class CommandCatalog
{
    public static readonly IReadOnlyDictionary<string, Type> ByName = typeof(Command)
        .Assembly.GetTypes()
        .Where(type =>
            type.IsSubclassOf(typeof(Command))
            && !type.IsAbstract
            && type.GetCustomAttribute<InternalAttribute>() is null
        )
        .ToDictionary(Command.NameOf);

    public static IReadOnlyList<ParameterInfo> FieldsOf(Type command) =>
        command.GetConstructors().OrderByDescending(c => c.GetParameters().Length).First().GetParameters();

    /// <summary>What every command is checked for before its own checks: needed fields are there, choices are of the list, nothing is beyond all measure.</summary>
    public static Refusal? Check(Command command, DateOnly today)
    {
        var check = new Validation();
        foreach (var field in FieldsOf(command.GetType()))
        {
            if (field.GetCustomAttribute<RequiredByAttribute>() is { } required)
            {
                var value = command.GetType().GetProperty(field.Name!)!.GetValue(command);
                check.Required(value, FieldPath(field.Name!), required.Rule);
            }
        }

        TypedValues.Examine(command, today, check);
        return check.Refusal;
    }

    public static string FieldPath(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
