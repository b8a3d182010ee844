using Redress.Domain.Tests.Law;

namespace Redress.Anonymity.Tests;

public sealed class AnonymityLimitsTests
{
    [Theory]
    [Rule("BC-31")]
    [InlineData("De consument bestelde op 11 mei 2026 een fiets van EUR 2.500,00 en betaalde vooraf.")]
    [InlineData("De webshop moest binnen 15 dagen terugbetalen (artikel 2.2.2 van de gedragscode) en deed dat niet.")]
    [InlineData("De bestelling van 2026-05-11 werd op 01/06/2026 om 14:30 geannuleerd; de boete bedraagt EUR 50.000.")]
    [InlineData("Het beroep is ontvankelijk. De commissie verklaart de klacht gegrond en legt een waarschuwing op.")]
    [InlineData("Le consommateur a payé 2.500,00 € le 11 mai 2026 et demande le remboursement dans les 14 jours.")]
    [InlineData(
        "La boutique n'a pas respecté l'article 2.1.5; la commission inflige une amende de 1 000 EUR avec sursis."
    )]
    [InlineData(
        "De ce point de vue, la plainte est fondée. Le délai de rétractation est de 14 jours, soit 2 semaines."
    )]
    [InlineData("The consumer paid EUR 2,500.00 on 11 May 2026 and asked for a refund within 30 days of the return.")]
    [InlineData(
        "The shop breached articles 2.2.1, 2.2.2 and 2.2.4; a fine of at least EUR 1,000 and at most EUR 50,000 can be imposed."
    )]
    [InlineData("The committee met on 3 June 2026 at 10:00 and looked at dot matrix printers at home.")]
    [InlineData(
        "De termijn liep af op 31.12.2026.De webshop antwoordde niet, o.a. omdat dhr. en mevr. onbekend waren."
    )]
    [InlineData("Periode 01-01-2026 - 31-12-2026: 12 klachten, 8 gegrond, 4 ongegrond; 66,7% in 90 dagen.")]
    [InlineData("In 2000 antwoordde geen enkele webshop; in 2026 wel, 3 op 10.")]
    [InlineData("De prijs steeg van 1.234,56 tot 12.345,67 euro; 10.023,00 euro werd terugbetaald.")]
    [InlineData("Op 12 jan 2026 en 3 jan. 2027 vergaderde de commissie, d.w.z. tweemaal (punt 3 van de agenda).")]
    [InlineData("Zaak 2026/0042, beslissing nr. 17: de heer en mevrouw van de commissie waren het eens.")]
    [InlineData("Een e-mail op een .be-domein volstaat niet; het bericht stond niet op het net.")]
    [InlineData(
        "La décision confirme la précédente, c.-à-d. que le sursis de 3 ans (P3Y) court dès la finalité, n° 2."
    )]
    public void Ordinary_prose_is_left_alone(string text) =>
        Assert.Empty(Anonymizer.FindIdentities(text, TwoSides.Both));

    [Theory]
    [Rule("BC-31")]
    [InlineData("Mode & Meer BV", "De consument wilde meer mode en kreeg minder.")]
    [InlineData("De Online Shop", "De shop leverde niet, online of in de winkel; the shop was closed.")]
    [InlineData("Anna Goed", "De klacht is goed gegrond en het goed is terug.")]
    [InlineData("Claire Pierre", "Une information claire, gravée dans la pierre.")]
    [InlineData("Ann Deman", "Volgens de man was het stuk.")]
    [InlineData("Rob Van de Velde", "In de zaak van de consument en van de webshop.")]
    [InlineData("Bart Vermeulen", "De B.V. antwoordde niet.")]
    [InlineData("Jo De Bakker", "De bakker leverde brood.")]
    [InlineData("Els Bos", "Dat is elders en anders beslist; bosrijk gebied.")]
    public void A_name_of_ordinary_words_does_not_forbid_the_words(string known, string text) =>
        Assert.Empty(Anonymizer.FindIdentities(text, KnownIdentities.None with { Names = [known] }));

    [Fact]
    [Rule("BC-31")]
    public void A_leak_says_where_it_stands_and_what_was_found()
    {
        const string text = "Op verzoek van Pee\u200Bters, 0475 12 34 56, besliste de commissie.";
        Assert.Equal(
            [new IdentityLeak("name", 15, 8, "Pee\u200Bters"), new IdentityLeak("phone", 25, 13, "0475 12 34 56")],
            Anonymizer.FindIdentities(text, TwoSides.Consumer)
        );
    }

