using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Administration.Audit;
using Redress.Web.Storage;
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
        Assert.Contains("Intact to entry 2.", page);
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
            db.AddRange(
                Row("2026-03-01T10:00:00Z", id, "entered", "192.0.2.1"),
                Row("2026-03-02T10:00:00Z", null, "wrong-password", "192.0.2.2"),
                Row("2026-03-03T10:00:00Z", id, "something-new", "192.0.2.3")
            );
            await db.SaveChangesAsync();
        }

        var all = await _admin.GetAsync("/admin/sign-ins");
        Assert.Contains("Sofie Secretary", all);
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
}
