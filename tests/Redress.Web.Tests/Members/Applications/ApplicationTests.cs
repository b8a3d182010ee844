using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Redress.Domain;
using Redress.Domain.Members;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Members.Applications;
using Redress.Web.Storage;
using Redress.Web.Storage.Body;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Members.Applications;

/// <summary>Who asks on the public page to become a member, and what the registrar makes of it.</summary>
public sealed partial class ApplicationTests : IAsyncLifetime
{
    private TestApp _app = null!;
    private Office _office = null!;

    public async Task InitializeAsync()
    {
        // The body of a mail that went out is not kept.
        _app = await TestApp.StartAsync(sendsByItself: false);
        _office = new Office(_app);
        await _office.ClockAsync("2026-03-02T10:00:00+01:00");
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    private Person Anybody() => new(_app.CreateClient(new() { AllowAutoRedirect = false }));

    private async Task<Person> RegistrarAsync()
    {
        var person = Anybody();
        Assert.True(await person.SignInAsync("registrar@demo.example", "Demo-Pass-2026"));
        return person;
    }

    private static (string Name, string Value)[] Application(string email, string number = "BE 0800.000.001") =>
        [
            ("scheme", "becommerce"),
            ("name", "Nieuwkomer"),
            ("websites", "www.nieuwkomer.example"),
            ("companyNumber", number),
            ("language", "nl"),
            ("kinds", "b2c"),
            ("contactName", "Nico Nieuw"),
            ("email", email),
            ("text", "Wij verkopen <b>fietsen</b>."),
            ("undertaking", "true"),
        ];

    private async Task<string> LinkAsync(string email)
    {
        await using var db = await _app.NewDbAsync();
        var body = await db.Set<MailRow>()
            .Where(m => m.Email == email)
            .OrderByDescending(m => m.Id)
            .Select(m => m.Body)
            .FirstAsync();
        return body[body.IndexOf("/members/apply/confirm", StringComparison.Ordinal)..].Split('\n', ' ', '>')[0].Trim();
    }

    private async Task<Guid> ConfirmedAsync(string email, string number = "BE 0800.000.001")
    {
        await Anybody().RedirectAsync("/members/apply", [.. Application(email, number)]);
        Assert.Equal("/members/apply/confirm?done=confirmed", await Anybody().RedirectAsync(await LinkAsync(email)));
        await using var db = await _app.NewDbAsync();
        return (await db.Set<MemberApplicationRow>().SingleAsync(a => a.Email == email)).Id;
    }

    [Fact]
    public async Task An_application_counts_once_its_address_is_confirmed_and_becomes_a_candidate_with_its_first_user_invited()
    {
        const string email = "nico@nieuwkomer.example";
        Assert.Equal(
            "/members/apply?done=sent",
            await Anybody().RedirectAsync("/members/apply", [.. Application(email)])
        );
        var registrar = await RegistrarAsync();
        Assert.DoesNotContain(
            "Nieuwkomer",
            await registrar.GetAsync("/members/applications"),
            StringComparison.Ordinal
        );
        var link = await LinkAsync(email);
        // To open the link is not to confirm: a mail server opens it too.
        Assert.Contains("Nieuwkomer", await Anybody().GetAsync(link), StringComparison.Ordinal);
        Assert.Contains("Nieuwkomer", await Anybody().GetAsync(link), StringComparison.Ordinal);
        Assert.Equal("/members/apply/confirm?done=confirmed", await Anybody().RedirectAsync(link));
        Assert.Contains("does not work any more", await Anybody().GetAsync(link), StringComparison.Ordinal);

        await using var db = await _app.NewDbAsync();
        var row = await db.Set<MemberApplicationRow>().SingleAsync();
        Assert.Contains(
            $"/members/applications/{row.Id}",
            await registrar.GetAsync("/members/applications"),
            StringComparison.Ordinal
        );
        var page = $"/members/applications/{row.Id}";
        Assert.Contains("Wij verkopen <b>fietsen</b>.", await registrar.GetAsync(page), StringComparison.Ordinal);
        Assert.Equal("/members/nieuwkomer/file?done=accepted", await registrar.RedirectAsync(page, "accept"));
        var member = await db.Set<MemberRow>().SingleAsync(m => m.Id == "nieuwkomer");
        Assert.Equal(
            (Membership.Candidate, new DateOnly(2026, 3, 2)),
            (member.Membership, member.CandidateSince!.Value)
        );
        Assert.Equal(email, (await db.Set<InvitationRow>().SingleAsync(i => i.MemberId == "nieuwkomer")).Email);
        Assert.Contains("Nico Nieuw", await registrar.GetAsync("/members/nieuwkomer/file"), StringComparison.Ordinal);
        // Decided once, also by who had the page open before.
        await using var scope = _app.Services.CreateAsyncScope();
        var acts = scope.ServiceProvider.GetRequiredService<ApplicationActs>();
        var by = new Actor(Role.Registrar, "r", "R");
        Assert.Null(await acts.Refuse(row.Id, ApplicationActs.Law, "Toch niet.", by, default));
        Assert.Equal((null, null), await acts.Accept(row.Id, null, by, default));
        Assert.DoesNotContain("_handler\" value=\"refuse", await registrar.GetAsync(page), StringComparison.Ordinal);
        await db.Entry(row).ReloadAsync();
        Assert.Equal((MemberApplicationRow.Accepted, "nieuwkomer", null), (row.State, row.MemberId, row.Reasons));
    }

    [Fact]
    public async Task What_is_not_confirmed_in_seven_days_is_gone_with_all_that_was_typed()
    {
        const string email = "nooit@nieuwkomer.example";
        await Anybody().RedirectAsync("/members/apply", [.. Application(email)]);
        var link = await LinkAsync(email);
        var desk = _app.Services.GetRequiredService<ApplicationDesk>();
        await desk.DeleteExpired(default);
        await using var db = await _app.NewDbAsync();
        Assert.True(await db.Set<MemberApplicationRow>().AnyAsync());
        await _office.ClockAsync("P7D");
        Assert.Contains("does not work any more", await Anybody().GetAsync(link), StringComparison.Ordinal);
        await desk.DeleteExpired(default);
        Assert.False(await db.Set<MemberApplicationRow>().AnyAsync());
        // One that was confirmed stays.
        await ConfirmedAsync("wel@nieuwkomer.example");
        await _office.ClockAsync("P30D");
        await desk.DeleteExpired(default);
        Assert.True(await db.Set<MemberApplicationRow>().AnyAsync());
    }

    [Fact]
    public async Task Nobody_fills_the_mailbox_of_another_nor_writes_into_it()
    {
        const string email = "iemand@elders.example";
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(
                "/members/apply?done=sent",
                await Anybody().RedirectAsync("/members/apply", [.. Application(email)])
            );
        }

        await using var db = await _app.NewDbAsync();
        var mails = await db.Set<MailRow>().Where(m => m.Email == email).ToListAsync();
        Assert.Equal(3, mails.Count);
        Assert.All(
            mails,
            m =>
            {
                Assert.DoesNotContain("Nieuwkomer", m.Subject + m.Body, StringComparison.Ordinal);
                Assert.DoesNotContain("Nico", m.Name + m.Body, StringComparison.Ordinal);
            }
        );
    }

