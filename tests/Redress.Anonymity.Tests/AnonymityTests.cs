using Redress.Domain.Tests.Law;

namespace Redress.Anonymity.Tests;

public sealed class AnonymityTests
{
    [Theory]
    [Rule("BC-31")]
    // Dutch
    [InlineData("De klager, Jan Peeters, kocht een fiets.", "name")]
    [InlineData("De heer Peeters kocht een fiets.", "name")]
    [InlineData("Volgens JAN PEETERS werd niet geleverd.", "name")]
    [InlineData("volgens jan peeters werd niet geleverd", "name")]
    [InlineData("J. Peeters stelt dat hij wachtte.", "name")]
    [InlineData("Peeters J. stelt dat hij wachtte.", "name")]
    [InlineData("Peeters' klacht is gegrond.", "name")]
    [InlineData("Jan P. kocht een fiets.", "name")]
    [InlineData("De klacht van Jan is gegrond.", "name")]
    // French
    [InlineData("Monsieur Peeters a acheté un vélo.", "name")]
    [InlineData("M. J. Pééters a acheté un vélo.", "name")]
    // English
    [InlineData("Mr Peeters's complaint is founded.", "name")]
    // put apart or under other signs
    [InlineData("De klager Pee-\nters kocht een fiets.", "name")]
    [InlineData("De klager Pee\u00ADters kocht een fiets.", "name")]
    [InlineData("De klager P\u200Beeters kocht een fiets.", "name")]
    [InlineData("De klager P e e t e r s kocht een fiets.", "name")]
    [InlineData("De klager P.e.e.t.e.r.s kocht een fiets.", "name")]
    [InlineData("De klager Pee ters kocht een fiets.", "name")]
    [InlineData("De klager P\u00E9\u0301eters kocht een fiets.", "name")]
    [InlineData("De klager Рееtеrs kocht een fiets.", "name")] // Cyrillic
    [InlineData("De klager Ｐｅｅｔｅｒｓ kocht een fiets.", "name")] // full width
    [InlineData("De klager 𝐏𝐞𝐞𝐭𝐞𝐫𝐬 kocht een fiets.", "name")] // mathematical bold
    [InlineData("De klager P33ters kocht een fiets.", "name")]
    [InlineData("De klager P**ters kocht een fiets.", "name")]
    [InlineData("De klager Petters of Peters kocht een fiets.", "name")] // one e
    [InlineData("De klager jan_peeters kocht een fiets.", "name")]
    [InlineData("De klager JanPeeters kocht een fiets.", "name")]
    public void A_person_is_found_by_name(string text, string kind) => Finds(text, kind);

    [Theory]
    [Rule("BC-31")]
    [InlineData("De webshop Fietsenparadijs & Zonen BV leverde niet.")]
    [InlineData("De webshop Fietsenparadijs en Zonen leverde niet.")]
    [InlineData("La boutique Fietsenparadijs n'a pas livré.")]
    [InlineData("The webshop fietsen paradijs did not deliver.")]
    [InlineData("The webshop Fietsen-Paradijs did not deliver.")]
    [InlineData("The webshop FietsenparadijsZonen did not deliver.")]
    [InlineData("The webshop fietsenparadys did not deliver.")]
    [InlineData("The webshop Fi3t5enp4r4dijs did not deliver.")]
    [InlineData("The app MijnFietsenparadijs did not deliver.")]
    [InlineData("Le groupe Zonen n'a pas livré.")]
    public void A_webshop_is_found_by_its_trade_name(string text) => Finds(text, "name");

    [Theory]
    [Rule("BC-31")]
    [InlineData("Hij schreef naar jan.peeters1980@telenet.be.")]
    [InlineData("Il a écrit à JAN.PEETERS1980 [at] telenet [dot] be.")]
    [InlineData("He wrote from jan.peeters1980 (at) telenet.be.")]
    [InlineData("He wrote from jan . peeters1980 @ telenet . be.")]
    [InlineData("He wrote from jan.peeters1980 at telenet dot be.")]
    [InlineData("Hij schreef van jan.peeters1980 apenstaartje telenet punt be.")]
    [InlineData("Het account janpeeters1980 werd geblokkeerd.")]
    public void An_email_address_is_found(string text) => Finds(text, "email");

    [Theory]
    [Rule("BC-31")]
    [InlineData("Schrijf naar klant@voorbeeld.be.")]
    [InlineData("Écrivez à service (at) exemple (point) fr.")]
    [InlineData("Write to someone+else@mail.example.co.uk today.")]
    public void Any_email_address_is_found_whoever_it_belongs_to(string text) =>
        Finds(text, "email", KnownIdentities.None);

