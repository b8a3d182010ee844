using System.Reflection;
using Redress.Domain.Cases.Commands;

namespace Redress.Domain.Labels.Commands;

/// <summary>Something that somebody asks about a member's labels. The record's name in kebab-case is the action's name in the API.</summary>
public abstract record LabelCommand
{
    public string Name => NameOf(GetType());

    /// <summary>The name of an act on the wire, in the journal and in the texts.</summary>
    public static string NameOf<TCommand>()
        where TCommand : LabelCommand => NameOf(typeof(TCommand));

    public static string NameOf(Type command) => WireNames.Kebab(command.Name);
}

/// <summary>An act on one kind of label; null is not given.</summary>
public interface IOfKind
{
    string? Kind { get; }
}

/// <summary>
/// An act that rests on a document of the member's file; null is not given. That the file holds it is asked of every such act.
/// </summary>
public interface IWithDocument
{
    string? Document { get; }
}

/// <summary>
/// An act of the member with a last day: who keeps the register may enter it from paper, with the day on which that arrived, and it counts as done on that day (FP-13). Null: today.
/// </summary>
public interface IOnPaper
{
    DateOnly? Arrived { get; }
}

/// <summary>
/// The act takes two people: the first proposes, <c>confirm-…</c> by another makes it so, <c>reject-…</c> drops it; until then nothing has happened. Whether it does in this very case
/// is said by <see cref="LabelFile.TakesTwo"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class TakesTwoAttribute(string rule) : Attribute
{
    public string Rule => rule;
}

/// <summary>All acts on labels by name, and what each needs.</summary>
public static class LabelCommandCatalog
{
    public static readonly IReadOnlyDictionary<string, Type> ByName = typeof(LabelCommand)
        .Assembly.GetTypes()
        .Where(type =>
            type.IsSubclassOf(typeof(LabelCommand))
            && !type.IsAbstract
            && type.GetCustomAttribute<InternalAttribute>() is null
        )
        .ToDictionary(LabelCommand.NameOf);

    /// <summary>The acts that take two people, by their names.</summary>
    public static readonly IReadOnlyDictionary<string, Type> OfTwo = ByName
        .Where(c => c.Value.GetCustomAttribute<TakesTwoAttribute>() is not null)
        .ToDictionary();

    /// <summary>Every act of the program itself too, by name: as the journal and what is stored call it.</summary>
    public static readonly IReadOnlyDictionary<string, Type> All = typeof(LabelCommand)
        .Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(LabelCommand)) && !type.IsAbstract)
        .ToDictionary(LabelCommand.NameOf);

    public static IReadOnlyList<ParameterInfo> FieldsOf(Type command) => CommandCatalog.FieldsOf(command);

    /// <summary>What every act is checked for before its own checks: needed fields are there, nothing is beyond all measure.</summary>
    public static Refusal? Check(LabelCommand command, DateOnly today)
    {
        var check = new Validation();
        foreach (var field in FieldsOf(command.GetType()))
        {
            if (field.GetCustomAttribute<RequiredByAttribute>() is { } required)
            {
                var value = command.GetType().GetProperty(field.Name!)!.GetValue(command);
                check.Required(value, CommandCatalog.FieldPath(field.Name!), required.Rule);
            }
        }

        TypedValues.Examine(command, today, check);
        return check.Refusal;
    }
}
