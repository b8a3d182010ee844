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

    /// <summary>A list of different words; at least one, unless it may be empty.</summary>
    public IReadOnlyList<string> Words(string name, IReadOnlySet<string> known, bool mayBeEmpty = false)
    {
        var words = new List<string>();
        foreach (var (item, at) in Items(name, mayBeEmpty))
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

    /// <summary>Some lines of text in each of the languages, and in no other.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> LinesInEach(
        IReadOnlyList<string> languages,
        string name,
        int most,
        int longest = 100
    )
    {
        if (Object(name) is not { } json)
        {
            return new Dictionary<string, IReadOnlyList<string>>();
        }

        var lines = languages.ToDictionary(
            language => language,
            IReadOnlyList<string> (language) => json.Lines(language, most, longest)
        );
        json.RefuseUnreadProperties("is not a language of the scheme");
        return lines;
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

    private List<string> Lines(string name, int most, int longest)
    {
        var lines = new List<string>();
        foreach (var (item, at) in Items(name))
        {
            var line = item.ValueKind == JsonValueKind.String ? item.GetString()! : "";
            if (line.Length == 0 || line.Length > longest || line.Trim() != line)
            {
                fault(at, $"must be a line of 1 to {longest} letters without space around it");
            }

            lines.Add(line);
        }

        Require(lines.Count <= most, name, $"must not be more than {most} lines");
        return lines;
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
