using System.Net;
using System.Text.RegularExpressions;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Cases.Actions;

/// <summary>What somebody of the body typed and did not send waits for it, on every device, and for nobody else.</summary>
public sealed partial class StaffDraftTests(OneApp one) : IClassFixture<OneApp>
{
    private const string Typed = "Ze belde: het pakje ligt bij de buren.";
    private readonly Office _office = new(one.App);

    [Fact]
    [Rule("FP-12")]
    public async Task It_is_offered_again_on_another_device_and_to_nobody_else_until_it_is_sent()
    {
        var (number, _) = await _office.FileAsync(Office.Complaint());
        var (here, there, colleague) = (
            await ClientAsync("secretary"),
            await ClientAsync("secretary"),
            await ClientAsync("secretary2")
        );
        Assert.Equal(HttpStatusCode.NoContent, await TypeAsync(here, $"/cases/{number}?act=note", ("text", Typed)));
        Assert.Contains(Typed, await there.GetStringAsync($"/cases/{number}?act=note"));
        Assert.Contains(Typed, await there.GetStringAsync($"/cases/{number}/actions/note"));
        Assert.DoesNotContain(Typed, await colleague.GetStringAsync($"/cases/{number}?act=note"));

        var sent = await new Filer(there).PostAsync($"/cases/{number}?act=note", "act", [("text", "Ze belde.")]);
        Assert.Equal(HttpStatusCode.Redirect, sent.Status);
        Assert.DoesNotContain(Typed, await here.GetStringAsync($"/cases/{number}?act=note"));
    }

    [Fact]
    public async Task It_is_thrown_away_by_a_button()
    {
        var (number, _) = await _office.FileAsync(Office.Complaint());
        var secretary = await ClientAsync("secretary");
        var path = $"/cases/{number}/actions/note";
        await TypeAsync(secretary, path, ("text", Typed));
        Assert.Contains(
            "name=\"draft\" value=\"drop\"",
            await secretary.GetStringAsync(path),
            StringComparison.Ordinal
        );
        await new Filer(secretary).PostAsync(path, "act", [("draft", "drop")]);
        Assert.DoesNotContain(Typed, await secretary.GetStringAsync(path));
    }

    [Fact]
    [Rule("FP-13")]
    public async Task What_was_typed_for_a_form_that_a_link_filled_in_is_not_shown_in_another()
    {
        var (number, _) = await _office.SentAsync();
        var secretary = await ClientAsync("secretary");
        var path = $"/cases/{number}?act=extend-term";
        await TypeAsync(secretary, path + "&term=response", ("reason", Typed));
        Assert.DoesNotContain(Typed, await secretary.GetStringAsync(path));
        Assert.Contains(Typed, await secretary.GetStringAsync(path + "&term=response"));
    }

    [Fact]
    [Rule("FP-12")]
    public async Task Who_may_not_see_the_case_any_more_keeps_nothing_in_it()
    {
        var (number, _) = await _office.SentAsync();
        var member = await ClientAsync("committee2");
        var page = await member.GetStringAsync($"/cases/{number}?act=note");
        await _office.DoAsync("committee2", number, "recuse", new { reason = "Ik ken de zaakvoerder." });
        Assert.Equal(HttpStatusCode.NotFound, await PostAsync(member, page, ("text", Typed)));
    }

    [Fact]
    public async Task A_party_has_one_draft_of_an_act_whatever_its_address_says()
    {
        var (number, _) = await _office.SentAsync();
        var shop = await ClientAsync("shop");
        var page = await shop.GetStringAsync($"/cases/{number}/actions/respond");
        Assert.Equal(HttpStatusCode.NoContent, await PostAsync(shop, page, ("answer", Typed)));
        Assert.Equal(
            HttpStatusCode.NotFound,
            await PostAsync(
                shop,
                page.Replace("/respond/draft", "/respond/draft?filled=0123456789abcdef", StringComparison.Ordinal),
                ("answer", Typed)
            )
        );
    }

    private async Task<HttpClient> ClientAsync(string account)
    {
        var client = one.Client();
        Assert.True(await new Person(client).SignInAsync($"{account}@demo.example", "Demo-Pass-2026"));
        return client;
    }

    private static async Task<HttpStatusCode> TypeAsync(
        HttpClient client,
        string path,
        params (string Name, string Value)[] fields
    ) => await PostAsync(client, await client.GetStringAsync(path), fields);

    // As unsent.js does while one types.
    private static async Task<HttpStatusCode> PostAsync(
        HttpClient client,
        string page,
        params (string Name, string Value)[] fields
    )
    {
        var form = Form().Match(page);
        Assert.True(form.Success);
        var token = Token().Match(page[form.Index..]).Groups[1].Value;
        using var answer = await client.PostAsync(
            WebUtility.HtmlDecode(form.Groups[1].Value),
            new FormUrlEncodedContent([
                new("__RequestVerificationToken", token),
                .. fields.Select(f => KeyValuePair.Create(f.Name, f.Value)),
            ])
        );
        return answer.StatusCode;
    }

    [GeneratedRegex("data-draft=\"([^\"]+)\"")]
    private static partial Regex Form();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
