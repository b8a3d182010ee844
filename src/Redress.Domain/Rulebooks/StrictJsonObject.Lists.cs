using System.Text.Json;

namespace Redress.Domain.Rulebooks;

/// <summary>The lists of a sheet: nothing twice, and not empty unless that is said.</summary>
internal sealed partial class StrictJsonObject
{
    /// <summary>A list of different choices, at least one.</summary>
    public IReadOnlyList<T> Choices<T>(string name)
        where T : struct, Enum
    {
        var chosen = new List<T>();
        foreach (var (item, at) in Items(name))
        {
            if (Chosen<T>(item, at) is { } choice)
            {
                Add(chosen, choice, at);
            }
        }

        return chosen;
    }

    /// <summary>A list of different words, at least one.</summary>
    public IReadOnlyList<string> Words(string name, IReadOnlySet<string> known)
    {
        var words = new List<string>();
        foreach (var (item, at) in Items(name))
        {
            var word = item.ValueKind == JsonValueKind.String ? item.GetString()! : item.GetRawText();
            if (known.Contains(word))
            {
                Add(words, word, at);
            }
            else
            {
                fault(at, $"is not one of {string.Join(", ", known.Order())}: '{word}'");
            }
        }

        return words;
    }

    public IEnumerable<StrictJsonObject> Objects(string name, bool mayBeEmpty = false)
    {
        foreach (var (item, at) in Items(name, mayBeEmpty))
        {
            if (Open(item, at, fault) is { } json)
            {
                yield return json;
            }
        }
    }

    private IEnumerable<(JsonElement Item, string At)> Items(string name, bool mayBeEmpty = false)
    {
        if (Value(name, JsonValueKind.Array, "must be a list") is not { } list)
        {
            return [];
        }

        Require(mayBeEmpty || list.GetArrayLength() > 0, name, "must not be empty");
        return list.EnumerateArray().Select((item, i) => (item, $"{At(name)}[{i}]"));
    }

    private void Add<T>(List<T> list, T item, string at)
    {
        if (list.Contains(item))
        {
            fault(at, "is there twice");
            return;
        }

        list.Add(item);
    }
}
