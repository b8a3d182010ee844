using System.Text.RegularExpressions;

namespace Redress.Web.Tests.Shell;

/// <summary>A key, or the form of a key that is built, as source code names it.</summary>
/// <param name="Texts">The class whose texts are asked; null where the code does not tell.</param>
/// <param name="Key">The key; of a built one a pattern, which stands for each key that it matches.</param>
internal sealed record NamedKey(string File, string? Texts, string Key, bool Built)
{
    public bool Names(string key) =>
        Built ? Regex.IsMatch(key, $"^{Key}$", RegexOptions.None, TimeSpan.FromSeconds(1)) : key == Key;
}

/// <summary>
/// Reads from source code which keys of which texts it names: in <c>T["a.b"]</c>, <c>T[x ? "a.b" : $"a.{c}"]</c> and <c>T.Of("a.b", …)</c>,
/// where T is the localizer of some texts, its formatter, or what a page inherits of these; in <c>T.Word("set", value)</c>;
/// and wherever else a string looks like a key.
/// </summary>
internal sealed partial class TextKeys(IReadOnlyDictionary<string, string> sources)
{
    // Read through an own class, which takes the same keys.
    private static readonly Dictionary<string, string> Formatters = new() { ["CaseFormatter"] = "CaseTexts" };

    private readonly ILookup<string, string> _byName = sources.Keys.ToLookup(NameOf);

    private readonly Dictionary<string, IReadOnlyDictionary<string, string>> _localizers = [];

    private IReadOnlyList<NamedKey>? _all;

    public IReadOnlyList<NamedKey> All() => _all ??= [.. sources.SelectMany(s => In(s.Key, s.Value))];

    /// <summary>The texts that a file, its other parts and what it inherits ask, by the name under which it does.</summary>
    public IReadOnlyDictionary<string, string> LocalizersOf(string file) =>
        _localizers.TryGetValue(file, out var known) ? known : _localizers[file] = FindLocalizers(file);

    private Dictionary<string, string> FindLocalizers(string file)
    {
        // Static: nobody is given it.
        var found = new Dictionary<string, string> { ["Wording"] = "Wording" };
        var parts = _byName[NameOf(file)].Where(f => Path.GetDirectoryName(f) == Path.GetDirectoryName(file)).ToList();
        foreach (var source in parts.Select(f => sources[f]))
        {
            foreach (Match m in Declared().Matches(source))
            {
                found[m.Groups["name"].Value] = Formatters.GetValueOrDefault(
                    m.Groups["formatter"].Value,
                    m.Groups["texts"].Value
                );
            }
        }

        foreach (var source in parts.Select(f => sources[f]))
        {
            var inherited = Inherited().Match(source).Groups["name"].Value;
            foreach (var (name, texts) in _byName[inherited].Take(1).SelectMany(LocalizersOf))
            {
                found.TryAdd(name, texts);
            }

            // The same under another name, for the class that it inherits.
            if (Same().Match(source) is { Success: true } same)
            {
                found["Words"] = found[same.Groups["name"].Value];
            }
        }

        return found;
    }

    private IEnumerable<NamedKey> In(string file, string source)
    {
        var localizers = LocalizersOf(file);
        foreach (Match m in Set().Matches(source))
        {
            // What letters say by a key of the law is theirs.
            var name = m.Groups["name"].Value == "TextKey" ? "Wording" : m.Groups["name"].Value;
            if (localizers.TryGetValue(name, out var texts))
            {
                yield return new NamedKey(file, texts, Regex.Escape($"{m.Groups["set"].Value}.") + "[^.]+", true);
            }
        }

        foreach (Match m in Literal().Matches(source))
        {
            var built = m.Value[0] == '$';
            var key = built ? Pattern(source, m.Index + 2) : m.Groups["text"].Value;
            var asked = AskedAt(source, m.Index, localizers);
            if (key is null || asked is null && !key.Contains('.', StringComparison.Ordinal))
            {
                continue;
            }

            if (asked is null || !IsCompared(source, m))
            {
                yield return new NamedKey(file, asked, key, built);
            }
        }
    }

