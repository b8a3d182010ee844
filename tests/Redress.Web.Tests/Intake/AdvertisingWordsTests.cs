using System.Text.RegularExpressions;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Intake;

/// <summary>BC-2: who complains of advertising bought nothing, and has a sender before it, no shop.</summary>
public sealed partial class AdvertisingWordsTests(OneApp one) : IClassFixture<OneApp>
{
    private static readonly string[] Steps =
    [
        "shop",
        "other-shop",
        "contact",
        "outcome",
        "facts",
        "claim",
        "norms",
        "messages",
        "documents",
        "you",
        "reach",
        "review",
    ];

    [Theory]
    [Rule("BC-2")]
    [InlineData("nl")]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task No_page_of_a_complaint_about_advertising_speaks_of_a_shop_an_order_or_a_purchase(string language)
    {
        var filer = await BegunAsync(language);
        foreach (var step in Steps)
        {
            var words = WordsOf((await filer.OpenAsync($"/complain/{step}")).Html);
            Assert.True(
                Shopping().Matches(words) is { Count: 0 },
                $"{step}: {string.Join(", ", Shopping().Matches(words).Select(m => words[Math.Max(0, m.Index - 60)..Math.Min(words.Length, m.Index + 40)]))}"
            );
        }

        // What is wrong is told in the same words.
        foreach (var step in new[] { "shop", "other-shop", "contact", "you" })
        {
            Assert.DoesNotMatch(Shopping(), WordsOf((await filer.StepAsync(step)).Html));
        }
    }

    [Theory]
    [Rule("BC-2"), Rule("BC-16")]
    [InlineData("nl", "De afzender ziet uw naam")]
    [InlineData("fr", "L’expéditeur")]
    [InlineData("en", "The sender sees your name once we ask it for an answer")]
    public async Task The_page_that_asks_ones_name_says_when_and_why_the_sender_sees_it(string language, string said) =>
        Assert.Contains(
            said,
            (await (await BegunAsync(language)).OpenAsync("/complain/you")).Html,
            StringComparison.Ordinal
        );

    [Fact]
    [Rule("BC-2")]
    public async Task A_purchase_is_asked_about_as_before()
    {
        var filer = new Filer(one.Client());
        await filer.BeginAsync();
        var page = (await filer.OpenAsync("/complain/shop")).Html;
        Assert.Contains("Which webshop is it?", page, StringComparison.Ordinal);
        Assert.DoesNotContain("sender", page, StringComparison.Ordinal);
    }

    private async Task<Filer> BegunAsync(string language)
    {
        var client = one.Client();
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        var filer = new Filer(client);
        await filer.BeginAsync("unsolicitedAdvertising");
        await filer.StepAsync("shop", ("respondent.memberId", "other"));
        await filer.StepAsync("other-shop", ("respondent.name", "Reclamebureau Zuid"), ("scheme", "becommerce"));
        await filer.StepAsync("contact", ("contacted", "no"));
        return filer;
    }

    // The page's own words: without the frame, what the scheme says of itself, and what members and schemes are called.
    private static string WordsOf(string html)
    {
        var main = html[
            html.IndexOf("<main", StringComparison.Ordinal)..html.IndexOf("</main", StringComparison.Ordinal)
        ];
        var own = Names().Replace(Tags().Replace(OfTheScheme().Replace(main, " "), " "), " ");
        return string.Join(' ', own.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    [GeneratedRegex(
        @"<(?<box>section|details|div)[^>]*(?:prospects|Prospects)[^>]*>.*?</\k<box>>",
        RegexOptions.Singleline,
        2000
    )]
    private static partial Regex OfTheScheme();

    [GeneratedRegex("<(?:script|style)[^>]*>.*?</(?:script|style)>|<[^>]+>", RegexOptions.Singleline, 2000)]
    private static partial Regex Tags();

    [GeneratedRegex(
        @"Webshop Keurmerk|Demo Shop|Keurmerk Shop|Second Shop|[\w-]+\.(?:example|test|be|nl)\b[^ ]*|Keurmerkwinkel",
        RegexOptions.None,
        2000
    )]
    private static partial Regex Names();

    [GeneratedRegex(
        @"\b(?:web)?shops?\b|(?<!\bin the )(?<!\bin that )(?<!\bin )\borders?\b|\bordered\b|\bbought\b|\bbuy|\bpurchase|\bwebwinkel|\bwinkels?\b|\bbestel\w*|\bkocht\b|\bkopen\b|\baankoop\b|\bboutiques?\b|\bcommand\w*|\bachet\w*|\bachats?\b",
        RegexOptions.IgnoreCase,
        2000
    )]
    private static partial Regex Shopping();
}
