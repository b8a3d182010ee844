using System.Collections;
using System.Text;
using System.Text.RegularExpressions;
using Redress.Domain;
using Redress.Domain.Letters;
using Redress.Domain.Terms;

namespace Redress.Web.Letters;

/// <summary>
/// A text with places to fill: <c>{{name}}</c>, <c>{{#name}}…{{/name}}</c> where it is there (once for each entry of a list),
/// <c>{{^name}}…{{/name}}</c> where it is not, <c>{{>other}}</c> for another text. <c>{{.}}</c> is the entry of a list, <c>{{#first}}</c> holds in its first,
/// <c>{{term.why}}</c> explains a term, <c>{{list.or}}</c> joins with "or". What a party wrote is put in as its words, never as Markdown.
/// </summary>
internal sealed partial class Template
{
    private readonly List<Node> _nodes;

    private Template(List<Node> nodes) => _nodes = nodes;

    /// <exception cref="FormatException">A section is not closed, or another is.</exception>
    public static Template Parse(string text)
    {
        // A tag alone on its line takes the line with it.
        var lines = AloneOnLine().Replace(text.ReplaceLineEndings("\n"), "${tag}");
        var open = new Stack<(string Name, List<Node> Nodes)>([("", [])]);
        var at = 0;
        foreach (Match tag in Tag().Matches(lines))
        {
            open.Peek().Nodes.Add(new Text(lines[at..tag.Index]));
            at = tag.Index + tag.Length;
            var name = tag.Groups["name"].Value;
            switch (tag.Groups["kind"].Value)
            {
                case "#" or "^":
                    var section = new Section(name, tag.Groups["kind"].Value == "^", []);
                    open.Peek().Nodes.Add(section);
                    open.Push((name, section.Nodes));
                    break;
                case "/":
                    if (open.Pop().Name != name || open.Count == 0)
                    {
                        throw new FormatException($"{{{{/{name}}}}} closes nothing.");
                    }

                    break;
                case ">":
                    open.Peek().Nodes.Add(new Part(name));
                    break;
                default:
                    open.Peek().Nodes.Add(new Place(name));
                    break;
            }
        }

        open.Peek().Nodes.Add(new Text(lines[at..]));
        return open.Count == 1
            ? new Template(open.Peek().Nodes)
            : throw new FormatException($"{{{{#{open.Peek().Name}}}}} is not closed.");
    }

    /// <summary>Every name that the text uses, and every other text that it takes in.</summary>
    public (IReadOnlySet<string> Names, IReadOnlySet<string> Parts) Uses()
    {
        var (names, parts) = (new HashSet<string>(), new HashSet<string>());
        Walk(_nodes);
        return (names, parts);

        void Walk(List<Node> nodes)
        {
            foreach (var node in nodes)
            {
                switch (node)
                {
                    case Place place:
                        names.Add(place.Name);
                        break;
                    case Section section:
                        names.Add(section.Name);
                        Walk(section.Nodes);
                        break;
                    case Part part:
                        parts.Add(part.Name);
                        break;
                }
            }
        }
    }

    /// <param name="plain">The result is plain text, not Markdown.</param>
    /// <param name="missing">Called with the name of each place that nothing fills.</param>
    public string Fill(
        IReadOnlyDictionary<string, object> values,
        string language,
        Func<string, Template> others,
        bool plain = false,
        Action<string>? missing = null
    )
    {
        var filling = new Filling(language, others, plain, missing);
        filling.Scopes.Push(values);
        filling.Write(_nodes);
        return filling.Text.ToString();
    }

    [GeneratedRegex(
        @"^[ \t]*(?<tag>\{\{[#^/>][\w.\-]+\}\})[ \t]*\n",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex AloneOnLine();

    [GeneratedRegex(
        @"\{\{(?<kind>[#^/>]?)(?<name>[\w.\-]+)\}\}",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex Tag();

    private abstract record Node;

    private sealed record Text(string Words) : Node;

    private sealed record Place(string Name) : Node;

    private sealed record Section(string Name, bool Absent, List<Node> Nodes) : Node;

    private sealed record Part(string Name) : Node;

    private sealed class Filling(string language, Func<string, Template> others, bool plain, Action<string>? missing)
    {
        public Stack<IReadOnlyDictionary<string, object>> Scopes { get; } = new();

        public StringBuilder Text { get; } = new();

        public void Write(List<Node> nodes)
        {
            foreach (var node in nodes)
            {
                switch (node)
                {
                    case Text text:
                        Text.Append(text.Words);
                        break;
                    case Place place:
                        Put(place.Name);
                        break;
                    case Section section:
                        Write(section);
                        break;
                    case Part part:
                        Write(others(part.Name)._nodes);
                        break;
                }
            }
        }

        private void Write(Section section)
        {
            var value = Find(section.Name);
            if (section.Absent)
            {
                if (!Holds(value))
                {
                    Write(section.Nodes);
                }
            }
            else if (value is IEnumerable list and not string and not IReadOnlyDictionary<string, object>)
            {
                var first = true;
                foreach (var entry in list)
                {
                    var scope = entry is IReadOnlyDictionary<string, object> row
                        ? new Dictionary<string, object>(row)
                        : new Dictionary<string, object> { ["."] = entry };
                    scope["first"] = first;
                    first = false;
                    Scopes.Push(scope);
                    Write(section.Nodes);
                    Scopes.Pop();
                }
            }
            else if (Holds(value))
            {
                Write(section.Nodes);
            }
        }

        private void Put(string name)
        {
            var why = name.EndsWith(".why", StringComparison.Ordinal);
            var or = name.EndsWith(".or", StringComparison.Ordinal);
            var value = Find(
                why ? name[..^4]
                : or ? name[..^3]
                : name
            );
            if (value is null)
            {
                missing?.Invoke(name);
                return;
            }

            Text.Append(
                value switch
                {
                    Term term when why => Words(TermExplanation.Explain(term, language)),
                    IEnumerable list and not string => Words(
                        Wording.Joined([.. list.Cast<object>().Select(Said)], or ? "list.or" : "list.and", language)
                    ),
                    string text => Words(text).Replace("\n", "\n" + Indent(), StringComparison.Ordinal),
                    _ => Words(Said(value)),
                }
            );
        }

        private string Words(string text) => plain ? text : MarkdownText.Escape(text);

        private string Said(object value) =>
            value switch
            {
                Term term => Wording.Date(term.Due, language),
                DateOnly day => Wording.Date(day, language),
                DateTimeOffset at => Wording.Moment(at, language),
                Money money => Wording.Amount(money, language),
                Period period => Wording.Length(period, language),
                TextKey textKey => Wording.Of(textKey, language),
                IFormattable number => number.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
                _ => value.ToString() ?? "",
            };

        // A text of several lines stays inside the quotation or list in which it stands.
        private string Indent()
        {
            var line = Text.ToString().AsSpan();
            line = line[(line.LastIndexOf('\n') + 1)..];
            return line.StartsWith("> ") ? "> "
                : line.StartsWith("- ") ? "  "
                : "";
        }

        private object? Find(string name)
        {
            foreach (var scope in Scopes)
            {
                if (scope.TryGetValue(name, out var value))
                {
                    return value;
                }
            }

            return null;
        }

        private static bool Holds(object? value) =>
            value switch
            {
                null or false or "" => false,
                string => true,
                ICollection list => list.Count > 0,
                IEnumerable list => list.Cast<object>().Any(),
                _ => true,
            };
    }
}
