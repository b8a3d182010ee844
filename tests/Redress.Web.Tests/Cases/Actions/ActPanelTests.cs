using System.Net;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Cases.Actions;

/// <summary>The form of an act beside the staff's file: the same form, the same door, without any script.</summary>
public sealed class ActPanelTests(OneApp one) : IClassFixture<OneApp>
{
    private readonly Office _office = new(one.App);

    private async Task<Filer> FilerAsync(string account)
    {
        var client = one.Client();
        Assert.True(await new Person(client).SignInAsync($"{account}@demo.example", "Demo-Pass-2026"));
        return new Filer(client);
    }

    [Fact]
    [Rule("ST-2")]
    public async Task An_act_beside_the_file_is_done_and_the_file_tells_so()
    {
        var filed = await _office.FileAsync(Office.Complaint(language: "en"));
        var secretary = await FilerAsync("secretary");
        var page = await secretary.OpenAsync($"/cases/{filed.Number}?act=note");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("<aside class=\"act-panel", page.Html, StringComparison.Ordinal);
        Assert.Contains($"action=\"/cases/{filed.Number}?act=note\"", page.Html, StringComparison.Ordinal);
        var sent = await secretary.PostAsync(
            $"/cases/{filed.Number}?act=note",
            "act",
            [("text", "She rang about the parcel.")]
        );
        Assert.Equal(HttpStatusCode.Redirect, sent.Status);
        var after = await secretary.OpenAsync($"/cases/{filed.Number}?done=note");
        Assert.Contains("She rang about the parcel.", after.Html, StringComparison.Ordinal);
        Assert.Contains("data-done", after.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("act-panel", after.Html, StringComparison.Ordinal);
    }

    [Fact]
    [Rule("BC-13")]
    public async Task What_is_refused_is_told_at_its_field_beside_the_file_with_what_was_typed()
    {
        var filed = await _office.AnsweredAsync(Office.Complaint(language: "en"));
        var secretary = await FilerAsync("secretary");
        var refused = await secretary.PostAsync(
            $"/cases/{filed.Number}?act=invite-to-hearing",
            "act",
            [("place", "Rue Neuve 1, Brussels")]
        );
        Assert.Equal(HttpStatusCode.OK, refused.Status);
        Assert.Contains("<aside class=\"act-panel", refused.Html, StringComparison.Ordinal);
        Assert.Contains("#f-at\"", refused.Html, StringComparison.Ordinal);
        Assert.Contains("Rue Neuve 1, Brussels", refused.Html, StringComparison.Ordinal);
        Assert.Contains("id=\"timeline\"", refused.Html, StringComparison.Ordinal);
    }

    [Fact]
    [Rule("ST-2")]
    public async Task Who_was_overtaken_is_told_what_changed_and_sends_the_same_words_again()
    {
        var filed = await _office.AnsweredAsync(Office.Complaint(language: "en"));
        var secretary = await FilerAsync("secretary");
        var path = $"/cases/{filed.Number}?act=note";
        using var form = await secretary.FormAsync(path, "act", [("text", "Ask the carrier.")]);
        await _office.DoAsync("secretary2", filed.Number, "declare-complete");
        var told = await secretary.SendAsync(path, form);
        Assert.Equal(HttpStatusCode.OK, told.Status);
        Assert.Contains("id=\"what-changed\"", told.Html, StringComparison.Ordinal);
        Assert.Contains("Ask the carrier.", told.Html, StringComparison.Ordinal);
        var again = await secretary.PostAsync(path, "act", [("text", "Ask the carrier.")]);
        Assert.Equal(HttpStatusCode.Redirect, again.Status);
        Assert.Contains(
            (await _office.GetAsync("secretary", filed.Number)).List("journal"),
            line => line!["action"]!.GetValue<string>() == "note"
        );
    }

    [Fact]
    [Rule("FP-13")]
    public async Task What_the_address_says_stands_in_the_form_beside_the_file()
    {
        var filed = await _office.SentAsync();
        var secretary = await FilerAsync("secretary");
        var page = await secretary.OpenAsync($"/cases/{filed.Number}?act=respond&paper=true");
        Assert.Contains("name=\"onBehalfOf\"", page.Html, StringComparison.Ordinal);
        Assert.Contains(
            $"action=\"/cases/{filed.Number}?act=respond&paper=true\"",
            page.Html,
            StringComparison.Ordinal
        );
        Assert.Contains(
            $"href=\"/cases/{filed.Number}/actions/respond?paper=true\"",
            page.Html,
            StringComparison.Ordinal
        );
    }

    [Fact]
    [Rule("FP-1"), Rule("BC-17")]
    public async Task A_decision_has_its_own_desk_a_party_no_panel_and_the_past_no_acts()
    {
        var filed = await _office.AnsweredAsync(Office.Complaint(language: "en"));
        var secretary = await FilerAsync("secretary");
        var decide = await secretary.OpenAsync($"/cases/{filed.Number}?act=decide&draft=3");
        Assert.Equal(
            (HttpStatusCode.Redirect, $"/cases/{filed.Number}/actions/decide"),
            (decide.Status, decide.Location)
        );
        foreach (var path in new[] { "?act=fly", "?act=note&on=2020-01-01" })
        {
            var page = await secretary.OpenAsync($"/cases/{filed.Number}{path}");
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.DoesNotContain("act-panel", page.Html, StringComparison.Ordinal);
        }

        var shop = await FilerAsync("shop");
        var own = await shop.OpenAsync($"/cases/{filed.Number}?act=comment");
        Assert.Equal(HttpStatusCode.OK, own.Status);
        Assert.DoesNotContain("act-panel", own.Html, StringComparison.Ordinal);
        // An act that is not possible now says why, and takes nothing.
        var blocked = await secretary.OpenAsync($"/cases/{filed.Number}?act=close");
        Assert.Contains("act-panel", blocked.Html, StringComparison.Ordinal);
        Assert.Contains("error-summary", blocked.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"once\" value", blocked.Html.Split("act-panel")[^1], StringComparison.Ordinal);
        // What comes next leads on from there.
        Assert.Matches(
            $"class=\"button secondary\" href=\"/cases/{filed.Number}\\?act=[a-z-]+\"",
            blocked.Html.Split("act-panel")[^1]
        );
    }

    [Fact]
    [Rule("FP-1")]
    public async Task What_is_typed_beside_the_file_is_kept_for_who_typed_it_until_it_is_sent()
    {
        var filed = await _office.FileAsync(Office.Complaint(language: "en"));
        var client = one.Client();
        Assert.True(await new Person(client).SignInAsync("secretary@demo.example", "Demo-Pass-2026"));
        var secretary = new Filer(client);
        var path = $"/cases/{filed.Number}?act=note";
        using (var typed = await secretary.FormAsync(path, "act", [("text", "Half a sentence")]))
        using (var keep = new HttpRequestMessage(HttpMethod.Post, $"/kept-forms?path={Uri.EscapeDataString(path)}"))
        {
            keep.Headers.Add("Sec-Fetch-Site", "same-origin");
            keep.Content = typed;
            Assert.Equal(HttpStatusCode.NoContent, (await client.SendAsync(keep)).StatusCode);
        }

        Assert.Contains("Half a sentence", (await secretary.OpenAsync(path)).Html, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "Half a sentence",
            (await secretary.OpenAsync($"/cases/{filed.Number}")).Html,
            StringComparison.Ordinal
        );
        Assert.Equal(
            HttpStatusCode.Redirect,
            (await secretary.PostAsync(path, "act", [("text", "A whole sentence.")])).Status
        );
        Assert.DoesNotContain("Half a sentence", (await secretary.OpenAsync(path)).Html, StringComparison.Ordinal);
    }
}
