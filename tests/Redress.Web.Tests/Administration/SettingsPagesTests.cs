using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Redress.Domain.Rulebooks;
using Redress.Domain.Terms;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Letters.Mail;
using Redress.Web.Storage.Audits;
using Redress.Web.Tests.Support;
using MailServer = Redress.Web.Tests.Letters.MailServer;
using ServerTls = Redress.Web.Tests.Letters.ServerTls;

namespace Redress.Web.Tests.Administration;

/// <summary>What a body sets by pages: it counts at once, leaves a trace, gives way to the operator, and tells no secret.</summary>
public sealed class SettingsPagesTests(OneApp one) : IClassFixture<OneApp>
{
    private static readonly string[] Pages = ["portal", "schemes", "body", "mail", "payments", "retention"];

    internal static (string, string)[] Contact(
        string telephone = "+32 2 555 12 34",
        string email = "klachten@geschillen.be"
    ) =>
        [
            ("email", email),
            ("telephone", telephone),
            .. new[] { "nl", "fr", "en" }.SelectMany(l =>
                new[]
                {
                    ($"name.{l}", $"Secretariaat {l}"),
                    ($"address.{l}", "Wetstraat 1\n1000 Brussel"),
                    ($"hours.{l}", $"9-12 {l}"),
                }
            ),
            ("languages", "nl"),
            ("languages", "fr"),
            ("languages", "en"),
            ("defaultLanguage", "nl"),
        ];

    [Fact]
    public async Task Nobody_but_an_administrator_opens_a_page_of_settings()
    {
        var paths = Pages
            .Select(p => $"/admin/settings/{p}")
            .Concat(["/admin/settings", "/admin/start", "/admin/mail-proof"]);
        var (admin, secretary, nobody) = (
            await SignedInAsync("admin"),
            await SignedInAsync("secretary"),
            new Person(one.Client())
        );
        foreach (var path in paths)
        {
            Assert.Equal("/account/login", await nobody.LeadsToAsync(path));
            Assert.Equal("/account/denied", await secretary.LeadsToAsync(path));
            Assert.Equal(HttpStatusCode.OK, await admin.StatusAsync(path));
        }
    }

    [Fact]
    [Rule("FP-20")]
    public async Task How_the_body_is_reached_stands_on_every_page_at_once_and_leaves_a_trace()
    {
        await using var body = await NewBody.StartAsync();
        var admin = await body.AdministratorAsync();
        const string page = "/admin/settings/body?scheme=becommerce";
        Assert.EndsWith(
            "done=kept&scheme=becommerce",
            await admin.RedirectAsync(page, "body", Contact()),
            StringComparison.Ordinal
        );
        var home = await new Person(body.Client()).GetAsync("/");
        Assert.Contains("klachten@geschillen.be", home, StringComparison.Ordinal);
        Assert.Contains("Secretariaat en", home, StringComparison.Ordinal);
        var entry = await LastTraceAsync(body.App);
        Assert.Contains("klachten@geschillen.be", entry.Details!["becommerce:contact"]!, StringComparison.Ordinal);
        Assert.Equal("Arno Admin", entry.ByName);

        // The same again is no change.
        var before = await TracesAsync(body.App);
        await admin.RedirectAsync(page, "body", Contact());
        Assert.Equal(before, await TracesAsync(body.App));
    }

    [Theory]
    [InlineData("telephone", "025551234", "with its country")]
    [InlineData("telephone", "+3225551234", "with its country")]
    [InlineData("email", "klachten", "Please give an e-mail address")]
    [InlineData("email", "klachten@localhost", "Please give an e-mail address")]
    [InlineData("name.nl", "", "on one line")]
    [InlineData("name.nl", "Om\u202Egekeerd", "on one line")]
    [InlineData("address.fr", "", "one to 6 lines")]
    [InlineData("address.fr", "1\n2\n3\n4\n5\n6\n7", "one to 6 lines")]
    public async Task What_no_letter_could_say_of_the_body_is_refused_at_its_field(
        string field,
        string value,
        string sentence
    )
    {
        var admin = await SignedInAsync("admin");
        var answer = await admin.PostAsync(
            "/admin/settings/body?scheme=becommerce",
            "body",
            [.. Contact().Where(f => f.Item1 != field), (field, value)]
        );
        Assert.Contains(sentence, answer, StringComparison.Ordinal);
        Assert.Equal("secretariaat@becommerce.example", Rulebook(one.App).Contact.Email);
    }

