using System.Text;
using Redress.Web.Storage.Search;

namespace Redress.Web.Tests.Storage.Search;

/// <summary>A text and what is sought come to the same words, however each is spelled.</summary>
public sealed class FoldedTextTests
{
    [Theory]
    [InlineData("Één CAFÉ", "een cafe")]
    [InlineData("e\u0301e\u0301n cafe\u0301", "een cafe")]
    [InlineData("Straße STRASSE ẞ", "strasse strasse ss")]
    [InlineData("Œuvre œuf Ægir ĳs Ĳs", "oeuvre oeuf aegir ijs ijs")]
    [InlineData("Łódź Øre ðað Þór ħ", "lodz ore dad thor h")]
    [InlineData("İSTANBUL ışık Iı", "istanbul isik ii")]
    [InlineData("ΛΌΓΟΣ λόγος ᾳ", "λογοσ λογοσ α")]
    [InlineData("ﬁnance oﬃce ſ", "finance office s")]
    [InlineData("Ｆｕｌｌ ２０２６", "full 2026")]
    [InlineData("١٢٣ ४५६ 𝟗𝟗", "123 456 99")]
    [InlineData("H₂O m² ½ Ⅻ", "h2o m2 1 2 xii")]
    [InlineData("كِتَابًا كـتـاب أحمد", "كتابا كتاب احمد")]
    [InlineData("co\u00adoperation zero\u200bwidth", "cooperation zerowidth")]
    [InlineData("Apple™ 20℃ ①", "apple 20 1")]
    [InlineData("l\u2019achat l'achat l´achat lʼachat", "l achat l achat l achat l achat")]
    [InlineData("a\0b\tc\nd\u00a0e\u3000f", "a b c d e f")]
    [InlineData("\ud83da \udc00b😀c", "a b c")]
    [InlineData("é\ufffeb\uffffc\ufdd0d", "e b c d")]
    [InlineData("\uE000a \uE00Fall", "a all")]
    [InlineData("\u0301\u0301 \u200b ـ", "")]
    [InlineData("", "")]
    public void Words_are_letters_and_digits_in_one_spelling(string text, string words) =>
        Assert.Equal(words, string.Join(' ', FoldedText.Of(text).Words.Select(w => w.Folded)));

    [Theory]
    [InlineData("www.shop.be", "shop be")]
    [InlineData("zie WWW.Shop.be/nl en http://shop.be, https://www.shop.be", "zie shop be nl en shop be shop be")]
    [InlineData("ｗｗｗ．shop.be", "shop be")]
    [InlineData("www shop wwwx.be awww.be", "www shop wwwx be awww be")]
    public void The_start_of_a_sites_address_says_nothing(string text, string words) =>
        Assert.Equal(words, string.Join(' ', FoldedText.Of(text).Words.Select(w => w.Folded)));

    [Fact]
    public void Every_character_there_is_can_be_folded_into_letters_and_digits()
    {
        var signs = Enumerable.Range(0, 0x110000).Where(Rune.IsValid).Select(char.ConvertFromUtf32);
        var words = signs
            .SelectMany(sign => FoldedText.Of($"é{sign}").Words)
            .SelectMany(w => w.Folded.EnumerateRunes());
        Assert.All(
            words.Distinct(),
            sign => Assert.True(Rune.IsLetter(sign) || Rune.IsNumber(sign), $"{sign.Value:x}")
        );
    }

    [Fact]
    public void A_word_is_cut_at_its_sixtieth_sign_and_no_sign_is_halved()
    {
        Assert.Equal(new string('a', 60), Assert.Single(FoldedText.Of(new string('a', 1000)).Words).Folded);
        var gothic = string.Concat(Enumerable.Repeat("\U00010330", 100));
        Assert.Equal("a" + gothic[..58], Assert.Single(FoldedText.Of("a" + gothic).Words).Folded);
        var marks = "a" + new string('\u0301', 100_000) + "b";
        Assert.Equal("ab", Assert.Single(FoldedText.Of(marks).Words).Folded);
    }

    [Fact]
    public void A_word_is_known_by_its_place_and_by_its_marks()
    {
        var text = FoldedText.Of("Le CAFE\u0301, fermé");
        Assert.Equal(["le", "café", "fermé"], text.Words.Select(w => w.Accented));
        Assert.Equal([", "], [text.Between(1).ToString()]);
        Assert.All(text.Words, w => Assert.Equal(w.Folded, FoldedText.Of(text.Value[w.Start..w.End]).Words[0].Folded));
    }
}
