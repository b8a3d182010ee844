using Redress.Web.Storage.Search;

namespace Redress.Web.Tests.Storage.Search;

/// <summary>Which words are forms of one word.</summary>
public sealed class StemsTests
{
    [Theory]
    [InlineData("nl", "fiets fietsen")]
    [InlineData("nl", "fles flessen")]
    [InlineData("nl", "huis huizen")]
    [InlineData("nl", "bedrijf bedrijven")]
    [InlineData("nl", "prijs prijzen")]
    [InlineData("nl", "plaats plaatsen")]
    [InlineData("nl", "klacht klachten klacht")]
    [InlineData("nl", "kapot kapotte")]
    [InlineData("nl", "levering leveringen leveren")]
    [InlineData("nl", "geïnd geind")]
    [InlineData("fr", "livré livrée livrées livrer")]
    [InlineData("fr", "livrées livrees livrer")]
    [InlineData("fr", "remboursement remboursements rembourser")]
    [InlineData("fr", "réclamation réclamations reclamation")]
    [InlineData("en", "refund refunds refunded refunding")]
    [InlineData("en", "complaint complaints")]
    public void Forms_of_a_word_have_a_stem_in_common_with_its_first(string language, string forms)
    {
        var words = FoldedText.Of(forms).Words;
        var first = Stems.Of(language, words[0]).ToList();
        Assert.All(words, word => Assert.NotEmpty(Stems.Of(language, word).Intersect(first)));
    }

    [Theory]
    [InlineData("nl", "koper kopen")]
    [InlineData("nl", "levering lever koper")]
    [InlineData("en", "refund return")]
    public void Other_words_have_none(string language, string words)
    {
        var (one, other) = (FoldedText.Of(words).Words[0], FoldedText.Of(words).Words[^1]);
        Assert.Empty(Stems.Of(language, one).Intersect(Stems.Of(language, other)));
    }

    [Theory]
    [InlineData("nl", "de")]
    [InlineData("nl", "ord2026")]
    [InlineData("nl", "λόγος")]
    [InlineData("de", "bestellungen")]
    [InlineData("", "bestellingen")]
    public void Short_words_numbers_other_letters_and_other_languages_have_no_stems(string language, string word) =>
        Assert.Empty(Stems.Of(language, FoldedText.Of(word).Words[0]));

    [Fact]
    public void Many_at_once_get_the_same_stems_as_one()
    {
        var words = FoldedText
            .Of(
                string.Join(
                    ' ',
                    Enumerable.Range('a', 26).Select(c => $"{(char)c}estellingen {(char)c}oursements {(char)c}eturning")
                )
            )
            .Words;
        string All(string language) => string.Join(' ', words.SelectMany(w => Stems.Of(language, w)));
        string[] languages = ["nl", "fr", "en"];
        var alone = languages.Select(All).ToArray();
        Parallel.For(0, 300, i => Assert.Equal(alone[i % 3], All(languages[i % 3])));
    }
}
