using System.Xml.Linq;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Notices;

public sealed class PublicNoticeTests(OneApp one) : IClassFixture<OneApp>
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    private readonly Office _office = new(one.App);
    private readonly HttpClient _public = one.Client();

    [Fact]
    [Rule("BC-31"), Rule("BC-32")]
    public async Task A_notice_is_found_by_its_words_and_filters_and_tells_nothing_of_its_case()
    {
        var (number, reference) = await _office.NoticeAsync(
            "De consument kocht wandelschoenen die nooit geleverd werden. De klacht is gegrond."
        );
        foreach (
            var query in new[]
            {
                "",
                "q=wandelschoen",
                "q=wandelschoenen&norm=2.2.2&outcome=founded&sanction=reprimand",
                "norm=2.2.2",
                "sanction=reprimand",
            }
        )
        {
            Assert.Contains(reference, await References(query));
        }

        foreach (
            var query in new[] { "q=paraplu", "norm=2.1.1", "outcome=unfounded", "sanction=exclusion", "year=1999" }
        )
        {
            Assert.DoesNotContain(reference, await References(query));
        }

        var told = await _office.PublicAsync(HttpMethod.Get, $"/api/v1/decisions/{reference}");
        Assert.Equal("founded", told.Text("outcome"));
        var year = told.Text("publishedOn")[..4];
        Assert.Contains(reference, await References($"year={year}"));
        foreach (
            var path in new[]
            {
                $"/api/v1/decisions/{reference}",
                "/api/v1/decisions",
                "/decisions",
                $"/decisions/{reference}",
                "/decisions.atom",
            }
        )
        {
            var text = await _public.GetStringAsync(path);
            Assert.All(
                new[] { number, "Peeters", "Demo Shop", "demo-shop", "filedAt", "A-1001" },
                word => Assert.DoesNotContain(word, text, StringComparison.OrdinalIgnoreCase)
            );
        }
    }

    [Fact]
    public async Task Pages_by_key_show_each_notice_once_newest_first()
    {
        var (_, reference) = await _office.NoticeAsync("De webshop betaalde te laat terug.");
        var list = await _office.PublicAsync(HttpMethod.Get, "/api/v1/decisions");
        Assert.Equal(reference, list.List("items").First()["reference"]!.GetValue<string>());
        Assert.DoesNotContain(reference, await References($"after={reference}"));
        Assert.Equal(422, (await _office.PublicAsync(HttpMethod.Get, "/api/v1/decisions?after=nowhere")).Code);
        Assert.Equal(404, (await _office.PublicAsync(HttpMethod.Get, "/api/v1/decisions/BC-N-1999-0001")).Code);
    }

    [Theory]
    [
        InlineData("nl", "Ontvankelijk en gegrond"),
        InlineData("fr", "Recevable et fondée"),
        InlineData("en", "Admissible and founded")
    ]
    public async Task The_feed_is_atom_in_the_readers_language(string language, string outcome)
    {
        var (_, reference) = await _office.NoticeAsync("De webshop verwittigde de koper niet.");
        var feed = XDocument.Parse(await _public.GetStringAsync($"/decisions.atom?language={language}")).Root!;
        Assert.Equal(Atom + "feed", feed.Name);
        Assert.All(new[] { "id", "title", "updated", "author" }, name => Assert.Single(feed.Elements(Atom + name)));
        Assert.EndsWith(
            $"/decisions.atom?language={language}",
            feed.Elements(Atom + "link").Single(l => (string?)l.Attribute("rel") == "self").Attribute("href")!.Value,
            StringComparison.Ordinal
        );
        var entry = feed.Elements(Atom + "entry")
            .Single(e => e.Element(Atom + "id")!.Value.EndsWith(reference, StringComparison.Ordinal));
        Assert.Contains(outcome, entry.Element(Atom + "title")!.Value, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("nl", entry.Element(Atom + "content")!.Attribute(XNamespace.Xml + "lang")!.Value);
        Assert.All(
            new[] { "published", "updated" },
            name => Assert.True(DateTimeOffset.TryParse(entry.Element(Atom + name)!.Value, out _))
        );
    }

    [Fact]
    [Rule("BC-31"), Rule("BC-32")]
    public async Task What_is_only_proposed_is_nowhere()
    {
        var number = await _office.FinalAsync();
        await _office.DoAsync("secretary", number, "publish-notice", new { text = "Een voorstel over stofzuigers." });
        Assert.Empty(await References("q=stofzuigers"));
    }

    private async Task<IReadOnlyList<string>> References(string query) =>
        [
            .. (await _office.PublicAsync(HttpMethod.Get, $"/api/v1/decisions?{query}"))
                .List("items")
                .Select(i => i["reference"]!.GetValue<string>()),
        ];
}
