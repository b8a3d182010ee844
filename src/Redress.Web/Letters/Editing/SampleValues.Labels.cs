using Redress.Domain.Letters;
using Redress.Web.Letters.Mail;

namespace Redress.Web.Letters.Editing;

/// <summary>What the letters about labels tell (BC-33 to BC-46, WK-3 to WK-10).</summary>
internal sealed partial class SampleValues
{
    private static readonly HashSet<string> FlagsOfLabels = new(
        MailWriter
            .Kinds["label-condition-lost"]
            .Where(value => value is ['i', 's', >= 'A' and <= 'Z', ..])
            .Concat(
                (
                    "application granted ssl againstLaw againstCode deviates approved withdraws stillThere mended carried confirmed "
                    + "immediate suspended rejected afterEnd upheld met lapsed endsMembership beside"
                ).Split(' ')
            ),
        StringComparer.Ordinal
    );

    private object? OfLabels(string field) =>
        !_name.StartsWith("label-", StringComparison.Ordinal) && _name != TemplateFields.Condition ? null
        : FlagsOfLabels.Contains(field) ? true
        : field switch
        {
            "label" => Wording.Of("labelKind.b2c", _language),
            "year" => "2027",
            "months" => "7",
            "rule" => "BC-36",
            "article" => "4.2",
            "url" => "https://www.winkelrijk.example/contact",
            "charter" => "2026-01",
            "perDay" => Amount(100),
            "cost" => Amount(450),
            "hours" or "receiptHours" => "24",
            "removalHours" => "48",
            "sentAt" => Today.AddDays(-1),
            "from" or "receipt" or "lost" => Today.AddDays(7),
            "mendBy" or "endsOn" or "hearBy" or "appealBy" or "to" => Today.AddDays(15),
            "opened" => Today.AddDays(-20),
            "removed" when _name == "label-penalty" => Today.AddDays(-2),
            "shortcoming" => Shortcoming,
            "shortcomings" => new List<IReadOnlyDictionary<string, object>>
            {
                new Dictionary<string, object> { ["text"] = Shortcoming, ["due"] = Today.AddDays(30) },
            },
            "change" => In("Een nieuwe bestelpagina.", "Une nouvelle page de commande.", "A new page to order on."),
            "grounds" => In(
                "De retourkosten staan niet bij de prijs.",
                "Les frais de retour ne figurent pas près du prix.",
                "The cost of a return does not stand with the price."
            ),
            _ => null,
        };

    private string Shortcoming =>
        In(
            "De voorwaarden noemen geen herroepingstermijn.",
            "Les conditions ne mentionnent pas de délai de rétractation.",
            "The conditions name no term of withdrawal."
        );
}
