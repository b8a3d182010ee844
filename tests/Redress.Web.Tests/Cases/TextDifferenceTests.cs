using System.Globalization;
using System.Text;
using Bunit;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.DependencyInjection;
using Redress.Web.Cases.Formatting;
using Redress.Web.Shell;

namespace Redress.Web.Tests.Cases;

/// <summary>Two versions of a text shown as one, for who sees it and for who hears it.</summary>
public sealed class TextDifferenceTests : BunitContext
{
    [Fact]
    public void Words_in_a_row_are_one_change_and_what_is_between_changes_stays()
    {
        Assert.Equal(
            [
                new(TextChange.Removed, "Jan Peeters"),
                new(TextChange.Added, "[de consument]"),
                new(TextChange.Kept, " bestelde op 2 "),
                new(TextChange.Removed, "mei"),
                new(TextChange.Added, "juni"),
                new(TextChange.Kept, "."),
            ],
            TextComparison.Of("Jan Peeters bestelde op 2 mei.", "[de consument] bestelde op 2 juni.")
        );
        Assert.Equal([new(TextChange.Kept, "Één\nregel")], TextComparison.Of("Één\r\nregel", "Één\nregel"));
        Assert.Equal([new(TextChange.Added, "new")], TextComparison.Of("", "new"));
        Assert.Empty(TextComparison.Of("", ""));
    }

    [Fact]
    public void The_parts_hold_the_whole_of_both_texts_whatever_they_are()
    {
        var words = Gen.Elements(
            "the",
            "shop",
            "café",
            " ",
            "  ",
            "\n",
            ".",
            "**",
            "€",
            "é",
            "<b>",
            "-",
            "😀",
            "😁",
            "🐀"
        );
        var text = words.ListOf().Select(string.Concat);
        Prop.ForAll(
                Arb.From(text),
                Arb.From(text),
                (before, after) =>
                {
                    var parts = TextComparison.Of(before, after);
                    return string.Concat(parts.Where(p => p.Change != TextChange.Added).Select(p => p.Text)) == before
                        && string.Concat(parts.Where(p => p.Change != TextChange.Removed).Select(p => p.Text)) == after
                        && parts.All(p => p.Text.Length > 0 && IsWhole(p.Text));
                }
            )
            .QuickCheckThrowOnFailure();
    }

    // Half of a sign is read as U+FFFD.
    private static bool IsWhole(string text) => !text.EnumerateRunes().Contains(Rune.ReplacementChar);

    [Fact]
    public void An_emoji_is_changed_as_a_whole() =>
        Assert.Equal(
            [
                new(TextChange.Kept, "Dank u "),
                new(TextChange.Removed, "😀"),
                new(TextChange.Added, "😁"),
                new(TextChange.Kept, "!"),
            ],
            TextComparison.Of("Dank u 😀!", "Dank u 😁!")
        );

    [Theory]
    [InlineData(" ")]
    [InlineData("\n")]
    public void The_longest_texts_are_compared_too_only_less_finely(string between)
    {
        var before = string.Join(between, Enumerable.Range(0, 50_000));
        var after = string.Join(between, Enumerable.Range(50_000, 50_000));
        Assert.Equal([new(TextChange.Removed, before), new(TextChange.Added, after)], TextComparison.Of(before, after));
    }

    [Theory]
    [InlineData("nl", "weggelaten:", "toegevoegd:")]
    [InlineData("fr", "supprimé\u00a0:", "ajouté\u00a0:")]
    [InlineData("en", "removed:", "added:")]
    public void Who_cannot_see_it_hears_what_was_taken_out_and_what_came_in(
        string language,
        string removed,
        string added
    )
    {
        var shown = Show("Too <late>.", "Too <soon>.", language);
        Assert.Equal("nl", shown.Find(".difference").GetAttribute("lang"));
        Assert.Equal($"{removed} late", shown.Find("del").TextContent);
        Assert.Equal($"{added} soon", shown.Find("ins").TextContent);
        Assert.All(shown.FindAll(".visually-hidden"), words => Assert.Equal(language, words.GetAttribute("lang")));
        // What is neither is the text itself, no sign of it lost or added.
        Assert.Equal($"Too <{removed} late{added} soon>.", shown.Find(".difference").TextContent);
    }

    [Fact]
    public void That_nothing_differs_is_said()
    {
        var shown = Show("The same.", "The same.", "en");
        Assert.Empty(shown.FindAll(".difference"));
        Assert.Equal("The two texts are the same.", shown.Find("p").TextContent);
    }

    private IRenderedComponent<TextDifference> Show(string before, string after, string language)
    {
        Services.AddLocalization();
        Services.AddScoped<CaseFormatter>();
        var (culture, ui) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
            return Render<TextDifference>(p =>
                p.Add(c => c.Before, before).Add(c => c.After, after).Add(c => c.Language, "nl")
            );
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, ui);
        }
    }
}
