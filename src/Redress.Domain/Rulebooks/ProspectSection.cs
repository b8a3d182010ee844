using System.Text.RegularExpressions;

namespace Redress.Domain.Rulebooks;

/// <summary>Another door than this one: who is there, for what, and its site; null where it has none of its own.</summary>
public sealed record OtherDoor(
    IReadOnlyDictionary<string, string> Name,
    IReadOnlyDictionary<string, string> For,
    string? Site
);

/// <summary>
/// FP-19: what this procedure can bring and what it cannot, in the scheme's own sentences, in each of its languages: the mediation, the committee or the external committee where
/// there is one, an appeal; what filing here does not stop; and where else to go, with names.
/// </summary>
public sealed record Prospects(
    IReadOnlyDictionary<string, IReadOnlyList<string>> Mediation,
    IReadOnlyDictionary<string, IReadOnlyList<string>>? Decision,
    IReadOnlyDictionary<string, IReadOnlyList<string>>? Referral,
    IReadOnlyDictionary<string, IReadOnlyList<string>>? Appeal,
    IReadOnlyDictionary<string, IReadOnlyList<string>> RunsOn,
    IReadOnlyList<OtherDoor> Elsewhere
)
{
    /// <summary>In that language, or else in the first of the scheme; nothing of a part that the scheme has not.</summary>
    public static IReadOnlyList<string> In(IReadOnlyDictionary<string, IReadOnlyList<string>>? part, string language) =>
        part is null ? []
        : part.TryGetValue(language, out var told) ? told
        : part.Values.First();

    public static string In(IReadOnlyDictionary<string, string> text, string language) =>
        text.TryGetValue(language, out var told) ? told : text.Values.First();

    /// <summary>The language in which the scheme says it where that is another than was asked for; else null.</summary>
    public string? Foreign(string language) => Mediation.ContainsKey(language) ? null : Mediation.Keys.First();
}

/// <summary>Reads <c>prospects</c>: required, with a part for each stage that the scheme has and none for a stage that it has not.</summary>
internal static partial class ProspectSection
{
    private const int MostSentences = 6;
    private const int LongestSentence = 300;

    public static Prospects Read(
        StrictJsonObject rulebook,
        IReadOnlyList<string> languages,
        IReadOnlyList<Stage> stages
    )
    {
        if (rulebook.Object("prospects") is not { } json)
        {
            return new Prospects(None, null, null, null, None, []);
        }

        var prospects = new Prospects(
            Sentences("mediation"),
            Of(Stage.Committee, "decision"),
            Of(Stage.ExternalReferral, "referral"),
            Of(Stage.Appeal, "appeal"),
            Sentences("runsOn"),
            [.. json.Objects("elsewhere").Select(door => Door(door, languages))]
        );
        json.RefuseUnreadProperties();
        return prospects;

        IReadOnlyDictionary<string, IReadOnlyList<string>> Sentences(string name) =>
            json.LinesInEach(languages, name, MostSentences, LongestSentence);

        // What a stage needs may stay while the stage is switched off, and must be in order.
        IReadOnlyDictionary<string, IReadOnlyList<string>>? Of(Stage stage, string name)
        {
            var told = stages.Contains(stage) || json.Has(name) ? Sentences(name) : null;
            return stages.Contains(stage) ? told : null;
        }
    }

    private static readonly Dictionary<string, IReadOnlyList<string>> None = [];

    private static OtherDoor Door(StrictJsonObject json, IReadOnlyList<string> languages)
    {
        var door = new OtherDoor(
            json.InEach(languages, "name"),
            json.InEach(languages, "for"),
            json.Has("site") ? json.Text("site", Site(), "a site without https:// such as www.example.org") : null
        );
        json.RefuseUnreadProperties();
        return door;
    }

    [GeneratedRegex(
        @"^[a-z0-9-]+(\.[a-z0-9-]+)+\z",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Site();
}
