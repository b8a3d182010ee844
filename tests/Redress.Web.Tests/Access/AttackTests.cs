using System.Net;
using System.Net.Http.Json;
using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Letters.Mail;
using Redress.Web.Scheduling;
using Redress.Web.Shell.Proxies;
using Redress.Web.Storage;
using Redress.Web.Tests.People;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Access;

/// <summary>What worked against the program once, each by the number that it has in attacks.md.</summary>
public sealed partial class AttackTests(OneApp one) : IClassFixture<OneApp>
{
    private const string Demo = "Demo-Pass-2026";
    private const string Injected = "Nele\r\nBcc: all@evil.example";
    private readonly Office _office = new(one.App);

    [Fact]
    public void Every_test_that_stands_beside_an_attack_exists()
    {
        var text = File.ReadAllText(Repository.PathOf("tests", "Redress.Web.Tests", "Access", "attacks.md"));
        var named = Named().Matches(text).Select(m => (Class: m.Groups["class"].Value, Test: m.Groups["test"].Value));
        var tests = typeof(AttackTests)
            .Assembly.GetTypes()
            .SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Instance).Select(m => (t.Name, m.Name)))
            .ToHashSet();
        Assert.DoesNotContain(named, n => !tests.Contains((n.Class, n.Test)));
        Assert.True(named.Count() > 30);
        var own = typeof(AttackTests)
            .GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Select(m => m.Name)
            .Where(m => m[0] is 'B' or 'C');
        Assert.Empty(own.Except(named.Select(n => n.Test)));
    }

    [Fact]
    public async Task B6_codes_that_open_nothing_are_counted_by_address_also_where_one_only_reads()
    {
        await using var app = new TestApp(
            await TestStore.NewAsync(),
            settings: new Dictionary<string, string>(StringComparer.Ordinal) { ["RateLimits:Tracking"] = "5" }
        )
        {
            Added = s => s.AddSingleton<IStartupFilter, FromAddress>(),
        };
        app.StartServer();
        var (number, code) = await new Office(app).FileAsync(Office.Complaint());
        using var guesser = From("192.0.2.1");
        foreach (var path in new[] { "", "/documents/1" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await ReadAsync(guesser, path, "AAAA-BBBB-CCCC-DDDD")).StatusCode);
        }

        for (var i = 0; i < 3; i++)
        {
            using var by = await guesser.GetAsync($"/open/{Guid.NewGuid():N}");
            Assert.Equal(HttpStatusCode.OK, by.StatusCode);
        }

        // Nothing more is tried from there, were it right; from elsewhere it opens.
        using var stopped = await ReadAsync(guesser, "", code);
        Assert.Equal(HttpStatusCode.TooManyRequests, stopped.StatusCode);
        Assert.NotNull(stopped.Headers.RetryAfter);
        var told = await stopped.Content.ReadFromJsonAsync<JsonNode>();
        Assert.Equal("urn:redress:problem:slowed", told!["type"]!.GetValue<string>());
        await ToldToWaitAsync(guesser, number, code);
        using var account = From("192.0.2.1");
        await ToldToWaitInItsAccountAsync(app, account, number, code);
        using var owner = From("192.0.2.2");
        for (var i = 0; i < 12; i++)
        {
            using var read = await ReadAsync(owner, "", code);
            Assert.Equal(HttpStatusCode.OK, read.StatusCode);
            // Its code opens the case; that there is no such document is no guess.
            using var none = await ReadAsync(owner, $"/documents/{i}", code);
            Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
        }

        HttpClient From(string address) =>
            FromAddress.Of(app.CreateClient(new() { AllowAutoRedirect = false }), address);

        async Task<HttpResponseMessage> ReadAsync(HttpClient client, string path, string with)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/complaints/{number}{path}");
            request.Headers.Add(GuessedCodes.Header, with);
            return await client.SendAsync(request);
        }
    }

    // No page says of a right code or link that it is wrong or over.
    private static async Task ToldToWaitAsync(HttpClient slowed, string number, string code)
    {
        foreach (
            var (language, wait) in new[]
            {
                ("nl", "over een minuut opnieuw"),
                ("fr", "Réessayez dans une minute"),
                ("en", "Try again in a minute"),
            }
        )
        {
            slowed.DefaultRequestHeaders.AcceptLanguage.Clear();
            slowed.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
            using var link = await slowed.GetAsync("/open/another");
            using var form = await new Person(slowed).SendAsync(
                "/track",
                form: null,
                ("number", number),
                ("code", code)
            );
            foreach (var page in new[] { link, form })
            {
                Assert.Equal(HttpStatusCode.TooManyRequests, page.StatusCode);
                Assert.Equal(TimeSpan.FromMinutes(1), page.Headers.RetryAfter!.Delta);
                Assert.Contains(wait, WebUtility.HtmlDecode(await page.Content.ReadAsStringAsync()));
            }
        }
    }

    private static async Task ToldToWaitInItsAccountAsync(TestApp app, HttpClient slowed, string number, string code)
    {
        const string email = "jan@slowed.example";
        await using var scope = app.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<User>>();
        var user = new User
        {
            UserName = email,
            Email = email,
            EmailConfirmed = true,
            DisplayName = "Jan",
            Language = "en",
        };
        user.PasswordHash = users.PasswordHasher.HashPassword(user, Demo);
        Assert.True((await users.CreateAsync(user)).Succeeded);
        var person = new Person(slowed);
        Assert.True(await person.SignInAsync(email, Demo));
        using var page = await person.SendAsync("/cases", "held-add", ("number", number), ("code", code));
        Assert.Equal(HttpStatusCode.TooManyRequests, page.StatusCode);
        Assert.NotNull(page.Headers.RetryAfter);
        var said = WebUtility.HtmlDecode(await page.Content.ReadAsStringAsync());
        Assert.Contains("Try again in a minute", said);
        Assert.DoesNotContain("do not belong together", said);
    }

    [Theory]
    [InlineData("Tracking", "/api/v1/complaints/BC-2026-000001")]
    [InlineData("Everything", "/api/v1/members")]
    public async Task B6_of_IPv6_a_network_counts_and_not_each_of_its_addresses(string limit, string path)
    {
        await using var app = new TestApp(
            await TestStore.NewAsync(),
            settings: new Dictionary<string, string>(StringComparer.Ordinal) { [$"RateLimits:{limit}"] = "3" }
        )
        {
            Added = s => s.AddSingleton<IStartupFilter, FromAddress>(),
        };
        app.StartServer();
        for (var i = 1; i <= 3; i++)
        {
            Assert.NotEqual(HttpStatusCode.TooManyRequests, await AskAsync($"2001:db8:1:2::{i}"));
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, await AskAsync("2001:db8:1:2:ffff::4"));
        Assert.NotEqual(HttpStatusCode.TooManyRequests, await AskAsync("2001:db8:1:3::1"));

        async Task<HttpStatusCode> AskAsync(string from)
        {
            using var client = FromAddress.Of(app.CreateClient(new() { AllowAutoRedirect = false }), from);
            client.DefaultRequestHeaders.Add(GuessedCodes.Header, "AAAA-BBBB-CCCC-DDDD");
            using var answer = await client.GetAsync(path);
            return answer.StatusCode;
        }
    }

    [Theory]
    [InlineData(Injected)]
    [InlineData("Nele\nBcc: all@evil.example")]
    [InlineData("Nele\u2028Bcc: all@evil.example")]
    [InlineData("Nele\u0007")]
    public async Task B7_no_name_that_somebody_gives_itself_has_a_second_line(string name)
    {
        await using var app = await TestApp.StartAsync(sendsByItself: false);
        var people = new Invited(app);
        Assert.Equal(422, (await people.InviteAsync("a@body.example", ["secretary"], name: name)).Code);
        Assert.Equal(201, (await people.InviteAsync("b@body.example", ["secretary"])).Code);
        (string, string)[] fields = [("name", name), ("password", Invited.Password), ("repeat", Invited.Password)];
        await people.Anybody().PostAsync(await people.LinkAsync("b@body.example"), fields);

        var shop = people.Anybody();
        Assert.True(await shop.SignInAsync("shop@demo.example", Demo));
        await shop.PostAsync("/account", ("name", name), ("language", "nl"), ("digest", "none"));
        await shop.RedirectAsync("/organisation", "invite", ("email", "c@shop.example"), ("language", "nl"));
        await people.Anybody().PostAsync("/account/register", ("email", "d@consumer.example"));
        await using var db = await app.NewDbAsync();
        foreach (var (email, page) in new[] { ("c@shop.example", "invitation"), ("d@consumer.example", "register") })
        {
            var body = await db.Set<MailRow>().Where(m => m.Email == email).Select(m => m.Body).SingleAsync();
            await people.Anybody().PostAsync(Path().Match(body).Value, fields);
            Assert.Contains(page, Path().Match(body).Value, StringComparison.Ordinal);
        }

        Assert.DoesNotContain(await db.Users.Select(u => u.DisplayName).ToListAsync(), n => n.Any(char.IsControl));
        Assert.False(await db.Users.AnyAsync(u => u.Email == "d@consumer.example" || u.Email == "c@shop.example"));
    }

    [Theory]
    [InlineData("name")]
    [InlineData("companyNumber")]
    [InlineData("email")]
    [InlineData("telephone")]
    [InlineData("address.street")]
    [InlineData("address.city")]
    [InlineData("address.postalCode")]
    [InlineData("contacts.name")]
    [InlineData("contacts.email")]
    [InlineData("contacts.telephone")]
    public async Task B7_no_field_of_a_member_that_is_one_line_has_a_second(string field)
    {
        const string kept = "Een regel";
        var body = JsonNode.Parse(
            $$"""
            {
              "name": "{{kept}}", "scheme": "becommerce", "websites": ["www.een-regel.example"], "companyNumber": "BE 0800.000.001",
              "language": "nl", "email": "info@een-regel.example", "telephone": "+32 2 123 45 67",
              "address": { "street": "Kerkstraat 1", "postalCode": "9000", "city": "Gent", "country": "BE" },
              "contacts": [{ "name": "Nico", "task": "general", "email": "nico@een-regel.example", "telephone": "+32 2 123 45 68" }]
            }
            """
        )!;
        var parts = field.Split('.');
        var within =
            parts.Length == 1 ? body
            : body[parts[0]] is JsonArray list ? list[0]!
            : body[parts[0]]!;
        within[parts[^1]] = $"{within[parts[^1]]}\r\nBcc: all@evil.example";
        var refused = await _office.AsAsync("registrar", HttpMethod.Post, "/api/v1/members", body);
        Assert.Equal(422, refused.Code);
        await using var db = await one.App.NewDbAsync();
        Assert.False(await db.Set<MemberRow>().AnyAsync(m => m.Name.StartsWith(kept)));
    }

    [Theory]
    [Rule("BC-13")]
    [InlineData("Zaal 1\r\nATTENDEE:mailto:all@evil.example", null)]
    [InlineData("Zaal 1\nBEGIN:VALARM", null)]
    [InlineData("Zaal 1\u2028ATTENDEE:mailto:all@evil.example", null)]
    [InlineData("Zaal 1\\nATTENDEE:mailto:all@evil.example;X=\"1\",2", null)]
    [InlineData(null, "https://meet.example/a\r\nATTENDEE:mailto:all@evil.example")]
    [InlineData(null, "https://meet.example/a\nBEGIN:VALARM")]
    [InlineData(null, "https://meet.example/a%0D%0AATTENDEE:mailto:all@evil.example")]
    [InlineData(null, "https://meet.example/a\u2028ATTENDEE:x")]
    [InlineData(null, "javascript:alert(1)//https://meet.example")]
    public async Task C1_no_line_is_brought_into_a_calendar(string? place, string? videoLink)
    {
        var filed = await _office.AnsweredAsync();
        var number = filed.Number;
        await _office.DoAsync("shop", number, "answer-hearing-dates", new { video = true });
        await _office.DoAsync(filed, "answer-hearing-dates", new { video = true });
        var at = $"{(await _office.TodayAsync()).AddDays(40):yyyy-MM-dd}T10:00:00+02:00";
        var invited = await _office.TryAsync(
            "secretary",
            number,
            "invite-to-hearing",
            new
            {
                at,
                place,
                videoLink,
            }
        );
        Assert.Contains(invited.Code, new[] { 200, 422 });
        if (invited.Code == 422)
        {
            return;
        }

        var client = one.Client();
        Assert.True(await new Person(client).SignInAsync("shop@demo.example", Demo));
        // A line may be folded: what goes on in the next begins with a blank (RFC 5545).
        var lines = (await client.GetStringAsync($"/cases/{number}/hearing.ics"))
            .ReplaceLineEndings("\n")
            .Replace("\n ", "", StringComparison.Ordinal)
            .Split('\n', '\u2028', '\u0085');
        Assert.Contains("BEGIN:VEVENT", lines);
        Assert.DoesNotContain(
            lines,
            l =>
                l.StartsWith("ATTENDEE", StringComparison.OrdinalIgnoreCase)
                || l.StartsWith("BEGIN:VALARM", StringComparison.OrdinalIgnoreCase)
        );
    }

    [Theory]
    [InlineData("/cases")]
    [InlineData("/my-day")]
    [InlineData("/people")]
    [InlineData("/cases/BC-2026-000001")]
    [InlineData("/cases/BC-2026-000001/actions/note")]
    [InlineData("/letters")]
    [InlineData("/account/sessions")]
    public async Task C3_nobody_is_led_to_a_host_that_a_request_named(string path)
    {
        foreach (var account in new[] { null, "registrar" })
        {
            using var client = one.Client();
            Assert.True(account is null || await new Person(client).SignInAsync($"{account}@demo.example", Demo));
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.Host = "evil.example";
            using var answer = await client.SendAsync(request);
            Assert.DoesNotContain("evil", $"{answer.Headers.Location}", StringComparison.OrdinalIgnoreCase);
            Assert.True(
                answer.Headers.Location is null or { IsAbsoluteUri: false },
                $"{path} leads to {answer.Headers.Location}"
            );
        }
    }

    [Theory]
    [InlineData("http://here.example/cases?a=b#c", "/cases?a=b#c")]
    [InlineData("http://HERE.example/cases", "/cases")]
    [InlineData("http://here.example:80/cases", "/cases")]
    [InlineData("http://here.example", "/")]
    [InlineData("http://here.example//evil.example/x", null)]
    [InlineData("http://here.example/\\evil.example/x", null)]
    [InlineData("http://here.example.evil.example/x", null)]
    [InlineData("http://here.example@evil.example/x", null)]
    [InlineData("https://here.example/x", null)]
    [InlineData("http://elsewhere.example/x", null)]
    [InlineData("/cases", null)]
    [InlineData("", null)]
    public void C3_only_a_path_of_this_site_is_made_of_an_address(string location, string? path)
    {
        var request = new DefaultHttpContext().Request;
        (request.Scheme, request.Host) = ("http", new HostString("here.example"));
        Assert.Equal(path, RelativeRedirects.PathOf(location, request));
    }

    [Fact]
    public async Task C4_a_key_of_one_complainant_means_nothing_to_another()
    {
        var key = ("Idempotency-Key", $"{Guid.NewGuid():N}");
        var first = await FileAsync("a@consumer.example", "Te laat.");
        Assert.Equal(201, first.Code);
        var other = await FileAsync("b@consumer.example", "Te vroeg.");
        Assert.Equal(201, other.Code);
        Assert.NotEqual(first.Text("number"), other.Text("number"));
        // Its own again is the same, however the address is written; with another body it is refused.
        Assert.Equal(
            first.Text("trackingCode"),
            (await FileAsync("a@consumer.example", "Te laat.")).Text("trackingCode")
        );
        Assert.Equal(422, (await FileAsync("A@consumer.example ", "Te laat.")).Code);
        Assert.Equal(422, (await FileAsync("a@consumer.example", "Nooit.")).Code);

        Task<Reply> FileAsync(string email, string facts) =>
            _office.PublicAsync(
                HttpMethod.Post,
                "/api/v1/complaints",
                Office.Complaint(email: email, facts: facts),
                key
            );
    }

    [Fact]
    [Rule("ST-2")]
    public async Task C6_an_act_stands_after_the_one_before_it_though_the_clock_was_put_back()
    {
        await using var app = await TestApp.StartAsync();
        var office = new Office(app);
        await office.ClockAsync("2026-03-10T09:00:00+01:00");
        var filed = await office.SentAsync();
        var clock = app.Services.GetRequiredService<SettableClock>();
        clock.Set(DateTimeOffset.Parse("2026-03-03T09:00:00+01:00", null));
        await office.DoAsync("secretary", filed.Number, "note", new { text = "De klok stond voor." });
        var answered = await office.DoAsync(
            "shop",
            filed.Number,
            "respond",
            new { answer = "Het spijt ons.", defence = "Afgeleverd." }
        );
        var instants = (await office.GetAsync("secretary", filed.Number))
            .List("journal")
            .Select(j => j["at"]!.GetValue<DateTimeOffset>())
            .ToList();
        Assert.Equal(instants.Order(), instants);
        Assert.True(instants.Count >= 4);
        // The law judges by the clock as it is.
        Assert.Equal("2026-03-03", answered.Term("comment", "complainant")["opened"]!.GetValue<string>());
        var before = (await office.GetAsync("secretary", filed.Number)).Headers.ETag;
        await app.Services.GetRequiredService<DueWorker>().DoAllThatIsDue(clock.GetUtcNow());
        Assert.Equal(before, (await office.GetAsync("secretary", filed.Number)).Headers.ETag);
        var verified = await office.AsAsync(
            "secretary",
            HttpMethod.Get,
            $"/api/v1/cases/{filed.Number}/journal/verify"
        );
        Assert.True(verified.Body!["intact"]!.GetValue<bool>());
    }

    [Fact]
    [Rule("ST-2"), Rule("BC-24"), Rule("FP-8")]
    public async Task C6_an_appeal_on_its_last_day_is_in_time_though_the_clock_ran_ahead_once()
    {
        await using var app = await TestApp.StartAsync();
        var office = new Office(app);
        await office.ClockAsync("2026-05-11T09:00:00+02:00");
        var (number, _) = await office.NotifiedAsync("2026-05-11");
        var due = (await office.GetAsync("secretary", number)).Term("appeal", "respondent")["due"]!.GetValue<string>();
        var clock = app.Services.GetRequiredService<SettableClock>();
        clock.Set(DateTimeOffset.Parse($"{due}T09:00:00+02:00", null).AddDays(40));
        await office.DoAsync("secretary", number, "note", new { text = "De klok stond voor." });
        clock.Set(DateTimeOffset.Parse($"{due}T22:00:00+02:00", null));
        var lodged = await office.DoAsync(
            "shop",
            number,
            "lodge-appeal",
            new { grounds = "De vervoerder.", contested = new[] { "decision" } }
        );
        Assert.Single(lodged.List("appeals"));
        var read = await office.GetAsync("secretary", number);
        Assert.NotEqual("final", read.Text("state"));
        // It stands in the journal after what came before it, and is of the day on which it came.
        var instants = read.List("journal").Select(j => j["at"]!.GetValue<DateTimeOffset>()).ToList();
        Assert.Equal(instants.Order(), instants);
        Assert.Equal(due, read.Term("deposit", "respondent")["opened"]!.GetValue<string>());
        var verified = await office.AsAsync("secretary", HttpMethod.Get, $"/api/v1/cases/{number}/journal/verify");
        Assert.True(verified.Body!["intact"]!.GetValue<bool>());
    }

    [Fact]
    public async Task C6_an_e_mail_goes_out_though_the_clock_was_put_back()
    {
        await using var app = await TestApp.StartAsync(sendsByItself: false);
        await new Office(app).ClockAsync("2026-06-10T09:00:00+02:00");
        var person = new Person(app.CreateClient(new() { AllowAutoRedirect = false }));
        await person.PostAsync("/account/forgot", ("email", "shop@demo.example"));
        // As a program leaves it that is killed while it sends.
        var outbox = app.Services.GetRequiredService<Outbox>();
        Assert.Single(await outbox.Claim(default));
        app.Services.GetRequiredService<SettableClock>().Set(DateTimeOffset.Parse("2026-03-10T09:00:00+01:00", null));
        Assert.Equal(1, await outbox.SendPending());
        Assert.Equal(0, await outbox.SendPending());
    }

    [Fact]
    [Rule("BC-16")]
    public async Task A_party_that_asks_for_an_act_of_the_body_reads_nothing_of_what_it_waits_for()
    {
        var (number, _) = await _office.AnsweredAsync();
        foreach (var (account, reads) in new[] { ("secretary", true), ("shop", false) })
        {
            var person = new Person(one.Client());
            Assert.True(await person.SignInAsync($"{account}@demo.example", Demo));
            foreach (var act in new[] { "close-file", "decide" })
            {
                var page = await person.GetAsync($"/cases/{number}/actions/{act}");
                Assert.Equal(reads, page.Contains("id=\"missing\"", StringComparison.Ordinal));
            }
        }
    }

    [GeneratedRegex("`(?<class>[A-Za-z]+)\\.(?<test>[A-Za-z0-9_]+)`", RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex Named();

    [GeneratedRegex("/account/[a-z/]+\\?[^\\s>]+", RegexOptions.None, 2000)]
    private static partial Regex Path();
}
