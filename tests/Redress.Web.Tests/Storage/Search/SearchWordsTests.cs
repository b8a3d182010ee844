using Redress.Web.Storage.Search;

namespace Redress.Web.Tests.Storage.Search;

/// <summary>The tokens that stand for a text: what they look like, in which order, and how many at most.</summary>
public sealed class SearchWordsTests
{
    [Fact]
    public void The_words_come_in_their_order_and_what_is_derived_after_them_each_once() =>
        Assert.Equal(
            "\uE00Fall \uE00Fgap fietsen en fietsen via e mail \uE00Fgap ja \uE00Fgap ab 12 \uE001ab12 \uE001email \uE000nlfiet \uE000nlvia \uE000nlmail",
            SearchWords.Of("nl", "AB-12", ["Fietsen en fietsen via e-mail", null, "", "ja"])
        );

    [Fact]
    public void A_text_without_a_word_is_still_a_text() =>
        Assert.Equal(Token.Everything, SearchWords.Of("nl", null, [null, "", " 😀 \0 "]));

    [Fact]
    public void A_word_that_stands_too_often_or_too_late_for_a_place_is_found_but_in_no_phrase()
    {
        var often = Words(string.Concat(Enumerable.Repeat("de koper ", 300)));
        Assert.Equal(255, often.Count(w => w == "koper"));
        Assert.Equal(2 * 300, often.Count(w => w is "de" or "koper" or Token.Gap) - 1);

        var late = Words(string.Join(' ', Enumerable.Range(0, 20_000).Select(i => $"w{i}")));
        Assert.Equal(20_000, late.Count(w => w[0] == 'w'));
        var place = Array.IndexOf(late, "w19999");
        Assert.Equal(Token.Gap, late[place - 1]);
        Assert.True(Array.IndexOf(late, "w15000") < 16_000);
    }

    private static string[] Words(string text) => SearchWords.Of("nl", null, [text]).Split(' ');
}
