using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Redress.Domain;
using Redress.Testing;
using Redress.Web.Cases.Access;
using Redress.Web.KeptForms;
using Redress.Web.Storage;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Shell;

/// <summary>What a device and the store hold of forms that are not sent: nothing that opens anything, and nothing more than was typed.</summary>
public sealed partial class KeptDeviceTests(OneApp one) : IClassFixture<OneApp>
{
    private static readonly Uri Home = new("http://localhost");
    private readonly Office _office = new(one.App);
    private readonly Sql _sql = new(one.App);

    [Theory]
    [InlineData("facts", true)]
    [InlineData("complainant.address.postalCode", true)]
    [InlineData("Fields.Password", false)]
    [InlineData("newPassword", false)]
    [InlineData("Fields.current", false)]
    [InlineData("repeat", false)]
    [InlineData("Fields.AccessToken", false)]
    [InlineData("Fields.Code", false)]
    [InlineData("trackingCode", false)]
    [InlineData("__RequestVerificationToken", false)]
    [InlineData("version", false)]
    [InlineData("once", false)]
    public void A_field_is_kept_that_is_neither_a_secret_nor_of_one_drawing_of_the_form(string field, bool isKept) =>
        Assert.Equal(isKept, KeptForm.Keeps(field));

    [Fact]
    public async Task By_the_store_nobody_finds_the_device_and_no_script_reads_its_code()
    {
        var client = one.Client();
        using var answer = await TypeAsync(client, "/complain/facts", "Van dit toestel.");
        var cookie = Assert.Single(
            answer.Headers.GetValues("Set-Cookie"),
            c => c.StartsWith("redress-kept=", StringComparison.Ordinal)
        );
        Assert.Contains("; httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("; samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        var code = cookie["redress-kept=".Length..cookie.IndexOf(';', StringComparison.Ordinal)];
        Assert.Matches("^[0-9a-f]{32}$", code);
        Assert.Empty(await new WholeDatabase(_sql).FindAsync(code));
    }

    [Fact]
    public async Task Closing_the_device_leaves_no_mark_on_it_by_which_it_was_known()
    {
        var cookies = new CookieContainer();
        var client = one.App.CreateDefaultClient(Home, new CookieContainerHandler(cookies));
        Assert.True(await new Person(client).SignInAsync("secretary@demo.example", "Demo-Pass-2026"));
        var filer = new Filer(client);
        await filer.OpenAsync("/cases");
        using var typed = await TypeAsync(client, "/complain/facts", "Weg ermee.");
        Assert.Equal(["redress-kept", "redress-typed"], Marks());
        await filer.PostAsync("/close-device", "close", []);
        Assert.Empty(Marks());

        IEnumerable<string> Marks() =>
            cookies
                .GetAllCookies()
                .Where(c => !c.Expired && c.Name is "redress-kept" or "redress-typed")
                .Select(c => c.Name)
                .Order(StringComparer.Ordinal);
    }

    [Fact]
    public async Task What_is_longer_than_any_form_is_not_kept()
    {
        var client = one.Client();
        var mark = Guid.NewGuid().ToString("N");
        using var taken = await TypeAsync(client, "/complain/facts", mark + new string('x', 399_000));
        Assert.Equal(HttpStatusCode.NoContent, taken.StatusCode);
        using var refused = await TypeAsync(client, "/complain/claim", mark + new string('x', 400_000));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, refused.StatusCode);
        Assert.Equal(1, await _sql.CountAsync($"SELECT count(*) FROM kept_forms WHERE fields LIKE '%{mark}%'"));
    }

    [Fact]
    public async Task Where_nothing_was_sent_no_door_says_that_something_waits_nor_leads_to_it()
    {
        var (number, _) = await _office.FileAsync(Office.Complaint());
        var client = one.Client();
        var filer = new Filer(client);
        var path = $"/track/{number}/actions/withdraw";
        using var typed = await TypeAsync(client, path, "Half getypt.");
        Assert.Equal(HttpStatusCode.NoContent, typed.StatusCode);
        var door = await filer.OpenAsync($"/track?number={number}&returnUrl={Uri.EscapeDataString(path)}");
        Assert.DoesNotContain("What you typed was not sent", door.Html, StringComparison.Ordinal);
        Assert.Equal($"/track/{number}", (await filer.PostAsync(await LinkAsync(number), "open", [])).Leads);
    }

    [Fact]
    public async Task Whoever_forgets_what_was_typed_is_led_nowhere_else()
    {
        var client = one.Client();
        using var typed = await TypeAsync(client, "/track", "Weg ermee.", "number");
        var page = await client.GetStringAsync("/track");
        Assert.Contains("Weg ermee.", page, StringComparison.Ordinal);
        var token = Token().Match(page).Groups["token"].Value;
        foreach (var (path, to) in new[] { ("https://elsewhere.example/", "/"), ("/track", "/track") })
        {
            using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("path", path)]);
            using var answer = await client.PostAsync(new Uri("/kept-forms/forget", UriKind.Relative), form);
            Assert.Equal(to, answer.Headers.Location?.ToString());
        }

        Assert.DoesNotContain("Weg ermee.", await client.GetStringAsync("/track"), StringComparison.Ordinal);
    }

    // As unsent.js does it, while one types.
    private static async Task<HttpResponseMessage> TypeAsync(
        HttpClient client,
        string path,
        string text,
        string field = "facts"
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/kept-forms?path={Uri.EscapeDataString(path)}")
        {
            Content = new FormUrlEncodedContent([new(field, text)]),
        };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        return await client.SendAsync(request);
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

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<token>[^\"]+)", RegexOptions.None, 2000)]
    private static partial Regex Token();
}
