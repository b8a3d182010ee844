using Microsoft.AspNetCore.Components;
using Redress.Domain.Cases.Commands;
using Redress.Web.Cases.Commands;
using Redress.Web.Cases.OpenCases;
using Redress.Web.Shell.Days;

namespace Redress.Web.Cases.Forms;

/// <summary>One field as an input of its kind, with its label, its hint and, after a refusal, the sentence that says what is wrong with it.</summary>
public sealed partial class FieldInput
{
    // As many moments as may be proposed at once; those left empty are none.
    private const int Moments = 4;

    private static readonly string[] Units = ["D", "M", "Y"];

    [Parameter, EditorRequired]
    public ActionField Field { get; set; } = null!;

    /// <summary>The input's name: the field's, with the row it stands in.</summary>
    [Parameter, EditorRequired]
    public string Path { get; set; } = "";

    [Parameter, EditorRequired]
    public OpenCase Open { get; set; } = null!;

    [Parameter, EditorRequired]
    public FormValues Values { get; set; } = null!;

    /// <summary>Said in the place of the field's usual hint.</summary>
    [Parameter]
    public string? OwnHint { get; set; }

    /// <summary>Lines of a text that is expected to be long.</summary>
    [Parameter]
    public int Rows { get; set; } = 4;

    private bool IsList => Field.Type == "list" && Field.Options is { Count: > 0 };

    private bool IsGroup =>
        IsList
        || Field.Type == "boolean" && (Field.Required || Field.Source == "yesOrNo")
        || Field.Type == "choice" && Field.Options is { Count: > 0 and <= 6 } && Field.Required;

    // Nobody has to choose where there is no choice. The paper on which an act rests may be none of the file yet (FP-13).
    private bool IsOnlyChoice =>
        Field is { Required: true, Type: "choice" or "string", Options.Count: 1, Name: not "paper" };

    // Documents that are not there yet can only be sent along; nobody types their ids.
    private bool IsOnlyFiles => TakesFiles && Field.Options is not { Count: > 0 };

    // Serving is of what the file has already.
    private bool TakesFiles => Field.Source is "documents" or "attachments" && Values.Action != Command.NameOf<Serve>();

    private IEnumerable<(string Value, string Text)> GroupOptions =>
        Field.Type == "boolean"
            ? [("true", T["yesNo.yes"]), ("false", T["yesNo.no"])]
            : Field.Options!.Select(option =>
                (option, Field.Names?.GetValueOrDefault(option) ?? Choices.Label(Open, Field.Source, option))
            );

    // What is recorded has been; what is decided or agreed is to come.
    private static readonly string[] Past = ["arrived", "booked", "groundKnownOn", "on", "paid", "posted"];

    /// <summary>On which side of today the day of a field lies.</summary>
    internal static Toward TowardOf(string field) =>
        Past.Contains(field) ? Toward.Past
        // A suspension may have begun when it is made effective, and is never over then (BC-20).
        : field == "from" ? Toward.Nearest
        : Toward.Future;

    private Toward Toward => TowardOf(Field.Name);

    private string Id => Forms.FormValues.Id(Path);

    private bool Wrong => Values.Errors(Path).Count > 0;

    private string? Invalid => Wrong ? "true" : null;

    private string? Hint => OwnHint ?? T.Hint(Values.Action, Field.Name);

    private string? Describes => FieldHelp.Describes(Path, Hint, Values);

    private string Name => T.Label(Values.Action, Field.Name);

    private string Label => Field.Required ? Name : $"{Name} ({T["actionForm.optional"]})";
}
