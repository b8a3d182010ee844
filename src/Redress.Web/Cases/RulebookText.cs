using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Redress.Web.Cases;

/// <summary>The text of a rulebook as somebody gave it, before anybody knows whether it is one.</summary>
internal static class RulebookText
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    private static readonly JsonSerializerOptions Written = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Of which scheme and version it says that it is; null where it says neither.</summary>
    public static (string Scheme, string Version)? Of(string json) =>
        Parse(json) is { } rulebook
        && TextOf(rulebook["scheme"]) is { Length: > 0 } scheme
        && TextOf(rulebook["version"]) is { Length: > 0 } version
            ? (scheme, version)
            : null;

    /// <summary>Laid out alike, whoever wrote it; what is no JSON stays as it is, for the reader to say so.</summary>
    /// <param name="inForce">From which day it is in force; null: from the one that it says.</param>
    public static string Laid(string json, DateOnly? inForce)
    {
        if (Parse(json) is not { } rulebook)
        {
            return json;
        }

        if (inForce is { } day)
        {
            rulebook["inForce"] = day.ToString("O", CultureInfo.InvariantCulture);
        }

        return rulebook.ToJsonString(Written);
    }

    private static string? TextOf(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static JsonObject? Parse(string json)
    {
        try
        {
            return JsonNode.Parse(json, documentOptions: Strict) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