    // $"a.{x}.b" as a pattern; null where it does not begin with the name of a set.
    private static string? Pattern(string source, int at)
    {
        var pattern = "";
        var text = at;
        for (var depth = 0; source[at] != '"' || depth > 0; at++)
        {
            if (source[at] == '{' && depth++ == 0)
            {
                pattern += Regex.Escape(source[text..at]) + ".+";
            }
            else if (source[at] == '}' && --depth == 0)
            {
                text = at + 1;
            }
            else if (source[at] == '\n')
            {
                return null;
            }
        }

        pattern += Regex.Escape(source[text..at]);
        return BeginsWithSet().IsMatch(pattern) ? pattern : null;
    }

    // Whose text is asked by the first argument in which this place stands; null: by none.
    private static string? AskedAt(string source, int at, IReadOnlyDictionary<string, string> localizers)
    {
        var (depth, later) = (0, false);
        for (var i = at - 1; i >= 0 && source[i] != ';'; i--)
        {
            if (source[i] is ')' or ']' or '}')
            {
                depth++;
            }
            else if (depth > 0 && source[i] is ('(' or '[' or '{'))
            {
                depth--;
            }
            else if (source[i] is '(' or '[' or '{')
            {
                var before = source[Math.Max(0, i - 60)..i];
                var call = source[i] == '[' ? Indexed().Match(before) : Called().Match(before);
                if (source[i] != '{' && localizers.TryGetValue(call.Groups["name"].Value, out var texts))
                {
                    return later ? null : texts;
                }

                // What stands in parentheses or in a switch is still the argument itself.
                if (!(source[i] == '(' ? Grouped() : Switched()).IsMatch(before))
                {
                    return null;
                }

                later = false;
            }
            else if (source[i] == ',' && depth == 0)
            {
                later = true;
            }
        }

        return null;
    }

    private static bool IsCompared(string source, Match m) =>
        Compared().IsMatch(source[Math.Max(0, m.Index - 20)..m.Index]);

    private static string NameOf(string file) => Path.GetFileName(file).Split('.')[0];

    [GeneratedRegex(
        @"(?:IStringLocalizer<(?:\w+\.)*(?<texts>\w+)>|\b(?<formatter>CaseFormatter)) (?<name>\w+)",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Declared();

    [GeneratedRegex(@"(@inherits|\bclass \w+ :) (?<name>\w+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Inherited();

    [GeneratedRegex(@"IStringLocalizer Words => (?<name>\w+);")]
    private static partial Regex Same();

    [GeneratedRegex(@"\b(?<name>\w+)(\.Word|(?<=\bTextKey)\.Of)\(""(?<set>\w+)""", RegexOptions.ExplicitCapture)]
    private static partial Regex Set();

    [GeneratedRegex(@"\$""[A-Za-z][A-Za-z0-9.-]*\{|""(?<text>[A-Za-z][A-Za-z0-9.-]*)""")]
    private static partial Regex Literal();

    [GeneratedRegex(@"^[a-z][A-Za-z]*\\\.")]
    private static partial Regex BeginsWithSet();

    [GeneratedRegex(@"\b(?<name>\w+)$")]
    private static partial Regex Indexed();

    [GeneratedRegex(@"\b(?<name>\w+)\.(Of|Has|Knows)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Called();

    [GeneratedRegex(@"[^\w>]$")]
    private static partial Regex Grouped();

    [GeneratedRegex(@"\bswitch\s*$")]
    private static partial Regex Switched();

    [GeneratedRegex(@"([=!]=|\bis|\bis not|\bor|\bor not) $", RegexOptions.ExplicitCapture)]
    private static partial Regex Compared();
}