    [Fact]
    [Rule("BC-31")]
    public void A_longer_leak_holds_the_shorter_ones_within_it() =>
        Assert.Equal(
            ["Jan Peeters"],
            Anonymizer.FindIdentities("Aan Jan Peeters.", TwoSides.Consumer).Select(leak => leak.Found)
        );

    [Fact]
    [Rule("BC-31")]
    public void Marks_take_the_place_of_both_sides()
    {
        const string text =
            "Jan Peeters, Kerkstraat 12 bus 3, 2000 Antwerpen (jan.peeters1980@telenet.be) bestelde bij Fietsenparadijs & Zonen BV (www.fietsenparadijs.be) "
            + "onder nummer ORD-2026-10023. Peeters betaalde EUR 2.500,00 op 11 mei 2026.";
        var replaced = Anonymizer.Replace(text, TwoSides.Consumer, TwoSides.Shop, "[consument]", "[webshop]");
        Assert.Empty(Anonymizer.FindIdentities(replaced, TwoSides.Both));
        Assert.StartsWith("[consument]", replaced, StringComparison.Ordinal);
        Assert.Contains("bestelde bij [webshop]", replaced, StringComparison.Ordinal);
        Assert.Contains(". [consument] betaalde EUR 2.500,00 op 11 mei 2026.", replaced, StringComparison.Ordinal);
    }

    [Fact]
    [Rule("BC-31")]
    public void What_belongs_to_neither_side_is_left_and_still_refused()
    {
        var replaced = Anonymizer.Replace(
            "Schrijf naar iemand@voorbeeld.be.",
            TwoSides.Consumer,
            TwoSides.Shop,
            "de consument",
            "de webshop"
        );
        Assert.Equal("Schrijf naar iemand@voorbeeld.be.", replaced);
        Assert.NotEmpty(Anonymizer.FindIdentities(replaced, TwoSides.Both));
    }

    [Fact]
    [Rule("BC-31")]
    public void Ordinary_prose_is_replaced_by_itself()
    {
        const string text = "De klacht is gegrond; de webshop betaalt binnen 15 dagen EUR 2.500,00 terug.";
        Assert.Equal(text, Anonymizer.Replace(text, TwoSides.Consumer, TwoSides.Shop, "de consument", "de webshop"));
    }

    [Theory]
    [Rule("BC-31")]
    [InlineData("")]
    [InlineData(" \n ")]
    [InlineData("\uD800 \u200B \u0301 \uDC00")]
    public void Empty_and_broken_texts_and_identities_are_borne(string text)
    {
        Assert.Empty(Anonymizer.FindIdentities(text, TwoSides.Both));
        var empty = new KnownIdentities(
            [text],
            [text, "@"],
            [text],
            [text],
            [text, ","],
            [text],
            [text],
            [text, "https://"]
        );
        Assert.Empty(Anonymizer.FindIdentities("De klacht is gegrond.", empty));
    }

    [Fact]
    [Rule("BC-31")]
    public void A_long_notice_is_searched_in_no_more_than_seconds()
    {
        var text = string.Concat(
            Enumerable.Repeat(
                "De webshop leverde niet binnen 15 dagen (artikel 2.2.2) en betaalde EUR 2.500,00 niet terug op 11 mei 2026. ",
                300
            )
        );
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Assert.Empty(Anonymizer.FindIdentities(text, TwoSides.Both));
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }

    [Theory]
    [Rule("BC-31")]
    [InlineData("0 ")]
    [InlineData("a.")]
    [InlineData("a-")]
    [InlineData("een ")]
    [InlineData("a*")]
    [InlineData("a1")]
    [InlineData("(at) ")]
    [InlineData("x@")]
    [InlineData("be12 ")]
    [InlineData("\n")]
    [InlineData("Peeters")]
    [InlineData("M. de ")]
    [InlineData("01.02.")]
    public void A_text_made_to_tire_the_search_does_not(string part)
    {
        var text = string.Concat(Enumerable.Repeat(part, 20_000 / part.Length));
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Anonymizer.FindIdentities(text, TwoSides.Both);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }
}