    [Fact]
    public async Task A_refusal_needs_its_ground_and_reasons_and_the_applicant_reads_them()
    {
        const string email = "geweigerd@nieuwkomer.example";
        var id = await ConfirmedAsync(email);
        var registrar = await RegistrarAsync();
        var page = $"/members/applications/{id}";
        Assert.Contains(
            "Choose one from the list",
            await registrar.PostAsync(page, "refuse", ("reasons", "Daarom.")),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Fill this in",
            await registrar.PostAsync(page, "refuse", ("ground", "code")),
            StringComparison.Ordinal
        );
        Assert.Equal(
            "/members/applications?done=refused",
            await registrar.RedirectAsync(page, "refuse", ("ground", "code"), ("reasons", "De site noemt geen adres."))
        );
        await using var db = await _app.NewDbAsync();
        var mail = await db.Set<MailRow>().OrderByDescending(m => m.Id).FirstAsync(m => m.Email == email);
        Assert.Contains("De site noemt geen adres", mail.Body, StringComparison.Ordinal);
        Assert.Contains("strookt niet met de gedragscode", mail.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("met de wet", mail.Body, StringComparison.Ordinal);
        Assert.False(await db.Set<MemberRow>().AnyAsync(m => m.Name == "Nieuwkomer"));
    }

    [Fact]
    public async Task Whether_a_webshop_is_a_member_the_public_page_does_not_tell_and_the_registrar_is_told_at_accepting()
    {
        // The number of a member, and its address.
        var known = await Anybody()
            .RedirectAsync("/members/apply", [.. Application("desk@demo-shop.example", "BE 0123.456.749")]);
        var unknown = await Anybody()
            .RedirectAsync("/members/apply", [.. Application("iemand@elders.example", "BE 0800.000.777")]);
        Assert.Equal(unknown, known);
        Assert.Equal(
            "/members/apply/confirm?done=confirmed",
            await Anybody().RedirectAsync(await LinkAsync("desk@demo-shop.example"))
        );
        await using var db = await _app.NewDbAsync();
        var id = (await db.Set<MemberApplicationRow>().SingleAsync(a => a.Email == "desk@demo-shop.example")).Id;
        var registrar = await RegistrarAsync();
        Assert.Contains(
            "in the register of this scheme already",
            await registrar.PostAsync($"/members/applications/{id}", "accept"),
            StringComparison.Ordinal
        );
        Assert.Equal(3, await db.Set<MemberRow>().CountAsync());
    }

    [Fact]
    public async Task What_is_missing_is_told_at_its_field_and_only_the_registrar_reads_applications()
    {
        var told = await Anybody()
            .PostAsync("/members/apply", ("name", "Half"), ("websites", "geen site"), ("email", "nee"));
        foreach (
            var said in new[]
            {
                "begins with https://",
                "not a complete e-mail address",
                "at least one label",
                "Without this",
                "Fill this in",
            }
        )
        {
            Assert.Contains(said, told, StringComparison.Ordinal);
        }

        Assert.Contains("value=\"Half\"", told, StringComparison.Ordinal);
        var id = await ConfirmedAsync("wie@nieuwkomer.example");
        foreach (var who in new[] { "secretary", "admin", "supervisor", "shop" })
        {
            var person = Anybody();
            Assert.True(await person.SignInAsync($"{who}@demo.example", "Demo-Pass-2026"));
            Assert.Equal("/account/denied", await person.LeadsToAsync("/members/applications"));
            Assert.Equal("/account/denied", await person.LeadsToAsync($"/members/applications/{id}"));
        }

        Assert.Equal(
            HttpStatusCode.NotFound,
            await (await RegistrarAsync()).StatusAsync($"/members/applications/{Guid.NewGuid()}")
        );
    }

    [Fact]
    [Rule("BC-16")]
    public async Task Where_its_number_is_that_of_a_member_of_another_scheme_the_registrar_says_whether_it_is_the_same()
    {
        var registrar = await RegistrarAsync();
        var one = await ConfirmedAsync("een@nieuwkomer.example", "NL 12345678");
        Assert.Contains(
            "Say whether it is one organisation",
            await registrar.PostAsync($"/members/applications/{one}", "accept"),
            StringComparison.Ordinal
        );
        await using var db = await _app.NewDbAsync();
        Assert.Equal(3, await db.Set<MemberRow>().CountAsync());
        Assert.Equal(
            "/members/nieuwkomer/file?done=accepted",
            await registrar.RedirectAsync($"/members/applications/{one}", "accept", ("organisation", "keurmerk-shop"))
        );
        Assert.Equal("keurmerk-shop", (await db.Set<MemberRow>().SingleAsync(m => m.Id == "nieuwkomer")).Organisation);
    }

    [Fact]
    [Rule("BC-38")]
    public async Task A_former_member_that_applies_is_a_candidate_again_with_what_it_was()
    {
        await using var db = await _app.NewDbAsync();
        var registrar = await RegistrarAsync();
        var ended = await _office.AsAsync(
            "registrar",
            HttpMethod.Post,
            "/api/v1/members/second-shop/actions/end-membership",
            new { reason = "Stopt.", on = "2026-03-02" }
        );
        Assert.Equal(200, ended.Code);
        var id = await ConfirmedAsync("terug@nieuwkomer.example", "BE 0987.654.394");
        var page = await registrar.GetAsync($"/members/applications/{id}");
        Assert.Contains("href=\"/members/second-shop/file\"", page, StringComparison.Ordinal);
        Assert.Equal(
            "/members/second-shop/file?done=renewed",
            await registrar.RedirectAsync($"/members/applications/{id}", "renew")
        );
        var member = await db.Set<MemberRow>().SingleAsync(m => m.Id == "second-shop");
        Assert.Equal(
            (Membership.Candidate, new DateOnly(2026, 3, 2), "Second Shop"),
            (member.Membership, member.CandidateSince!.Value, member.Name)
        );
        Assert.Equal(3, await db.Set<MemberRow>().CountAsync());
        Assert.Equal(
            "terug@nieuwkomer.example",
            (await db.Set<InvitationRow>().SingleAsync(i => i.MemberId == "second-shop")).Email
        );
        // Of one that runs there is nothing to renew.
        var other = await ConfirmedAsync("loopt@nieuwkomer.example", "BE 0123.456.749");
        var runs = await registrar.GetAsync($"/members/applications/{other}");
        Assert.Contains("href=\"/members/demo-shop/file\"", runs, StringComparison.Ordinal);
        Assert.DoesNotContain("The former member is back", runs, StringComparison.Ordinal);
    }

    [Fact]
    public async Task They_are_listed_in_pages_what_waits_before_what_is_decided()
    {
        await using (var db = await _app.NewDbAsync())
        {
            db.AddRange(
                Enumerable
                    .Range(0, 120)
                    .Select(i => new MemberApplicationRow
                    {
                        Id = Guid.CreateVersion7(DateTimeOffset.UnixEpoch.AddMinutes(i)),
                        Scheme = "becommerce",
                        Name = $"Aanvraag {i}",
                        Languages = ["nl"],
                        Email = "a@aanvraag.example",
                        ConfirmedAt = DateTimeOffset.UnixEpoch,
                        State = i % 3 == 0 ? MemberApplicationRow.Refused : MemberApplicationRow.Open,
                    })
            );
            await db.SaveChangesAsync();
        }

        var registrar = await RegistrarAsync();
        var (names, path) = (new List<string>(), "/members/applications");
        for (var pages = 0; pages < 4 && path is not null; pages++)
        {
            var page = await registrar.GetAsync(path);
            var rows = Row().Matches(page).Select(m => m.Groups["name"].Value).ToList();
            Assert.InRange(rows.Count, 1, ApplicationDesk.PageSize);
            names.AddRange(rows);
            path = Next().Match(page) is { Success: true } next ? next.Groups["path"].Value : null;
        }

        Assert.Null(path);
        Assert.Equal(120, names.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(120, names.Count);
        Assert.Equal(
            Enumerable.Range(0, 120).OrderBy(i => i % 3 == 0).ThenBy(i => i).Select(i => $"Aanvraag {i}"),
            names
        );
    }

    [Fact]
    public async Task What_was_decided_is_gone_after_a_year_and_what_waits_is_not()
    {
        var refused = await ConfirmedAsync("weg@nieuwkomer.example");
        await (await RegistrarAsync()).RedirectAsync(
            $"/members/applications/{refused}",
            "refuse",
            ("ground", "code"),
            ("reasons", "Geen adres.")
        );
        var waits = await ConfirmedAsync("blijft@nieuwkomer.example", "BE 0800.000.002");
        var desk = _app.Services.GetRequiredService<ApplicationDesk>();
        await _office.ClockAsync("P364D");
        await desk.DeleteExpired(default);
        await using var db = await _app.NewDbAsync();
        Assert.Equal(2, await db.Set<MemberApplicationRow>().CountAsync());
        await _office.ClockAsync("P2D");
        await desk.DeleteExpired(default);
        Assert.Equal([waits], await db.Set<MemberApplicationRow>().Select(a => a.Id).ToListAsync());
    }

    [Fact]
    public async Task However_an_address_is_written_its_mailbox_gets_three_links()
    {
        foreach (
            var email in new[]
            {
                "vol@postbus.example",
                "VOL@postbus.example",
                "vol+een@postbus.example",
                "Vol+twee@Postbus.example",
                "vol@postbus.example",
            }
        )
        {
            Assert.Equal(
                "/members/apply?done=sent",
                await Anybody().RedirectAsync("/members/apply", [.. Application(email)])
            );
        }

        await using var db = await _app.NewDbAsync();
        var mails = await db.Set<MailRow>().Select(m => m.Email).ToListAsync();
        Assert.Equal(3, mails.Count(e => e!.Contains("postbus", StringComparison.OrdinalIgnoreCase)));
    }

    [GeneratedRegex(
        "href=\"/members/applications/[0-9a-f-]+\">(?<name>Aanvraag \\d+)</a>",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex Row();

    [GeneratedRegex(
        "href=\"(?<path>/members/applications\\?after=[0-9a-f-]+)\"",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex Next();
}
