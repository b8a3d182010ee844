using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Storage;
using Redress.Web.Storage.Audits;
using Redress.Web.Storage.Body;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Members.Import;

/// <summary>Members from a table: what the preview says is what the import does, and nothing before it is confirmed.</summary>
public sealed class ImportTests(OneApp one) : IClassFixture<OneApp>
{
    private const string Head =
        "id;scheme;name;companyNumber;websites;languages;email;telephone;city;membership;memberSince;labels;userEmail";

    private readonly Office _office = new(one.App);

    private async Task<(int Code, JsonNode? Body)> SendAsync(byte[] bytes, bool preview, string person = "registrar")
    {
        using var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        var client = await _office.PersonAsync(person);
        using var answer = await client.PostAsync($"/api/v1/members/import{(preview ? "?preview=true" : "")}", content);
        var text = await answer.Content.ReadAsStringAsync();
        return ((int)answer.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text));
    }

    private Task<(int Code, JsonNode? Body)> SendAsync(bool preview, params string[] lines) =>
        SendAsync(Encoding.UTF8.GetBytes(string.Join("\r\n", lines)), preview);

    private async Task<string> StoreAsync() =>
        await new Sql(one.App).FingerprintAsync("members", "member_labels", "member_contacts", "invitations", "audit");

    private static string[] Faults(JsonNode? body, int row) =>
        [
            .. body!["rows"]![row]!["faults"]!
                .AsArray()
                .Select(f => f!["column"]!.GetValue<string>())
                .Order(StringComparer.Ordinal),
        ];

    [Fact]
    [Rule("BC-40")]
    public async Task A_preview_writes_nothing_and_the_import_does_what_it_said_once()
    {
        var lines = new[]
        {
            Head,
            "csv-one;becommerce;\"Een; met een puntkomma\";BE 0701.000.001;https://een.csv.example twee.csv.example;nl fr;een@csv.example;+32 2 555 12 34;Gent;active;2025-02-01;b2c:2025-02-01:2027-01-31;user@een.csv.example",
            ";becommerce;=2+3;BE 0701.000.002;formule.csv.example;fr;formule@csv.example;;;;;;",
        };
        var before = await StoreAsync();
        var (code, said) = await SendAsync(preview: true, lines);
        Assert.Equal((200, 2, false), (code, said!["new"]!.GetValue<int>(), said["imported"]!.GetValue<bool>()));
        Assert.Equal(before, await StoreAsync());

        var (done, told) = await SendAsync(preview: false, lines);
        Assert.Equal((200, true), (done, told!["imported"]!.GetValue<bool>()));
        Assert.Equal(said["rows"]!.ToJsonString(), told["rows"]!.ToJsonString());
        await using var db = await one.App.NewDbAsync();
        var member = await db.Set<MemberRow>().SingleAsync(m => m.Id == "csv-one");
        Assert.Equal("Een; met een puntkomma", member.Name);
        Assert.Equal(["https://een.csv.example", "https://twee.csv.example"], member.Sites);
        Assert.Equal((new DateOnly(2025, 2, 1), "Gent"), (member.JoinedOn!.Value, member.City));
        var label = await db.Set<MemberLabelRow>().SingleAsync(l => l.MemberId == "csv-one");
        Assert.Equal(
            (new DateOnly(2025, 2, 1), new DateOnly(2027, 1, 31)),
            (label.ValidFrom!.Value, label.ValidUntil!.Value)
        );
        Assert.True(
            (await _office.PublicAsync(HttpMethod.Get, "/api/v1/members/csv-one")).Body!["valid"]!.GetValue<bool>()
        );
        // What looks like a formula is a name.
        var formula = await db.Set<MemberRow>().SingleAsync(m => m.CompanyNumber == "BE 0701.000.002");
        Assert.Equal(("=2+3", Domain.Members.Membership.Candidate), (formula.Name, formula.Membership));
        Assert.True(
            await db.Set<InvitationRow>().AnyAsync(i => i.MemberId == "csv-one" && i.Email == "user@een.csv.example")
        );
        Assert.Equal(
            1,
            await db.Set<AuditRow>().CountAsync(a => a.Subject == "member:csv-one" && a.Action == "import")
        );
        Assert.True((await one.App.Services.GetRequiredService<AuditTrail>().Verify(db, default)).Intact);

        // The same again is the same, and leaves nothing.
        var after = await StoreAsync();
        var (_, again) = await SendAsync(preview: false, lines);
        Assert.Equal(
            (2, 0, 0),
            (again!["same"]!.GetValue<int>(), again["new"]!.GetValue<int>(), again["changed"]!.GetValue<int>())
        );
        Assert.Equal(after, await StoreAsync());

        // A change says what it was, and an empty cell changes nothing.
        var (_, changed) = await SendAsync(preview: false, Head, "csv-one;;;;;;nieuw@csv.example;;Brugge;;;;");
        Assert.Equal(1, changed!["changed"]!.GetValue<int>());
        Assert.Equal(
            ["city Gent Brugge", "email een@csv.example nieuw@csv.example"],
            changed["rows"]![0]!["changes"]!
                .AsArray()
                .Select(c => $"{c!["field"]} {c["old"]} {c["new"]}")
                .Order(StringComparer.Ordinal)
        );
        await db.Entry(member).ReloadAsync();
        Assert.Equal(("nieuw@csv.example", "Brugge", "+32 2 555 12 34"), (member.Email, member.City, member.Telephone));
    }

    [Fact]
    public async Task What_is_wrong_is_told_by_row_and_column_and_then_nothing_of_the_table_is_taken()
    {
        var lines = new[]
        {
            Head,
            "csv-good;becommerce;Goed;BE 0702.000.001;goed.csv.example;nl;goed@csv.example;;;;;;",
            "csv-bad;becommerce;;BE 0123.456.749;geen site;de;geen;zeven;;gold;31/12/2025;b2x;ook geen",
            "csv-good;becommerce;Nog eens;BE 0702.000.001;goed.csv.example;nl;goed@csv.example;;;;;;",
            "demo-shop;webshop-keurmerk;;;;;;;;suspended;2020-01-01;;",
            "csv-future;becommerce;Later;BE 0702.000.003;later.csv.example;nl;later@csv.example;;;active;2199-01-01;;",
            "csv-label;becommerce;Zonder;BE 0702.000.004;label.csv.example;nl;label@csv.example;;;candidate;;b2c;",
        };
        var before = await StoreAsync();
        var (code, said) = await SendAsync(preview: false, lines);
        Assert.Equal((422, false), (code, said!["imported"]!.GetValue<bool>()));
        Assert.Equal((1, 5), (said["new"]!.GetValue<int>(), said["wrong"]!.GetValue<int>()));
        Assert.Equal(before, await StoreAsync());
        Assert.Equal(
            [
                "companyNumber",
                "email",
                "labels",
                "languages",
                "memberSince",
                "membership",
                "name",
                "telephone",
                "userEmail",
                "websites",
            ],
            Faults(said, 1)
        );
        Assert.Equal(["companyNumber", "id"], Faults(said, 2));
        // Its number stands in a row above as well.
        Assert.Equal(["companyNumber", "memberSince", "membership", "scheme"], Faults(said, 3));
        Assert.Equal(["labels", "memberSince"], Faults(said, 4));
        Assert.Equal(["labels"], Faults(said, 5));
        Assert.Equal(3, said["rows"]![1]!["line"]!.GetValue<int>());
    }

    [Theory]
    [InlineData("\uFEFFname,scheme\r\n,becommerce", 200)]
    [InlineData("name;colour\r\nA;red", 422)]
    [InlineData("name;name\r\nA;B", 422)]
    [InlineData("name;scheme\r\n\"open;becommerce", 422)]
    [InlineData("name;scheme\r\n", 422)]
    [InlineData("", 422)]
    public async Task A_table_is_read_with_a_mark_before_it_and_by_either_separator_or_told_that_it_is_none(
        string text,
        int code
    ) => Assert.Equal(code, (await SendAsync(Encoding.UTF8.GetBytes(text), preview: true)).Code);

    [Fact]
    public async Task Another_encoding_and_too_many_rows_are_refused_and_so_is_who_is_not_the_registrar()
    {
        Assert.Equal(422, (await SendAsync([.. "name\r\nCaf"u8, 0xE9], preview: true)).Code);
        var many =
            "name\r\n"
            + string.Concat(Enumerable.Range(0, 5001).Select(i => i.ToString(CultureInfo.InvariantCulture) + "\r\n"));
        Assert.Equal(413, (await SendAsync(Encoding.UTF8.GetBytes(many), preview: true)).Code);
        foreach (var person in new[] { "secretary", "admin", "shop" })
        {
            Assert.Equal(403, (await SendAsync("name\r\nA"u8.ToArray(), preview: true, person)).Code);
        }
    }

    /// <summary>Tables as chance has them: what the import did is what the preview said, and done again it does nothing.</summary>
    [Fact]
    public async Task Whatever_the_table_holds_the_preview_is_what_the_import_does()
    {
        var chance = new Random(15);
        for (var round = 0; round < 12; round++)
        {
            var lines = Enumerable.Range(0, 6).Select(_ => Line(chance)).Prepend(Head).ToArray();
            var before = await StoreAsync();
            var (_, said) = await SendAsync(preview: true, lines);
            Assert.Equal(before, await StoreAsync());
            var (code, told) = await SendAsync(preview: false, lines);
            Assert.Equal(said!["rows"]!.ToJsonString(), told!["rows"]!.ToJsonString());
            var isRight = said["wrong"]!.GetValue<int>() == 0;
            Assert.Equal(isRight ? 200 : 422, code);
            var writes = said["new"]!.GetValue<int>() + said["changed"]!.GetValue<int>() > 0;
            Assert.Equal(isRight && writes, before != await StoreAsync());
            if (isRight)
            {
                var (_, again) = await SendAsync(preview: true, lines);
                Assert.Equal(lines.Length - 1, again!["same"]!.GetValue<int>());
            }
        }
    }

    private static string Line(Random chance)
    {
        var id = chance.Next(60);
        string Maybe(string text) => chance.Next(3) == 0 ? "" : text;
        string Rarely(string text, string wrong) => chance.Next(40) == 0 ? wrong : text;
        return string.Join(
            ';',
            $"chance-{id}",
            Rarely("becommerce", "moon"),
            $"Toeval {id} {chance.Next(2)}",
            $"BE 0703.000.{id:000}",
            $"toeval-{id}.example",
            Rarely("nl", "xx"),
            $"toeval-{id}@csv.example",
            Maybe("+32 2 555 12 34"),
            Maybe(chance.Next(2) == 0 ? "Gent" : "Luik"),
            "",
            "",
            chance.Next(2) == 0 ? "b2c:2025-01-01:2026-12-31" : "b2c:2025-03-01:2027-02-28",
            Maybe($"user{chance.Next(2)}@toeval-{id}.example")
        );
    }

    private Task<Reply> ActAsync(string id, string action, object body) =>
        _office.AsAsync("registrar", HttpMethod.Post, $"/api/v1/members/{id}/actions/{action}", body);

    private async Task<(int Code, JsonNode? Body)> SendAsync(string plan, params string[] lines)
    {
        using var content = new StringContent(string.Join("\r\n", lines), Encoding.UTF8, "text/csv");
        var client = await _office.PersonAsync("registrar");
        using var answer = await client.PostAsync($"/api/v1/members/import?plan={plan}", content);
        return ((int)answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync()));
    }

    [Theory]
    [Rule("BC-33"), Rule("BC-38"), Rule("BC-39")]
    [InlineData("becommerce", "active", "", "labels")]
    [InlineData("becommerce", "", "b2c:+1:", "labels")]
    [InlineData("becommerce", "", "b2c:-9:over", "labels")]
    [InlineData("becommerce", "", "b2c::+731", "labels")]
    [InlineData("becommerce", "", "ecommerceEurope:-9:", "labels")]
    [InlineData("becommerce", "", "ecommerceEurope:-9: b2c:-8:", "labels")]
    [InlineData("becommerce", "", "webshopKeurmerk:-9:", "labels")]
    [InlineData("webshop-keurmerk", "", "b2c:-9:", "labels")]
    [InlineData("becommerce", "", "b2c:-9:last", null)]
    [InlineData("becommerce", "", "ecommerceEurope:-8: b2b:-9:", null)]
    [InlineData("webshop-keurmerk", "", "webshopKeurmerk:-9:+2000", null)]
    public async Task A_label_of_the_table_is_one_that_the_scheme_could_have_granted(
        string scheme,
        string membership,
        string labels,
        string? fault
    )
    {
        var today = await _office.TodayAsync();
        var last = today.AddDays(-9).AddYears(2).AddDays(-1);
        var cell = System
            .Text.RegularExpressions.Regex.Replace(
                labels,
                "[+-][0-9]+",
                days => today.AddDays(int.Parse(days.Value, CultureInfo.InvariantCulture)).ToString("O", null),
                System.Text.RegularExpressions.RegexOptions.NonBacktracking
            )
            .Replace("last", last.ToString("O", null), StringComparison.Ordinal)
            .Replace("over", last.AddDays(1).ToString("O", null), StringComparison.Ordinal);
        var (_, said) = await SendAsync(
            preview: true,
            Head,
            $";{scheme};Soort;BE 0705.000.001;soort.example;nl;soort@csv.example;;;{membership};2025-02-01;{cell};"
        );
        Assert.Equal(fault is null ? [] : [fault], Faults(said, 0));
    }

    [Fact]
    [Rule("BC-38")]
    public async Task A_label_that_was_lost_comes_back_by_no_other_days_and_a_grant_is_told_before_it_is_done()
    {
        var today = await _office.TodayAsync();
        var (start, next) = (today.AddDays(-20), today.AddDays(3));
        string Row(string labels) => $"csv-lost;;;;;;;;;;;{labels};";
        string Held(DateOnly until) => $"b2c:{start:O}:{until:O}";
        var last = start.AddYears(2).AddDays(-1);
        await SendAsync(
            preview: false,
            Head,
            $"csv-lost;becommerce;Verloren;BE 0706.000.001;verloren.example;nl;verloren@csv.example;;;;;b2c:{start:O};"
        );
        // The last day is the law's; other days are those of the same label.
        Assert.Equal("same", await StateAsync(Row(Held(last))));
        Assert.Equal("same", await StateAsync(Row("b2c")));
        var (_, mended) = await SendAsync(preview: false, Head, Row(Held(last.AddDays(-1))));
        var change = Assert.Single(mended!["rows"]![0]!["changes"]!.AsArray())!;
        Assert.Equal(
            (Held(last), Held(last.AddDays(-1)), false),
            (change["old"]!.GetValue<string>(), change["new"]!.GetValue<string>(), change["grants"]!.GetValue<bool>())
        );

        Assert.Equal(200, (await ActAsync("csv-lost", "end-membership", new { reason = "Stopt.", on = today })).Code);
        Assert.Equal(200, (await ActAsync("csv-lost", "begin-membership", new { on = today })).Code);
        await _office.ClockAsync("P3D");
        Assert.Equal("same", await StateAsync(Row(Held(last.AddDays(-1)))));
        foreach (var cell in new[] { "b2c", "b2c::", Held(last), $"b2c::{last:O}" })
        {
            var (code, refused) = await SendAsync(preview: false, Head, Row(cell));
            Assert.Equal((422, "labels"), (code, Assert.Single(Faults(refused, 0))));
        }

        var (_, said) = await SendAsync(preview: true, Head, Row($"b2c:{next:O}"));
        Assert.Equal(
            [
                $"labels {Held(last.AddDays(-1))} b2c:{next:O}:{next.AddYears(2).AddDays(-1):O} true",
                $"memberSince  {next:O} false",
                "membership candidate active false",
            ],
            said!["rows"]![0]!["changes"]!
                .AsArray()
                .Select(c =>
                    $"{c!["field"]} {c["old"]} {c["new"]} {c["grants"]!.GetValue<bool>().ToString().ToLowerInvariant()}"
                )
                .Order(StringComparer.Ordinal)
        );
        var (done, told) = await SendAsync(said["plan"]!.GetValue<string>(), Head, Row($"b2c:{next:O}"));
        Assert.Equal((200, true), (done, told!["imported"]!.GetValue<bool>()));
        Assert.Equal(said["rows"]!.ToJsonString(), told["rows"]!.ToJsonString());
        Assert.True(
            (await _office.PublicAsync(HttpMethod.Get, "/api/v1/members/csv-lost")).Body!["valid"]!.GetValue<bool>()
        );
        await using var db = await one.App.NewDbAsync();
        Assert.True(await db.Set<MemberRow>().Where(MemberRow.WasMemberOn(start)).AnyAsync(m => m.Id == "csv-lost"));
        Assert.Equal(next, (await db.Set<MemberRow>().SingleAsync(m => m.Id == "csv-lost")).JoinedOn);
    }

    private async Task<string> StateAsync(string row)
    {
        var (_, said) = await SendAsync(preview: true, Head, row);
        return said!["rows"]![0]!["state"]!.GetValue<string>();
    }

    [Fact]
    [Rule("ST-2")]
    public async Task What_was_previewed_is_done_or_nothing_where_the_register_has_changed()
    {
        const string row = "csv-plan;becommerce;Plan;BE 0707.000.001;plan.example;nl;plan@csv.example;;Gent;;;;";
        await SendAsync(preview: false, Head, row);
        var change = row.Replace("Gent", "Luik", StringComparison.Ordinal);
        var (_, said) = await SendAsync(preview: true, Head, change);
        var plan = said!["plan"]!.GetValue<string>();
        Assert.Equal(
            200,
            (await ActAsync("csv-plan", "change-details", new { address = new { city = "Aalst" } })).Code
        );
        var before = await StoreAsync();
        Assert.Equal(412, (await SendAsync(plan, Head, change)).Code);
        // Nor another table under the plan of this one.
        Assert.Equal(412, (await SendAsync(plan, Head, row)).Code);
        Assert.Equal(before, await StoreAsync());
        var (_, anew) = await SendAsync(preview: true, Head, change);
        Assert.Equal(200, (await SendAsync(anew!["plan"]!.GetValue<string>(), Head, change)).Code);
    }

    [Fact]
    public async Task On_its_page_too_what_has_changed_since_is_shown_again_and_not_done()
    {
        const string row =
            "csv-shown;becommerce;Getoond;BE 0708.000.001;getoond.example;nl;getoond@csv.example;;Gent;;;;";
        await SendAsync(preview: false, Head, row);
        var client = one.Client();
        var registrar = new Person(client);
        Assert.True(await registrar.SignInAsync("registrar@demo.example", "Demo-Pass-2026"));
        var table = Encoding.UTF8.GetBytes($"{Head}\r\n{row.Replace("Gent", "Luik", StringComparison.Ordinal)}");
        var shown = await new Filer(client).PostAsync("/members/import", "preview", [], ("table", "leden.csv", table));
        await ActAsync("csv-shown", "change-details", new { address = new { city = "Aalst" } });
        var again = await registrar.PostAsync("/members/import", "import", ("seen", Seen(shown.Html)));
        Assert.Contains("is another than when this was shown", again, StringComparison.Ordinal);
        Assert.Contains("Aalst → Luik", WebUtility.HtmlDecode(again), StringComparison.Ordinal);
        await using var db = await one.App.NewDbAsync();
        var city = db.Set<MemberRow>().Where(m => m.Id == "csv-shown").Select(m => m.City);
        Assert.Equal("Aalst", await city.SingleAsync());
        Assert.Contains(
            "Done: 0 new, 1 changed.",
            await registrar.PostAsync("/members/import", "import", ("seen", Seen(again))),
            StringComparison.Ordinal
        );
        Assert.Equal("Luik", await city.SingleAsync());
    }

    private static string Seen(string html) => html.Split("name=\"seen\" value=\"")[1].Split('"')[0];

    [Fact]
    public async Task Nobody_is_invited_by_a_table_beyond_what_the_page_would_invite()
    {
        await using var db = await one.App.NewDbAsync();
        var now = DateTimeOffset.UtcNow;
        for (var i = 0; i < 20; i++)
        {
            db.Add(
                new InvitationRow
                {
                    Id = Guid.CreateVersion7(),
                    MemberId = "second-shop",
                    Email = $"open{i}@second-shop.example",
                    Language = "fr",
                    CodeHash = $"open {i}",
                    CreatedAt = now,
                    ExpiresAt = now.AddYears(1),
                }
            );
        }

        await db.SaveChangesAsync();
        var (_, said) = await SendAsync(preview: true, Head, "second-shop;;;;;;;;;;;;more@second-shop.example");
        Assert.Equal(["userEmail"], Faults(said, 0));
        Assert.Equal("same", await StateAsync("second-shop;;;;;;;;;;;;open3@second-shop.example"));
    }

    [Fact]
    public async Task By_its_page_the_table_is_shown_first_and_imported_as_it_was_shown()
    {
        var client = one.Client();
        var registrar = new Person(client);
        Assert.True(await registrar.SignInAsync("registrar@demo.example", "Demo-Pass-2026"));
        Assert.Contains(
            "Choose a file",
            await registrar.PostAsync("/members/import", "preview"),
            StringComparison.Ordinal
        );
        var filer = new Filer(client);
        var table = Encoding.UTF8.GetBytes(
            $"{Head}\r\ncsv-page;becommerce;Per Pagina;BE 0704.000.001;pagina.csv.example;nl;pagina@csv.example;;;;;;"
        );
        var shown = await filer.PostAsync("/members/import", "preview", [], ("table", "leden.csv", table));
        Assert.Contains("New: 1. Changed: 0. The same: 0. Wrong: 0.", shown.Html, StringComparison.Ordinal);
        Assert.Contains("Per Pagina", shown.Html, StringComparison.Ordinal);
        await using var db = await one.App.NewDbAsync();
        Assert.False(await db.Set<MemberRow>().AnyAsync(m => m.Id == "csv-page"));
        // Another table than was shown is not taken.
        Assert.Contains(
            "Choose the file again",
            await registrar.PostAsync("/members/import", "import", ("seen", "something else")),
            StringComparison.Ordinal
        );
        var seen = Seen(shown.Html);
        Assert.Contains(
            "Done: 1 new, 0 changed.",
            await registrar.PostAsync("/members/import", "import", ("seen", seen)),
            StringComparison.Ordinal
        );
        Assert.True(await db.Set<MemberRow>().AnyAsync(m => m.Id == "csv-page"));
    }

    [Fact]
    public async Task Under_its_key_a_table_is_taken_once_and_answered_alike()
    {
        var first = await KeyedAsync("csv-key;becommerce;Sleutel;BE 0705.000.001;sleutel.csv.example;nl;s@csv.example");
        var again = await KeyedAsync("csv-key;becommerce;Sleutel;BE 0705.000.001;sleutel.csv.example;nl;s@csv.example");
        Assert.Equal((200, first.Text), (again.Code, again.Text));
        Assert.Equal(1, JsonNode.Parse(again.Text)!["new"]!.GetValue<int>());
        var other = await KeyedAsync("csv-key;becommerce;Anders;BE 0705.000.001;sleutel.csv.example;nl;s@csv.example");
        Assert.Equal(422, other.Code);
        await using var db = await one.App.NewDbAsync();
        Assert.Equal("Sleutel", (await db.Set<MemberRow>().SingleAsync(m => m.Id == "csv-key")).Name);
        Assert.Equal(1, await db.Set<AuditRow>().CountAsync(a => a.Subject == "member:csv-key"));
    }

    private async Task<(int Code, string Text)> KeyedAsync(string row)
    {
        using var content = new StringContent($"{Head}\r\n{row};;;;;;", Encoding.UTF8, "text/csv");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/members/import") { Content = content };
        request.Headers.Add("Idempotency-Key", "table-1");
        using var answer = await (await _office.PersonAsync("registrar")).SendAsync(request);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
