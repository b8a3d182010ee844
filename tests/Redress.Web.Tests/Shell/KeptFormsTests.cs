using System.Net;
using Redress.Testing;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Shell;

/// <summary>Nothing typed is lost, by anyone, whatever happens to the session: what cannot be taken is shown again, and goes once it is sent.</summary>
public sealed class KeptFormsTests(OneApp one) : IClassFixture<OneApp>
{
    private readonly Office _office = new(one.App);
    private readonly Sql _sql = new(one.App);

    [Theory]
    [InlineData("stale")]
    [InlineData("missing")]
    public async Task A_form_whose_token_is_stale_or_missing_comes_back_with_all_that_was_typed(string how)
    {
        var filer = new Filer(one.Client());
        await filer.BeginAsync();
        var typed = $"Getypt {Guid.NewGuid()}";
        using var form = new FormUrlEncodedContent([
            .. how == "stale"
                ? [new("__RequestVerificationToken", "CfDJ8-stale")]
                : Array.Empty<KeyValuePair<string, string>>(),
            new("_handler", "step"),
            new("facts", typed),
            new("do", "next"),
        ]);
        var sent = await filer.SendAsync("/complain/facts", form);
        Assert.Equal(HttpStatusCode.SeeOther, sent.Status);
        Assert.Equal("/complain/facts", sent.Location);
        var again = (await filer.OpenAsync("/complain/facts")).Html;
        Assert.Contains(typed, again, StringComparison.Ordinal);
        Assert.Contains("This was not sent", again, StringComparison.Ordinal);

        Assert.Equal("/complain/claim", (await filer.StepAsync("facts", ("facts", typed))).Location);
        Assert.DoesNotContain(
            "This was not sent",
            (await filer.OpenAsync("/complain/facts")).Html,
            StringComparison.Ordinal
        );
        Assert.Equal(0, await _sql.CountAsync($"SELECT count(*) FROM kept_forms WHERE fields LIKE '%{typed}%'"));
    }

    [Fact]
    public async Task Without_any_cookie_a_form_comes_back_too()
    {
        var typed = $"Zonder koekje {Guid.NewGuid()}";
        var client = one.Client();
        using var form = new FormUrlEncodedContent([new("_handler", "step"), new("facts", typed), new("do", "next")]);
        var filer = new Filer(client);
        Assert.Equal("/complain/facts", (await filer.SendAsync("/complain/facts", form)).Location);
        var page = (await filer.OpenAsync("/complain/facts")).Html;
        Assert.Contains("What you just typed is kept", page, StringComparison.Ordinal);
        Assert.Contains(
            typed,
            (await filer.OpenAsync("/complain/facts?draft=" + Mark(page))).Html,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_note_of_a_secretary_whose_session_ended_is_there_after_the_next_sign_in()
    {
        var (number, _) = await _office.FileAsync(Office.Complaint());
        var client = one.Client();
        var person = new Person(client);
        Assert.True(await person.SignInAsync("secretary@demo.example", "Demo-Pass-2026"));
        var filer = new Filer(client);
        var (path, typed) = ($"/cases/{number}/actions/note", $"Gebeld met {Guid.NewGuid()}");
        using var form = await filer.FormAsync(path, "act", [("text", typed)]);
        using var leave = new FormUrlEncodedContent([
            new("__RequestVerificationToken", Token((await filer.OpenAsync(path)).Html)),
        ]);
        Assert.Equal(
            HttpStatusCode.Redirect,
            (await client.PostAsync(new Uri("/account/logout", UriKind.Relative), leave)).StatusCode
        );
        Assert.Equal(HttpStatusCode.SeeOther, (await filer.SendAsync(path, form)).Status);
        Assert.Equal("/account/login", (await filer.OpenAsync(path)).Location);
        Assert.True(await person.SignInAsync("secretary@demo.example", "Demo-Pass-2026"));
        Assert.Contains(typed, (await filer.OpenAsync(path)).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_form_keeps_while_one_types_is_shown_on_the_same_device_alone_and_forgotten_on_wish()
    {
        var client = one.Client();
        var filer = new Filer(client);
        await filer.BeginAsync();
        var typed = $"Half getypt {Guid.NewGuid()}";
        await KeepAsync(client, "/complain/facts", "same-origin", HttpStatusCode.NoContent);
        Assert.Contains(typed, (await filer.OpenAsync("/complain/facts?")).Html, StringComparison.Ordinal);
        await KeepAsync(one.Client(), "https://elsewhere.example/", "same-origin", HttpStatusCode.BadRequest);
        await KeepAsync(one.Client(), "/complain/facts", "cross-site", HttpStatusCode.BadRequest);

        async Task KeepAsync(HttpClient from, string path, string site, HttpStatusCode status)
        {
            using var request = new HttpRequestMessage(
                HttpMethod.Post,
                $"/kept-forms?path={Uri.EscapeDataString(path)}"
            )
            {
                Content = new FormUrlEncodedContent([new("_handler", "step"), new("facts", typed)]),
            };
            request.Headers.Add("Sec-Fetch-Site", site);
            using var answer = await from.SendAsync(request);
            Assert.Equal(status, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Closing_the_device_forgets_what_was_typed_and_closes_what_is_open()
    {
        var filer = new Filer(one.Client());
        await filer.BeginAsync();
        var typed = $"Op een gedeeld toestel {Guid.NewGuid()}";
        using var form = new FormUrlEncodedContent([new("_handler", "step"), new("facts", typed), new("do", "next")]);
        await filer.SendAsync("/complain/facts", form);
        Assert.Equal(1, await _sql.CountAsync($"SELECT count(*) FROM kept_forms WHERE fields LIKE '%{typed}%'"));
        Assert.Equal("/close-device", (await filer.PostAsync("/close-device", "close", [])).Location);
        Assert.Equal(0, await _sql.CountAsync($"SELECT count(*) FROM kept_forms WHERE fields LIKE '%{typed}%'"));
        Assert.Contains(
            "No complaint is open here",
            (await filer.OpenAsync("/complain/facts")).Html,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task No_password_code_or_token_is_ever_kept()
    {
        var secret = $"Geheim-{Guid.NewGuid()}";
        var client = one.Client();
        using var form = new FormUrlEncodedContent([
            new("_handler", "track"),
            new("number", "BC-2026-000001"),
            new("code", secret),
            new("Fields.Password", secret),
            new("__RequestVerificationToken", secret),
            new("complainant.address.postalCode", "2000"),
        ]);
        using var answer = await client.PostAsync(new Uri("/track", UriKind.Relative), form);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal(0, await _sql.CountAsync($"SELECT count(*) FROM kept_forms WHERE fields LIKE '%{secret}%'"));
        Assert.NotEqual(
            0,
            await _sql.CountAsync("SELECT count(*) FROM kept_forms WHERE fields LIKE '%BC-2026-000001%'")
        );
    }

    private static string Token(string page) =>
        System
            .Text.RegularExpressions.Regex.Match(page, "name=\"__RequestVerificationToken\" value=\"([^\"]+)")
            .Groups[1]
            .Value;

    private static string Mark(string page) =>
        System.Text.RegularExpressions.Regex.Match(page, "draft=([0-9a-f]+)").Groups[1].Value;
}
