using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Redress.Domain.Members;
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
    private const string Member = "respondent.memberId";
    private const string ByItself = "respondent.byItself";
    private const string Offered = "respondent.offered";

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
    [Rule("FP-13"), Rule("BC-5"), Rule("BC-9"), Rule("BC-16")]
    public async Task Seven_typed_fields_register_it_end_at_its_file_and_the_code_stands_on_the_letter_alone()
    {
        (string, string)[] typed = Typed();
        Assert.True(typed.Length <= 7);
        var to = await _secretary.RedirectAsync(Page, "paper", [.. typed, .. Seen(), ("do", "register")]);
        var number = Number().Match(to).Value;
        Assert.Equal($"/cases/{number}?done=file-complaint", to);

        var filed = (await _office.GetAsync("secretary", number)).Body!;
        Assert.Equal("demo-shop", filed["respondent"]!["memberId"]!.GetValue<string>());
        Assert.Equal("Rosa Maes", filed["complainant"]!["name"]!.GetValue<string>());
        // What the paper did not tell is not known, and made up by nobody.
        Assert.Null(filed["complaint"]!["contactedShopOn"]);
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

    [Theory]
    [Rule("FP-21"), Rule("BC-1")]
    [InlineData("Demo Shop")]
    [InlineData("Demoshop B.V.")]
    [InlineData("www.demo-shop.example")]
    public async Task Who_types_slowly_has_answered_at_no_letter(string name)
    {
        var sent = await TypeAsync("respondent.name", name, []);
        Assert.Contains((Member, "demo-shop"), sent);
        var filed = await RegisteredAsync([("respondent.name", name), .. sent]);
        Assert.Equal("demo-shop", filed["respondent"]!["memberId"]!.GetValue<string>());
    }

    [Fact]
    [Rule("FP-21"), Rule("BC-1")]
    public async Task What_was_like_nothing_is_looked_for_anew_once_it_is_corrected_or_its_site_is_typed()
    {
        var misspelt = await TypeAsync("respondent.name", "Dmo", []);
        Assert.Contains((Member, "other"), misspelt);
        Assert.Contains((Member, "demo-shop"), await TypeAsync("respondent.name", "Demo Shop", misspelt));
        Assert.Contains(
            (Member, "demo-shop"),
            await TypeAsync("respondent.website", "demo-shop.example", misspelt, ("respondent.name", "Dmo"))
        );
        // The other way round: longer than the name of a member it is another.
        var longer = await TypeAsync("respondent.name", "Demo Shop Zuid", []);
        Assert.Contains((Member, "other"), longer);
        var filed = await RegisteredAsync([("respondent.name", "Demo Shop Zuid"), .. longer]);
        Assert.Null(filed["respondent"]!["memberId"]?.GetValue<string>());
    }

    [Fact]
    [Rule("FP-21"), Rule("BC-1")]
    public async Task A_part_of_a_name_is_no_answer_until_somebody_gives_it()
    {
        (string, string)[] part = [.. Typed(but: "respondent.name"), .. Seen(), ("respondent.name", "Demo Sh")];
        var told = await _secretary.PostAsync(Page, "paper", [.. part, ("do", "register")]);
        Assert.Contains("#respondent.memberId\"", told, StringComparison.Ordinal);
        Assert.DoesNotContain("#respondent.recognised\"", told, StringComparison.Ordinal);
        var sent = Sent(told);
        Assert.Contains((Offered, "demo-shop"), sent);
        Assert.DoesNotContain(sent, field => field.Item1 == Member);

        var member = await RegisteredAsync([("respondent.name", "Demo Sh"), .. sent, (Member, "demo-shop")]);
        Assert.Equal("demo-shop", member["respondent"]!["memberId"]!.GetValue<string>());
        var other = await RegisteredAsync([("respondent.name", "Demo Sh"), .. sent, (Member, "other")]);
        Assert.Equal("Demo Sh", other["respondent"]!["name"]!.GetValue<string>());
        Assert.Null(other["respondent"]!["memberId"]?.GetValue<string>());
    }

    [Fact]
    [Rule("FP-21")]
    public async Task That_it_is_none_of_these_stays_said_of_those_that_were_shown_and_of_no_other()
    {
        var shown = await TypeAsync("respondent.name", "Demo Shop", []);
        (string, string)[] none = [.. shown.Where(field => field.Item1 != Member), (Member, "other")];
        Assert.Contains((Member, "other"), Sent(await FollowAsync([("respondent.name", "Demo Sho"), .. none])));
        var filed = await RegisteredAsync([("respondent.name", "Demo Shop"), .. none]);
        Assert.Null(filed["respondent"]!["memberId"]?.GetValue<string>());

        var told = await _secretary.PostAsync(
            Page,
            "paper",
            [
                .. Typed(but: "respondent.name"),
                .. Seen(),
                ("respondent.name", "Second Shop"),
                .. none,
                ("do", "register"),
            ]
        );
        Assert.Contains("#respondent.memberId\"", told, StringComparison.Ordinal);
    }

    /// <summary>Without script, or by who is faster than the page: the name is no longer that of whom stood ticked, and only a part of somebody's.</summary>
    [Theory]
    [InlineData("demo-shop")]
    [InlineData("other")]
    [Rule("FP-21"), Rule("BC-1")]
    public async Task Whom_a_changed_name_may_mean_is_asked_before_anything_is_registered(string ticked)
    {
        var shown = await TypeAsync("respondent.name", "Demo Shop", []);
        var told = await _secretary.PostAsync(
            Page,
            "paper",
            [
                .. Typed(but: "respondent.name"),
                .. Seen(),
                ("respondent.name", "Second"),
                .. shown.Where(field => field.Item1 != Member),
                (Member, ticked),
                ("do", "register"),
            ]
        );
        Assert.Contains("#respondent.memberId\"", told, StringComparison.Ordinal);
    }

    [Fact]
    [Rule("FP-21")]
    public async Task What_an_earlier_sending_found_is_no_answer_to_a_later_one()
    {
        using var kept = await SendAsync(("do", "upload"), ("respondent.name", "Onbekende Winkel"));
        var draft = kept.Headers.Location!.ToString();
        Assert.Contains((Member, "other"), Sent(await _secretary.GetAsync(draft)));
        var told = await _secretary.PostAsync(
            draft,
            "paper",
            [
                .. Typed(but: "respondent.name"),
                .. Seen(),
                ("respondent.name", "Demo Sh"),
                (ByItself, ""),
                (Offered, "demo-shop"),
                ("do", "register"),
            ]
        );
        Assert.Contains("#respondent.memberId\"", told, StringComparison.Ordinal);
    }

    [Fact]
    [Rule("BC-1"), Rule("FP-13")]
    public async Task Offered_is_who_was_a_member_when_the_paper_came()
    {
        await using (var db = await _app.NewDbAsync())
        {
            await db.Set<MemberRow>()
                .Where(m => m.Id == "demo-shop")
                .ExecuteUpdateAsync(m =>
                    m.SetProperty(x => x.Membership, Membership.Ended)
                        .SetProperty(x => x.EndedOn, new DateOnly(2026, 5, 4))
                );
        }

        var shown = Sent(await FollowAsync(("respondent.name", "Demo Shop"), ("arrived", "2026-05-03")));
        Assert.Contains((Member, "demo-shop"), shown);
        shown = Sent(await FollowAsync(("respondent.name", "Demo Shop"), ("arrived", "2026-05-04")));
        Assert.Contains((Member, "other"), shown);
    }

    [Fact]
    [Rule("BC-3")]
    public async Task Who_complains_for_itself_is_still_asked_when_it_contacted_the_webshop()
    {
        var filer = new Filer(_app.CreateClient(new() { AllowAutoRedirect = false }));
        await filer.BeginAsync();
        await filer.StepAsync("shop", ("respondent.memberId", "demo-shop"));
        var told = await filer.StepAsync("contact", ("contacted", "yes"));
        Assert.Contains("#contactedShopOn\"", told.Html, StringComparison.Ordinal);
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
    public async Task An_address_is_where_the_scheme_is_until_the_paper_says_otherwise() =>
        Assert.Matches("""<option[^>]*value="BE"[^>]*selected""", await _secretary.GetAsync(Page));

    [Fact]
    [Rule("BC-5")]
    public async Task Sent_twice_it_is_registered_once()
    {
        var code = Code().Match(await _secretary.GetAsync(Page)).Groups["code"].Value;
        (string, string)[] fields = [.. Typed(), .. Seen(), ("code", code), ("do", "register")];
        var first = await _secretary.RedirectAsync(Page, "paper", fields);
        var begun = await new Sql(_app).CountAsync("SELECT count(*) FROM drafts");
        Assert.Equal(first, await _secretary.RedirectAsync(Page, "paper", fields));
        // Nor is it begun anew.
        Assert.Equal(begun, await new Sql(_app).CountAsync("SELECT count(*) FROM drafts"));
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
    private static (string, string)[] Typed(string? but = null) => [.. All.Where(field => field.Item1 != but)];

    private static readonly (string, string)[] All =
    [
        ("respondent.name", "Demo Shop"),
        ("complainant.name", "Rosa Maes"),
        ("complainant.address.street", "Kerkstraat 1"),
        ("complainant.address.postalCode", "2000"),
        ("complainant.address.city", "Antwerpen"),
        ("facts", "De stoel kwam nooit aan."),
        ("claim", "Geld terug, 45 euro."),
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

    // Letter after letter, each with what the page then sends of which webshop it is.
    private async Task<(string, string)[]> TypeAsync(
        string field,
        string text,
        (string, string)[] sent,
        params (string, string)[] beside
    )
    {
        for (var letters = 1; letters <= text.Length; letters++)
        {
            sent = Sent(await FollowAsync([.. beside, (field, text[..letters]), .. sent]));
        }

        return sent;
    }

    // What a form would send of the question which webshop it is.
    private static (string, string)[] Sent(string html) =>
        [
            .. new HtmlParser()
                .ParseDocument(html)
                .QuerySelectorAll<IHtmlInputElement>("[data-part=shop] input")
                .Where(input => input.Type == "hidden" || input.IsChecked)
                .Select(input => (input.Name!, input.Value)),
        ];

    private async Task<JsonNode> RegisteredAsync((string, string)[] shop)
    {
        (string, string)[] fields = [.. Typed(but: "respondent.name"), .. Seen(), .. shop, ("do", "register")];
        var to = await _secretary.RedirectAsync(Page, "paper", fields);
        return (await _office.GetAsync("secretary", Number().Match(to).Value)).Body!;
    }

    private async Task<HttpResponseMessage> SendAsync(params (string Name, string Value)[] fields)
    {
        var token = Token().Match(await _client.GetStringAsync(Page)).Groups["token"].Value;
        return await _client.PostAsync(
            Page,
            new FormUrlEncodedContent([
                new("_handler", "paper"),
                new("__RequestVerificationToken", token),
                .. fields.Select(f => KeyValuePair.Create(f.Name, f.Value)),
            ])
        );
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