    [Theory]
    [Rule("BC-31")]
    [InlineData("Hij belde vanop 0475 12 34 56.")]
    [InlineData("Hij belde vanop 0475/12.34.56.")]
    [InlineData("Hij belde vanop +32475123456.")]
    [InlineData("Hij belde vanop 0032 (0)475 12 34 56.")]
    [InlineData("Hij belde vanop 475-12-34-56.")]
    [InlineData("Hij belde vanop O475 12 34 56.")]
    [InlineData("Il a appelé du zéro quatre sept cinq un deux trois quatre cinq six.")]
    [InlineData("Hij belde vanop nul vier zeven vijf, een twee, drie vier, vijf zes.")]
    [InlineData("He called the shop at 03/234.56.78.")]
    [InlineData("He called the shop at 234 56 78.")] // without the zone
    [InlineData("Hij belde vanop ０４７５ １２ ３４ ５６.")]
    [InlineData("Hij belde vanop 0 4 7 5 1 2 3 4 5 6.")]
    public void A_telephone_number_is_found(string text) => Finds(text, "phone");

    [Theory]
    [Rule("BC-31")]
    [InlineData("Bel 02 123 45 67.")]
    [InlineData("Bel 06-12345678.")]
    [InlineData("Bel 010 - 123 45 67.")]
    [InlineData("Appelez le 01.23.45.67.89.")]
    [InlineData("Call +44 20 7946 0958.")]
    [InlineData("Call 0031612345678.")]
    [InlineData("Artikel 2.2.4; bel 0475 12 34 56 op 11/05/2026.")]
    public void Anything_like_a_telephone_number_is_found(string text) => Finds(text, "phone", KnownIdentities.None);

    [Theory]
    [Rule("BC-31")]
    [InlineData("Terugbetaald op BE68 5390 0754 7034.")]
    [InlineData("Terugbetaald op BE68539007547034.")]
    [InlineData("Remboursé sur be68-5390-0754-7034.")]
    [InlineData("Refunded to B E 6 8 5 3 9 0 0 7 5 4 7 0 3 4.")]
    [InlineData("Refunded to 539-0075470-34.")]
    public void A_bank_account_is_found(string text) => Finds(text, "bank-account");

    [Theory]
    [Rule("BC-31")]
    [InlineData("Terugbetaald op NL91 ABNA 0417 1643 00.")]
    [InlineData("Remboursé sur FR14 2004 1010 0505 0001 3M02 606.")]
    [InlineData("Refunded to CH93 0076 2011 6238 5295 7.")]
    [InlineData("Terugbetaald op BE12 3456 7890 1234 door de webshop.")] // whether it checks or not
    public void Any_bank_account_is_found_whoever_it_belongs_to(string text) =>
        Finds(text, "bank-account", KnownIdentities.None);

    [Theory]
    [Rule("BC-31")]
    [InlineData("Geleverd in de Kerkstraat 12.")]
    [InlineData("Geleverd in de Kerkstraat.")]
    [InlineData("Geleverd Kerkstr. 12.")]
    [InlineData("Livré au 12, Kerkstraat.")]
    [InlineData("Delivered at KERK-STRAAT 12.")]
    [InlineData("Geleverd in 2000 Antwerpen.")]
    [InlineData("Geleverd in B-2000 Antwerpen.")]
    [InlineData("Gevestigd Nijverheidslaan te Gent.")]
    public void An_address_is_found(string text) => Finds(text, "address");

    [Theory]
    [Rule("BC-31")]
    [InlineData("12, rue de la Loi, 1040 Bruxelles", "Livré rue de la Loi 12.")]
    [InlineData("Rue Neuve 5", "Livré au 5 rue neuve.")]
    [InlineData("Dorpsstraat 8a, 1234 AB Utrecht", "Bezorgd op 1234AB.")]
    [InlineData("Dorpsstraat 8a, 1234 AB Utrecht", "Bezorgd aan de Dorpsstraat 8 A.")]
    [InlineData("Sint-Pietersplein 3 9000 Gent", "Geleverd op het St. Pietersplein.")]
    [InlineData("Avenue Louise 200, 1050 Ixelles", "Livré av. Louise 200.")]
    [InlineData("Hoeve Ter Linden, Lokeren", "Geleverd in hoeve Ter Linden.")]
    public void Addresses_are_found_as_each_country_writes_them(string known, string text) =>
        Finds(text, "address", KnownIdentities.None with { Addresses = [known] });

    [Theory]
    [Rule("BC-31")]
    [InlineData("Bestelling ORD-2026-10023 werd niet geleverd.", null)]
    [InlineData("Commande ord 2026 10023 non livrée.", null)]
    [InlineData("Order ORD202610023 was not delivered.", null)]
    [InlineData("Bestelling 10023 werd niet geleverd.", null)]
    [InlineData("Bestelling nr. 4711 werd niet geleverd.", "4711")]
    [InlineData("Order 100.234.567 was not delivered.", "100234567")]
    [InlineData("Bestelnummer: A1B2C3.", "a1b2-c3")]
    public void An_order_number_is_found(string text, string? number) =>
        Finds(
            text,
            "order-number",
            number is null ? TwoSides.Both : KnownIdentities.None with { OrderNumbers = [number] }
        );

