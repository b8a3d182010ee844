using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Administration.Audit;
using Redress.Web.People;
using Redress.Web.Storage;
using Redress.Web.Storage.Audits;
using Redress.Web.Storage.Body;
using Redress.Web.Tests.People;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Administration;

/// <summary>What administrators read of what was done: to people and settings all of it, in cases never a word of their content.</summary>
public sealed class AuditPagesTests : IAsyncLifetime
{
    private static readonly string[] Pages =
    [
        "/admin/audit",
        "/admin/audit.csv",
        "/admin/audit/cases",
        "/admin/audit/cases.csv",
        "/admin/sign-ins",
        "/admin/operations",
    ];

    private TestApp _app = null!;
    private Office _office = null!;
    private Invited _people = null!;
    private Person _admin = null!;

    public async Task InitializeAsync()
    {
        _app = await TestApp.StartAsync(sendsByItself: false);
        _office = new Office(_app);
        _people = new Invited(_app);
        _admin = _people.Anybody();
        Assert.True(await _admin.SignInAsync("admin@demo.example", "Demo-Pass-2026"));
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Nobody_but_an_administrator_reads_them()
    {
        foreach (var other in new[] { "secretary", "committee", "appeals", "registrar", "supervisor", "shop" })
        {
            var person = _people.Anybody();
            Assert.True(await person.SignInAsync($"{other}@demo.example", "Demo-Pass-2026"));
            foreach (var path in Pages)
            {
                Assert.Equal("/account/denied", await person.LeadsToAsync(path));
            }
        }

        foreach (var path in Pages)
        {
            Assert.Equal("/account/login", await _people.Anybody().LeadsToAsync(path));
            Assert.Equal(HttpStatusCode.OK, await _admin.StatusAsync(path));
        }
    }

    [Fact]
    public async Task Every_act_on_people_is_there_with_who_when_what_and_why_and_is_found_by_each()
    {
        var secretary = await _people.IdAsync("secretary2@demo.example");
        await _people.DoAsync(secretary, "lock", new { reason = "lost telephone" });
        await _people.DoAsync(secretary, "unlock");
        var page = await _admin.GetAsync("/admin/audit");
        // All of it is reckoned anew where that is asked for, and not at each look.
        Assert.DoesNotContain("Intact", page);
        Assert.Contains("Check that it is intact", page);
        Assert.Contains("Intact to entry 2.", await _admin.GetAsync("/admin/audit?verify=true"));
        foreach (var word in new[] { "Locked", "Unlocked", "lost telephone", "Arno Admin", "Simon Secretary" })
        {
            Assert.Contains(word, page);
        }

        var arno = await _people.IdAsync("admin@demo.example");
        Assert.Contains("lost telephone", await _admin.GetAsync($"/admin/audit?area=People&by={arno}"));
        Assert.DoesNotContain("lost telephone", await _admin.GetAsync("/admin/audit?area=Members"));
        Assert.DoesNotContain("lost telephone", await _admin.GetAsync($"/admin/audit?by={secretary}"));
        var today = await _office.TodayAsync();
        Assert.Contains(
            "lost telephone",
            await _admin.GetAsync($"/admin/audit?from={today:yyyy-MM-dd}&until={today:yyyy-MM-dd}")
        );
        Assert.DoesNotContain(
            "lost telephone",
            await _admin.GetAsync($"/admin/audit?from={today.AddDays(1):yyyy-MM-dd}")
        );
        Assert.DoesNotContain(
            "lost telephone",
            await _admin.GetAsync($"/admin/audit?until={today.AddDays(-1):yyyy-MM-dd}")
        );
        var table = await _admin.GetAsync("/admin/audit.csv");
        Assert.Contains("lost telephone", table);
        Assert.Equal(3, table.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    [Rule("FP-18"), Rule("BC-16")]
    public async Task Of_cases_capacity_act_time_and_number_are_told_and_not_a_word_or_name()
    {
        var (number, _) = await _office.FileAsync(
            Office.Complaint(name: "Zelda Zonderling", facts: "Het krokodillenpak is te klein.")
        );
        await _office.DoAsync("secretary", number, "note", new { text = "Belde over de krokodil." });
        foreach (
            var path in new[] { "/admin/audit/cases", $"/admin/audit/cases?number={number}", "/admin/audit/cases.csv" }
        )
        {
            var shown = await _admin.GetAsync(path);
            Assert.Contains(number, shown);
            Assert.Contains("note", shown);
            foreach (var word in new[] { "Zelda", "krokodil", "Demo Shop", "Sofie" })
            {
                Assert.DoesNotContain(word, shown, StringComparison.OrdinalIgnoreCase);
            }
        }

        Assert.DoesNotContain(number, await _admin.GetAsync("/admin/audit/cases?role=Appeals"));
        Assert.Contains(number, await _admin.GetAsync("/admin/audit/cases?role=Secretary"));
        Assert.DoesNotContain("krokodil", await _admin.GetAsync("/admin/audit"), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Acts_and_settings_are_called_as_their_pages_call_them()
    {
        var (number, _) = await _office.FileAsync(Office.Complaint());
        await _office.DoAsync("secretary", number, "send-to-member");
        Assert.Contains("The file was sent to the webshop", await _admin.GetAsync("/admin/audit/cases"));
        await _admin.RedirectAsync("/admin/settings/body?scheme=becommerce", "body", SettingsPagesTests.Contact());
        var page = await _admin.GetAsync("/admin/audit?area=Settings");
        Assert.DoesNotContain("settings:body", page);
        Assert.DoesNotContain("becommerce:contact", page);
        Assert.Contains("The body (BeCommerce Disputes Committee)", page);
        Assert.Contains("Secretariaat nl · ", page);
    }

    [Fact]
    public async Task A_list_of_acts_that_is_read_in_pieces_tells_each_once()
    {
        for (var i = 0; i < 3; i++)
        {
            var (number, _) = await _office.FileAsync(Office.Complaint());
            await _office.DoAsync("secretary", number, "note", new { text = "x" });
            await _office.DoAsync("secretary", number, "send-to-member");
        }

        var acts = _app.Services.GetRequiredService<CaseActQuery>();
        var all = await acts.List(new(), null, 1000, default);
        var pieces = new List<CaseAct>();
        while (
            await acts.List(
                new(),
                pieces.Count == 0 ? null : CaseActCursor.Read(CaseActCursor.Of(pieces[^1]).ToString()),
                2,
                default
            )
                is { Count: > 0 } some
        )
        {
            pieces.AddRange(some);
        }

        Assert.True(all.Count >= 9);
        Assert.Equal(all, pieces);
        Assert.Null(CaseActCursor.Read("x~y~z"));
    }

    [Fact]
    public async Task What_happened_at_the_door_is_found_by_person_kind_and_day()
    {
        var id = await _people.IdAsync("secretary@demo.example");
        await using (var db = await _app.NewDbAsync())
        {
            await db.Set<SignInRow>().ExecuteDeleteAsync();
            var consumer = new User
            {
                UserName = "zelda@example.org",
                Email = "zelda@example.org",
                DisplayName = "Zelda Zonderling",
            };
            db.Add(consumer);
            db.AddRange(
                Row("2026-03-01T10:00:00Z", id, "entered", "192.0.2.1"),
                Row("2026-03-02T10:00:00Z", null, "wrong-password", "192.0.2.2"),
                Row("2026-03-03T10:00:00Z", id, "something-new", "192.0.2.3"),
                Row("2026-03-04T10:00:00Z", await _people.IdAsync("shop@demo.example"), "entered", "192.0.2.4"),
                Row("2026-03-05T10:00:00Z", consumer.Id, "entered", "192.0.2.5")
            );
            await db.SaveChangesAsync();
        }

        var all = await _admin.GetAsync("/admin/sign-ins");
        Assert.Contains("Sofie Secretary", all);
        // FP-12: whom an administrator need not know, it does not read here.
        Assert.Contains("192.0.2.4", all);
        Assert.Contains("somebody not of the body", all);
        Assert.DoesNotContain("Zelda", all);
        Assert.DoesNotContain("Demo Shop", all);
        Assert.Contains("nobody’s account", all);
        Assert.Contains("something-new", all);
        await OnlyAsync($"who={id}", "192.0.2.1", "192.0.2.3");
        await OnlyAsync("what=wrong-password", "192.0.2.2");
        await OnlyAsync("from=2026-03-02&until=2026-03-02", "192.0.2.2");

        async Task OnlyAsync(string asked, params string[] addresses)
        {
            var page = await _admin.GetAsync($"/admin/sign-ins?{asked}");
            foreach (var address in new[] { "192.0.2.1", "192.0.2.2", "192.0.2.3" })
            {
                Assert.Equal(addresses.Contains(address), page.Contains(address, StringComparison.Ordinal));
            }
        }

        static SignInRow Row(string at, string? userId, string what, string address) =>
            new()
            {
                At = DateTimeOffset.Parse(at, null),
                UserId = userId,
                WhoHash = "hashed",
                Address = address,
                Device = "Firefox, Linux",
                What = what,
            };
    }

    [Fact]
    [Rule("BC-15"), Rule("FP-12")]
    public async Task Mandates_and_that_somebody_declared_an_interest_are_there_and_not_in_what()
    {
        var cedric = _people.Anybody();
        Assert.True(await cedric.SignInAsync("committee2@demo.example", "Demo-Pass-2026"));
        await cedric.RedirectAsync("/committee", "declare", ("kind", "Company"), ("value", "Krokodil NV"));
        var id = await _people.IdAsync("committee2@demo.example");
        await using (var db = await _app.NewDbAsync())
        {
            var seat = await db.Set<MandateRow>().FirstAsync(m => m.UserId == id);
            await _admin.RedirectAsync(
                $"/committee/seats/{seat.Id}",
                ("position", "Substitute"),
                ("from", "2020-01-01"),
                ("resolution", "board, item 4")
            );
        }

        var page = await _admin.GetAsync("/admin/audit");
        foreach (var word in new[] { "Declared an interest", "Mandate changed", "substitute", "Cedric Committee" })
        {
            Assert.Contains(word, page);
        }

        Assert.DoesNotContain("Krokodil", page);
        Assert.Contains("Intact to entry", await _admin.GetAsync("/admin/audit?verify=true"));
    }

    [Fact]
    [Rule("FP-18")]
    public async Task After_seven_years_who_and_why_are_erased_and_the_audit_is_intact()
    {
        var secretary = await _people.IdAsync("secretary2@demo.example");
        await _people.DoAsync(secretary, "lock", new { reason = "lost telephone" });
        await RetentionAt(now => now.AddYears(7).AddDays(-1)).DeleteOld(default);
        Assert.Contains("lost telephone", await _admin.GetAsync("/admin/audit"));
        var later = RetentionAt(now => now.AddYears(7).AddDays(1));
        await later.DeleteOld(default);
        var page = await _admin.GetAsync("/admin/audit");
        Assert.DoesNotContain("lost telephone", page);
        Assert.Contains("erased", page);
        await using var db = await _app.NewDbAsync();
        var engine = _app.Services.GetRequiredService<IDatabaseEngine>();
        Assert.True((await new AuditTrail(engine, later, TimeProvider.System).Verify(db, default)).Intact);
        // Before that day nothing of it may be gone.
        Assert.Contains("is not as it was written", await _admin.GetAsync("/admin/audit?verify=true"));

        AuditRetention RetentionAt(Func<DateTimeOffset, DateTimeOffset> at) =>
            new(
                _app.Services.GetRequiredService<IDbContextFactory<AppDb>>(),
                _app.Services.GetRequiredService<IConfiguration>(),
                At(at)
            );
    }

    [Fact]
    public async Task An_invitation_that_lapsed_long_ago_is_deleted_with_the_address_in_it()
    {
        await _people.InviteAsync("nele@body.example", ["registrar"]);
        await DeleteAsync(At(now => now.AddDays(90)));
        await using var db = await _app.NewDbAsync();
        Assert.Equal(1, await db.Set<InvitationRow>().CountAsync());
        await DeleteAsync(At(now => now.AddDays(98)));
        Assert.Equal(0, await db.Set<InvitationRow>().CountAsync());

        Task DeleteAsync(TimeProvider time) =>
            ActivatorUtilities.CreateInstance<PersonInvitations>(_app.Services, time).DeleteOld(default);
    }

    private LaterTime At(Func<DateTimeOffset, DateTimeOffset> later) =>
        new(later(_app.Services.GetRequiredService<TimeProvider>().GetUtcNow()));

    private sealed class LaterTime(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
