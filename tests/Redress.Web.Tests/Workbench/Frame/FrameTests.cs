using System.Net;
using System.Text.RegularExpressions;
using Redress.Domain;
using Redress.Testing;
using Redress.Web.Tests.Support;
using Redress.Web.Workbench.Frame;

namespace Redress.Web.Tests.Workbench.Frame;

/// <summary>The bar and the rail around the pages of the staff, and how each person has them.</summary>
public sealed partial class FrameTests(OneApp one) : IClassFixture<OneApp>
{
    private readonly Office _office = new(one.App);

    [Theory]
    [InlineData("secretary", 16)]
    [InlineData("committee", 13)]
    [InlineData("appeals", 10)]
    [InlineData("registrar", 5)]
    [InlineData("supervisor", 4)]
    [InlineData("admin", 13)]
    public async Task The_rail_leads_each_role_to_its_own_desks_and_nowhere_else(string account, int desks)
    {
        using var client = await SignedInAsync(account);
        var at = Links(await client.GetStringAsync("/members")).ToList();
        Assert.Equal(desks, at.Count);
        foreach (var address in at)
        {
            using var answer = await client.GetAsync(address);
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{address} as {account}: {answer.StatusCode}");
            var page = await answer.Content.ReadAsStringAsync();
            Assert.Equal([address], Current().Matches(page).Select(m => m.Groups["href"].Value));
        }
    }

    [Theory]
    [InlineData("/cases/BC-2026-000001/actions/note", "/cases")]
    [InlineData("/appeals/statements", "/appeals/statements")]
    [InlineData("/appeals", "/appeals")]
    [InlineData("/hearings/BC-2026-000001", "/hearings")]
    [InlineData("/casesandmore", null)]
    [InlineData("/account", null)]
    public void A_page_belongs_to_the_desk_that_its_address_begins_with(string path, string? desk) =>
        Assert.Equal(desk, Rail.Of(path)?.Address);

    [Fact]
    public async Task The_rail_counts_what_is_with_who_reads()
    {
        await using var app = await TestApp.StartAsync();
        var office = new Office(app);
        using var secretary = app.CreateClient(new() { AllowAutoRedirect = false });
        Assert.True(await new Person(secretary).SignInAsync("secretary@demo.example", "Demo-Pass-2026"));
        var before = CountAt(await secretary.GetStringAsync("/members"), "/cases");
        var filed = await office.FileAsync(Office.Complaint());
        await office.DoAsync("secretary", filed.Number, "assign", new { to = "secretary@demo.example" });
        Assert.Equal(before + 1, CountAt(await secretary.GetStringAsync("/members"), "/cases"));
        await office.DoAsync("secretary", filed.Number, "assign", new { to = "secretary2@demo.example" });
        Assert.Equal(before, CountAt(await secretary.GetStringAsync("/members"), "/cases"));

        // A note that names one waits at the desk of the day until it was seen.
        var waits = CountAt(await secretary.GetStringAsync("/members"), "/my-day");
        await office.DoAsync("secretary2", filed.Number, "note", new { text = "@secretary: kijk eens." });
        Assert.Equal(waits + 1, CountAt(await secretary.GetStringAsync("/members"), "/my-day"));
        var page = await secretary.GetStringAsync("/my-day");
        var mention = page.Split("name=\"seen\" value=\"")[1].Split('"')[0];
        await new Person(secretary).RedirectAsync("/my-day", "seen", ("seen", mention));
        Assert.Equal(waits, CountAt(await secretary.GetStringAsync("/members"), "/my-day"));
    }

    [Fact]
    public async Task Each_person_has_its_own_colours_and_rows_on_every_device_until_it_wants_the_usual_ones_again()
    {
        using var here = await SignedInAsync("secretary2");
        using var there = await SignedInAsync("secretary2");
        using var other = await SignedInAsync("committee2");
        Assert.DoesNotMatch("<html[^>]* data-(theme|density)", await here.GetStringAsync("/cases"));

        var to = await ChooseAsync(here, ("palette", "dark"), ("returnUrl", "/calendar?x=1"));
        Assert.Equal((HttpStatusCode.Redirect, "/calendar?x=1"), (to.StatusCode, $"{to.Headers.Location}"));
        await ChooseAsync(here, ("density", "compact"));
        foreach (var client in new[] { here, there })
        {
            var page = await client.GetStringAsync("/cases");
            Assert.Matches("<html[^>]* data-theme=\"dark\" data-density=\"compact\"", page);
            Assert.Matches("value=\"dark\" aria-pressed=\"true\"", page);
            Assert.Matches("value=\"light\" aria-pressed=\"false\"", page);
            Assert.Matches("value=\"compact\" aria-pressed=\"true\"", page);
        }

        Assert.DoesNotMatch("<html[^>]* data-(theme|density)", await other.GetStringAsync("/cases"));
        await ChooseAsync(there, ("palette", "system"), ("density", "comfortable"));
        Assert.DoesNotMatch("<html[^>]* data-(theme|density)", await here.GetStringAsync("/cases"));
    }

