using System.Net;
using Redress.Testing;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Cases;

/// <summary>Who answers has before it what is answered, and finds its cases by what it knows of them.</summary>
public sealed class WhatIsAnsweredTests(OneApp one) : IClassFixture<OneApp>
{
    private readonly Office _office = new(one.App);

    [Fact]
    public async Task A_member_finds_its_cases_by_order_amount_and_day_of_filing()
    {
        var (number, _) = await _office.SentAsync();
        var list = await PageAsync(await _office.PersonAsync("shop"), "/cases");
        var row = list.Split($"href=\"/cases/{number}\"")[1].Split("</tr>")[0];
        Assert.Contains("Bestelling A-1001", row, StringComparison.Ordinal);
        Assert.Contains("89,95", row, StringComparison.Ordinal);
        Assert.Contains("Klacht over een aankoop", row, StringComparison.Ordinal);
        Assert.Contains("Ingediend op ", row, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_form_of_an_answer_shows_the_complaint_and_says_what_answer_and_defence_are()
    {
        var (number, _) = await _office.SentAsync(Office.Complaint(facts: "Het pakje lag bij de buren."));
        var form = await PageAsync(await _office.PersonAsync("shop"), $"/cases/{number}/actions/respond");
        var before = form.Split("name=\"answer\"")[0];
        Assert.Contains("Wat er in de klacht staat", before, StringComparison.Ordinal);
        Assert.Contains("Het pakje lag bij de buren.", before, StringComparison.Ordinal);
        Assert.Contains("Wat u tegen de klager zegt", form, StringComparison.Ordinal);
        Assert.Contains("Wat u tegen de commissie zegt", form, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_form_of_a_comment_shows_what_is_commented_on()
    {
        var (number, code) = await _office.AnsweredAsync();
        var complainant = new Person(one.Client());
        await complainant.RedirectAsync(
            "/track",
            "track",
            ("number", $"https://x.example/track/{number}."),
            ("code", code)
        );
        var form = await complainant.GetAsync($"/track/{number}/actions/comment");
        Assert.Contains("What you comment on", form, StringComparison.Ordinal);
        Assert.Contains(
            "<p lang=\"nl\">De vervoerder leverde af.",
            form.Split("name=\"text\"")[0],
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("/", HttpStatusCode.OK)]
    [InlineData("/track", HttpStatusCode.OK)]
    [InlineData("/nowhere", HttpStatusCode.NotFound)]
    public async Task The_head_of_a_page_is_answered_as_the_page_is(string path, HttpStatusCode status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, path);
        using var answer = await one.Client().SendAsync(request);
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Who_complains_of_advertising_is_told_when_and_why_the_sender_sees_its_name()
    {
        var draft = new Person(one.Client());
        var next = await draft.RedirectAsync("/complain", "complain", ("kind", "unsolicitedAdvertising"));
        var mark = next.Contains('?', StringComparison.Ordinal)
            ? next[next.IndexOf('?', StringComparison.Ordinal)..]
            : "";
        var page = await draft.GetAsync($"/complain/you{mark}");
        Assert.Contains("The sender sees your name once we ask it for an answer", page, StringComparison.Ordinal);
        Assert.DoesNotContain("find your order", page, StringComparison.Ordinal);
    }

    private static async Task<string> PageAsync(HttpClient client, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Accept-Language", "nl");
        using var answer = await client.SendAsync(request);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }
}
