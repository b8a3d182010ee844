using System.Xml.Linq;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Decisions;
using Redress.Domain.Tests.Law;

namespace Redress.Web.Tests.Cases.ApiReference;

/// <summary>What pages and refusals say in English, for the document: in a cell of a table.</summary>
internal static class EnglishTexts
{
    private static readonly Dictionary<string, string> Texts = XDocument
        .Load(Repository.PathOf("src", "Redress.Web", "Cases", "Formatting", "CaseTexts.resx"))
        .Root!.Elements("data")
        .ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value);

    // Where the pages have a form of its own, or the word of another act.
    private static readonly Dictionary<(Type, string), string> OfRecords = new()
    {
        [(typeof(FileComplaint), "scheme")] = "One of the [schemes](#schemes)",
        [(typeof(FileComplaint), "kind")] = "What is complained of",
        [(typeof(FileComplaint), "language")] = "Of the letters to the complainant: one of the scheme's",
        [(typeof(FileComplaint), "norms")] = "Articles of the code that were breached, by their ids",
        [(typeof(FileComplaint), "messages")] = "The messages complained of, whole, with their headers",
        [(typeof(FileComplaint), "arrived")] = "The day on which a complaint on paper came; from a secretary alone",
        [(typeof(FiledComplainant), "kind")] = "In which capacity",
        [(typeof(FiledRespondent), "memberId")] = "Of a member, its `id`; the rest is then not needed",
        [(typeof(FiledRespondent), "name")] =
            "Of another webshop, its name. A member that is named so is recognised by its site or its name",
        [(typeof(FiledRespondent), "notMember")] =
            "`true`: the webshop is another one than the member with this site or name",
        [(typeof(FiledPurchase), "amount")] = "What was paid",
        [(typeof(SuppliedItem), "item")] = "What was asked, by its `id` or its text",
        [(typeof(SuppliedItem), "text")] = "The answer; a document does as well",
        [(typeof(ProposedClause), "what")] = "One thing that is offered; it must be given",
        [(typeof(ProposedSanction), "kind")] = "Which; it must be given",
        [(typeof(ProposedSanction), "amount")] = "Of a fine; it must be given",
        [(typeof(ProposedActivation), "case")] = "The number of the earlier case",
        [(typeof(ProposedActivation), "sanction")] = "The `id` of its deferred sanction",
    };

    public static string Of(string key) => Cell(Texts[key]);

    /// <summary>What a field of an act is called where it is filled in, and what helps there; of a record, what it is.</summary>
    public static string OfField(Type record, string field)
    {
        if (OfRecords.TryGetValue((record, field), out var own))
        {
            return own;
        }

        var act = Command.NameOf(record);
        var label = Find("label", act, field) ?? field;
        return Cell(
            Find("hint", act, field) is not { } hint ? label
            : hint.Contains(label, StringComparison.OrdinalIgnoreCase) ? hint
            : label.EndsWith('?') ? $"{label} {hint}"
            : $"{label}. {hint}"
        );
    }

    private static string? Find(string set, string act, string field) =>
        Texts.GetValueOrDefault($"{set}.{act}.{field}") ?? Texts.GetValueOrDefault($"{set}.{field}");

    private static string Cell(string text) =>
        text.ReplaceLineEndings(" ").Replace("|", "\\|", StringComparison.Ordinal);
}
