using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Redress.Testing;
using Redress.Web.KeptForms;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Shell;

/// <summary>Whose what was typed is, how much of it is kept, and for how long.</summary>
public sealed class KeptReadersTests(OneApp one) : IClassFixture<OneApp>
{
    private readonly Office _office = new(one.App);
    private readonly Sql _sql = new(one.App);

    [Fact]
    public async Task What_somebody_typed_while_signed_in_is_shown_to_nobody_who_signs_in_on_the_device_after()
    {
        var (number, _) = await _office.FileAsync(Office.Complaint());
        var client = one.Client();
        var (person, filer) = (new Person(client), new Filer(client));
        Assert.True(await person.SignInAsync("secretary@demo.example", "Demo-Pass-2026"));
        var (path, typed) = ($"/cases/{number}/actions/note", $"Niet voor een ander {Guid.NewGuid()}");
        await TypeAsync(client, path, ("text", typed));
        Assert.Contains(typed, (await filer.OpenAsync(path)).Html, StringComparison.Ordinal);

        Assert.True(await person.SignInAsync("secretary2@demo.example", "Demo-Pass-2026"));
        Assert.DoesNotContain(typed, (await filer.OpenAsync(path)).Html, StringComparison.Ordinal);
        // What the other one types and sends there takes nothing away.
        await TypeAsync(client, path, ("text", "Van een ander."));
        Assert.Contains("Van een ander.", (await filer.OpenAsync(path)).Html, StringComparison.Ordinal);
        Assert.Equal($"/cases/{number}", (await filer.PostAsync(path, "act", [("text", "Van een ander.")])).Location);

        Assert.True(await person.SignInAsync("secretary@demo.example", "Demo-Pass-2026"));
        Assert.Contains(typed, (await filer.OpenAsync(path)).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_one_party_typed_in_its_case_is_not_shown_to_the_other_on_the_same_device()
    {
        var filed = await _office.FileAsync(Office.Complaint(member: null));
        var client = one.Client();
        var filer = new Filer(client);
        await OpenAsync(filed.Code);
        var (path, typed) = ($"/track/{filed.Number}/actions/message", $"Alleen van mij {Guid.NewGuid()}");
        await TypeAsync(client, path, ("text", typed));
        Assert.Contains(typed, (await filer.OpenAsync(path)).Html, StringComparison.Ordinal);
        await _sql.DoAsync(
            $"UPDATE kept_forms SET reader = 'the-other-party' WHERE fields LIKE '%{typed}%' AND reader <> ''"
        );
        Assert.DoesNotContain(typed, (await filer.OpenAsync(path)).Html, StringComparison.Ordinal);

        async Task OpenAsync(string code) =>
            await filer.PostAsync("/track", "track", [("number", filed.Number), ("code", code)]);
    }

    [Fact]
    public async Task A_message_half_written_on_the_page_of_the_case_is_there_after_a_reload()
    {
        var filed = await _office.FileAsync(Office.Complaint());
        var client = one.Client();
        var filer = new Filer(client);
        await filer.PostAsync("/track", "track", [("number", filed.Number), ("code", filed.Code)]);
        var typed = $"Half bericht {Guid.NewGuid()}";
        await TypeAsync(client, $"/track/{filed.Number}/actions/message", ("text", typed), ("to", "body"));
        Assert.Contains(typed, (await filer.OpenAsync($"/track/{filed.Number}")).Html, StringComparison.Ordinal);
        Assert.Contains(
            typed,
            (await filer.OpenAsync($"/track/{filed.Number}?done=note")).Html,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("check=1")]
    [InlineData("done=kept")]
    public async Task What_was_typed_after_a_mistake_or_after_something_was_done_is_found_at_the_pages_own_address(
        string moment
    )
    {
        var client = one.Client();
        var filer = new Filer(client);
        await filer.BeginAsync();
        var page = (await filer.OpenAsync("/complain/facts")).Html;
        var address = System
            .Text.RegularExpressions.Regex.Match(page, "action=\"(/complain/facts[^\"]+)")
            .Groups[1]
            .Value;
        var typed = $"Na een vergissing {Guid.NewGuid()}";
        await TypeAsync(client, $"{address}&{moment}", ("facts", typed));
        Assert.Contains(typed, (await filer.OpenAsync(address)).Html, StringComparison.Ordinal);
        await TypeAsync(client, address, ("facts", $"{typed} twee"));
        Assert.Contains($"{typed} twee", (await filer.OpenAsync($"{address}&{moment}")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_device_that_keeps_very_many_forms_the_oldest_give_way_and_one_that_is_there_is_kept_anew()
    {
        var client = one.Client();
        var filer = new Filer(client);
        var mark = Guid.NewGuid().ToString("N");
        for (var i = 0; i < 52; i++)
        {
            await TypeAsync(client, $"/members?page={i}", ("q", $"{mark}-{i}"));
        }

        Assert.Equal(50, await _sql.CountAsync($"SELECT count(*) FROM kept_forms WHERE fields LIKE '%{mark}%'"));
        Assert.Equal(0, await _sql.CountAsync($"SELECT count(*) FROM kept_forms WHERE fields LIKE '%{mark}-1\"%'"));
        await TypeAsync(client, "/members?page=30", ("q", $"{mark}-anew"));
        Assert.Equal(1, await _sql.CountAsync($"SELECT count(*) FROM kept_forms WHERE fields LIKE '%{mark}-anew%'"));
        Assert.Equal(50, await _sql.CountAsync($"SELECT count(*) FROM kept_forms WHERE fields LIKE '%{mark}%'"));
        Assert.Equal(HttpStatusCode.OK, (await filer.OpenAsync("/members")).Status);
    }

    [Fact]
    public async Task From_one_address_no_more_is_kept_in_a_minute_than_is_allowed_and_what_was_sent_is_given_back_all_the_same()
    {
        await using var app = await TestApp.StartAsync(
            settings: new Dictionary<string, string>(StringComparer.Ordinal) { ["RateLimits:Keeping"] = "2" }
        );
        var sql = new Sql(app);
        for (var i = 0; i < 4; i++)
        {
            var client = app.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = false });
            using var form = new FormUrlEncodedContent([new("_handler", "track"), new("number", $"Nummer {i}")]);
            var page = await new Filer(client).SendAsync("/track", form);
            Assert.Contains($"Nummer {i}", page.Html, StringComparison.Ordinal);
            Assert.Equal(i < 2 ? i + 1 : 2, await sql.CountAsync("SELECT count(*) FROM kept_forms"));
        }

        Assert.Equal(
            HttpStatusCode.TooManyRequests,
            await TryTypeAsync(app.CreateClient(), "/complain/facts", ("facts", "Te veel."))
        );
    }

    [Fact]
    public async Task From_one_address_no_more_is_kept_in_a_day_than_is_allowed_however_few_the_forms()
    {
        await using var app = await TestApp.StartAsync(
            settings: new Dictionary<string, string>(StringComparer.Ordinal) { ["RateLimits:KeepingADay"] = "10" }
        );
        var page = new string('x', 30_000);
        Assert.Equal(
            HttpStatusCode.NoContent,
            await TryTypeAsync(app.CreateClient(), "/complain/facts", ("facts", page))
        );
        Assert.Equal(
            HttpStatusCode.TooManyRequests,
            await TryTypeAsync(app.CreateClient(), "/complain/facts", ("facts", page))
        );
        Assert.Equal(1, await new Sql(app).CountAsync("SELECT count(*) FROM kept_forms"));
    }

    [Theory]
    [InlineData("act")]
    [InlineData("step")]
    [InlineData("file")]
    [InlineData("page")]
    public async Task What_is_wrong_is_told_after_a_redirect_with_all_that_was_typed(string what)
    {
        var client = one.Client();
        var filer = new Filer(client);
        var typed = $"Getypt {Guid.NewGuid()}";
        var (reply, path) = what switch
        {
            "act" => await ActAsync(),
            "page" => (
                await filer.PostAsync("/track/new-code", "lost", [("number", typed), ("email", "geen adres")]),
                "/track/new-code"
            ),
            _ => await StepAsync(),
        };
        Assert.True(reply.Redirected);
        const string Told = "class=\"error-summary";
        Assert.Contains(Told, reply.Html, StringComparison.Ordinal);
        Assert.Contains(typed, reply.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("did not send it", reply.Html, StringComparison.Ordinal);
        // Told once: the page itself has what was typed, and is not wrong before it is sent.
        var page = (await filer.OpenAsync(path)).Html;
        // A file that was refused has to be chosen anew.
        Assert.Equal(what != "file", page.Contains(typed, StringComparison.Ordinal));
        Assert.DoesNotContain(Told, page, StringComparison.Ordinal);

        async Task<(PageReply, string)> ActAsync()
        {
            var (number, _) = await _office.FileAsync(Office.Complaint());
            Assert.True(await new Person(client).SignInAsync("secretary@demo.example", "Demo-Pass-2026"));
            var form = $"/cases/{number}/actions/message";
            return (await filer.PostAsync(form, "act", [("text", typed)]), form);
        }

        async Task<(PageReply, string)> StepAsync()
        {
            await filer.BeginAsync();
            return what == "step"
                ? (
                    await filer.PostAsync("/complain/reach", "step", [("complainant.email", typed), ("do", "next")]),
                    "/complain/reach"
                )
                : (
                    await filer.PostAsync(
                        "/complain/documents",
                        "step",
                        [("do", "next")],
                        ("documents", $"{typed}.pdf", "MZ"u8.ToArray())
                    ),
                    "/complain/documents"
                );
        }
    }

    [Fact]
    public async Task What_was_refused_is_forgotten_once_it_is_taken_also_where_the_page_itself_says_so()
    {
        var filer = new Filer(one.Client());
        const string Path = "/track/new-code";
        var mail = $"{Guid.NewGuid():N}@consumer.example";
        await filer.PostAsync(Path, "lost", [("number", "BC-2026-000001"), ("email", "geen adres")]);
        Assert.Contains("geen adres", (await filer.OpenAsync(Path)).Html, StringComparison.Ordinal);
        var taken = await filer.PostAsync(Path, "lost", [("number", "BC-2026-000001"), ("email", mail)]);
        Assert.Equal(HttpStatusCode.OK, taken.Status);
        var anew = (await filer.OpenAsync(Path)).Html;
        Assert.DoesNotContain(mail, anew, StringComparison.Ordinal);
        Assert.DoesNotContain("did not send it", anew, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_one_form_of_a_page_took_leaves_what_is_kept_of_another()
    {
        var client = one.Client();
        var filer = new Filer(client);
        var typed = $"Bewaard {Guid.NewGuid()}";
        await TypeAsync(client, "/track/new-code", ("_handler", "other"), ("text", typed));
        await filer.PostAsync("/track/new-code", "lost", [("number", "BC-2026-000001"), ("email", "jan@x.example")]);
        Assert.Equal(1, await _sql.CountAsync($"SELECT count(*) FROM kept_forms WHERE fields LIKE '%{typed}%'"));
    }

    [Fact]
    public async Task A_file_that_came_with_a_refused_act_is_there_on_the_page_that_tells_why()
    {
        var (number, _) = await _office.FileAsync(Office.Complaint());
        var client = one.Client();
        var filer = new Filer(client);
        Assert.True(await new Person(client).SignInAsync("secretary@demo.example", "Demo-Pass-2026"));
        var path = $"/cases/{number}/actions/add-document";
        var refused = await filer.PostAsync(path, "act", [], ("files:", "bewijs.pdf", Stages.Pdf));
        Assert.True(refused.Redirected);
        Assert.Contains("bewijs.pdf", refused.Html, StringComparison.Ordinal);
        var file = Regex.Match(refused.Html, "name=\"kept:\" value=\"(?<token>[^\"]+)\" checked").Groups["token"].Value;
        using var again = await filer.FormAsync($"{path}?check=1", "act", [("for", "parties"), ("kept:", file)]);
        Assert.Equal($"/cases/{number}", (await filer.SendAsync(path, again)).Location);
        Assert.Contains("bewijs.pdf", (await filer.OpenAsync($"/cases/{number}")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_typed_is_gone_after_thirty_days()
    {
        await using var app = await TestApp.StartAsync();
        var (office, sql, client) = (new Office(app), new Sql(app), app.CreateClient());
        await office.ClockAsync("2026-03-02T09:00:00+01:00");
        await TypeAsync(client, "/complain/facts", ("facts", "Dertig dagen."));
        var store = app.Services.GetRequiredService<KeptFormStore>();
        await office.ClockAsync("P29D");
        await store.DeleteExpired(default);
        Assert.Equal(1, await sql.CountAsync("SELECT count(*) FROM kept_forms"));
        Assert.Contains("Dertig dagen.", await client.GetStringAsync("/complain/facts"), StringComparison.Ordinal);
        await TypeAsync(client, "/complain/claim", ("claim", "Een dag later."));
        await office.ClockAsync("P1DT1M");
        // What has had its time is not shown either while it waits to be deleted.
        await TypeAsync(client, "/complain/facts", ("facts", "Dertig dagen."));
        await office.ClockAsync("P31D");
        Assert.DoesNotContain(
            "Dertig dagen.",
            await client.GetStringAsync("/complain/facts"),
            StringComparison.Ordinal
        );
        await store.DeleteExpired(default);
        Assert.Equal(0, await sql.CountAsync("SELECT count(*) FROM kept_forms"));
    }

    [Fact]
    public async Task Closing_the_device_closes_the_case_that_is_followed_and_signs_out()
    {
        var filed = await _office.FileAsync(Office.Complaint());
        var client = one.Client();
        var (person, filer) = (new Person(client), new Filer(client));
        Assert.True(await person.SignInAsync("secretary@demo.example", "Demo-Pass-2026"));
        await filer.PostAsync("/track", "track", [("number", filed.Number), ("code", filed.Code)]);
        Assert.Equal(HttpStatusCode.OK, (await filer.OpenAsync($"/track/{filed.Number}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await filer.OpenAsync($"/cases/{filed.Number}")).Status);
        await TypeAsync(client, $"/cases/{filed.Number}/actions/note", ("text", "Weg ermee."));
        Assert.Equal("/close-device", (await filer.PostAsync("/close-device", "close", [])).Location);
        Assert.Equal(HttpStatusCode.NotFound, (await filer.OpenAsync($"/track/{filed.Number}")).Status);
        Assert.Equal("/account/login", (await filer.OpenAsync($"/cases/{filed.Number}")).Location);
        Assert.Equal(0, await _sql.CountAsync("SELECT count(*) FROM kept_forms WHERE fields LIKE '%Weg ermee.%'"));
        Assert.True(await person.SignInAsync("secretary@demo.example", "Demo-Pass-2026"));
        Assert.DoesNotContain(
            "Weg ermee.",
            (await filer.OpenAsync($"/cases/{filed.Number}/actions/note")).Html,
            StringComparison.Ordinal
        );
    }

    private static async Task TypeAsync(HttpClient client, string path, params (string Name, string Value)[] fields) =>
        Assert.Equal(HttpStatusCode.NoContent, await TryTypeAsync(client, path, fields));

    // As unsent.js does it, while one types.
    private static async Task<HttpStatusCode> TryTypeAsync(
        HttpClient client,
        string path,
        params (string Name, string Value)[] fields
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/kept-forms?path={Uri.EscapeDataString(path)}")
        {
            Content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))),
        };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        using var answer = await client.SendAsync(request);
        return answer.StatusCode;
    }
}
