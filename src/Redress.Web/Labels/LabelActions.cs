using System.Text.Json;
using Redress.Domain;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Labels.Commands;
using Redress.Web.Cases.Commands;

namespace Redress.Web.Labels;

/// <summary>The acts on labels as the API names and reads them: each by its own name, and <c>confirm-…</c>, <c>reject-…</c> for those that take two people.</summary>
internal static class LabelActions
{
    /// <summary>The day on which paper arrived: asked of who keeps the register alone (FP-13).</summary>
    public static readonly string Arrived = WireNames.Camel(nameof(IOnPaper.Arrived));

    /// <summary>The report that is opened on a member: the page of the reports alone names it, and closes it with that (BC-41).</summary>
    public static readonly string Report = WireNames.Camel(nameof(OpenMisuse.Report));

    private const string Confirm = "confirm-";
    private const string Reject = "reject-";

    /// <summary>All names.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. LabelCommandCatalog.ByName.Keys,
        .. LabelCommandCatalog.OfTwo.Keys.SelectMany(name => new[] { Confirm + name, Reject + name }),
    ];

    public static bool Knows(string action) => Names.Contains(action);

    /// <summary>Whether it makes so, or drops, what another proposed: the secretary may as well.</summary>
    public static bool IsOfTheSecond(string action) => !LabelCommandCatalog.ByName.ContainsKey(action) && Knows(action);

    /// <summary>The type whose fields it has, and of a second person's act the act that was proposed.</summary>
    public static (Type Command, string? Proposed) TypeOf(string action) =>
        LabelCommandCatalog.ByName.TryGetValue(action, out var type) ? (type, null)
        : action.StartsWith(Confirm, StringComparison.Ordinal) ? (typeof(ConfirmProposed), action[Confirm.Length..])
        : (typeof(RejectProposed), action[Reject.Length..]);

    /// <summary>Reads an act; a field of a wrong type, or an unknown name of an enum, is refused at its path (422).</summary>
    public static (LabelCommand? Command, Refusal? Unread) Read(string action, JsonElement body)
    {
        var (type, proposed) = TypeOf(action);
        if (proposed is not null)
        {
            return ActionJson.Fields(typeof(SecondPersonFields), body) switch
            {
                (SecondPersonFields fields, null) => (
                    type == typeof(ConfirmProposed)
                        ? new ConfirmProposed(proposed, fields.Proposal)
                        : new RejectProposed(proposed, fields.Reason, fields.Proposal),
                    null
                ),
                var (_, refused) => (null, refused),
            };
        }

        return ActionJson.Fields(type, body) switch
        {
            (OpenMisuse { Report: not null }, null) => (null, Refusal.Field(Report, "BC-41", FieldReason.Unknown)),
            var (value, unread) => ((LabelCommand?)value, unread),
        };
    }

    private sealed record SecondPersonFields(string? Reason = null, string? Proposal = null);

    /// <summary>What the API tells of the fields of an act.</summary>
    public static IReadOnlyList<LabelFieldJson> FieldsOf(Type command) =>
        [
            .. LabelCommandCatalog
                .FieldsOf(command)
                .Select(field =>
                {
                    var (type, required) = ActionJson.Describe(field);
                    var choice = Nullable.GetUnderlyingType(field.ParameterType) ?? field.ParameterType;
                    return new LabelFieldJson(
                        CommandCatalog.FieldPath(field.Name!),
                        type,
                        required,
                        choice.IsEnum ? [.. Enum.GetNames(choice).Select(WireNames.Camel)] : null
                    );
                }),
        ];
}

/// <param name="Options">Of a choice, by their names on the wire.</param>
internal sealed record LabelFieldJson(string Name, string Type, bool Required, IReadOnlyList<string>? Options);
