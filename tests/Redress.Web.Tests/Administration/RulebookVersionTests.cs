using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Redress.Domain.Members;
using Redress.Domain.Rulebooks;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Readiness;
using Redress.Web.Scheduling;
using Redress.Web.Storage;
using Redress.Web.Storage.Audits;
using Redress.Web.Storage.Body;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Administration;

/// <summary>A version of a rulebook is sent in, looked at, announced to everybody who has the label, and in force from its day on (BC-42, WK-10).</summary>
public sealed class RulebookVersionTests : IAsyncLifetime
{
    private const string Calls = "/api/v1/rulebooks";
    private const string Next = "becommerce.2026-04";
    private const string Pages = "/admin/rulebooks";
    private static readonly string[] Twelfths = ["twelfth", "twaalfde", "douzième"];
    private string _store = "";
    private TestApp _app = null!;
    private Office _office = null!;
    private readonly CollectedLog _log = new();

    public async Task InitializeAsync()
    {
        _store = await TestStore.NewAsync();
        _app = Start();
        _office = new Office(_app);
        await _office.ClockAsync("2026-03-02T09:00:00+01:00");
    }

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        TestStore.Delete(_store);
    }

    [Theory]
    [Rule("BC-42")]
    [InlineData("becommerce", "2026-03-31", false, "BC-42", "2026-04-01")]
    [InlineData("becommerce", "2026-04-01", true, null, null)]
    [InlineData("webshop-keurmerk", "2026-04-01", false, null, null)]
    [InlineData("webshop-keurmerk", "2026-05-01", true, "WK-10", "2026-05-02")]
    [InlineData("webshop-keurmerk", "2026-05-02", true, null, null)]
    public async Task A_version_is_refused_that_leaves_label_users_too_little_time(
        string scheme,
        string inForce,
        bool significant,
        string? rule,
        string? earliest
    )
    {
        var sent = new
        {
            rulebook = Changed(scheme, "2026-06-01"),
            announcedOn = "2026-03-02",
            inForce,
            significant,
        };
        foreach (var address in new[] { $"{Calls}?preview=true", Calls })
        {
            var taken = await _office.AsAsync("admin", HttpMethod.Post, address, sent);
            Assert.Equal(
                rule is not null ? 409
                    : address == Calls ? 201
                    : 200,
                taken.Code
            );
            if (rule is not null)
            {
                Assert.Equal((rule, earliest), (taken.Text("rule"), taken.Text("earliest")));
            }
        }

        // It was in time when it was sent in; when it is announced counts anew.
        if (rule is null)
        {
            await _office.ClockAsync("P1D");
            var late = await _office.AsAsync("admin", HttpMethod.Post, $"{Calls}/{scheme}.2026-04/announce");
            Assert.Equal((409, inForce == "2026-05-02" ? "WK-10" : "BC-42"), (late.Code, late.Text("rule")));
            Assert.Equal(0, await SendingsAsync());
            Assert.Equal(0, await MailsAsync());
        }
    }

    [Fact]
    [Rule("BC-42")]
    public async Task Everybody_who_has_the_label_is_told_once_and_that_is_kept_in_the_same_breath()
    {
        await UploadAsync();
        // None of these has it, or is of the scheme.
        await using (var db = await _app.NewDbAsync())
        {
            db.AddRange(
                Member("gone", "becommerce", Membership.Ended, LabelHolding.None),
                Member("bare", "becommerce", Membership.Active, LabelHolding.Withdrawn),
                Member("asks", "becommerce", Membership.Candidate, LabelHolding.None),
                // It has no user: its own address is told.
                Member("alone", "becommerce", Membership.Active, LabelHolding.Held)
            );
            await db.SaveChangesAsync();
        }

        // Nothing of it stays where any of it cannot be done.
        var sql = new Sql(_app);
        await sql.BreakOffAsync("rulebook_sendings");
        Assert.Equal(500, (await AnnounceAsync()).Code);
        await sql.GoOnAsync("rulebook_sendings");
        Assert.Equal((0, 0), (await SendingsAsync(), await MailsAsync()));
        Assert.DoesNotContain(_app.Services.GetRequiredService<RulebookCatalog>().All, r => r.Id == Next);

        var done = await AnnounceAsync();
        Assert.Equal((200, "announced"), (done.Code, done.Text("state")));
        Assert.Equal(3, done.Body!["told"]!.GetValue<int>());
        await using (var db = await _app.NewDbAsync())
        {
            var sendings = await db.Set<RulebookSendingRow>().OrderBy(s => s.MemberId).ToListAsync();
            Assert.Equal(
                [
                    ("alone", "alone@shop.example"),
                    ("demo-shop", "shop@demo.example"),
                    ("second-shop", "shop2@demo.example"),
                ],
                sendings.Select(s => (s.MemberId, s.To))
            );
            var mails = await db.Set<MailRow>().Where(m => m.Key.StartsWith("rulebook:")).ToListAsync();
            Assert.Equal(sendings.Select(s => s.MailKey).Order(), mails.Select(m => m.Key).Order());
            var mail = mails.Single(m => m.Email == "alone@shop.example");
            Assert.Contains("1 april 2026", mail.Subject, StringComparison.Ordinal);
            Assert.Contains("/schemes/becommerce?version=2026-04", mail.Body, StringComparison.Ordinal);
            var entry = await db.Set<AuditRow>().OrderByDescending(a => a.Id).FirstAsync();
            Assert.Equal(
                (AuditArea.Rulebooks, $"rulebook:{Next}", "announce"),
                (entry.Area, entry.Subject, entry.Action)
            );
        }

        // What is announced stays as it is.
        var again = await AnnounceAsync();
        Assert.Equal((409, "BC-42"), (again.Code, again.Text("rule")));
        var over = await _office.AsAsync("admin", HttpMethod.Post, Calls, Sent("2026-07-01"));
        Assert.Equal(422, over.Code);
        Assert.NotNull(over.Body!["errors"]!["$.version"]);
        Assert.Equal(3, await SendingsAsync());
    }

    [Fact]
    [Rule("BC-42")]
    public async Task A_case_keeps_the_version_of_the_day_on_which_it_was_filed_and_a_draft_is_never_one()
    {
        await UploadAsync();
        await _office.AsAsync("admin", HttpMethod.Post, Calls, Sent("2026-04-15", "2026-05"));
        Assert.Equal(200, (await AnnounceAsync()).Code);
        await _office.ClockAsync("2026-03-31T23:30:00+02:00");
        var before = (await _office.FileAsync(Office.Complaint())).Number;
        await _office.ClockAsync("2026-04-01T00:30:00+02:00");
        var on = (await _office.FileAsync(Office.Complaint())).Number;
        await _office.ClockAsync("2026-04-20T12:00:00+02:00");
        var later = (await _office.FileAsync(Office.Complaint())).Number;
        Assert.Equal(("2026-01", "2026-04"), (await VersionAsync(before), await VersionAsync(on)));
        // The one that was never announced has come to its day and is nobody's law.
        Assert.Equal("2026-04", await VersionAsync(later));
        // Under the new one the answer takes 20 days.
        var states = await _office.AsAsync("admin", HttpMethod.Get, Calls);
        Assert.Equal(
            ["becommerce.2026-05 draft", "becommerce.2026-04 inForce", "becommerce.2026-01 past"],
            states.List("items").Take(3).Select(i => $"{i["id"]} {i["state"]}")
        );

        // And so it is after a restart.
        await _app.DisposeAsync();
        _app = Start();
        _office = new Office(_app);
        Assert.Equal(("2026-01", "2026-04"), (await VersionAsync(before), await VersionAsync(on)));
        Assert.Equal("2026-04", await VersionAsync((await _office.FileAsync(Office.Complaint())).Number));
    }

    [Fact]
    [Rule("BC-42")]
    public async Task It_is_in_force_from_its_day_at_another_program_on_the_store_too()
    {
        var database = await TestCluster.NewDatabaseAsync();
        await using var here = new TestApp(database, sendsByItself: false);
        await using var there = new TestApp(database, sendsByItself: false);
        here.StartServer();
        there.StartServer();
        var (one, other) = (new Office(here), new Office(there));
        await one.ClockAsync("2026-03-02T09:00:00+01:00");
        await one.AsAsync("admin", HttpMethod.Post, Calls, Sent("2026-04-01"));
        Assert.Equal(200, (await one.AsAsync("admin", HttpMethod.Post, $"{Calls}/{Next}/announce")).Code);
        await there.Services.GetRequiredService<StoredChanges>().Look(default);
        await one.ClockAsync("2026-03-31T12:00:00+02:00");
        await FollowAsync(there);
        var before = (await other.FileAsync(Office.Complaint())).Number;
        await one.ClockAsync("2026-04-01T12:00:00+02:00");
        await FollowAsync(there);
        var on = (await other.FileAsync(Office.Complaint())).Number;
        Assert.Equal(
            ("2026-01", "2026-04"),
            (
                (await other.GetAsync("secretary", before)).Text("rulebookVersion"),
                (await other.GetAsync("secretary", on)).Text("rulebookVersion")
            )
        );
    }

    [Fact]
    [Rule("BC-42")]
    public async Task What_is_wrong_with_a_version_is_told_all_at_once_by_its_path()
    {
        var broken = Changed("becommerce", "2026-06-01");
        broken["colour"] = "green";
        broken["terms"]!["response"]!["days"] = 4;
        broken["version"] = "2026-01";
        string[] paths = ["$.colour", "$.terms.response.days", "$.version"];
        foreach (var address in new[] { $"{Calls}?preview=true", Calls })
        {
            var refused = await _office.AsAsync("admin", HttpMethod.Post, address, new { rulebook = broken });
            Assert.Equal(422, refused.Code);
            Assert.Equal(paths, refused.Body!["errors"]!.AsObject().Select(e => e.Key).Order(StringComparer.Ordinal));
        }

        var admin = await AdminAsync();
        var page = await admin.PostAsync(Pages, "upload", ("text", broken.ToJsonString()));
        Assert.All(paths, path => Assert.Contains($"<code>{path}</code>", page, StringComparison.Ordinal));
        Assert.Contains("$", await admin.PostAsync(Pages, "upload", ("text", "no JSON")), StringComparison.Ordinal);
        var stuck = Changed("webshop-keurmerk", "2026-06-01");
        stuck["stages"] = new JsonArray("committee");
        Assert.Equal(422, (await _office.AsAsync("admin", HttpMethod.Post, Calls, new { rulebook = stuck })).Code);
        var elsewhere = Changed("becommerce", "2026-06-01");
        elsewhere["scheme"] = "another";
        elsewhere["numberPrefix"] = "AN";
        var foreign = await _office.AsAsync("admin", HttpMethod.Post, Calls, new { rulebook = elsewhere });
        Assert.NotNull(foreign.Body!["errors"]!["$.scheme"]);
        Assert.Equal(0, await new Sql(_app).CountAsync("SELECT COUNT(*) FROM rulebooks"));
    }

    [Fact]
    [Rule("BC-42")]
    public async Task A_preview_says_what_would_change_and_whom_it_is_told_to_and_keeps_nothing()
    {
        var shown = await _office.AsAsync("admin", HttpMethod.Post, $"{Calls}?preview=true", Sent("2026-04-01"));
        Assert.Equal(2, shown.Body!["recipients"]!.GetValue<int>());
        Assert.Equal(
            ["$.inForce 2026-01-01 2026-04-01", "$.terms.response.days 14 20", "$.version 2026-01 2026-04"],
            shown.List("changes").Select(c => $"{c["path"]} {c["from"]} {c["to"]}").Order(StringComparer.Ordinal)
        );
        Assert.Equal(0, await new Sql(_app).CountAsync("SELECT COUNT(*) FROM rulebooks"));
    }

    [Fact]
    [Rule("BC-42")]
    public async Task Who_announces_sees_first_who_is_told_and_what_it_changes()
    {
        var admin = await AdminAsync();
        var text = Changed("becommerce", "2026-04-01").ToJsonString();
        var at = await admin.RedirectAsync(Pages, "upload", ("text", text));
        Assert.Equal($"{Pages}/becommerce/2026-04?done=uploaded", at);
        var page = await admin.GetAsync(at);
        Assert.Contains("<code>$.terms.response.days</code>", page, StringComparison.Ordinal);
        // The answer of an invented case begun on the day of force: Wednesday 1 April and 14 days, or 20 and over a weekend.
        Assert.Contains("15 April 2026 (days: 14)", page, StringComparison.Ordinal);
        Assert.Contains("21 April 2026 (days: 20)", page, StringComparison.Ordinal);
        var announce = $"{Pages}/becommerce/2026-04/announce";
        var list = await admin.GetAsync(announce);
        Assert.Contains("shop@demo.example", list, StringComparison.Ordinal);
        Assert.Contains("shop2@demo.example", list, StringComparison.Ordinal);
        Assert.DoesNotContain("provider@demo.example", list, StringComparison.Ordinal);
        var seen = list.Split("name=\"seen\" value=\"")[1].Split('"')[0];
        (string, string)[] fields = [("announcedOn", "2/3/2026"), ("inForce", "31/3/2026"), ("significant", "")];
        Assert.Contains(
            "not before 1 April 2026",
            await admin.PostAsync(announce, "announce", [("seen", seen), .. fields]),
            StringComparison.Ordinal
        );
        fields[1] = ("inForce", "1/4/2026");
        Assert.Contains(
            "Meanwhile the text is another",
            await admin.PostAsync(announce, "announce", [("seen", "0" + seen), .. fields]),
            StringComparison.Ordinal
        );
        Assert.Equal(0, await SendingsAsync());
        var to = await admin.RedirectAsync(announce, "announce", [("seen", seen), .. fields]);
        Assert.Equal($"{Pages}/becommerce/2026-04?done=announced", to);
        Assert.Contains("shop2@demo.example", await admin.GetAsync(to), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await admin.StatusAsync(announce));
        // Whoever is told can read it, and so can everybody.
        var nobody = new Person(_app.CreateClient(new() { AllowAutoRedirect = false }));
        Assert.Contains(
            "Rulebook 2026-04 is announced",
            await nobody.GetAsync("/schemes/becommerce"),
            StringComparison.Ordinal
        );
        Assert.Equal(HttpStatusCode.OK, await nobody.StatusAsync("/schemes/becommerce?version=2026-04"));
        Assert.Equal(HttpStatusCode.NotFound, await nobody.StatusAsync("/schemes/becommerce?version=2026-05"));
    }

    [Fact]
    [Rule("BC-42")]
    public async Task Nobody_announces_another_text_than_the_one_that_was_looked_at()
    {
        await UploadAsync();
        var admin = await AdminAsync();
        const string announce = $"{Pages}/becommerce/2026-04/announce";
        var seen = (await admin.GetAsync(announce)).Split("name=\"seen\" value=\"")[1].Split('"')[0];
        var listed = (await _office.AsAsync("admin", HttpMethod.Get, Calls))
            .List("items")
            .Single(i => $"{i["id"]}" == Next);
        var other = Changed("becommerce", "2026-04-01");
        other["terms"]!["response"]!["days"] = 30;
        Assert.Equal(201, (await _office.AsAsync("admin", HttpMethod.Post, Calls, new { rulebook = other })).Code);
        Assert.Contains(
            "Meanwhile the text is another",
            await admin.PostAsync(
                announce,
                "announce",
                ("seen", seen),
                ("announcedOn", "2/3/2026"),
                ("inForce", "1/4/2026")
            ),
            StringComparison.Ordinal
        );
        var told = new { text = $"{listed["text"]}" };
        var refused = await _office.AsAsync("admin", HttpMethod.Post, $"{Calls}/{Next}/announce", told);
        Assert.Equal((409, "BC-42"), (refused.Code, refused.Text("rule")));
        Assert.Equal((0, 0), (await SendingsAsync(), await MailsAsync()));
    }

    [Theory]
    [Rule("BC-42")]
    [InlineData("becommerce", true, false)]
    [InlineData("webshop-keurmerk", false, false)]
    [InlineData("webshop-keurmerk", true, true)]
    public async Task Who_may_leave_over_a_significant_change_reads_so_in_the_mail(
        string scheme,
        bool significant,
        bool mayLeave
    )
    {
        var sent = new { rulebook = Changed(scheme, "2026-06-01"), significant };
        Assert.Equal(201, (await _office.AsAsync("admin", HttpMethod.Post, Calls, sent)).Code);
        // The tick is there where the scheme has such changes, and ticked as it was sent in.
        var page = await (await AdminAsync()).GetAsync($"{Pages}/{scheme}/2026-04/announce");
        Assert.Equal(scheme != "becommerce", page.Contains("name=\"significant\"", StringComparison.Ordinal));
        Assert.Equal(mayLeave, page.Contains("value=\"true\" checked", StringComparison.Ordinal));
        var done = await _office.AsAsync("admin", HttpMethod.Post, $"{Calls}/{scheme}.2026-04/announce");
        Assert.Equal(200, done.Code);
        await using var db = await _app.NewDbAsync();
        foreach (var mail in await db.Set<MailRow>().Where(m => m.Key.StartsWith("rulebook:")).ToListAsync())
        {
            Assert.Equal(mayLeave, Twelfths.Any(word => mail.Body.Contains(word, StringComparison.Ordinal)));
        }
    }

    [Fact]
    [Rule("BC-42")]
    public async Task Nothing_is_announced_while_somebody_with_the_label_cannot_be_told()
    {
        await UploadAsync();
        await using (var db = await _app.NewDbAsync())
        {
            var mute = Member("mute", "becommerce", Membership.Active, LabelHolding.Held);
            mute.Email = null;
            db.Add(mute);
            await db.SaveChangesAsync();
        }

        var refused = await AnnounceAsync();
        Assert.Equal((409, "BC-42"), (refused.Code, refused.Text("rule")));
        Assert.Contains(
            "Shop mute",
            await (await AdminAsync()).GetAsync($"{Pages}/becommerce/2026-04/announce"),
            StringComparison.Ordinal
        );
        Assert.Equal((0, 0), (await SendingsAsync(), await MailsAsync()));
    }

    [Fact]
    [Rule("BC-42")]
    public async Task A_draft_can_be_discarded_and_sent_in_anew_and_what_is_announced_cannot()
    {
        var admin = await AdminAsync();
        await UploadAsync();
        var page = $"{Pages}/becommerce/2026-04";
        Assert.Equal($"{Pages}?done=discarded", await admin.RedirectAsync(page, "discard"));
        Assert.Equal(HttpStatusCode.NotFound, await admin.StatusAsync(page));
        Assert.Equal(404, (await AnnounceAsync()).Code);
        await UploadAsync();
        Assert.Equal(200, (await AnnounceAsync()).Code);
        var acts = _app.Services.GetRequiredService<Redress.Web.Administration.Rulebooks.RulebookActs>();
        var by = new Redress.Domain.Actor(Redress.Domain.Role.Administrator, "arno", "Arno");
        Assert.Equal("announced", (await acts.Discard("becommerce", "2026-04", by, default)).Refusal!.Why);
        Assert.DoesNotContain("Discard the draft", await admin.GetAsync(page), StringComparison.Ordinal);
    }

    [Fact]
    [Rule("BC-42")]
    public async Task An_announced_version_that_is_not_in_order_any_more_is_left_out_and_told_and_the_program_starts()
    {
        await UploadAsync();
        Assert.Equal(200, (await AnnounceAsync()).Code);
        await using (var db = await _app.NewDbAsync())
        {
            var row = await db.Set<RulebookRow>().SingleAsync();
            row.Json = row.Json.Replace("\"numberPrefix\"", "\"prefix\"", StringComparison.Ordinal);
            await db.SaveChangesAsync();
        }

        await _app.DisposeAsync();
        _app = Start();
        _office = new Office(_app);
        Assert.Contains(
            _log.Lines,
            l => l.Contains(Next, StringComparison.Ordinal) && l.Contains("$.prefix", StringComparison.Ordinal)
        );
        await _office.ClockAsync("2026-04-02T12:00:00+02:00");
        Assert.Equal("2026-01", await VersionAsync((await _office.FileAsync(Office.Complaint())).Number));
        var items = await _app.Services.GetRequiredService<ReadinessCheck>().Items(default);
        Assert.Contains(items, i => i is { Key: ReadinessItem.Rulebooks, Done: false });
        var admin = await AdminAsync();
        Assert.Contains(
            "Announced rulebooks are in order",
            await admin.GetAsync("/admin/start"),
            StringComparison.Ordinal
        );
        Assert.Contains("$.prefix", await admin.GetAsync($"{Pages}/becommerce/2026-04"), StringComparison.Ordinal);
        Assert.Contains("left out", await admin.GetAsync(Pages), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_but_an_administrator_sees_or_sends_in_versions()
    {
        await UploadAsync();
        var secretary = new Person(_app.CreateClient(new() { AllowAutoRedirect = false }));
        Assert.True(await secretary.SignInAsync("secretary@demo.example", "Demo-Pass-2026"));
        foreach (var path in new[] { Pages, $"{Pages}/becommerce/2026-04", $"{Pages}/becommerce/2026-04/announce" })
        {
            Assert.Equal("/account/denied", await secretary.LeadsToAsync(path));
        }

        foreach (var person in new[] { "secretary", "registrar", "shop" })
        {
            Assert.Equal(403, (await _office.AsAsync(person, HttpMethod.Get, Calls)).Code);
            Assert.Equal(403, (await _office.AsAsync(person, HttpMethod.Post, Calls, Sent("2026-07-01"))).Code);
            Assert.Equal(403, (await _office.AsAsync(person, HttpMethod.Post, $"{Calls}/{Next}/announce")).Code);
        }

        Assert.Equal(401, (await _office.PublicAsync(HttpMethod.Get, Calls)).Code);
    }

    // The demo's clock as it was moved at the other program.
    private static async Task FollowAsync(TestApp app)
    {
        await using var db = await app.NewDbAsync();
        await app.Services.GetRequiredService<SettableClock>().Load(db, default);
    }

    private TestApp Start()
    {
        var app = new TestApp(_store, sendsByItself: false)
        {
            Added = services => services.AddSingleton<ILoggerProvider>(_log),
        };
        app.StartServer();
        return app;
    }

    private async Task<Person> AdminAsync()
    {
        var person = new Person(_app.CreateClient(new() { AllowAutoRedirect = false }));
        Assert.True(await person.SignInAsync("admin@demo.example", "Demo-Pass-2026"));
        return person;
    }

    // The rulebook of today with 20 days to answer.
    private static JsonNode Changed(string scheme, string inForce, string version = "2026-04")
    {
        var text = RulebookReader
            .Embedded()
            .Single(t => t.Json.Contains($"\"scheme\": \"{scheme}\"", StringComparison.Ordinal));
        var json = JsonNode.Parse(text.Json)!;
        (json["version"], json["inForce"]) = (version, inForce);
        if (json["terms"]!["response"] is { } response)
        {
            response["days"] = 20;
        }

        return json;
    }

    private static object Sent(string inForce, string version = "2026-04") =>
        new
        {
            rulebook = Changed("becommerce", "2026-01-01", version),
            announcedOn = "2026-03-02",
            inForce,
        };

    private async Task UploadAsync()
    {
        var taken = await _office.AsAsync("admin", HttpMethod.Post, Calls, Sent("2026-04-01"));
        Assert.True(taken.Code == 201, taken.Body?.ToJsonString());
        Assert.Equal((Next, "draft"), (taken.Text("id"), taken.Text("state")));
    }

    private Task<Reply> AnnounceAsync() => _office.AsAsync("admin", HttpMethod.Post, $"{Calls}/{Next}/announce");

    private async Task<string> VersionAsync(string number) =>
        (await _office.GetAsync("secretary", number)).Text("rulebookVersion");

    private Task<long> SendingsAsync() => new Sql(_app).CountAsync("SELECT COUNT(*) FROM rulebook_sendings");

    private Task<long> MailsAsync() =>
        new Sql(_app).CountAsync("SELECT COUNT(*) FROM outbox WHERE key LIKE 'rulebook:%'");

    private static MemberRow Member(string id, string scheme, Membership membership, LabelHolding label) =>
        new()
        {
            Id = id,
            Scheme = scheme,
            Organisation = id,
            Name = $"Shop {id}",
            Email = $"{id}@shop.example",
            Languages = ["nl"],
            Membership = membership,
            Label = label,
            CreatedAt = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero),
        };
}
