using System.Globalization;
using System.Text.Json.Nodes;
using Redress.Domain;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Labels.Commands;
using Redress.Domain.Tests.Labels.Stories;

namespace Redress.Web.Tests.Labels;

/// <summary>The body of an act of a story as an outside program sends it.</summary>
internal static class StoryBody
{
    public static JsonObject Of(StoryAct act, string? document, Func<string, string, string> idOf)
    {
        var types = LabelCommandCatalog.ByName.TryGetValue(act.Action, out var type)
            ? LabelCommandCatalog
                .FieldsOf(type)
                .ToDictionary(f => CommandCatalog.FieldPath(f.Name!), f => f.ParameterType)
            : [];
        var body = new JsonObject();
        foreach (var (name, text) in act.Fields)
        {
            body[name] = types.TryGetValue(name, out var field)
                ? Value(text, name, Nullable.GetUnderlyingType(field) ?? field, idOf)
                : text;
        }

        if (act.Document)
        {
            body["document"] = document;
        }

        return body;
    }

    private static JsonNode? Value(string text, string name, Type type, Func<string, string, string> idOf) =>
        type == typeof(bool) ? text is "yes" or "true"
        : type == typeof(int) ? int.Parse(text, CultureInfo.InvariantCulture)
        : type == typeof(Money)
            ? new JsonObject { ["amount"] = decimal.Parse(text, CultureInfo.InvariantCulture), ["currency"] = "EUR" }
        : type == typeof(IReadOnlyList<ShortcomingTold>)
            ? new JsonArray([
                .. text.Trim('[', ']')
                    .Split(',')
                    .Select(one => one.Split('|'))
                    .Select(one => new JsonObject { ["text"] = one[0], ["due"] = one[1] }),
            ])
        : name is "measure" or "misuse" or "shortcoming" or "change" or "term" ? idOf(name, text)
        : text;
}
