using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Primitives;
using Redress.Domain.Rulebooks;
using Redress.Web.Cases.Commands;
using Redress.Web.Shell;
using Redress.Web.Shell.Fields;
using Redress.Web.Shell.Zones;

namespace Redress.Web.Cases.Forms;

/// <summary>What a form posted, as the JSON that the API takes: the same act by the same door. An input's name is its field's path.</summary>
/// <param name="rulebook">Gives typed amounts their currency and typed times their zone.</param>
internal sealed class FormToJson(IReadOnlyDictionary<string, StringValues> posted, Rulebook rulebook)
{
    /// <summary>The one list whose entries have lines of their own; each has a text area.</summary>
    public const string Messages = "messages";

    /// <summary>The lines of an address; each has an input.</summary>
    public static readonly IReadOnlyList<string> AddressParts = ["street", "postalCode", "city", "country"];

    public JsonElement Read(IReadOnlyList<ActionField> fields)
    {
        var json = new JsonObject();
        foreach (var field in fields)
        {
            if (Value(field.Name, field.Type, field.Source) is { } value)
            {
                json[field.Name] = value;
            }
            else if (field.Clearable && WasAsked(field))
            {
                json[field.Name] = field.Type == "address" ? new JsonObject() : "";
            }
        }

        return JsonSerializer.SerializeToElement(json);
    }

    // What the form had an input for and came back empty is taken away.
    private bool WasAsked(ActionField field) =>
        posted.ContainsKey(field.Type == "address" ? $"{field.Name}.{AddressParts[0]}" : field.Name);

    private JsonNode? Value(string path, string type, string? source) =>
        type switch
        {
            "integer" => Number(path),
            "boolean" => One(path) is { } text ? text == "true" : null,
            "money" => Money(path),
            "period" => Period(path),
            "instant" => Instant(path),
            "address" => Address(path),
            "representative" => Representative(path),
            "list" => Many(path, source),
            "list:dateTimeOffset" => Instants(path),
            "list:suppliedItem" => Rows(
                path,
                "item",
                row => Row(row, ("item", "string"), ("text", "string"), ("documents", "list")),
                needs: ["text", "documents"]
            ),
            "list:proposedSanction" => Rows(
                path,
                "kind",
                row =>
                    Row(
                        row,
                        ("kind", "string"),
                        ("amount", "money"),
                        ("enforceable", "string"),
                        ("condition", "string"),
                        ("conditionUntil", "string"),
                        ("deferredFor", "period"),
                        ("from", "string"),
                        ("to", "string")
                    ),
                needs: ["kind"]
            ),
            "list:proposedTerm" => Rows(
                path,
                "what",
                row => Row(row, ("what", "string"), ("amount", "money"), ("by", "string")),
                needs: ["what", "amount", "by"]
            ),
            "list:activation" => Activations(path),
            _ => One(path),
        };

    private JsonNode? Number(string path) =>
        One(path) is not { } text ? null
        : int.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number
        : text;

    // What is no amount goes on as it is, and is refused at its field.
    private JsonObject? Money(string path) =>
        One($"{path}.amount") is not { } text
            ? null
            : new JsonObject
            {
                ["amount"] = AmountReader.Read(text, rulebook.Currency) is { } amount
                    ? JsonValue.Create(amount)
                    : JsonValue.Create(text),
                ["currency"] = rulebook.Currency,
            };

    private JsonObject? Address(string path)
    {
        var address = new JsonObject();
        foreach (var part in AddressParts.Where(part => One($"{path}.{part}") is not null))
        {
            address[part] = One($"{path}.{part}");
        }

        return address.Count == 0 ? null : address;
    }

    // FP-13: without a name there is none.
    private JsonObject? Representative(string path)
    {
        if (!posted.ContainsKey($"{path}.name"))
        {
            return null;
        }

        var named = new JsonObject
        {
            ["name"] = One($"{path}.name") ?? "",
            ["email"] = One($"{path}.email") ?? "",
            ["lawyer"] = One($"{path}.lawyer") == "true",
        };
        if (One($"{path}.mandateDocument") is { } mandate)
        {
            named["mandateDocument"] = mandate;
        }

        return named;
    }

    private string? Period(string path) =>
        One($"{path}.count") is { } count ? $"P{count}{One($"{path}.unit") ?? "D"}" : null;

    private string? Instant(string path) => One(path) is { } text ? AtWall(text) : null;

    private JsonArray? Instants(string path) =>
        posted.TryGetValue(path, out var given)
        && given.Where(v => !string.IsNullOrWhiteSpace(v)).Select(v => JsonValue.Create(AtWall(v!))).ToArray()
            is { Length: > 0 } all
            ? new JsonArray([.. all])
            : null;

    // Where the case is, whoever types it.
    private string AtWall(string text) =>
        DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var wall)
            ? SchemeTime.Of(rulebook).FromWall(wall).ToString("O", CultureInfo.InvariantCulture)
            : text;

    // Ticked boxes come one by one; a text area brings a line for each.
    private JsonArray? Many(string path, string? source)
    {
        var values = posted.TryGetValue(path, out var given)
            ? given.Where(v => !string.IsNullOrWhiteSpace(v)).Select(v => v!)
            : [];
        var each =
            source is null && path != Messages
                ? values
                    .SelectMany(v => v.ReplaceLineEndings("\n").Split('\n'))
                    .Select(v => v.Trim())
                    .Where(v => v.Length > 0)
                : values;
        return each.ToArray() is { Length: > 0 } all ? new JsonArray([.. all.Select(v => JsonValue.Create(v))]) : null;
    }

    private JsonArray? Rows(string path, string first, Func<string, JsonObject> read, string[] needs)
    {
        var rows = new JsonArray();
        for (var i = 0; posted.ContainsKey($"{path}[{i}].{first}"); i++)
        {
            var row = read($"{path}[{i}]");
            if (needs.Any(row.ContainsKey))
            {
                rows.Add(row);
            }
        }

        return rows.Count > 0 ? rows : null;
    }

    private JsonObject Row(string at, params (string Name, string Type)[] fields)
    {
        var row = new JsonObject();
        foreach (var (name, type) in fields)
        {
            if (Value($"{at}.{name}", type, type == "list" ? "documents" : null) is { } value)
            {
                row[name] = value;
            }
        }

        return row;
    }

    private JsonArray? Activations(string path)
    {
        var ticked = posted.TryGetValue(path, out var given)
            ? given.Where(v => v?.Contains('|') == true).Select(v => v!.Split('|')).ToList()
            : [];
        return ticked.Count > 0 ? new JsonArray([.. ticked.Select(t => Activation(path, t[0], t[1]))]) : null;
    }

    // BC-20: a suspension made effective gets its days.
    private JsonObject Activation(string path, string number, string sanction)
    {
        var row = new JsonObject { ["case"] = number, ["sanction"] = sanction };
        foreach (var day in new[] { "from", "to" })
        {
            if (One($"{path}.{number}.{sanction}.{day}") is { } given)
            {
                row[day] = given;
            }
        }

        return row;
    }

    // Of several the last that says something: a file sent along comes after an empty choice.
    private string? One(string path) =>
        posted.TryGetValue(path, out var values)
            ? values.LastOrDefault(v => !string.IsNullOrWhiteSpace(v))?.Trim()
            : null;
}