    [Fact]
    public async Task A_language_is_left_out_and_comes_back_but_not_one_in_which_there_is_a_case()
    {
        await using (var body = await NewBody.StartAsync())
        {
            var admin = await body.AdministratorAsync();
            const string page = "/admin/settings/body?scheme=becommerce";
            var without = Contact().Where(f => f != ("languages", "fr")).ToArray();
            await admin.RedirectAsync(page, "body", without);
            Assert.Equal(["nl", "en"], Rulebook(body.App).Languages);
            Assert.DoesNotContain("name.fr", await admin.GetAsync(page), StringComparison.Ordinal);
            await admin.RedirectAsync(page, "body", Contact());
            Assert.Equal(["nl", "fr", "en"], Rulebook(body.App).Languages);
            Assert.Equal("Secrétariat de la Commission des litiges BeCommerce", Rulebook(body.App).Contact.Name["fr"]);
            Assert.Contains(
                "one of the languages of the body",
                await admin.PostAsync(page, "body", [.. without.SkipLast(1), ("defaultLanguage", "fr")]),
                StringComparison.Ordinal
            );
        }

        await new Office(one.App).FileAsync(Office.Complaint(language: "fr"));
        var demo = await SignedInAsync("admin");
        var answer = await demo.PostAsync(
            "/admin/settings/body?scheme=becommerce",
            "body",
            [.. Contact().Where(f => f != ("languages", "fr"))]
        );
        Assert.Contains("There are cases in this language: French", answer, StringComparison.Ordinal);
        Assert.Equal(["nl", "fr", "en"], Rulebook(one.App).Languages);
    }

