using System.Text.RegularExpressions;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Intake;

/// <summary>BC-44, WK-11: a consumer says what went wrong, in plain words; the rules of the code follow from it.</summary>
public sealed class WhatWentWrongTests(OneApp one) : IClassFixture<OneApp>
{
    private readonly Office _office = new(one.App);

    [Fact]
    [Rule("BC-44")]
    public async Task What_was_ticked_is_filed_as_the_norms_that_follow_from_it_and_the_secretary_sees_them()
    {
        var filer = new Filer(one.Client());
        await filer.FillInAsync($"Het kwam niet. {Guid.NewGuid()}");
        var page = (await filer.OpenAsync("/complain/norms")).Html;
        Assert.Contains("My parcel did not come", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Confusion of the label", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Advertising that I did not ask", page, StringComparison.Ordinal);
        await filer.StepAsync(
            "norms",
            ("grievances", "becommerce/not-delivered"),
            ("grievances", "becommerce/withdrawal-refused"),
            ("grievances", "webshop-keurmerk/no-answer"),
            ("grievances", "becommerce/no-such-thing")
        );
        // What was ticked is ticked when one comes back, and is what one reads once more before it is filed.
        Assert.Matches(
            "value=\"becommerce/not-delivered\"[^>]* checked",
            (await filer.OpenAsync("/complain/norms")).Html
        );
        var review = (await filer.OpenAsync("/complain/review")).Html;
        Assert.Contains("My parcel did not come", review, StringComparison.Ordinal);
        Assert.DoesNotContain("2.1.5", review, StringComparison.Ordinal);
        Assert.Equal(["2.1.5", "2.2.2"], await FiledAsync(filer));
    }

    [Fact]
    [Rule("BC-44")]
    public async Task Who_ticks_nothing_files_all_the_same()
    {
        var filer = new Filer(one.Client());
        await filer.FillInAsync($"Het kwam niet. {Guid.NewGuid()}");
        await filer.StepAsync("norms");
        Assert.Empty(await FiledAsync(filer));
    }

    [Theory]
    [Rule("BC-44"), Rule("WK-11")]
    [InlineData("becommerce", "purchase", "nl", "Mijn pakje kwam niet", "Ik kreeg reclame waar ik niet om vroeg")]
    [InlineData(
        "becommerce",
        "unsolicitedAdvertising",
        "fr",
        "J’ai reçu de la publicité",
        "Mon colis n’est pas arrivé"
    )]
    [InlineData(
        "webshop-keurmerk",
        "purchase",
        "en",
        "My parcel did not come",
        "I could not see that it was advertising"
    )]
    [InlineData(
        "webshop-keurmerk",
        "unsolicitedAdvertising",
        "nl",
        "Ik zag niet dat het reclame was",
        "Mijn pakje kwam niet"
    )]
    public async Task Each_scheme_asks_in_its_words_and_the_readers_language_what_fits_that_kind(
        string scheme,
        string kind,
        string language,
        string asked,
        string notAsked
    )
    {
        var client = one.Client();
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        var filer = new Filer(client);
        await filer.BeginAsync(kind);
        await filer.StepAsync("shop", ("respondent.memberId", "other"));
        await filer.StepAsync("other-shop", ("respondent.name", "Ergens anders"), ("scheme", scheme));
        var page = (await filer.OpenAsync("/complain/norms")).Html;
        Assert.Contains(asked, page, StringComparison.Ordinal);
        Assert.DoesNotContain(notAsked, page, StringComparison.Ordinal);
        Assert.Contains($"value=\"{scheme}/other\"", page, StringComparison.Ordinal);
    }

    private async Task<IReadOnlyList<string>> FiledAsync(Filer filer)
    {
        Assert.Equal("/complain/receipt", (await filer.PostAsync("/complain/review", "file", [])).Location);
        var number = Regex.Match((await filer.OpenAsync("/complain/receipt")).Html, "BC-2026-[0-9]{6}").Value;
        var read = await _office.GetAsync("secretary", number);
        return [.. read.Body!["complaint"]!["norms"]!.AsArray().Select(n => n!.GetValue<string>())];
    }
}
