using Redress.Domain.Rulebooks;
using Redress.Domain.Terms;

namespace Redress.Web.PublicInformation;

/// <summary>A rule that a party can meet, with the terms that carry it out.</summary>
internal sealed record PublicRule(string Id, IReadOnlyList<KeyValuePair<string, TermRule>> Terms)
{
    /// <summary>The key of its words.</summary>
    public string Key => $"rule.{Id.ToLowerInvariant()}";
}

/// <summary>Which rules of the procedure a scheme's page explains (FP-15): those that a letter, a term or a page can name.</summary>
internal static class RulesForEverybody
{
    private static readonly string[] Always =
    [
        "BC-1",
        "BC-2",
        "BC-3",
        "BC-4",
        "BC-5",
        "BC-6",
        "BC-7",
        "BC-8",
        "BC-9",
        "BC-10",
        "BC-16",
        "FP-1",
        "FP-3",
        "FP-4",
        "FP-5",
        "FP-7",
        "FP-8",
        "FP-9",
        "FP-10",
        "FP-11",
        "FP-13",
        "FP-14",
        "FP-18",
        "FP-19",
        "FP-20",
        "FP-21",
        "FP-22",
        "FP-23",
        "FP-24",
        "FP-25",
    ];

    private static readonly Dictionary<Stage, string[]> OfStage = new Dictionary<Stage, string[]>
    {
        [Stage.Mediation] = [],
        [Stage.Committee] = ["BC-11", "BC-12", "BC-14", "BC-15", "BC-17", "BC-18", "BC-23", "BC-45", "FP-2", "FP-12"],
        [Stage.Hearing] = ["BC-13"],
        [Stage.Sanctions] = ["BC-19", "BC-20", "BC-21", "BC-22", "BC-30"],
        [Stage.Appeal] = ["BC-24", "BC-25", "BC-26", "BC-27", "BC-28", "BC-29", "FP-6", "FP-17", "ST-3"],
        [Stage.ExternalReferral] = ["WK-1", "WK-2", "WK-11"],
        [Stage.Notices] = ["BC-31", "BC-32"],
    };

    /// <summary>In order; each rule that one of the scheme's terms names is there, whatever it is called.</summary>
    public static IReadOnlyList<PublicRule> Of(Rulebook rulebook)
    {
        var terms = rulebook.Terms.Rules.ToLookup(t => t.Value.Rule);
        return
        [
            .. Always
                .Concat(rulebook.Stages.SelectMany(stage => OfStage[stage]))
                .Concat(terms.Select(t => t.Key))
                .Distinct()
                .OrderBy(id => id.Split('-')[0], StringComparer.Ordinal)
                .ThenBy(id => int.Parse(id.Split('-')[1], System.Globalization.CultureInfo.InvariantCulture))
                .Select(id => new PublicRule(id, [.. terms[id]])),
        ];
    }
}
