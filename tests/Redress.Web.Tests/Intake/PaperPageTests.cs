using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Letters;
using Redress.Web.Storage;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Intake;

/// <summary>A complaint that came on paper, entered on one page (FP-13).</summary>
public sealed partial class PaperPageTests : IAsyncLifetime
{
    private const string Page = "/complaints/paper";

    private TestApp _app = null!;
    private Office _office = null!;
    private HttpClient _client = null!;
    private Person _secretary = null!;

    public async Task InitializeAsync()
    {
        _app = await TestApp.StartAsync(sendsByItself: false);
        _office = new Office(_app);
        await _office.ClockAsync("2026-05-11T10:00:00+02:00");
        (_client, _secretary) = await PersonAsync("secretary");
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    [Rule("FP-13"), Rule("BC-16")]
    public async Task Ten_typed_fields_register_it_end_at_its_file_and_the_code_stands_on_the_letter_alone()
    {
        (string, string)[] typed = Typed();
        Assert.True(typed.Length <= 10);
        var to = await _secretary.RedirectAsync(Page, "paper", [.. typed, .. Seen(), ("do", "register")]);
        var number = Number().Match(to).Value;
        Assert.Equal($"/cases/{number}?done=file-complaint", to);

        var filed = (await _office.GetAsync("secretary", number)).Body!;
        Assert.Equal("demo-shop", filed["respondent"]!["memberId"]!.GetValue<string>());
        Assert.Equal("Rosa Maes", filed["complainant"]!["name"]!.GetValue<string>());
        var letter = Assert.Single(await LettersAsync(number));
        Assert.Equal((LetterState.Paper, "complainant"), (letter.State, letter.To));
        Assert.NotNull(letter.AccessCode);
        Assert.DoesNotContain(
            letter.AccessCode,
            await _secretary.GetAsync($"/cases/{number}"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Register_and_next_begins_the_next_one_and_says_under_which_number_the_last_one_is()
    {
        var to = await _secretary.RedirectAsync(Page, "paper", [.. Typed(), .. Seen(), ("do", "next")]);
        var next = await _secretary.GetAsync(to);
        Assert.Matches(@"Registered as BC-2026-\d{6}\. Enter the next one\.", next);
        Assert.DoesNotContain("Rosa Maes", next, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_is_said_at_its_field_and_nothing_typed_is_lost()
    {
        var told = await _secretary.PostAsync(
            Page,
            "paper",
            [
                .. Typed()
                    .Where(f =>
                        f.Item1
                            is not (
                                "facts"
                                or "complainant.address.street"
                                or "complainant.address.city"
                                or "complainant.address.postalCode"
                            )
                    ),
                .. Seen(),
                ("do", "register"),
            ]
        );
        Assert.Contains("#facts\"", told, StringComparison.Ordinal);
        Assert.Contains("value=\"Rosa Maes\"", told, StringComparison.Ordinal);
        Assert.Contains("Geld terug, 45 euro.", told, StringComparison.Ordinal);
    }

    [Fact]
    [Rule("FP-21"), Rule("BC-1")]
    public async Task The_webshop_is_recognised_as_one_types_and_what_fits_nothing_is_a_webshop_that_is_no_member()
    {
        var shop = await FollowAsync(("respondent.name", "Demo Shop"));
        Assert.Contains("value=\"demo-shop\"", shop, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "value=\"demo-shop\"",
            await FollowAsync(("respondent.name", "de")),
            StringComparison.Ordinal
        );
        Assert.Matches("value=\"other\"[^>]*checked", await FollowAsync(("respondent.name", "Onbekende Winkel")));

        var to = await _secretary.RedirectAsync(
            Page,
            "paper",
            [
                .. Typed().Where(f => f.Item1 != "respondent.name"),
                ("respondent.name", "Onbekende Winkel"),
                .. Seen(),
                ("do", "register"),
            ]
        );
        var filed = (await _office.GetAsync("secretary", Number().Match(to).Value)).Body!;
        Assert.Equal("Onbekende Winkel", filed["respondent"]!["name"]!.GetValue<string>());
        Assert.Null(filed["respondent"]!["memberId"]?.GetValue<string>());
    }

    [Fact]
    [Rule("FP-14")]
    public async Task Cases_that_it_may_be_already_stand_beside_it()
    {
        var filed = await _office.FileAsync(Office.Complaint());
        var person = await FollowAsync(("complainant.email", "JAN@consumer.example"));
        Assert.Contains($"/cases/{filed.Number}", person, StringComparison.Ordinal);
        Assert.Contains("same complainant", person, StringComparison.Ordinal);
        var same = await FollowAsync(
            ("respondent.name", "Demo Shop"),
            ("respondent.memberId", "demo-shop"),
            ("purchase.orderNumber", "Bestelling A-1001")
        );
        Assert.Contains(filed.Number, same, StringComparison.Ordinal);
        Assert.Contains("same complaint?", same, StringComparison.Ordinal);
        Assert.DoesNotContain(
            filed.Number,
            await FollowAsync(("complainant.name", "Niemand Anders")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    [Rule("FP-13")]
    public async Task The_scan_is_shown_beside_the_form_to_who_entered_it_and_goes_along_as_a_document()
    {
        var page = await UploadAsync("brief.pdf", Stages.Pdf);
        var scan = Scan().Match(page).Value;
        Assert.NotEmpty(scan);
        using var shown = await _client.GetAsync(WebUtility.HtmlDecode(scan));
        Assert.Equal("application/pdf", shown.Content.Headers.ContentType?.MediaType);
        Assert.Equal("SAMEORIGIN", shown.Headers.GetValues("X-Frame-Options").Single());

        var (other, _) = await PersonAsync("secretary");
        using var hidden = await other.GetAsync(WebUtility.HtmlDecode(scan));
        Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);

        var draft = Draft().Match(page).Value;
        var to = await _secretary.RedirectAsync(
            $"{Page}?{draft}",
            "paper",
            [.. Typed(), .. Seen(), ("do", "register")]
        );
        var filed = (await _office.GetAsync("secretary", Number().Match(to).Value)).List("documents");
        Assert.Contains(filed, d => d["name"]!.GetValue<string>() == "brief.pdf");
    }

    [Fact]
    [Rule("BC-5")]
    public async Task Sent_twice_it_is_registered_once()
    {
        var code = Code().Match(await _secretary.GetAsync(Page)).Groups["code"].Value;
        (string, string)[] fields = [.. Typed(), .. Seen(), ("code", code), ("do", "register")];
        var first = await _secretary.RedirectAsync(Page, "paper", fields);
        Assert.Equal(first, await _secretary.RedirectAsync(Page, "paper", fields));
    }

    [Theory]
    [Rule("BC-16")]
    [InlineData("committee")]
    [InlineData("appeals")]
    [InlineData("shop")]
    [InlineData(null)]
    public async Task It_is_for_secretaries_alone(string? account)
    {
        var client = account is null
            ? _app.CreateClient(new() { AllowAutoRedirect = false })
            : (await PersonAsync(account)).Client;
        using var page = await client.GetAsync(Page);
        Assert.Equal(HttpStatusCode.Redirect, page.StatusCode);
        using var follow = await client.PostAsync(
            $"{Page}/follow",
            new FormUrlEncodedContent([new("respondent.name", "Demo Shop")])
        );
        Assert.False(follow.IsSuccessStatusCode);
    }

    // What the paper says, and has to be typed.
    private static (string, string)[] Typed() =>
        [
            ("respondent.name", "Demo Shop"),
            ("complainant.name", "Rosa Maes"),
            ("complainant.address.street", "Kerkstraat 1"),
            ("complainant.address.postalCode", "2000"),
            ("complainant.address.city", "Antwerpen"),
            ("facts", "De stoel kwam nooit aan."),
            ("claim", "Geld terug, 45 euro."),
            ("purchase.orderNumber", "Z-99"),
            ("contactedShopOn", "2026-04-20"),
        ];

    // What the page answers by itself.
    private static (string, string)[] Seen() =>
        [
            ("arrived", "2026-05-11"),
            ("kind", "purchase"),
            ("language", "nl"),
            ("complainant.kind", "consumer"),
            ("complainant.address.country", "BE"),
            ("contacted", "yes"),
            ("restsOnInsolvency", "false"),
        ];

    private async Task<string> FollowAsync(params (string Name, string Value)[] fields)
    {
        var token = Token().Match(await _client.GetStringAsync(Page)).Groups["token"].Value;
        using var answer = await _client.PostAsync(
            $"{Page}/follow",
            new FormUrlEncodedContent(
                fields
                    .Select(f => KeyValuePair.Create(f.Name, f.Value))
                    .Append(new("__RequestVerificationToken", token))
            )
        );
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }

    private async Task<string> UploadAsync(string name, byte[] bytes)
    {
        var token = Token().Match(await _client.GetStringAsync(Page)).Groups["token"].Value;
        using var posted = new MultipartFormDataContent
        {
            { new StringContent("paper"), "_handler" },
            { new StringContent(token), "__RequestVerificationToken" },
            { new StringContent("upload"), "do" },
            { new ByteArrayContent(bytes), "documents", name },
        };
        using var answer = await _client.PostAsync(Page, posted);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return await _client.GetStringAsync(answer.Headers.Location);
    }

    private async Task<(HttpClient Client, Person Person)> PersonAsync(string account)
    {
        var client = _app.CreateClient(new() { AllowAutoRedirect = false });
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        var person = new Person(client);
        Assert.True(await person.SignInAsync($"{account}@demo.example", "Demo-Pass-2026"));
        return (client, person);
    }

    private async Task<List<LetterRow>> LettersAsync(string number)
    {
        await using var db = await _app.Services.GetRequiredService<IDbContextFactory<AppDb>>().CreateDbContextAsync();
        return await db.Set<LetterRow>()
            .AsNoTracking()
            .Where(l => l.CaseNumber == number && l.To == "complainant")
            .ToListAsync();
    }

    [GeneratedRegex(@"BC-\d{4}-\d{6}", RegexOptions.None, 1000)]
    private static partial Regex Number();

    [GeneratedRegex(@"/complaints/paper/scan/[^""#]+", RegexOptions.None, 1000)]
    private static partial Regex Scan();

    [GeneratedRegex(@"draft=\w+", RegexOptions.None, 1000)]
    private static partial Regex Draft();

    [GeneratedRegex(@"name=""code"" value=""(?<code>[^""]+)""", RegexOptions.None, 1000)]
    private static partial Regex Code();

    [GeneratedRegex(@"name=""__RequestVerificationToken"" value=""(?<token>[^""]+)""", RegexOptions.None, 1000)]
    private static partial Regex Token();
}
