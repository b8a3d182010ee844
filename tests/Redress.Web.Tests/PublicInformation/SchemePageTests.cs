using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Redress.Domain.Committee;
using Redress.Domain.Rulebooks;
using Redress.Domain.Tests;
using Redress.Domain.Tests.Law;
using Redress.Domain.Tests.Letters;
using Redress.Testing;
using Redress.Testing.ThirdScheme;
using Redress.Web.Intake;
using Redress.Web.Letters;
using Redress.Web.PublicInformation;
using Redress.Web.Storage;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.PublicInformation;

/// <summary>What everybody can read of a scheme, made from its rulebook and what was counted (FP-15).</summary>
public sealed partial class SchemePageTests(OneApp one) : IClassFixture<OneApp>
{
    private static readonly string[] Languages = ["nl", "fr", "en"];

    public static TheoryData<string, string> Pages =>
        new()
        {
            { "becommerce", "nl" },
            { "becommerce", "fr" },
            { "becommerce", "en" },
            { "webshop-keurmerk", "nl" },
            { "webshop-keurmerk", "fr" },
            { "webshop-keurmerk", "en" },
        };

    [Fact]
    [Rule("FP-15")]
    public async Task The_page_of_a_scheme_says_all_that_its_rulebook_says_to_the_public()
    {
        var page = await PageAsync("/schemes/becommerce", "en");
        string[] said =
        [
            "BeCommerce Disputes Committee",
            "Rulebook 2026-01, in force since 1 January 2026.",
            "the disputes committee decides whether it broke the code",
            "For a business that bought something we can mediate only.",
            "not a recognised body under European Directive 2013/11/EU",
            "2.1.5: Terms of sale and the right to withdraw from the purchase",
            "the webshop was not contacted first",
            "Dutch, French, English",
            "a consumer €150.00, a member €2,000.00",
            "at most 90 days after the file was complete",
            "It awards no money",
            "Fine (from €1,000.00 to €50,000.00)",
            "secretariaat@becommerce.example",
        ];
        Assert.All(said, words => Assert.Contains(words, page, StringComparison.Ordinal));
        // Without a limit in the rulebook no complaint is too late (FP-3).
        Assert.DoesNotContain("came too late", page, StringComparison.Ordinal);
    }

