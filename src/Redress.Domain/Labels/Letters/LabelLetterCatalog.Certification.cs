namespace Redress.Domain.Labels;

public static partial class LabelLetterCatalog
{
    [LetterPart]
    private static Dictionary<string, IReadOnlyList<string>> Certification() =>
        new()
        {
            ["label-logo-applied"] = [],
            ["label-applied"] = ["due", "cost"],
            ["label-applied-certified"] = [],
            ["label-application-closed"] = ["reason"],
            ["label-application-takes-longer"] = [],
            ["label-certified"] = ["on"],
            ["label-certification-negative"] = ["on", "receipt", "lost"],
            ["label-shortcomings"] = ["on", "shortcomings", "text", "due"],
            ["label-shortcoming-checked"] = ["shortcoming", "mended", "text", "due"],
            ["label-term-extended"] = ["due", "reason"],
            ["label-provisional"] = ["on", "due", "charter"],
            ["label-confirmed"] = ["until"],
            ["label-honour-reminder"] = ["due"],
            ["label-honour-over"] = ["lost"],
            ["label-control-begins"] = ["until", "due", "cost"],
            ["label-control-reminder"] = ["until"],
            ["label-expired"] = ["until"],
            ["label-granted"] = ["from", "until", "charter"],
            ["label-renewed"] = ["from", "until", "charter"],
            ["label-granted-beside"] = ["from"],
            ["label-appeal-lodged"] = ["on", "due"],
            ["label-appeal-brought"] = ["on", "reference"],
            ["label-appeal-decided"] = ["on", "upheld"],
        };
}
