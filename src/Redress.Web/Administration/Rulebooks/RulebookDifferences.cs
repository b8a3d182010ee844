using System.Text.Json;

namespace Redress.Web.Administration.Rulebooks;

/// <summary>A value that two versions have otherwise.</summary>
/// <param name="From">Null where the first has none.</param>
/// <param name="To">Null where the second has none.</param>
internal sealed record RulebookDifference(string Path, string? From, string? To);

/// <summary>Two texts of rulebooks, value by value. What has an id is compared with what has the same, wherever it stands.</summary>
internal static class RulebookDifferences
{
    // By which an entry of a list is told from the others.
    private static readonly string[] Names = ["id", "date"];

    /// <summary>In the order of the second, then what it has no more.</summary>
    public static IReadOnlyList<RulebookDifference> Between(string before, string after)
    {
        var (old, now) = (Values(before), Values(after));
        return
        [
            .. now.Where(v => old.GetValueOrDefault(v.Key) != v.Value)
                .Select(v => new RulebookDifference(v.Key, old.GetValueOrDefault(v.Key), v.Value)),
            .. old.Where(v => !now.ContainsKey(v.Key)).Select(v => new RulebookDifference(v.Key, v.Value, null)),
        ];
    }

    private static OrderedDictionary<string, string> Values(string json)
    {
        using var document = JsonDocument.Parse(json);
        var values = new OrderedDictionary<string, string>(StringComparer.Ordinal);
        Add(document.RootElement, "$", values);
        return values;
    }

    private static void Add(JsonElement json, string path, OrderedDictionary<string, string> into)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in json.EnumerateObject())
                {
                    Add(property.Value, $"{path}.{property.Name}", into);
                }

                break;
            case JsonValueKind.Array when json.EnumerateArray().All(e => e.ValueKind == JsonValueKind.String):
                // A list of words is one value; so are the sentences of a text.
                var texts = json.EnumerateArray().Select(e => e.GetString()!).ToList();
                into[path] = string.Join(
                    texts.Exists(t => t.Contains(' ', StringComparison.Ordinal)) ? "\n" : ", ",
                    texts
                );
                break;
            case JsonValueKind.Array:
                foreach (var (entry, i) in json.EnumerateArray().Select((entry, i) => (entry, i)))
                {
                    Add(entry, $"{path}[{NameOf(entry) ?? $"{i}"}]", into);
                }

                break;
            case JsonValueKind.String:
                into[path] = json.GetString()!;
                break;
            default:
                into[path] = json.GetRawText();
                break;
        }
    }

    private static string? NameOf(JsonElement entry) =>
        entry.ValueKind != JsonValueKind.Object
            ? null
            : Names
                .Select(name =>
                    entry.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
                        ? value.GetString()
                        : null
                )
                .FirstOrDefault(value => value is not null);
}