    [Fact]
    public async Task A_scheme_that_is_not_offered_is_shown_nowhere_and_one_with_members_cannot_go()
    {
        await using (var body = await NewBody.StartAsync())
        {
            var admin = await body.AdministratorAsync();
            var nobody = new Person(body.Client());
            Assert.Contains("Webshop Keurmerk", await nobody.GetAsync("/"), StringComparison.Ordinal);
            await admin.RedirectAsync("/admin/settings/schemes", "schemes", ("offered", "becommerce"));
            Assert.DoesNotContain("Webshop Keurmerk", await nobody.GetAsync("/"), StringComparison.Ordinal);
            Assert.Contains(
                "at least one scheme",
                await admin.PostAsync("/admin/settings/schemes", "schemes"),
                StringComparison.Ordinal
            );
            await admin.RedirectAsync(
                "/admin/settings/schemes",
                "schemes",
                ("offered", "becommerce"),
                ("offered", "webshop-keurmerk")
            );
            Assert.Contains("Webshop Keurmerk", await nobody.GetAsync("/"), StringComparison.Ordinal);
        }

        var demo = await SignedInAsync("admin");
        Assert.Contains(
            "has cases, members or mandates",
            await demo.PostAsync("/admin/settings/schemes", "schemes", ("offered", "becommerce")),
            StringComparison.Ordinal
        );
        Assert.Contains("Webshop Keurmerk", await new Person(one.Client()).GetAsync("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_operator_set_is_shown_and_no_page_changes_it()
    {
        await using var body = await NewBody.StartAsync(
            ("Payments:becommerce:Iban", "BE68 5390 0754 7034"),
            ("Schemes:Offered", "becommerce")
        );
        var admin = await body.AdministratorAsync();
        var page = await admin.GetAsync("/admin/settings/payments?scheme=becommerce");
        Assert.Contains("BE68 5390 0754 7034", page, StringComparison.Ordinal);
        Assert.Contains("Set by the operator of the site (Payments:becommerce:Iban)", page, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"iban\"", page, StringComparison.Ordinal);
        await admin.RedirectAsync(
            "/admin/settings/payments?scheme=becommerce",
            "payments",
            ("iban", "NL91 ABNA 0417 1643 00"),
            ("holder", "")
        );
        Assert.Equal("BE68 5390 0754 7034", Of(body.App, "Payments:becommerce:Iban"));
        Assert.Equal(
            0,
            await new Sql(body.App).CountAsync("SELECT COUNT(*) FROM settings WHERE name LIKE 'set:Payments%'")
        );
        // A folder for e-mails is the operator's way: no server is set beside it.
        Assert.DoesNotContain("name=\"host\"", await admin.GetAsync("/admin/settings/mail"), StringComparison.Ordinal);
        Assert.DoesNotContain(
            "<button type=\"submit\" class=\"button\">",
            InMain(await admin.GetAsync("/admin/settings/schemes")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_mail_server_is_proven_by_a_mail_and_another_one_is_not_and_its_password_is_told_nowhere()
    {
        await using var server = new MailServer(ServerTls.StartTls, signIn: true);
        await using var body = await NewBody.StartAsync(("Mail:Folder", ""));
        var admin = await body.AdministratorAsync();
        const string page = "/admin/settings/mail";
        Assert.Contains(
            "There is no e-mail server yet",
            await admin.PostAsync(page, "proof"),
            StringComparison.Ordinal
        );
        Assert.EndsWith(
            "done=mail",
            await admin.RedirectAsync(page, "mail", Server(server.Port, "not the password", server.Fingerprint)),
            StringComparison.Ordinal
        );
        Assert.Contains("The answer was", await admin.PostAsync(page, "proof"), StringComparison.Ordinal);

        await admin.RedirectAsync(page, "mail", Server(server.Port, MailServer.Password, server.Fingerprint));
        Assert.EndsWith("done=proof", await admin.RedirectAsync(page, "proof"), StringComparison.Ordinal);
        Assert.False(await ProvenAsync(body));
        var link = Assert.Single(server.Messages).TextBody!.Split("http://localhost")[1].Split(['\r', '\n', ' '])[0];
        link = link[link.IndexOf("/admin", StringComparison.Ordinal)..];
        Assert.Equal("/account/login", await new Person(body.Client()).LeadsToAsync(link));
        Assert.False(await ProvenAsync(body));
        Assert.Contains(
            "proves nothing",
            await admin.GetAsync("/admin/mail-proof?code=0123"),
            StringComparison.Ordinal
        );
        Assert.Contains("E-mails arrive", await admin.GetAsync(link), StringComparison.Ordinal);
        Assert.True(await ProvenAsync(body));

        Assert.DoesNotContain(MailServer.Password, await admin.GetAsync(page), StringComparison.Ordinal);
        Assert.Empty(await new WholeDatabase(new Sql(body.App)).FindAsync(MailServer.Password));
        Assert.Equal("***", (await LastTraceAsync(body.App)).Details!["Mail:Password"]);

        // The password does not go along to another server, and what was proven was proven of the one of before.
        Assert.Contains(
            "type the password again",
            await admin.PostAsync(page, "mail", Server(MailServer.FreePort(), "", server.Fingerprint)),
            StringComparison.Ordinal
        );
        Assert.True(await ProvenAsync(body));
        await admin.RedirectAsync(page, "mail", Server(MailServer.FreePort(), MailServer.Password, server.Fingerprint));
        Assert.False(await ProvenAsync(body));
        Assert.Contains("proves nothing", await admin.GetAsync(link), StringComparison.Ordinal);
        // Kept where nothing else of the server is changed.
        await admin.RedirectAsync(
            page,
            "mail",
            [
                .. Server(int.Parse(Of(body.App, "Mail:Port")!, null), "", server.Fingerprint)
                    .Where(f => f.Item1 != "from"),
                ("from", "andere@geschillen.be"),
            ]
        );
        Assert.Equal(MailServer.Password, Of(body.App, "Mail:Password"));
    }

    [Theory]
    [InlineData("host", "", "name of the e-mail server")]
    [InlineData("port", "0", "1 to 65535")]
    [InlineData("port", "-1", "1 to 65535")]
    [InlineData("from", "nobody", "Please give an e-mail address")]
    [InlineData("fingerprint", "abc", "64 hexadecimal digits")]
    [InlineData("password", "", "needs its password")]
    [InlineData("security", "None", "in the clear")]
    public async Task What_the_program_would_not_start_with_is_refused_at_its_field(
        string field,
        string value,
        string sentence
    )
    {
        await using var body = await NewBody.StartAsync(("Mail:Folder", ""));
        var admin = await body.AdministratorAsync();
        var answer = await admin.PostAsync(
            "/admin/settings/mail",
            "mail",
            [
                .. Server(465, "x").Where(f => f.Item1 != field && f.Item1 != "host"),
                .. field == "host" ? Array.Empty<(string, string)>() : [("host", "mail.geschillen.be")],
                (field, value),
            ]
        );
        Assert.Contains(sentence, answer, StringComparison.Ordinal);
        Assert.Null(Of(body.App, "Mail:From"));
    }

    [Fact]
    [Rule("FP-18")]
    public async Task How_long_files_are_kept_is_set_in_years_and_no_mistyped_word_erases_anything()
    {
        await using var body = await NewBody.StartAsync();
        var admin = await body.AdministratorAsync();
        const string page = "/admin/settings/retention?scheme=becommerce";
        (string, string)[] fields =
        [
            .. new[] { "refused", "inadmissible", "noJurisdiction", "discontinued", "withdrawn", "settled" }.Select(o =>
                (o, "4")
            ),
        ];
        foreach (var wrong in new[] { "0", "-1", "31", "P1D", "P99999Y", "soon", "" })
        {
            Assert.Contains(
                "from 1 to 30",
                await admin.PostAsync(page, "retention", [.. fields, ("default", wrong)]),
                StringComparison.Ordinal
            );
        }

        Assert.Equal(new Period(5, 0, 0), Rulebook(body.App).Retention.Default);
        await admin.RedirectAsync(page, "retention", [.. fields, ("default", "P18M")]);
        Assert.Equal(
            (new Period(0, 18, 0), new Period(4, 0, 0)),
            (Rulebook(body.App).Retention.Default, Rulebook(body.App).Retention.ByOutcome["settled"])
        );
        Assert.Contains("value=\"P18M\"", await admin.GetAsync(page), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://elsewhere.example", "under the name localhost")]
    [InlineData("localhost", "with nothing behind it")]
    [InlineData("https://localhost/complaints", "with nothing behind it")]
    [InlineData("ftp://localhost", "with nothing behind it")]
    [InlineData("https://a:b@localhost", "with nothing behind it")]
    public async Task An_address_of_the_site_that_would_lock_everybody_out_is_refused(string portal, string sentence)
    {
        // Who is at the machine itself may say any name.
        var admin = await SignedInAsync(
            "admin",
            sentence.Contains("localhost", StringComparison.Ordinal) ? "http://klachten.example" : null
        );
        var answer = await admin.PostAsync(
            "/admin/settings/portal",
            "portal",
            ("portal", portal),
            ("rootLanguage", "nl")
        );
        Assert.Contains(
            sentence.Replace("localhost", "klachten.example", StringComparison.Ordinal),
            answer,
            StringComparison.Ordinal
        );
        Assert.Null(Of(one.App, "Portal:Address"));
    }

    [Fact]
    public async Task An_account_number_with_a_mistyped_digit_is_refused()
    {
        await using var body = await NewBody.StartAsync();
        var admin = await body.AdministratorAsync();
        const string page = "/admin/settings/payments?scheme=becommerce";
        Assert.Contains(
            "check digits",
            await admin.PostAsync(page, "payments", ("iban", "BE68 5390 0754 7035"), ("holder", "")),
            StringComparison.Ordinal
        );
        await admin.RedirectAsync(page, "payments", ("iban", "nl91 abna 0417 1643 00"), ("holder", "Stichting"));
        // Where appeals ask for a deposit there is no doing without.
        Assert.Contains(
            "Please give an account",
            await admin.PostAsync(page, "payments", ("iban", ""), ("holder", "Stichting")),
            StringComparison.Ordinal
        );
        Assert.Equal(
            ("NL91 ABNA 0417 1643 00", "Stichting"),
            (Of(body.App, "Payments:becommerce:Iban"), Of(body.App, "Payments:becommerce:Holder"))
        );
    }

    private static (string, string)[] Server(int port, string password, string fingerprint = "") =>
        [
            ("host", "127.0.0.1"),
            ("port", $"{port}"),
            ("security", port == 465 ? "" : "StartTls"),
            ("user", MailServer.User),
            ("password", password),
            ("fingerprint", fingerprint),
            ("from", "brief@geschillen.be"),
        ];

    private static string InMain(string page) =>
        page[page.IndexOf("<main", StringComparison.Ordinal)..page.IndexOf("</main>", StringComparison.Ordinal)];

    private static Task<bool> ProvenAsync(NewBody body) =>
        body.App.Services.GetRequiredService<MailProof>().IsProven(default);

    private static string? Of(TestApp app, string key) => app.Services.GetRequiredService<IConfiguration>()[key];

    private static Rulebook Rulebook(TestApp app) =>
        app.Services.GetRequiredService<RulebookCatalog>().InForce("becommerce", DateTimeOffset.UtcNow)!;

    private static async Task<AuditContent> LastTraceAsync(TestApp app)
    {
        await using var db = await app.NewDbAsync();
        var last = await db.Set<AuditRow>().OrderByDescending(a => a.Id).FirstAsync();
        Assert.Equal((AuditArea.Settings, "change-settings"), (last.Area, last.Action));
        return AuditContent.Read((await db.Set<AuditContentRow>().SingleAsync(c => c.Id == last.Id)).Content);
    }

    private static async Task<int> TracesAsync(TestApp app)
    {
        await using var db = await app.NewDbAsync();
        return await db.Set<AuditRow>().CountAsync();
    }

    private async Task<Person> SignedInAsync(string account, string? at = null)
    {
        var client = at is null
            ? one.Client()
            : one.App.CreateClient(new() { AllowAutoRedirect = false, BaseAddress = new Uri(at) });
        var person = new Person(client);
        Assert.True(await person.SignInAsync($"{account}@demo.example", "Demo-Pass-2026"));
        return person;
    }
}
