using System.Collections;
using System.Text;
using Redress.Domain;
using Redress.Domain.Letters;
using Redress.Domain.Terms;

namespace Redress.Web.Letters;

/// <summary>The places filled with their values.</summary>
internal sealed partial class Template
{
    private sealed class Filling(string language, Func<string, Template> others, bool plain, Action<string>? missing)
    {
        private const int DeepestPart = 10;
        private int _depth;

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
                        WritePart(part);
                        break;
                }
            }
        }

        // A text of the operator's own that takes itself in has no end.
        private void WritePart(Part part)
        {
            if (++_depth > DeepestPart)
            {
                throw new InvalidOperationException($"The text '{part.Name}' takes itself in.");
            }

            Write(others(part.Name)._nodes);
            _depth--;
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
                    AccessCodePlace place => place.ToString(),
                    Term term when why => Words(Explained(term)),
                    IEnumerable list and not string => Words(
                        Wording.Joined([.. list.Cast<object>().Select(Said)], or ? "list.or" : "list.and", language)
                    ),
                    string text => Words(text).Replace("\n", "\n" + Indent(), StringComparison.Ordinal),
                    _ => Words(Said(value)),
                }
            );
        }

        private string Explained(Term term)
        {
            var words = TermExplanation.Explain(term, language);
            return Find(Rules) is string page
                ? $"{words} {Wording.Of("term.ruleAt", language, $"{page}#{term.Derivation.Rule}")}"
                : words;
        }

        private string Words(string text)
        {
            var words = AccessCodePlace.RemoveFrom(text);
            return plain ? words : MarkdownText.Escape(words);
        }

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
