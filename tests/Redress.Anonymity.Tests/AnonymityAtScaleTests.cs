using Redress.Domain.Tests.Law;

namespace Redress.Anonymity.Tests;

/// <summary>The gate on many identities at once, and on many texts that name nobody.</summary>
public sealed class AnonymityAtScaleTests
{
    private static readonly string[] NamesNobody =
    [
        "De consument bestelde een wasmachine en kreeg een droogkast. De webshop bood een ruil aan, maar haalde het toestel niet op.",
        "De webshop beriep zich op haar algemene voorwaarden. Die wijken niet af van het herroepingsrecht van 14 dagen.",
        "Het pakket werd afgegeven aan een buur zonder dat de koper dat had gevraagd. De levering is niet bewezen.",
        "De commissie stelt vast dat de prijs bij het afrekenen hoger was dan op de productpagina.",
        "De webshop betaalde 89,95 euro terug op 3 maart 2026, zeven weken na de herroeping.",
        "De koper wachtte van januari tot april op een tuinset. De webshop antwoordde driemaal met dezelfde zin.",
        "Er is geen inbreuk op artikel 2.1.5: het ging om een op maat gemaakt gordijn.",
        "De klacht is onontvankelijk omdat de consument de webshop niet eerst aansprak.",
        "Reclame per e-mail zonder toestemming: de webshop kon geen inschrijving voorleggen.",
        "De webshop krijgt een berisping. Zij onthoudt zich voortaan van leveren zonder te verwittigen.",
        "Een boete van EUR 1.000, met uitstel voor 1 jaar, is in verhouding tot de inbreuk.",
        "De helpdesk was alleen bereikbaar via een formulier; een telefoonnummer stond nergens op de site.",
        "De schoenen waren een maat te klein. De retourkosten van 6,50 euro waren niet vooraf meegedeeld.",
        "Na 30 dagen was de bestelling nog niet verzonden, hoewel de site 'binnen 24 uur in huis' beloofde.",
        "De garantie van twee jaar geldt ook voor een toestel dat in promotie werd gekocht.",
        "De webshop werkte mee aan het onderzoek en paste haar bestelpagina aan voor de beslissing.",
        "De commissie las de stukken op 12 mei 2026 en besliste in besloten zitting.",
        "La consommatrice a commandé une robe et a reçu une autre taille. Le remboursement a pris 45 jours.",
        "La boutique soutient que le colis a été remis à un voisin. Elle n’en apporte pas la preuve.",
        "Le droit de rétractation de 14 jours ne figurait pas dans les conditions générales.",
        "Le prix affiché était de 49,99 €, le prix facturé de 54,99 €; la différence n’était annoncée nulle part.",
        "La commission constate que la boutique n’a pas répondu dans le délai de cinq jours ouvrables.",
        "La plainte est recevable mais non fondée : le produit avait été porté et lavé.",
        "La boutique reçoit un avertissement et s’abstient à l’avenir d’envoyer de la publicité sans accord.",
        "Le consommateur a attendu de février à juin. Le vendeur a invoqué une rupture de stock.",
        "Aucune sanction n’est imposée : la boutique a remboursé avant la décision.",
        "La suspension vaut du 1er juin 2026 au 30 novembre 2026, avec retrait du label.",
        "Le code promotionnel ne fonctionnait qu’à partir de 100 €, ce que le message ne disait pas.",
        "La boutique a proposé un bon d’achat au lieu d’un remboursement, contre le gré de l’acheteur.",
        "L’appareil est tombé en panne après trois mois; la garantie légale est de deux ans.",
        "Une commande annulée avant l’envoi doit être remboursée sans retard (article 2.2.2).",
        "La commission n’est pas compétente : l’achat a été fait par une entreprise.",
        "Le service clients a demandé quatre fois les mêmes photos sans jamais conclure.",
        "La décision a fait l’objet d’un appel devant l’arbitre, qui l’a confirmée.",
        "The consumer ordered a bicycle helmet and received an empty box. The shop asked for a photo and then fell silent.",
        "The shop may not make the right of withdrawal depend on the original packaging.",
        "The parcel was left at the door in the rain. The shop proved no delivery to the buyer.",
        "The price rose between the basket and the payment page by EUR 12.50, which is not allowed.",
        "The committee finds the complaint founded and gives a warning.",
        "The shop showed that the buyer had agreed to receive the newsletter on 4 January 2026.",
        "A refund was promised within 14 days and made after 61 days, in two parts.",
        "The complaint is inadmissible: the same dispute is before a court.",
        "The shop did not co-operate with the examination; the merits could not be judged.",
        "A fine of EUR 2,500 is imposed, half of it deferred for two years.",
        "The buyer returned a coat within 14 days and was charged a restocking fee of 15%.",
        "The seller answered within 5 working days, as article 2.2.4 asks.",
        "The phone was announced as new and turned out to be refurbished.",
        "The committee notes that the general terms existed in one language only.",
        "Delivery was announced for 24 hours and took five weeks, during which nobody picked up the telephone.",
        "The decision became final, since neither party appealed within 15 days.",
    ];

    [Fact]
    [Rule("BC-31")]
    public void No_disguised_identity_passes_and_each_can_be_replaced()
    {
        var all = DisguisedIdentities.All().ToList();
        Assert.True(all.Count >= 200, $"{all.Count}");
        var passed = all.Where(one => Anonymizer.FindIdentities(one.Text, one.Consumer.And(one.Shop)).Count == 0)
            .Select(one => one.Text);
        var left = all.Select(one =>
                (one, Replaced: Anonymizer.Replace(one.Text, one.Consumer, one.Shop, "[consument]", "[webshop]"))
            )
            .Where(pair =>
                Anonymizer.FindIdentities(pair.Replaced, pair.one.Consumer.And(pair.one.Shop)).Count > 0
                || !pair.Replaced.Contains('[', StringComparison.Ordinal)
            )
            .Select(pair => $"{pair.one.Text} → {pair.Replaced}");
        var wrong = passed.Select(text => $"passed: {text}").Concat(left).ToList();
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    [Rule("BC-31")]
    public void Of_fifty_texts_that_name_nobody_at_most_two_are_refused()
    {
        Assert.Equal(50, NamesNobody.Length);
        var refused = NamesNobody.Where(text => Anonymizer.FindIdentities(text, TwoSides.Both).Count > 0).ToList();
        Assert.True(refused.Count <= 2, string.Join('\n', refused));
    }
}
