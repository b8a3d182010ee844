using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Shell.Days;

/// <summary>A day that is typed into a form: read before the page reads it, said back in words, and never lost when it is none.</summary>
public sealed class TypedDaysTests(OneApp one) : IClassFixture<OneApp>
{
    private readonly Office _office = new(one.App);

    private async Task<(HttpClient Client, Filer Filer)> SecretaryAsync(string language = "en")
    {
        var client = one.App.CreateClient(new() { AllowAutoRedirect = false });
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        Assert.True(await new Person(client).SignInAsync("secretary@demo.example", "Demo-Pass-2026"));
        return (client, new Filer(client));
    }

    [Fact]
    [Rule("FP-13")]
    public async Task A_day_typed_without_its_year_is_the_last_one_of_what_arrived_and_what_is_none_comes_back_with_a_sentence()
    {
        var (number, _) = await _office.SentAsync(Office.Complaint(language: "en"));
        var (_, secretary) = await SecretaryAsync();
        var path = $"/cases/{number}?act=respond&paper=true";
        var today = await _office.TodayAsync();
        (string, string)[] said =
        [
            ("onBehalfOf", "respondent"),
            ("answer", "We are sorry."),
            ("defence", "The carrier was late."),
            ("__day", "arrived|Past"),
        ];
        var wrong = await secretary.PostAsync(
            path,
            "act",
            [.. said, ("arrived", "31/2")],
            ("files:paper", "letter.pdf", Stages.Pdf)
        );
        Assert.Equal(HttpStatusCode.OK, wrong.Status);
        Assert.Contains("#f-arrived", wrong.Html, StringComparison.Ordinal);
        Assert.Contains("This is no day.", wrong.Html, StringComparison.Ordinal);
        Assert.Contains("value=\"31/2\"", wrong.Html, StringComparison.Ordinal);
        Assert.Contains("We are sorry.", wrong.Html, StringComparison.Ordinal);

        var typed = today.ToString("d/M", CultureInfo.InvariantCulture);
        var sent = await secretary.PostAsync(
            path,
            "act",
            [.. said, ("arrived", typed)],
            ("files:paper", "letter.pdf", Stages.Pdf)
        );
        Assert.Equal(HttpStatusCode.Redirect, sent.Status);
        var line = (await _office.GetAsync("secretary", number))
            .List("journal")
            .Single(j => j!["action"]!.GetValue<string>() == "respond")!;
        Assert.Equal($"{today:yyyy-MM-dd}", line["arrived"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_form_shows_its_day_as_it_would_be_typed_and_in_words()
    {
        var (number, _) = await _office.SentAsync(Office.Complaint(language: "en"));
        var (_, secretary) = await SecretaryAsync("nl");
        var today = await _office.TodayAsync();
        var form = (await secretary.OpenAsync($"/cases/{number}?act=respond&paper=true")).Html;
        Assert.Contains(
            $"value=\"{today.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)}\" data-day=\"Past\"",
            form,
            StringComparison.Ordinal
        );
        Assert.Contains(
            today.ToString("dddd d MMMM yyyy", CultureInfo.GetCultureInfo("nl-BE")),
            form,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("type=\"date\"", form, StringComparison.Ordinal);
        // A telephone shows all its keys: a pad of numbers has neither the stroke nor the plus.
        Assert.DoesNotMatch("<input[^>]*inputmode[^>]*data-day", form);
    }

    [Theory]
    [InlineData("en", "Thursday 26 November 2026")]
    [InlineData("nl", "donderdag 26 november 2026")]
    [InlineData("fr", "jeudi 26 novembre 2026")]
    public async Task What_is_typed_is_said_back_in_the_language_of_the_page(string language, string words)
    {
        var (client, _) = await SecretaryAsync(language);
        var day = JsonNode.Parse(await client.GetStringAsync("/days?text=26%20nov%202026&toward=Past"))!;
        Assert.Equal(("2026-11-26", words), (day["iso"]!.GetValue<string>(), day["said"]!.GetValue<string>()));
        using var none = await client.GetAsync("/days?text=26/13&toward=Past");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, none.StatusCode);
        Assert.Contains("26/11/2026", await none.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_says_the_day_itself_and_what_is_none_is_told_at_its_field()
    {
        var (client, secretary) = await SecretaryAsync();
        using var asked = await client.GetAsync(
            "/cases?q=Maes&dueBefore=26%20nov%202026&__day=dueBefore%7CFuture&__day=filedFrom%7CPast"
        );
        Assert.Equal(HttpStatusCode.Redirect, asked.StatusCode);
        Assert.Equal("/cases?q=Maes&dueBefore=2026-11-26", asked.Headers.Location!.ToString());
        var told = (await secretary.OpenAsync("/cases?dueBefore=26/13")).Html;
        Assert.Contains("value=\"26/13\"", told, StringComparison.Ordinal);
        Assert.Contains("This is no day.", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_task_is_due_on_the_next_day_that_is_meant()
    {
        var (client, secretary) = await SecretaryAsync();
        var today = await _office.TodayAsync();
        var sent = await secretary.PostAsync("/my-day", "task", [("task", "Ring the carrier."), ("taskDue", "+14d")]);
        Assert.Equal(HttpStatusCode.Redirect, sent.Status);
        Assert.Contains(
            today.AddDays(14).ToString("d MMMM", CultureInfo.GetCultureInfo("en-IE")),
            WebUtility.HtmlDecode(await client.GetStringAsync("/my-day")),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("draft")]
    [InlineData("typing")]
    [InlineData("stale")]
    public async Task What_is_kept_is_the_day_that_was_meant_and_not_how_far_away_it_was(string how)
    {
        var (number, _) = await _office.SentAsync(Office.Complaint(language: "en"));
        var (client, secretary) = await SecretaryAsync();
        var path = $"/cases/{number}?act=respond";
        (string Name, string Value)[] said = [("onBehalfOf", "respondent"), ("arrived", "gisteren")];
        using HttpContent form =
            how == "stale"
                ? new FormUrlEncodedContent(
                    said.Append(("_handler", "act"))
                        .Append(("__RequestVerificationToken", "CfDJ8-stale"))
                        .Append(("__day", "arrived|Past"))
                        .ToDictionary(f => f.Name, f => f.Value)
                )
                : await secretary.FormAsync(path, "act", said);
        using var keep = new HttpRequestMessage(
            HttpMethod.Post,
            how switch
            {
                "draft" => $"/cases/{number}/actions/respond/draft",
                "typing" => $"/kept-forms?path={Uri.EscapeDataString(path)}",
                _ => path,
            }
        )
        {
            Content = form,
        };
        keep.Headers.Add("Sec-Fetch-Site", "same-origin");
        using var kept = await client.SendAsync(keep);
        Assert.Equal(how == "stale" ? HttpStatusCode.OK : HttpStatusCode.NoContent, kept.StatusCode);

        var again = (await secretary.OpenAsync(path)).Html;
        var yesterday = (await _office.TodayAsync()).AddDays(-1);
        Assert.Contains(
            $"value=\"{yesterday.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)}\" data-day=\"Past\"",
            again,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("gisteren", again, StringComparison.Ordinal);
    }

    [Fact]
    [Rule("BC-4")]
    public async Task The_API_takes_a_day_as_programs_write_it_and_no_other()
    {
        var (number, _) = await _office.SentAsync();
        var refused = await _office.AsAsync(
            "secretary",
            HttpMethod.Post,
            $"/api/v1/cases/{number}/actions/respond",
            new
            {
                answer = "Sorry.",
                defence = "Late.",
                onBehalfOf = "respondent",
                arrived = "26/11/2026",
            }
        );
        Assert.Equal(422, refused.Code);
        Assert.NotNull(refused.Body!["errors"]!["arrived"]);
    }
}
