using System.Reflection;
using Redress.Domain;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Labels.Commands;
using Redress.Web.Shell.Fields;

namespace Redress.Web.Labels.Desk.Acts;

/// <summary>One field of an act as its form asks for it.</summary>
/// <param name="Path">Its name on the wire, and the name of its input.</param>
/// <param name="Type">As the API tells it, such as <c>date</c>.</param>
/// <param name="Choices">What it offers; null where it is typed.</param>
internal sealed record LabelActInput(string Path, string Type, bool Required, IReadOnlyList<Choice>? Choices)
{
    /// <summary>Whether it is answered by yes or no, and has to be.</summary>
    public bool IsAsked { get; init; }

    /// <summary>The fields of an act, with what each offers in this file.</summary>
    public static IReadOnlyList<LabelActInput> Of(string act, LabelThings things)
    {
        var (command, _) = LabelActions.TypeOf(act);
        return
        [
            .. LabelActions
                .FieldsOf(command)
                .Zip(LabelCommandCatalog.FieldsOf(command))
                .Where(f => f.First.Name != LabelActions.Report)
                .Select(f => new LabelActInput(
                    f.First.Name,
                    f.First.Type,
                    f.First.Required,
                    f.First.Options is { } options
                        ? [.. options.Select(o => new Choice(o, things.Words.Choice(TypeOf(f.Second), o)))]
                        : things.Of(act, f.First.Name)
                )
                {
                    IsAsked = f.First.Type == "boolean" && f.First.Required,
                }),
        ];
    }

    private static Type TypeOf(ParameterInfo field) =>
        Nullable.GetUnderlyingType(field.ParameterType) ?? field.ParameterType;
}
