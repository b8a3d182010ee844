using System.Text.RegularExpressions;
using Redress.Domain;
using Redress.Web.Tests.Support;
using Redress.Web.Workbench.Frame;
using Redress.Web.Workbench.Keys;

namespace Redress.Web.Tests.Workbench.Keys;

public sealed partial class KeyTableTests(OneApp one) : IClassFixture<OneApp>
{
    private static readonly IReadOnlyList<DeskKey> All = [.. KeyTable.Groups.SelectMany(group => group.Keys)];

    // What leaves a place or goes on with it everywhere.
    private static readonly string[] Named = ["Enter", "Escape"];

    [Fact]
    public void No_two_lines_have_the_same_keys_and_none_begins_with_what_another_is()
    {
        // A list and a file are no one page: what both have is each time the other's.
        Assert.All(
            new[] { All.Where(key => key.Act == KeyAct.List), All.Where(key => key.Act != KeyAct.List) },
            keys => Assert.Distinct(keys.Select(key => key.Keys))
        );
        Assert.DoesNotContain(
            All,
            key => All.Any(other => other.Keys.StartsWith(key.Keys + " ", StringComparison.Ordinal))
        );
        Assert.All(
            All,
            key =>
                Assert.Matches(
                    key.Act == KeyAct.Commands ? "^Control\\+k$" : "^(Space|Shift\\+[a-z]|[^ A-Z]( [^ A-Z])?)$",
                    key.Keys
                )
        );
    }

    [Fact]
    public async Task A_list_knows_what_the_table_names_and_has_no_key_of_its_own()
    {
        using var client = one.Client();
        var script = await client.GetStringAsync("/case-list.js");
        Assert.Equal(
            All.Where(key => key.Act == KeyAct.List).Select(key => key.To).Distinct().Order(StringComparer.Ordinal),
            ListAct().Matches(script).Select(m => m.Groups["act"].Value).Order(StringComparer.Ordinal)
        );
        Assert.All(KeyOfScript().Matches(script), m => Assert.Contains(m.Groups["key"].Value, Named));
    }

    [Fact]
    public void Where_a_key_leads_there_is_a_desk_in_the_rail_for_the_same_people()
    {
        var rail = Rail.Groups.SelectMany(group => group).ToDictionary(item => item.Address);
        var leading = All.Where(key => key.Act == KeyAct.Go).ToList();
        Assert.NotEmpty(leading);
        foreach (var key in leading)
        {
            Assert.Equal(rail[key.To].For.Order(), key.For.Order());
        }
    }

    [Theory]
    [InlineData("secretary", Role.Secretary)]
    [InlineData("committee", Role.Committee)]
    [InlineData("appeals", Role.Appeals)]
    [InlineData("registrar", Role.Registrar)]
    [InlineData("supervisor", Role.Supervisor)]
    public async Task The_dialog_shows_every_key_of_who_reads_it_and_no_other(string account, Role role)
    {
        using var client = await SignedInAsync(account);
        var page = await client.GetStringAsync("/members");
        Assert.Equal(
            All.Where(key => key.IsFor(role)).Select(key => key.Keys),
            Line().Matches(page).Select(m => System.Net.WebUtility.HtmlDecode(m.Groups["keys"].Value))
        );
        Assert.Contains("data-on=\"true\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_switches_them_off_has_none_on_any_device_until_they_are_switched_on_again()
    {
        using var here = await SignedInAsync("committee2");
        using var there = await SignedInAsync("committee2");
        using var other = await SignedInAsync("committee");
        await ChooseAsync(here, "off");
        Assert.Contains("data-on=\"false\"", await here.GetStringAsync("/members"), StringComparison.Ordinal);
        Assert.Contains("data-on=\"false\"", await there.GetStringAsync("/members"), StringComparison.Ordinal);
        Assert.Contains("data-on=\"true\"", await other.GetStringAsync("/members"), StringComparison.Ordinal);
        await ChooseAsync(there, "on");
        Assert.Contains("data-on=\"true\"", await here.GetStringAsync("/members"), StringComparison.Ordinal);
    }

    private static async Task ChooseAsync(HttpClient client, string keys)
    {
        var token = Token().Match(await client.GetStringAsync("/members")).Groups["token"].Value;
        using var answer = await client.PostAsync(
            "/account/look",
            new FormUrlEncodedContent(
                new Dictionary<string, string>
                {
                    ["__RequestVerificationToken"] = token,
                    ["keys"] = keys,
                    ["returnUrl"] = "/account/session",
                }
            )
        );
        Assert.Equal("/account/session", $"{answer.Headers.Location}");
    }

    private async Task<HttpClient> SignedInAsync(string account)
    {
        var client = one.Client();
        Assert.True(await new Person(client).SignInAsync($"{account}@demo.example", "Demo-Pass-2026"));
        return client;
    }

    [GeneratedRegex("'(?<act>list-[a-z-]+)': ", RegexOptions.None, 2000)]
    private static partial Regex ListAct();

    [GeneratedRegex("\\.key === '(?<key>[^']+)'", RegexOptions.None, 2000)]
    private static partial Regex KeyOfScript();

    [GeneratedRegex("data-keys=\"(?<keys>[^\"]+)\"", RegexOptions.None, 2000)]
    private static partial Regex Line();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"", RegexOptions.None, 2000)]
    private static partial Regex Token();
}