    [Fact]
    [Rule("FP-15")]
    public async Task A_scheme_without_a_committee_says_where_a_dispute_goes_instead()
    {
        var page = await PageAsync("/schemes/webshop-keurmerk", "nl");
        Assert.Contains("naar SGC Geschillencommissie Webshop, die een bindend advies geeft", page);
        Assert.DoesNotContain("id=\"committee\"", page);
        Assert.DoesNotContain("id=\"BC-24\"", page);
        Assert.DoesNotContain("waarborgsom", page, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    [Rule("FP-15")]
    public async Task Each_rule_of_a_scheme_has_its_place_and_its_words(string scheme, string language)
    {
        var rulebook = AStory.Rulebooks.All.Single(r => r.Scheme == scheme);
        var page = await PageAsync($"/schemes/{scheme}", language);
        foreach (var rule in RulesForEverybody.Of(rulebook))
        {
            var section = Regex
                .Match(page, $"<section class=\"rule stack tight\" id=\"{rule.Id}\".*?</section>", Once)
                .Value;
            Assert.True(section.Contains("<p>", StringComparison.Ordinal), $"{rule.Id} has no words in {language}");
            Assert.DoesNotContain("rule.", section, StringComparison.Ordinal);
            Assert.DoesNotContain("termKind.", section, StringComparison.Ordinal);
        }
    }

    [Fact]
    [Rule("FP-15")]
    public async Task A_rule_says_how_long_its_terms_are()
    {
        var page = await PageAsync("/schemes/becommerce", "en");
        var rule = Regex.Match(page, "<section class=\"rule stack tight\" id=\"BC-12\".*?</section>", Once).Value;
        Assert.Contains("14 days (can be prolonged)", rule, StringComparison.Ordinal);
        rule = Regex.Match(page, "<section class=\"rule stack tight\" id=\"BC-26\".*?</section>", Once).Value;
        Assert.Contains("5 working days", rule, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nl")]
    [InlineData("fr")]
    [InlineData("en")]
    [Rule("FP-15")]
    public async Task Whatever_a_letter_leads_to_on_the_page_of_rules_is_there(string language)
    {
        // Written as one scheme's, the stories are of both.
        var page =
            await PageAsync("/schemes/becommerce", language) + await PageAsync("/schemes/webshop-keurmerk", language);
        var settings = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Portal:Address"] = "https://portal.example" })
            .Build();
        var writer = LetterWriters.Of(new Templates(settings), settings);
        var rules = Stories
            .AllLetters.Select(l =>
                writer.Write(l with { Language = language }, "becommerce", "https://portal.example")
            )
            .SelectMany(l => Link().Matches(l.Text).Select(m => m.Groups["rule"].Value))
            .Distinct()
            .ToList();
        Assert.Contains("BC-24", rules);
        Assert.All(rules, rule => Assert.Contains($"id=\"{rule}\"", page, StringComparison.Ordinal));
    }

    [Fact]
    [Rule("FP-15")]
    public async Task The_usual_length_is_of_that_scheme_alone_and_told_from_ten_cases_on()
    {
        await using var app = await TestApp.StartAsync();
        var ended = ACase.OfBeCommerce().Closed();
        await app.StoreAsync(ended.It, 1, HandlingTimes.Fewest);
        var days = ended.It.Decision!.PronouncedOn!.Value.DayNumber - ended.It.FiledOn.DayNumber;

        var page = await PageAsync("/schemes/becommerce", "en", app);
        Assert.Contains($"within {days} days of filing", page, StringComparison.Ordinal);
        Assert.Contains($"Counted over {HandlingTimes.Fewest} cases.", page, StringComparison.Ordinal);
        Assert.Contains(
            "Too few cases have ended",
            await PageAsync("/schemes/webshop-keurmerk", "en", app),
            StringComparison.Ordinal
        );
    }

    [Fact]
    [Rule("FP-15")]
    public async Task Who_sits_on_the_committee_is_named_with_the_mandate_that_runs()
    {
        await using var app = await TestApp.StartAsync();
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        await db.Set<MandateRow>().ExecuteDeleteAsync();
        var page = await PageAsync("/schemes/becommerce", "en", app);
        Assert.Contains("<li>Clara Committee, member</li>", page, StringComparison.Ordinal);
        var today = app.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        var (clara, cedric) = (await IdOf(db, "committee"), await IdOf(db, "committee2"));
        var first = DateOnly.FromDateTime(today.Date).AddDays(-30);
        db.Add(
            new MandateRow
            {
                Id = Guid.NewGuid(),
                Scheme = "becommerce",
                UserId = clara,
                Position = Position.Chair,
                From = first,
                Until = first.AddYears(3),
            }
        );
        db.Add(
            new MandateRow
            {
                Id = Guid.NewGuid(),
                Scheme = "becommerce",
                UserId = cedric,
                Position = Position.Member,
                From = first.AddYears(1),
            }
        );
        await db.SaveChangesAsync();

        page = await PageAsync("/schemes/becommerce", "en", app);
        Assert.Contains("<li>Clara Committee, chair (mandate from ", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Cedric Committee", page, StringComparison.Ordinal);
    }

    [Fact]
    [Rule("FP-15")]
    public async Task A_scheme_by_a_rulebook_alone_has_its_page_too()
    {
        await using var app = await AtlanticShopSeal.StartAsync();
        var page = await PageAsync("/schemes/atlantic-shop-seal", "fr", app);
        Assert.Contains("Label Boutique Atlantique", page, StringComparison.Ordinal);
        Assert.Contains("id=\"AT-2\"", page, StringComparison.Ordinal);
        Assert.Contains("6 jours ouvrables", page, StringComparison.Ordinal);
        Assert.Contains("Nous sommes un organisme reconnu", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await app.CreateClient().GetAsync("/schemes/nobody")).StatusCode);
    }

    [Fact]
    public async Task The_privacy_notice_has_the_times_of_the_rulebook_and_stands_where_somebody_is_asked()
    {
        var page = await PageAsync("/privacy", "en");
        Assert.Contains("<li>settlement: 3 years</li>", page, StringComparison.Ordinal);
        Assert.Contains("<li>every other case: 5 years</li>", page, StringComparison.Ordinal);
        Assert.Contains("<li>withdrawn: 2 years</li>", page, StringComparison.Ordinal);
        Assert.Contains("gegevensbeschermingsautoriteit.be", page, StringComparison.Ordinal);
        Assert.Contains("autoriteitpersoonsgegevens.nl", page, StringComparison.Ordinal);
        var asked = "<p class=\"hint\"><a href=\"/privacy\">";
        foreach (var path in new[] { "/account/register", "/complain", "/track/new-code" })
        {
            Assert.Contains(asked, await PageAsync(path, "en"), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/about")]
    [InlineData("/privacy")]
    [InlineData("/accessibility")]
    public async Task Every_page_leads_to_who_we_are_privacy_and_accessibility(string path)
    {
        foreach (var language in Languages)
        {
            Assert.Contains($"<a href=\"{path}\">", await PageAsync("/track", language), StringComparison.Ordinal);
            var page = await PageAsync(path, language);
            Assert.DoesNotMatch(Key(), page);
            Assert.Contains(
                "secretariaat@webshop-keurmerk.example",
                page.Split("<footer")[0],
                StringComparison.Ordinal
            );
        }
    }

    [Fact]
    [Rule("FP-15")]
    public async Task Who_we_are_leads_to_the_rules_of_each_scheme()
    {
        var page = await PageAsync("/about", "nl");
        Assert.Contains("href=\"/schemes/becommerce\"", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/schemes/webshop-keurmerk\"", page, StringComparison.Ordinal);
    }

    private static RegexOptions Once => RegexOptions.Singleline;

    private static Task<string> IdOf(AppDb db, string person) =>
        db.Users.Where(u => u.Email == $"{person}@demo.example").Select(u => u.Id).SingleAsync();

    private async Task<string> PageAsync(string path, string language, TestApp? app = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Accept-Language", language);
        using var answer = await (app ?? one.App).CreateClient().SendAsync(request);
        return WebUtility
            .HtmlDecode(await answer.Content.ReadAsStringAsync())
            .Replace('\u00a0', ' ')
            .Replace('\u202f', ' ');
    }

    [GeneratedRegex(@"https://portal\.example/schemes/becommerce#(?<rule>[A-Z]+-[0-9]+)")]
    private static partial Regex Link();

    [GeneratedRegex(@"\b(about|privacy|accessibility|scheme)\.[a-z]+[. <]")]
    private static partial Regex Key();
}
