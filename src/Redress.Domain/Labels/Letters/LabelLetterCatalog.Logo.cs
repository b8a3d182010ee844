namespace Redress.Domain.Labels;

public static partial class LabelLetterCatalog
{
    [LetterPart]
    private static Dictionary<string, IReadOnlyList<string>> Logo() =>
        new()
        {
            ["label-logo-refused"] = ["reasons", "againstLaw", "againstCode"],
            ["label-logo-granted"] = ["from"],
            ["label-re-examined"] = ["on", "deviates", "text"],
            ["label-change-answered"] = ["change", "approved", "text"],
            ["label-measure-warned"] = ["grounds", "article", "suspends", "withdraws", "hours"],
            ["label-measure-dropped"] = ["grounds", "reason", "lapsed"],
            ["label-measure-decided"] =
            [
                "on",
                "grounds",
                "article",
                "suspends",
                "withdraws",
                "immediate",
                "receiptHours",
                "removalHours",
                "perDay",
                "sentAt",
            ],
            ["label-measure-reviewed"] = ["text"],
            ["label-measure-lifted"] = ["on", "reason"],
            ["label-penalty"] = ["amount", "days", "perDay", "ended", "removed", "stillThere"],
            ["label-naming-text"] = ["text", "from"],
            ["label-name-taken-down"] = ["on"],
            ["label-left-over-change"] = ["version", "endsOn", "amount"],
            ["label-fee-returned"] = ["amount", "on"],
        };
}
