namespace Redress.Domain.Labels;

public static partial class LabelLetterCatalog
{
    [LetterPart]
    private static Dictionary<string, IReadOnlyList<string>> OfTheCalendar() =>
        new() { ["label-terms-moved"] = ["terms", "was", "due", "rule", "reason"] };
}
