using System.Text.Json.Nodes;
using Redress.Domain.Rulebooks;

namespace Redress.Domain.Tests.Rulebooks;

/// <summary>The text of a rulebook that the program brings, to be changed in one place.</summary>
internal static class RulebookJson
{
    public static string Of(string scheme) =>
        RulebookReader.Embedded().Single(text => text.Source.StartsWith(scheme + ".", StringComparison.Ordinal)).Json;

    public static string With(string scheme, Action<JsonNode> change)
    {
        var json = JsonNode.Parse(Of(scheme))!;
        change(json);
        return json.ToJsonString();
    }

    /// <summary>The rulebook with the value at a path such as <c>terms.response.days</c> or <c>norms[0].id</c> put to another; null takes it away.</summary>
    public static string With(string scheme, string path, string? value) =>
        With(
            scheme,
            json =>
            {
                var steps = path.Replace("[", ".[").Split('.');
                var parent = steps[..^1]
                    .Aggregate(json, (node, step) => step.StartsWith('[') ? node[Index(step)]! : node[step]!);
                if (value is null)
                {
                    parent.AsObject().Remove(steps[^1]);
                }
                else if (steps[^1].StartsWith('['))
                {
                    parent[Index(steps[^1])] = JsonNode.Parse(value);
                }
                else
                {
                    parent[steps[^1]] = JsonNode.Parse(value);
                }
            }
        );

    private static int Index(string step) => int.Parse(step[1..^1]);
}
