namespace Redress.Domain.Labels;

public static partial class LabelLetterCatalog
{
    // What follows from membership, decisions, fees and scans.
    [LetterPart]
    private static Dictionary<string, IReadOnlyList<string>> Follow() =>
        new()
        {
            ["label-data-breach"] = ["on", "text"],
            ["label-ended-with-membership"] = ["on", "application", "granted"],
            ["label-fee-asked"] = ["year", "amount", "months", "due"],
            ["label-fee-reminder"] = ["year", "amount", "months", "due"],
            ["label-restored"] = ["until"],
            ["label-scan-due"] = ["ssl", "due"],
            ["label-scan-unsafe"] = ["ssl", "on", "mendBy"],
            ["label-suspended-by-decision"] = ["from", "until"],
            ["label-suspension-over"] = [],
            ["label-taken-by-decision"] = [],
        };
}