    [Theory]
    [Rule("BC-31")]
    [InlineData("Ondernemingsnummer 0123.456.749.")]
    [InlineData("BTW BE0123456749.")]
    [InlineData("TVA BE 0123 456 749.")]
    [InlineData("VAT be-0123.456.749.")]
    [InlineData("Number 123456749.")]
    [InlineData("Numéro 0 1 2 3 4 5 6 7 4 9.")]
    public void A_company_number_is_found(string text) => Finds(text, "company-number");

    [Theory]
    [Rule("BC-31")]
    [InlineData("NL123456789B01", "Btw NL 1234.56.789.B01.")]
    [InlineData("KvK 12345678", "Ingeschreven onder 1234 5678.")]
    [InlineData("0403.170.701", "Entreprise BE0403170701.")]
    [InlineData("1000.000.035", "Onderneming 1000 000 035.")]
    public void Company_numbers_are_found_as_each_country_writes_them(string known, string text) =>
        Finds(text, "company-number", KnownIdentities.None with { CompanyNumbers = [known] });

    [Theory]
    [Rule("BC-31")]
    [InlineData("Besteld op www.fietsenparadijs.be.")]
    [InlineData("Commandé sur https://fietsenparadijs.be/velos?id=4.")]
    [InlineData("Ordered at fietsenparadijs[dot]be.")]
    [InlineData("Besteld op fietsenparadijs punt be.")]
    [InlineData("Besteld op fietsenparadijs . be.")]
    [InlineData("Besteld op shop.fietsenparadijs.be.")]
    [InlineData("Besteld op FIETSENPARADIJS.BE.")]
    [InlineData("Besteld op hxxps://fietsenparadijs.be.")]
    [InlineData("Besteld op fietsen-paradijs.be.")]
    public void A_web_address_is_found(string text) => Finds(text, "web-address");

    [Theory]
    [Rule("BC-31")]
    [InlineData("Zie voorbeeldwinkel.nl voor meer.")]
    [InlineData("Voir http://exemple.test/page.")]
    [InlineData("See www.example.museum.")]
    [InlineData("See example.co.uk and nothing else.")]
    [InlineData("De .be-site voorbeeldwinkel.be-site.")]
    public void Any_web_address_is_found_whoever_it_belongs_to(string text) =>
        Finds(text, "web-address", KnownIdentities.None);

    [Theory]
    [Rule("BC-31")]
    [InlineData("https://facebook.com/paradijsfietsen", "Gezien op de pagina Paradijsfietsen.")]
    [InlineData("paradijsfietsen.myshopify.com", "Gezien bij Paradijsfietsen.")]
    [InlineData("www.paradijsfietsen.co.uk", "Seen at Paradijsfietsen.")]
    public void A_page_on_a_platform_is_found_by_its_own_name(string known, string text) =>
        Finds(text, "web-address", KnownIdentities.None with { WebAddresses = [known] });

    [Theory]
    [Rule("BC-31")]
    [InlineData("Anna Goed", "Mevrouw Goed kocht een bed.")]
    [InlineData("Anna Goed", "A. Goed kocht een bed.")]
    [InlineData("Pieter De Lange", "De heer De Lange wachtte.")]
    [InlineData("Pieter De Lange", "P. de Lange wachtte.")]
    [InlineData("Pieter De Lange", "Pieter delange wachtte.")]
    [InlineData("Li Wu", "M. Wu a attendu.")]
    [InlineData("Li Wu", "L. Wu waited.")]
    [InlineData("Li Wu", "Wu Li waited.")]
    [InlineData("Claire Dupont", "Claire a attendu.")]
    [InlineData("Beter Bed NV", "De klager kocht bij Beter Bed.")]
    [InlineData("Beter Bed NV", "De klager kocht bij beterbed.")]
    [InlineData("Hans Müller", "Herr Mueller wartete.")]
    [InlineData("Sjoerd Dijkstra", "De heer Dykstra wachtte.")]
    [InlineData("Marie d'Hondt", "Madame Dhondt a attendu.")]
    [InlineData("Anne-Marie Van den Bossche", "Mevrouw Vandenbossche wachtte.")]
    [InlineData("Łukasz Wiśniewski", "Lukasz Wisniewski waited.")]
    [InlineData("Jan De Smet", "De heer Smet wachtte.")]
    public void Names_are_found_in_their_other_forms(string known, string text) =>
        Finds(text, "name", KnownIdentities.None with { Names = [known] });

    private static void Finds(string text, string kind, KnownIdentities? known = null)
    {
        var leaks = Anonymizer.FindIdentities(text, known ?? TwoSides.Both);
        Assert.True(leaks.Any(leak => leak.Kind == kind), $"Found in '{text}': {string.Join(", ", leaks)}");
    }
}
