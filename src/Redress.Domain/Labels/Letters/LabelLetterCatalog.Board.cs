using Redress.Domain.Labels.Commands;

namespace Redress.Domain.Labels;

public static partial class LabelLetterCatalog
{
    private static readonly string[] OfAct = ["suspends", "withdraws", "endsMembership", "to"];

    private static readonly string[] OfCondition = [.. Enum.GetValues<LabelCondition>().Select(NameOf)];

    /// <summary>The value that holds where a text is about that condition: <c>isFee</c>.</summary>
    internal static string NameOf(LabelCondition condition) => "is" + condition;

    [LetterPart]
    private static Dictionary<string, IReadOnlyList<string>> BoardPart() =>
        new()
        {
            ["label-board-reasons"] = ["reasons", "due", .. OfAct],
            ["label-board-urgent"] = ["reasons", "on", "hearBy", "received", "appealBy", .. OfAct],
            ["label-board-decided"] = ["carried", "confirmed", "reasons", "on", "received", "appealBy", .. OfAct],
            ["label-board-appeal-lodged"] = ["on", "suspended", .. OfAct],
            ["label-board-appeal-decided"] = ["on", "upheld", "rejected", "withdrawn", .. OfAct],
            ["label-suspended"] = ["on", .. OfAct],
            ["label-suspension-lifted"] = ["reasons", "on"],
            ["label-withdrawn"] = ["reasons", "on"],
            ["label-condition-lost"] = ["text", "due", .. OfCondition],
            ["label-condition-judged"] = ["met", "text", "due", .. OfCondition],
            ["label-misuse-opened"] = ["url", "text", "afterEnd", "due"],
            ["label-misuse-ended"] = ["url", "opened", "reasons"],
            ["label-remove"] = ["on", "beside"],
        };
}
