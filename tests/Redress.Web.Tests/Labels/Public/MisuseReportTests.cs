using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Storage;
using Redress.Web.Storage.Labels;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Labels.Public;

/// <summary>Anybody reports an unlawful use of a label; what becomes of it takes two people, and nobody learns who reported it (BC-41).</summary>
public sealed class MisuseReportTests : IAsyncLifetime
{
    private const string Reporter = "melder@consument.example";
    private const string Second = "secretary@demo.example";
    private TestApp _app = null!;
    private Office _office = null!;

    public async Task InitializeAsync()
    {
        _app = await TestApp.StartAsync(sendsByItself: false);
        _office = new Office(_app);
        await _office.ClockAsync("2026-03-02T10:00:00+01:00");
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    private HttpClient Client() => _app.CreateClient(new() { AllowAutoRedirect = false });

    private async Task<Person> SignedInAsync(string email = "registrar@demo.example")
    {
        var person = new Person(Client());
        Assert.True(await person.SignInAsync(email, "Demo-Pass-2026"));
        return person;
    }

    private static object Report(
        string url = "https://www.nergens-lid.example/shop",
        string text = "Het keurmerk staat <b>onderaan</b>.",
        string? email = Reporter
    ) =>
        new
        {
            url,
            text,
            email,
        };

    private async Task<string> ReportedAsync(object? report = null)
    {
        var reply = await _office.PublicAsync(HttpMethod.Post, "/api/v1/misuse", report ?? Report());
        Assert.Equal(201, reply.Code);
        return reply.Text("reference");
    }

    private async Task<MisuseReportRow> RowAsync(string id)
    {
        await using var db = await _app.NewDbAsync();
        return await db.Set<MisuseReportRow>().AsNoTracking().SingleAsync(r => r.Id == Guid.Parse(id));
    }

    [Fact]
    [Rule("BC-41")]
    public async Task A_report_by_page_or_API_reaches_the_registrar_as_text_with_its_thirty_days_and_without_who_reported_it()
    {
        var id = await ReportedAsync();
        Assert.Equal(
            "/misuse?done=sent",
            await new Person(Client()).RedirectAsync(
                "/misuse",
                ("url", "https://elders.example/x"),
                ("text", "Gezien."),
                ("email", "")
            )
        );
        var row = await RowAsync(id);
        Assert.Equal((new DateOnly(2026, 4, 1), Reporter, "open"), (row.Due, row.Email, row.State));
        var registrar = await SignedInAsync();
        Assert.Contains(
            "www.nergens-lid.example",
            await registrar.GetAsync("/labels/reports"),
            StringComparison.Ordinal
        );
        Assert.Contains("elders.example", await registrar.GetAsync("/labels/reports"), StringComparison.Ordinal);
        var page = await registrar.GetAsync($"/labels/reports/{id}");
        Assert.Contains("Het keurmerk staat <b>onderaan</b>.", page, StringComparison.Ordinal);
        Assert.DoesNotContain(Reporter, page, StringComparison.Ordinal);
        foreach (var who in new[] { "shop", "admin", "supervisor", "committee" })
        {
            var other = await SignedInAsync($"{who}@demo.example");
            Assert.Equal("/account/denied", await other.LeadsToAsync("/labels/reports"));
            Assert.Equal("/account/denied", await other.LeadsToAsync($"/labels/reports/{id}"));
        }
    }

    [Fact]
    [Rule("BC-41")]
    public async Task What_is_missing_or_no_address_is_said_at_its_field_and_nothing_typed_is_lost()
    {
        var refused = await _office.PublicAsync(
            HttpMethod.Post,
            "/api/v1/misuse",
            Report("javascript:alert(1)", "", "geen adres")
        );
        Assert.Equal(422, refused.Code);
        Assert.Equal(
            ["email", "text", "url"],
            refused.Body!["errors"]!.AsObject().Select(e => e.Key).Order(StringComparer.Ordinal)
        );
        Assert.Equal(
            422,
            (await _office.PublicAsync(HttpMethod.Post, "/api/v1/misuse", Report(text: new string('x', 4001)))).Code
        );
        var told = await new Person(Client()).PostAsync(
            "/misuse",
            ("url", "geen"),
            ("text", "Wel gezien."),
            ("email", "")
        );
        Assert.Contains("Wel gezien.", told, StringComparison.Ordinal);
        await using var db = await _app.NewDbAsync();
        Assert.False(await db.Set<MisuseReportRow>().AnyAsync());
    }

    [Fact]
    [Rule("BC-41")]
    public async Task Whether_a_site_is_a_member_s_nobody_learns_by_reporting_it()
    {
        var member = await _office.PublicAsync(
            HttpMethod.Post,
            "/api/v1/misuse",
            Report("https://www.demo-shop.example/x")
        );
        var other = await _office.PublicAsync(HttpMethod.Post, "/api/v1/misuse", Report());
        Assert.Equal(other.Code, member.Code);
        Assert.Equal(other.Body!.AsObject().Select(p => p.Key), member.Body!.AsObject().Select(p => p.Key));
        // Of who never was a member the form shows no more than of who does not exist.
        await new Sql(_app).DoAsync("UPDATE members SET joined_on = NULL WHERE id = 'demo-shop'");
        Assert.DoesNotContain(
            "demo-shop.example",
            await new Person(Client()).GetAsync("/misuse?member=demo-shop"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    [Rule("BC-41")]
    public async Task The_same_report_under_its_key_is_taken_once()
    {
        var header = ("Idempotency-Key", "report-1");
        var first = await _office.PublicAsync(HttpMethod.Post, "/api/v1/misuse", Report(), header);
        var again = await _office.PublicAsync(HttpMethod.Post, "/api/v1/misuse", Report(), header);
        Assert.Equal((201, first.Text("reference")), (again.Code, again.Text("reference")));
        await using var db = await _app.NewDbAsync();
        Assert.Equal(1, await db.Set<MisuseReportRow>().CountAsync());
    }

    [Fact]
    [Rule("BC-41")]
    public async Task A_report_on_no_member_is_handed_over_or_ended_by_two_people_and_then_its_reporter_is_told_and_forgotten()
    {
        foreach (
            var (form, fields, state) in new[]
            {
                ("hand-over", new[] { ("to", "FOD Economie"), ("on", "2026-03-02") }, "handedOver"),
                ("end", new[] { ("reasons", "Het keurmerk staat er niet meer.") }, "ended"),
            }
        )
        {
            var id = await ReportedAsync();
            var (page, registrar) = ($"/labels/reports/{id}", await SignedInAsync());
            Assert.Equal("/labels/reports?done=proposed", await registrar.RedirectAsync(page, form, fields));
            // Alone it is not done.
            Assert.Contains(
                "Waits for a second person",
                await registrar.PostAsync(page, "confirm"),
                StringComparison.Ordinal
            );
            Assert.Equal(("open", Reporter), ((await RowAsync(id)).State, (await RowAsync(id)).Email));
            var second = await SignedInAsync(Second);
            Assert.Equal("/labels/reports?done=confirmed", await second.RedirectAsync(page, "confirm"));
            Assert.Equal((state, null), ((await RowAsync(id)).State, (await RowAsync(id)).Email));
            await using var db = await _app.NewDbAsync();
            var mail = await db.Set<MailRow>().SingleAsync(m => m.Key == $"misuse-handled:{id}");
            Assert.Equal(Reporter, mail.Email);
            Assert.DoesNotContain("FOD", mail.Body, StringComparison.Ordinal);
            Assert.DoesNotContain("nergens-lid", mail.Body, StringComparison.Ordinal);
            Assert.DoesNotContain("_handler\" value=\"end", await registrar.GetAsync(page), StringComparison.Ordinal);
        }
    }

    [Fact]
    [Rule("BC-41")]
    public async Task What_a_second_person_drops_is_open_as_before()
    {
        var id = await ReportedAsync();
        var (page, registrar) = ($"/labels/reports/{id}", await SignedInAsync());
        await registrar.RedirectAsync(page, "end", ("reasons", "Niets aan de hand."));
        Assert.Equal(
            "/labels/reports?done=rejected",
            await (await SignedInAsync(Second)).RedirectAsync(page, "reject")
        );
        Assert.Equal(("open", Reporter), ((await RowAsync(id)).State, (await RowAsync(id)).Email));
        Assert.Contains(
            "Fill this in",
            await registrar.PostAsync(page, "hand-over", ("to", ""), ("on", "2026-03-02")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    [Rule("BC-41")]
    public async Task Opened_on_the_member_whose_site_it_is_it_goes_on_there_and_the_member_reads_nothing_of_who_reported_it()
    {
        await using (var db = await _app.NewDbAsync())
        {
            Assert.Contains(
                "demo-shop",
                (await db.Set<MemberRow>().SingleAsync(m => m.Id == "demo-shop")).Website,
                StringComparison.Ordinal
            );
        }

        var site = await SiteAsync();
        var id = await ReportedAsync(Report(site + "/oud", "Jan zag het."));
        var (page, client) = ($"/labels/reports/{id}", Client());
        var registrar = new Person(client);
        Assert.True(await registrar.SignInAsync("registrar@demo.example", "Demo-Pass-2026"));
        Assert.Contains("value=\"demo-shop\"", await registrar.GetAsync(page), StringComparison.Ordinal);
        Assert.Equal("becommerce", (await RowAsync(id)).Scheme);
        using var answer = await OpenAsync(client, page, "Het logo staat in de kop.");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(
            ("onMember", null, "demo-shop"),
            ((await RowAsync(id)).State, (await RowAsync(id)).Email, (await RowAsync(id)).MemberId)
        );
        await using var store = await _app.NewDbAsync();
        var file = (await store.Set<LabelFileRow>().SingleAsync(f => f.MemberId == "demo-shop")).File;
        Assert.Contains("Het logo staat in de kop.", file, StringComparison.Ordinal);
        Assert.DoesNotContain("Jan zag het", file, StringComparison.Ordinal);
        Assert.DoesNotContain(Reporter, file, StringComparison.Ordinal);
        Assert.Contains(await store.Set<DocumentRow>().Select(d => d.MemberId).ToListAsync(), m => m == "demo-shop");
        foreach (var letter in await store.Set<MemberLetterRow>().ToListAsync())
        {
            Assert.DoesNotContain(Reporter, letter.Body, StringComparison.Ordinal);
        }

        // Once: what came of it is there.
        Assert.DoesNotContain("_handler\" value=\"open", await registrar.GetAsync(page), StringComparison.Ordinal);
    }

    private async Task<string> SiteAsync()
    {
        await using var db = await _app.NewDbAsync();
        return (await db.Set<MemberRow>().SingleAsync(m => m.Id == "demo-shop")).Website!.TrimEnd('/');
    }

    private static async Task<HttpResponseMessage> OpenAsync(HttpClient client, string page, string text)
    {
        var html = await client.GetStringAsync(page);
        var main = html[html.IndexOf("<main", StringComparison.Ordinal)..];
        using var form = new MultipartFormDataContent
        {
            { new StringContent("open"), "_handler" },
            {
                new StringContent(main.Split("name=\"__RequestVerificationToken\" value=\"")[1].Split('"')[0]),
                "__RequestVerificationToken"
            },
            { new StringContent("demo-shop"), "member" },
            { new StringContent(text), "text" },
            { new ByteArrayContent(Encoding.ASCII.GetBytes("%PDF-1.4\n%%EOF\n")), "document", "bewijs.pdf" },
        };
        return await client.PostAsync(page, form);
    }

    [Fact]
    [Rule("BC-41")]
    public async Task Reports_are_slowed()
    {
        await using var app = await TestApp.StartAsync(
            settings: new Dictionary<string, string>(StringComparer.Ordinal) { ["RateLimits:Reporting"] = "2" }
        );
        var office = new Office(app);
        for (var i = 0; i < 2; i++)
        {
            Assert.Equal(201, (await office.PublicAsync(HttpMethod.Post, "/api/v1/misuse", Report())).Code);
        }

        Assert.Equal(429, (await office.PublicAsync(HttpMethod.Post, "/api/v1/misuse", Report())).Code);
        Assert.Equal(
            429,
            (
                await office.PublicAsync(
                    HttpMethod.Post,
                    "/api/v1/members/keurmerk-shop/experiences",
                    new { text = "Goed.", email = Reporter }
                )
            ).Code
        );
    }

    [Fact]
    [Rule("BC-41")]
    public async Task A_report_is_opened_on_a_member_from_its_own_page_alone_which_closes_it_with_that()
    {
        var report = await ReportedAsync(Report("https://www.demo-shop.example/x"));
        var document = await _office.LabelDocumentAsync("registrar", "demo-shop");
        var use = new
        {
            url = "https://www.demo-shop.example/x",
            text = "Oud logo.",
            document,
            report,
        };
        var reply = await _office.AsAsync(
            "registrar",
            HttpMethod.Post,
            "/api/v1/members/demo-shop/actions/open-misuse",
            use
        );
        Assert.Equal((422, "report"), (reply.Code, reply.Body!["errors"]!.AsObject().Single().Key));
        var known = (await _office.AsAsync("registrar", HttpMethod.Get, "/api/v1/members/demo-shop")).Body!;
        Assert.Empty(known["misuses"]!.AsArray());
        var act = known["actions"]!.AsArray().Single(a => a!["name"]!.GetValue<string>() == "open-misuse")!;
        Assert.DoesNotContain(act["fields"]!.AsArray(), f => f!["name"]!.GetValue<string>() == "report");
    }
}
