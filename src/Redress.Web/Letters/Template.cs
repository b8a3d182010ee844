using System.Text.RegularExpressions;

namespace Redress.Web.Letters;

/// <summary>One tag of a text, and on which line it stands.</summary>
/// <param name="Kind"><c>#</c>, <c>^</c>, <c>/</c>, <c>&gt;</c>, or nothing: a place.</param>
internal sealed record TemplateTag(string Kind, string Name, int Line);

/// <summary>
/// A text with places to fill: <c>{{name}}</c>, <c>{{#name}}…{{/name}}</c> where it is there (once for each entry of a list),
/// <c>{{^name}}…{{/name}}</c> where it is not, <c>{{>other}}</c> for another text. <c>{{.}}</c> is the entry of a list, <c>{{#first}}</c> holds in its first,
/// <c>{{term.why}}</c> explains a term, <c>{{list.or}}</c> joins with "or". What a party wrote is put in as its words, never as Markdown.
/// </summary>
internal sealed partial class Template
{
    /// <summary>The value that is no place: the page of the scheme's rules, to which each explanation of a term leads by its rule (FP-15).</summary>
    public const string Rules = "rulesPage";

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

    /// <summary>Every tag of the text in order, also of one that is broken.</summary>
    public static IEnumerable<TemplateTag> TagsOf(string text) =>
        Tag()
            .Matches(text)
            .Select(tag => new TemplateTag(
                tag.Groups["kind"].Value,
                tag.Groups["name"].Value,
                1 + text.AsSpan(0, tag.Index).Count('\n')
            ));

    /// <summary>The text without its tags: what is left of one that is none is still there.</summary>
    public static string WithoutTags(string text) => Tag().Replace(text, "");

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
}
