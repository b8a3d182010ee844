using System.Net;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Redress.Domain;
using Redress.Testing;
using Redress.Web.Cases.Access;
using Redress.Web.Storage;
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
        Assert.Equal(HttpStatusCode.OK, sent.Status);
        Assert.Contains(typed, sent.Html, StringComparison.Ordinal);
        Assert.Contains("This was not sent", sent.Html, StringComparison.Ordinal);
        // So does the page after a reload, and the same form can be sent.
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

    [Theory]
    [InlineData("/complain/facts", "step", "facts", 20)]
    [InlineData("/complain/facts", "step", "facts", 500_000)]
    [InlineData("/track", "track", "number", 20)]
    public async Task Without_any_cookie_the_answer_is_the_same_form_with_all_that_was_typed(
        string path,
        string handler,
        string field,
        int length
    )
    {
        var typed = $"Zonder koekje {new string('x', length)} {Guid.NewGuid()}";
        var client = one.App.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = false });
        using var form = new MultipartFormDataContent
        {
            { new StringContent(handler), "_handler" },
            { new StringContent(typed), field },
            { new ByteArrayContent([1, 2, 3]), "documents", "kassabon.pdf" },
        };
        var page = await new Filer(client).SendAsync(path, form);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        var again = FormOf(page.Html, handler);
        Assert.Contains(typed, again, StringComparison.Ordinal);
        Assert.Contains("name=\"__RequestVerificationToken\" value=\"", again, StringComparison.Ordinal);
        Assert.Contains("your browser keeps no cookies", page.Html, StringComparison.Ordinal);
        Assert.Contains("Choose these files once more: kassabon.pdf", page.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("code")]
    [InlineData("link")]
    public async Task What_a_party_typed_when_its_case_had_closed_itself_leads_back_through_the_door_to_the_filled_form(
        string opens
    )
    {
        var (number, code) = await _office.FileAsync(Office.Complaint());
        var cookies = new CookieContainer();
        var filer = new Filer(
            one.App.CreateDefaultClient(new Uri("http://localhost"), new CookieContainerHandler(cookies))
        );
        await OpenAsync("/track");
        var (path, typed) = ($"/track/{number}/actions/withdraw", $"Opgelost {Guid.NewGuid()}");
        using var form = await filer.FormAsync(path, "act", [("reason", typed)]);
        cookies.GetCookies(new Uri("http://localhost/track"))["redress-tracked"]!.Expired = true;

        var sent = await filer.SendAsync(path, form);
        Assert.Equal(HttpStatusCode.SeeOther, sent.Status);
        Assert.Equal($"/track?number={number}&returnUrl={Uri.EscapeDataString(path)}", sent.Leads);
        var door = (await filer.OpenAsync(sent.Leads!)).Html;
        Assert.Contains("What you typed was not sent, but it is kept.", door, StringComparison.Ordinal);
        // The page itself, opened anew, leads to the same door.
        Assert.Equal(sent.Leads, (await filer.OpenAsync(path)).Leads);

        Assert.Equal(path, opens == "code" ? await OpenAsync(sent.Leads!) : await OpenByLinkAsync());
        Assert.Contains(typed, FormOf((await filer.OpenAsync(path)).Html, "act"), StringComparison.Ordinal);

        async Task<string?> OpenAsync(string door) =>
            (await filer.PostAsync(door, "track", [("number", number), ("code", code)])).Leads;

        async Task<string?> OpenByLinkAsync()
        {
            var link = await LinkAsync(number);
            return (await filer.PostAsync(link, "open", [])).Leads;
        }
    }

    [Theory]
    [InlineData("https://elsewhere.example/track/NUMBER/x")]
    [InlineData("//elsewhere.example/track/NUMBER/x")]
    [InlineData("/track/BC-2020-000001/actions/withdraw")]
    [InlineData("/track/NUMBER/../../account")]
    public async Task The_door_of_a_case_leads_nowhere_but_into_that_case(string returnUrl)
    {
        var (number, code) = await _office.FileAsync(Office.Complaint());
        var door =
            $"/track?returnUrl={Uri.EscapeDataString(returnUrl.Replace("NUMBER", number, StringComparison.Ordinal))}";
        var opened = await new Filer(one.Client()).PostAsync(door, "track", [("number", number), ("code", code)]);
        Assert.Equal($"/track/{number}", opened.Leads);
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
        var door = (await filer.SendAsync(path, form)).Leads;
        Assert.Equal($"/account/login?returnUrl={Uri.EscapeDataString(path)}", door);
        Assert.Contains("it is kept", (await filer.OpenAsync(door!)).Html, StringComparison.Ordinal);
        Assert.True(await person.SignInAsync("secretary@demo.example", "Demo-Pass-2026"));
        Assert.Contains(typed, (await filer.OpenAsync(path)).Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("secretary2")]
    [InlineData("admin")]
    public async Task What_was_typed_before_somebody_else_signed_in_in_another_tab_is_shown_or_waits_behind_the_sign_in(
        string other
    )
    {
        var (number, _) = await _office.FileAsync(Office.Complaint());
        var client = one.Client();
        var (person, filer) = (new Person(client), new Filer(client));
        Assert.True(await person.SignInAsync("secretary@demo.example", "Demo-Pass-2026"));
        var (path, typed) = ($"/cases/{number}/actions/note", $"Getypt in een ander tabblad {Guid.NewGuid()}");
        using var form = await filer.FormAsync(path, "act", [("text", typed)]);
        Assert.True(await person.SignInAsync($"{other}@demo.example", "Demo-Pass-2026"));
        var sent = await filer.SendAsync(path, form);
        if (other == "secretary2")
        {
            Assert.Equal(HttpStatusCode.OK, sent.Status);
            Assert.Contains(typed, FormOf(sent.Html, "act"), StringComparison.Ordinal);
        }
        else
        {
            Assert.Equal($"/account/login?returnUrl={Uri.EscapeDataString(path)}", sent.Leads);
            Assert.Contains("it is kept", (await filer.OpenAsync(sent.Leads!)).Html, StringComparison.Ordinal);
        }

        Assert.True(await person.SignInAsync("secretary@demo.example", "Demo-Pass-2026"));
        Assert.Contains(typed, FormOf((await filer.OpenAsync(path)).Html, "act"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_form_keeps_while_one_types_is_shown_on_the_same_device_alone_and_forgotten_on_wish()
    {
        var client = one.Client();
        var filer = new Filer(client);
        await filer.BeginAsync();
        var typed = $"Half getypt {Guid.NewGuid()}";
        // The address to which the page itself sends it.
        var address = ActionOf((await filer.OpenAsync("/complain/facts")).Html, "step");
        Assert.Matches("^/complain/facts\\?draft=[0-9a-f]+$", address);
        await KeepAsync(client, address, "same-origin", HttpStatusCode.NoContent);
        Assert.Contains(typed, (await filer.OpenAsync(address)).Html, StringComparison.Ordinal);
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

    [Theory]
    [InlineData("/track", "track", "code", "number")]
    [InlineData("/complain/resume", "resume", "code", "other")]
    [InlineData("/account/login", "login", "Fields.Password", "Fields.Email")]
    [InlineData("/account/register/confirm?code=SECRET", "confirm", "Fields.Password", "Fields.Name")]
    [InlineData("/account/invitation?code=SECRET", "join", "Fields.Password", "Fields.Name")]
    [InlineData("/confirm-address?code=SECRET", "confirm", "__RequestVerificationToken", "other")]
    [InlineData("/open/SECRET", "open", "__RequestVerificationToken", "other")]
    public async Task No_password_code_or_token_is_ever_kept(string path, string handler, string field, string other)
    {
        var (secret, typed) = ($"Geheim-{Guid.NewGuid():N}", $"Getypt-{Guid.NewGuid():N}");
        var client = one.Client();
        var address = path.Replace("SECRET", secret, StringComparison.Ordinal);
        var fields = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["_handler"] = handler,
            [field] = secret,
            [other] = typed,
            ["complainant.address.postalCode"] = "2000",
        };
        using var form = new FormUrlEncodedContent(fields);
        using var answer = await client.PostAsync(new Uri(address, UriKind.Relative), form);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/kept-forms?path={Uri.EscapeDataString(address)}")
        {
            Content = new FormUrlEncodedContent(fields),
        };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        using var typing = await client.SendAsync(request);
        Assert.Empty(await new WholeDatabase(_sql).FindAsync(secret));
        // What is no secret is kept, of a form that has none of the worst and an address that is none.
        var isKept =
            !field.Contains("Password", StringComparison.Ordinal)
            && !path.StartsWith("/open", StringComparison.Ordinal);
        Assert.Equal(isKept ? ["kept_forms.fields"] : [], await new WholeDatabase(_sql).FindAsync(typed));
    }

    // A link of an e-mail, as the program itself makes it.
    private async Task<string> LinkAsync(string number)
    {
        await using var db = await one
            .App.Services.GetRequiredService<IDbContextFactory<AppDb>>()
            .CreateDbContextAsync();
        var row = await db.Set<CaseRow>().SingleAsync(c => c.Number == number);
        var links = one.App.Services.GetRequiredService<MailLinks>();
        return "/open/" + (await links.Make(row, CaseJson.Read(row.File), Party.Complainant, null, default)).Code;
    }

    private static string FormOf(string page, string handler) =>
        System
            .Text.RegularExpressions.Regex.Matches(
                page,
                "<form.*?</form>",
                System.Text.RegularExpressions.RegexOptions.Singleline
            )
            .Select(m => m.Value)
            .First(f => f.Contains($"value=\"{handler}\"", StringComparison.Ordinal));

    private static string ActionOf(string page, string handler) =>
        System.Text.RegularExpressions.Regex.Match(FormOf(page, handler), "action=\"([^\"]+)").Groups[1].Value;

    private static string Token(string page) =>
        System
            .Text.RegularExpressions.Regex.Match(page, "name=\"__RequestVerificationToken\" value=\"([^\"]+)")
            .Groups[1]
            .Value;
}