    [Fact]
    public async Task Nobody_chooses_what_there_is_not_nor_without_a_token_nor_who_does_not_work_here()
    {
        using var secretary = await SignedInAsync("secretary");
        Assert.Equal(HttpStatusCode.BadRequest, (await ChooseAsync(secretary, ("palette", "pink"))).StatusCode);
        Assert.Equal(
            HttpStatusCode.BadRequest,
            (await ChooseAsync(secretary, ("palette", "dark"), ("palette", "light"))).StatusCode
        );
        Assert.Equal(
            HttpStatusCode.BadRequest,
            (
                await secretary.PostAsync(
                    "/account/look",
                    new FormUrlEncodedContent([new KeyValuePair<string, string>("palette", "dark")])
                )
            ).StatusCode
        );
        Assert.DoesNotMatch("<html[^>]* data-theme", await secretary.GetStringAsync("/cases"));

        using var shop = await SignedInAsync("shop");
        Assert.NotEqual(HttpStatusCode.BadRequest, (await ChooseAsync(shop, ("palette", "dark"))).StatusCode);
        Assert.DoesNotMatch("<html[^>]* data-theme", await shop.GetStringAsync("/cases"));
        using var away = await ChooseAsync(secretary, ("returnUrl", "https://elsewhere.example/"));
        Assert.Equal("/", $"{away.Headers.Location}");
    }

    [Fact]
    public async Task The_search_of_the_bar_is_a_plain_form_that_opens_a_whole_number()
    {
        var filed = await _office.FileAsync(Office.Complaint());
        using var secretary = await SignedInAsync("secretary");
        var page = await secretary.GetStringAsync("/calendar");
        Assert.Matches("<form method=\"get\" action=\"/search\"[^>]*role=\"search\"", page);
        using var answer = await secretary.GetAsync($"/search?find={filed.Number}");
        Assert.EndsWith($"/cases/{filed.Number}", $"{answer.Headers.Location}", StringComparison.Ordinal);

        using var registrar = await SignedInAsync("registrar");
        Assert.DoesNotContain("desk-search", await registrar.GetStringAsync("/members"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Parties_and_the_public_have_neither_rail_nor_bar()
    {
        using var nobody = one.Client();
        using var shop = await SignedInAsync("shop");
        foreach (var page in new[] { await nobody.GetStringAsync("/members"), await shop.GetStringAsync("/cases") })
        {
            Assert.DoesNotContain("desk-bar", page, StringComparison.Ordinal);
            Assert.DoesNotContain("class=\"rail", page, StringComparison.Ordinal);
            Assert.Contains("class=\"site-nav\"", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Every_desk_has_an_icon_and_an_address_of_its_own()
    {
        var all = Rail.Groups.SelectMany(group => group).ToList();
        Assert.All(all, item => Assert.StartsWith("<", item.Icon, StringComparison.Ordinal));
        Assert.Equal(all.Count, all.Select(item => item.Address).Distinct().Count());
        Assert.Equal(all.Count, all.Select(item => item.Icon).Distinct().Count());
        Assert.DoesNotContain(all, item => item.IsFor(Role.Respondent) && item.For.Length > 0);
    }

    private async Task<HttpClient> SignedInAsync(string account)
    {
        var client = one.Client();
        Assert.True(await new Person(client).SignInAsync($"{account}@demo.example", "Demo-Pass-2026"));
        return client;
    }

    private static async Task<HttpResponseMessage> ChooseAsync(
        HttpClient client,
        params (string Name, string Value)[] fields
    )
    {
        var page = await client.GetStringAsync("/members");
        return await client.PostAsync(
            "/account/look",
            new FormUrlEncodedContent(
                fields
                    .Append(("__RequestVerificationToken", Token().Match(page).Groups["token"].Value))
                    .Select(f => new KeyValuePair<string, string>(f.Item1, f.Item2))
            )
        );
    }

    private static IEnumerable<string> Links(string page) =>
        Link().Matches(RailOf(page)).Select(m => m.Groups["href"].Value);

    private static int CountAt(string page, string desk) =>
        Regex.Match(RailOf(page), $"href=\"{desk}\".*?</a>", RegexOptions.Singleline, TimeSpan.FromSeconds(2))
            is { Success: true } link
        && Count().Match(link.Value) is { Success: true } count
            ? int.Parse(count.Groups["n"].Value, System.Globalization.CultureInfo.InvariantCulture)
            : 0;

    private static string RailOf(string page) => page.Split("<details class=\"rail")[1].Split("</details>")[0];

    [GeneratedRegex("<a href=\"(?<href>[^\"]+)\"", RegexOptions.None, 2000)]
    private static partial Regex Link();

    [GeneratedRegex("<a href=\"(?<href>[^\"]+)\" aria-current=\"page\"><svg", RegexOptions.None, 2000)]
    private static partial Regex Current();

    [GeneratedRegex("class=\"count\"[^>]*>(?<n>\\d+)", RegexOptions.None, 2000)]
    private static partial Regex Count();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"", RegexOptions.None, 2000)]
    private static partial Regex Token();
}
