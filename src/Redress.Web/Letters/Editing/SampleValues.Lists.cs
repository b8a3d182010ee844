using Redress.Domain.Letters;
using Redress.Domain.Terms;

namespace Redress.Web.Letters.Editing;

/// <summary>What stands in the lists of an invented case.</summary>
internal sealed partial class SampleValues
{
    private object? ListOf(string field) =>
        field switch
        {
            "sanctions" => Sanctions(),
            "activates" => Activates(),
            "openDuties" => Duties(),
            "brings" => Lines(
                In(
                    "Een voorstel van de webshop.",
                    "Une proposition de la boutique en ligne.",
                    "A proposal by the webshop."
                ),
                In("Een uitspraak van de commissie.", "Une décision de la commission.", "A decision of the committee.")
            ),
            "runsOn" => Lines(
                In(
                    "Uw bedenktijd bij de webshop.",
                    "Votre délai de réflexion auprès de la boutique.",
                    "Your time to withdraw."
                )
            ),
            "elsewhere" => Elsewhere(),
            "agreed" => Agreed(),
            "terms" => _name == "terms-rederived" ? Rederived() : null,
            "duties" => DutiesOfTheBody(),
            "without" => new List<Dictionary<string, object>>
            {
                Row(("kind", new TextKey("sanctionKind.suspension"))),
                Row(("kind", new TextKey("sanctionKind.fine")), ("amount", Amount(2500))),
            },
            "items" => TemplateFields.IsMail(_name) ? Waiting() : AskedFor(),
            ContactLines.Values => new List<Dictionary<string, object>> { Contact() },
            "norms" => new List<string>
            {
                In("3.2 – Levering binnen de termijn", "3.2 – Livraison dans le délai", "3.2 – Delivery in time"),
                In("4.1 – Terugbetaling", "4.1 – Remboursement", "4.1 – Refund"),
            },
            "documents" => new List<string>
            {
                In("Factuur", "Facture", "Invoice"),
                In("Foto van het pakje", "Photo du colis", "Photograph of the parcel"),
            },
            "delivered" => Words("delivery.answer", "delivery.defence"),
            "missing" => Words("delivery.messages"),
            "languages" or "choiceLanguages" => Words("language.nl", "language.fr"),
            "sits" => new List<string> { Member, "Karim Benali", "Els De Wit" },
            "lateSetAside" or "undecided" => new List<object> { Today.AddDays(-3), Today.AddDays(-2) },
            "dates" => new List<object> { Moment(14), Moment(16) },
            _ => null,
        };

    private List<Dictionary<string, object>> Sanctions() =>
        [
            Row(
                ("kind", new TextKey("sanctionKind.fine")),
                ("amount", Amount(2500)),
                ("atOnce", true),
                (
                    "condition",
                    In("De klant is terugbetaald", "Le client est remboursé", "The customer has been refunded")
                ),
                ("conditionUntil", Today.AddDays(90))
            ),
            Row(
                ("kind", new TextKey("sanctionKind.suspension")),
                ("from", Today.AddDays(40)),
                ("to", Today.AddDays(70)),
                ("deferredFor", new Period(0, 6, 0)),
                ("deferredUntil", Today.AddMonths(6))
            ),
            Row(("kind", new TextKey("sanctionKind.warning")), ("without", true)),
        ];

    private List<Dictionary<string, object>> Activates() =>
        [
            Row(
                ("kind", new TextKey("sanctionKind.fine")),
                ("amount", Amount(1500)),
                ("otherCase", $"{_rulebook.NumberPrefix}-2025-000107")
            ),
            Row(
                ("kind", new TextKey("sanctionKind.suspension")),
                ("from", Today.AddDays(40)),
                ("to", Today.AddDays(70))
            ),
        ];

    private static List<Dictionary<string, object>> Duties() =>
        [
            Row(("what", new TextKey("partyDuty.payFine")), ("byDay", Today.AddDays(30))),
            Row(("what", new TextKey("partyDuty.comment")), ("mayUntil", Today.AddDays(10))),
            Row(("what", new TextKey("partyDuty.hearing")), ("onDay", Today.AddDays(21))),
            Row(
                ("what", new TextKey("partyDuty.confirmAddress")),
                ("address", Email),
                ("overSince", Today.AddDays(-4))
            ),
        ];

    private List<Dictionary<string, object>> Elsewhere() =>
        [
            Row(
                ("what", In("De rechtbank", "Le tribunal", "The court")),
                ("kind", In("schadevergoeding", "des dommages-intérêts", "compensation")),
                ("site", "https://www.rechtbank.example")
            ),
        ];

    private List<Dictionary<string, object>> Agreed() =>
        [
            Row(
                ("what", In("De prijs terug", "Le remboursement du prix", "The price back")),
                ("sum", Amount(89.95m)),
                ("day", Today.AddDays(18))
            ),
            Row(("what", In("Een excuus", "Des excuses", "An apology"))),
        ];

    private List<Dictionary<string, object>> Rederived() =>
        [
            Row(
                ("kind", new TextKey("termKind.response")),
                ("term", TermOf(TermKind.Response, TermStart.SentToMember))
            ),
            Row(("kind", new TextKey("termKind.comment")), ("term", TermOf(TermKind.Comment, TermStart.DefenceServed))),
        ];

    private static List<Dictionary<string, object>> DutiesOfTheBody() =>
        [
            Row(("what", new TextKey("duty.outcome")), ("day", Today.AddDays(-2))),
            Row(("what", new TextKey("duty.notification")), ("day", Today.AddDays(-1))),
        ];

    private List<Dictionary<string, object>> Waiting() =>
        [
            Row(("due", Today.AddDays(3)), ("what", new TextKey("partyDuty.respond")), ("number", Number)),
            Row(
                ("due", Today.AddDays(5)),
                ("what", new TextKey("partyDuty.comment")),
                ("number", $"{_rulebook.NumberPrefix}-2026-000043")
            ),
        ];

    private List<string> AskedFor() =>
        [
            In(
                "De bevestiging van uw bestelling",
                "La confirmation de votre commande",
                "The confirmation of your order"
            ),
            In("Het bewijs van betaling", "La preuve du paiement", "The proof of payment"),
        ];

    private Dictionary<string, object> Contact() =>
        Row(
            ("contactName", In("Secretariaat", "Secrétariat", "Secretariat")),
            (
                "contactAddress",
                In(
                    "Voorbeeldstraat 1, 1000 Brussel",
                    "Rue de l’Exemple 1, 1000 Bruxelles",
                    "Example Street 1, 1000 Brussels"
                )
            ),
            ("contactTelephone", "+32 2 555 01 01"),
            (
                "contactHours",
                In("op werkdagen van 9 tot 12 uur", "les jours ouvrables de 9 h à 12 h", "on working days from 9 to 12")
            ),
            ("contactEmail", "secretariat@body.example")
        );

    private static List<Dictionary<string, object>> Lines(params string[] lines) =>
        [.. lines.Select(line => Row(("what", line)))];

    private static Dictionary<string, object> Row(params (string Name, object Value)[] values) =>
        values.ToDictionary(value => value.Name, value => value.Value, StringComparer.Ordinal);
}
