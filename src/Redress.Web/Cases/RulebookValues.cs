using System.Text.Json;
using System.Text.Json.Nodes;
using Redress.Web.Shell;
using Redress.Web.Storage.Body;

namespace Redress.Web.Cases;

/// <summary>What the body says itself, put into the text of a rulebook before it is read: so it is judged as strictly as all else in it (BC-42).</summary>
internal static class RulebookValues
{
    private const string Scheme = "scheme";
    private const string LanguagesName = "languages";
    private const string DefaultLanguage = "defaultLanguage";

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>The text as it was where it is no rulebook: whoever reads it says what is wrong.</summary>
    public static string Merge(string json, IReadOnlyList<RulebookValueRow> values)
    {
        if (values.Count == 0 || Parse(json) is not { } rulebook)
        {
            return json;
        }

        var own = values.Where(v => v.Scheme == rulebook[Scheme]?.ToString()).ToList();
        foreach (var section in new[] { RulebookValueRow.Contact, RulebookValueRow.Retention })
        {
            if (Of(own, section) is { } value && rulebook[section] is JsonObject target)
            {
                Overlay(target, value);
            }
        }

        if (Of(own, RulebookValueRow.Holidays)?["added"] is JsonArray days)
        {
            AddDays(rulebook, days);
        }

        // Last: what was said in a language that is not offered any more goes too.
        if (Of(own, RulebookValueRow.Languages) is { } languages)
        {
            KeepLanguages(rulebook, languages);
        }

        return own.Count == 0 ? json : rulebook.ToJsonString();
    }

    private static JsonObject? Of(IEnumerable<RulebookValueRow> values, string section) =>
        values.FirstOrDefault(v => v.Section == section) is { } row ? Parse(row.Json) : null;

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

    private static void Overlay(JsonObject target, JsonObject value)
    {
        foreach (var (name, node) in value)
        {
            if (node is JsonObject inner && target[name] is JsonObject below)
            {
                Overlay(below, inner);
            }
            else
            {
                target[name] = node?.DeepClone();
            }
        }
    }

    private static void AddDays(JsonObject rulebook, JsonArray days)
    {
        if (rulebook["calendar"]?["added"] is not JsonArray added)
        {
            return;
        }

        foreach (var day in days.OfType<JsonObject>())
        {
            if (added.All(there => there?["date"]?.ToString() != day["date"]?.ToString()))
            {
                added.Add(day.DeepClone());
            }
        }
    }

    private static void KeepLanguages(JsonObject rulebook, JsonObject value)
    {
        var kept = value[LanguagesName] is JsonArray list ? list.Select(l => l?.ToString() ?? "").ToHashSet() : [];
        Keep(rulebook, kept, value["default"]?.ToString());
    }

    private static void Keep(JsonNode? node, HashSet<string> kept, string? byDefault)
    {
        switch (node)
        {
            case JsonObject inLanguages when IsInLanguages(inLanguages):
                foreach (var language in inLanguages.Select(p => p.Key).Where(l => !kept.Contains(l)).ToList())
                {
                    inLanguages.Remove(language);
                }

                break;
            case JsonObject json:
                if (json[LanguagesName] is JsonArray own)
                {
                    json[LanguagesName] = new JsonArray([
                        .. own.Where(l => kept.Contains(l?.ToString() ?? "")).Select(l => l!.DeepClone()),
                    ]);
                    json[DefaultLanguage] = byDefault;
                }

                foreach (var (_, inner) in json)
                {
                    Keep(inner, kept, byDefault);
                }

                break;
            case JsonArray array:
                foreach (var inner in array)
                {
                    Keep(inner, kept, byDefault);
                }

                break;
        }
    }

    private static bool IsInLanguages(JsonObject json) =>
        json.Count > 0 && json.All(p => Languages.All.Contains(p.Key));
}
