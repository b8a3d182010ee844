using Microsoft.Extensions.Configuration;
using Redress.Domain.Rulebooks;
using Redress.Domain.Tests.Law;
using Redress.Testing.ThirdScheme;
using Redress.Web.Cases;
using Redress.Web.Shell;
using Redress.Web.Shell.Zones;
using Redress.Web.Storage;
using Redress.Web.Storage.Search;

namespace Redress.Web.Tests.ThirdScheme;

/// <summary>What an operator puts into the folder of rulebooks, and what the program refuses to start with.</summary>
public sealed class InstalledRulebooksTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("redress-rulebooks").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [Rule("BC-42")]
    [InlineData("\"fr\"],", "\"pt\"],", "$.languages[1]", "is not one of those of the pages, nl, fr, en: 'pt'")]
    [InlineData(
        "\"country\": \"PT\"",
        "\"country\": \"XX\"",
        "$.calendar.country",
        "has no calendar of holidays: 'XX'"
    )]
    [InlineData(
        "\"country\": \"PT\"",
        "\"country\": \"pt\"",
        "$.calendar.country",
        "has no calendar of holidays: 'pt'"
    )]
    [InlineData(
        "\"country\": \"PT\"",
        "\"country\": \"PO\"",
        "$.calendar.country",
        "has no calendar of holidays: 'PO'"
    )]
    [InlineData(
        "\"country\": \"PT\"",
        "\"country\": \"RS\"",
        "$.calendar.country",
        "has no calendar of holidays: 'RS'"
    )]
    [InlineData(
        "Atlantic/Azores",
        "Atlantic/Atlantis",
        "$.timeZone",
        "is not a time zone such as Europe/Brussels: 'Atlantic/Atlantis'"
    )]
    public void What_the_program_cannot_do_for_a_scheme_is_refused_at_the_start_with_its_path(
        string text,
        string instead,
        string path,
        string wrong
    )
    {
        var json = Text().Replace(text, instead, StringComparison.Ordinal);
        // A language is everywhere or nowhere.
        json =
            instead.Contains("pt", StringComparison.Ordinal) && text.Contains("fr", StringComparison.Ordinal)
                ? json.Replace("\"fr\":", "\"pt\":", StringComparison.Ordinal)
                : json;
        File.WriteAllText(Path.Combine(_folder, "own.json"), json);
        var invalid = Assert.Throws<InvalidRulebookException>(() => Load());
        Assert.Equal([new RulebookError("own.json", path, wrong)], invalid.Errors);
    }

    [Theory]
    [InlineData("_pointer.nl.md", "Er is een brief: {{#link}}", "{{#link}} is not closed.")]
    [InlineData("becommerce/case-closed.fr.md", "# {{/number}}\n\nFini.\n", "{{/number}} closes nothing.")]
    public void A_text_of_the_operator_s_own_that_is_broken_stops_the_start_with_its_path(
        string name,
        string text,
        string wrong
    )
    {
        var path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        var refused = Assert.Throws<InvalidOperationException>(() => Load(("Letters:Folder", _folder)));
        Assert.Contains(path, refused.Message, StringComparison.Ordinal);
        Assert.Contains(wrong, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_no_scheme_is_in_question_the_default_ones_clock_counts()
    {
        File.WriteAllText(Path.Combine(_folder, "own.json"), Text());
        var winterNoon = new DateTimeOffset(2026, 11, 3, 12, 0, 0, TimeSpan.Zero);
        var first = new SchemeTimes(Load(), TimeProvider.System);
        Assert.Equal(13, first.Default.Local(winterNoon).Hour);
        Assert.Equal(11, first.In(AtlanticShopSeal.Scheme).Local(winterNoon).Hour);
        Assert.Equal(11, first.OfCase("ATL-2026-000001").Local(winterNoon).Hour);
        Assert.Equal(13, first.OfCase("WK-2026-000001").Local(winterNoon).Hour);
        // Two midnights end one day: that of Brussels and Amsterdam, and that of the Azores two hours later.
        Assert.Equal(
            [
                new DateTimeOffset(2026, 11, 3, 23, 0, 0, TimeSpan.Zero),
                new DateTimeOffset(2026, 11, 4, 1, 0, 0, TimeSpan.Zero),
            ],
            first.EndsOf(new DateOnly(2026, 11, 3))
        );

        var own = new SchemeTimes(Load(("Rulebooks:DefaultScheme", AtlanticShopSeal.Scheme)), TimeProvider.System);
        Assert.Equal(11, own.Default.Local(winterNoon).Hour);
        Assert.Throws<InvalidOperationException>(() => Load(("Rulebooks:DefaultScheme", "nobody")));
    }

    /// <summary>The clocks of the Azores jump over midnight in spring (Sunday 29 March 2026) and come to it twice in autumn (Sunday 25 October).</summary>
    [Theory]
    [InlineData("2026-03-29", "2026-03-29T01:00Z")]
    [InlineData("2026-10-25", "2026-10-25T00:00Z")]
    [InlineData("2026-10-26", "2026-10-26T01:00Z")]
    [Rule("FP-8")]
    public void A_day_begins_where_the_zone_has_it(string day, string instant)
    {
        File.WriteAllText(Path.Combine(_folder, "own.json"), Text());
        var time = new SchemeTimes(Load(), TimeProvider.System).In(AtlanticShopSeal.Scheme);
        var start = DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(start, time.StartOf(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), time.Day(start));
    }

    [Fact]
    public void A_search_asks_in_the_languages_of_the_installed_schemes_and_in_no_other()
    {
        Assert.Equal(["nl", "fr", "en"], StemsOf(Load()));
        File.WriteAllText(Path.Combine(_folder, "own.json"), Text());
        Assert.Equal(["fr", "en"], StemsOf(new RulebookCatalog([Load().Of(AtlanticShopSeal.Scheme, "2026-01")])));

        static IEnumerable<string> StemsOf(RulebookCatalog rulebooks) =>
            new[] { ("nl", "leveringen"), ("fr", "livraisons"), ("en", "deliveries") }
                .Where(x => Finds(rulebooks, x.Item1, x.Item2))
                .Select(x => x.Item1);

        // By its stem alone: what is written otherwise in the text.
        static bool Finds(RulebookCatalog rulebooks, string language, string typed) =>
            SearchQuery
                .Parse(typed + " ", rulebooks.Languages)!
                .IsFoundIn(
                    SearchWords.Of(
                        language,
                        null,
                        [
                            language switch
                            {
                                "nl" => "levering",
                                "fr" => "livraison",
                                _ => "delivery",
                            },
                        ]
                    )
                );
    }

    private static string Text() =>
        File.ReadAllText(Path.Combine(AtlanticShopSeal.RulebookFolder, "atlantic-shop-seal.2026-01.json"));

    private RulebookCatalog Load(params (string Key, string? Value)[] more) =>
        InstalledRulebooks.Load(
            new ConfigurationBuilder()
                .AddInMemoryCollection(
                    more.Append(("Rulebooks:Folder", _folder)).Select(s => KeyValuePair.Create(s.Item1, s.Item2))
                )
                .Build(),
            []
        );
}
