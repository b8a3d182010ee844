using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Storage;
using Redress.Web.Storage.Audits;
using Redress.Web.Storage.Body;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.People;

/// <summary>Who works for the body is let in, changed, locked and removed by its administrators, with a trace of each act.</summary>
public sealed class PeopleApiTests : IAsyncLifetime
{
    private const string New = "nele@body.example";
    private TestApp _app = null!;
    private Office _office = null!;
    private Invited _people = null!;

    public async Task InitializeAsync()
    {
        _app = await TestApp.StartAsync(sendsByItself: false);
        _office = new Office(_app);
        _people = new Invited(_app);
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Who_is_invited_comes_in_by_a_link_that_only_shows_a_form_and_works_once()
    {
        var invited = await _people.InviteAsync(New, ["secretary", "registrar"], ["becommerce"]);
        Assert.Equal((201, "invited"), (invited.Code, invited.Text("state")));
        var link = await _people.LinkAsync(New);
        var nele = _people.Anybody();
        Assert.Contains("Arno Admin asks you", await nele.GetAsync(link));
        Assert.Contains(
            "12 signs",
            await nele.PostAsync(link, ("name", "Nele"), ("password", "short"), ("repeat", "short"))
        );
        Assert.Contains(
            "on one line",
            await nele.PostAsync(
                link,
                ("name", "Ne\u202Ele"),
                ("password", Invited.Password),
                ("repeat", Invited.Password)
            )
        );
        Assert.False(await _people.Anybody().SignInAsync(New, Invited.Password));
        await _people.Anybody().PostAsync("/account/forgot", ("email", New));
        await using (var db = await _app.NewDbAsync())
        {
            Assert.Equal(1, await db.Set<MailRow>().CountAsync(m => m.Email == New));
        }

        Assert.Equal("/account/login?done=joined", await _people.JoinAsync(link, "Nele Newton"));
        Assert.Contains("does not work any more", await _people.Anybody().GetAsync(link));
        Assert.True(await nele.SignInAsync(New, Invited.Password));
        Assert.Equal(HttpStatusCode.OK, await nele.StatusAsync("/cases"));

        var found = await _office.AsAsync("admin", HttpMethod.Get, "/api/v1/people?q=newton");
        var person = Assert.Single(found.List("items"));
        Assert.Equal("active", person["state"]!.GetValue<string>());
        Assert.Equal(["secretary", "registrar"], person["roles"]!.AsArray().Select(r => r!.GetValue<string>()));
        Assert.Equal(["becommerce"], person["schemes"]!.AsArray().Select(s => s!.GetValue<string>()));
        Assert.Equal(["invite", "join"], await ActsOnAsync(invited.Text("id")));
    }

    [Fact]
    public async Task Nobody_but_an_administrator_finds_the_people_or_does_anything_to_them()
    {
        var id = await _people.IdAsync("secretary@demo.example");
        foreach (
            var other in new[] { "secretary", "committee", "appeals", "registrar", "supervisor", "shop", "provider" }
        )
        {
            Assert.Equal(403, (await _office.AsAsync(other, HttpMethod.Get, "/api/v1/people")).Code);
            Assert.Equal(
                403,
                (await _office.AsAsync(other, HttpMethod.Post, "/api/v1/people", new { email = New })).Code
            );
            Assert.Equal(403, (await _people.DoAsync(id, "lock", new { reason = "x" }, other)).Code);
            var page = _people.Anybody();
            Assert.True(await page.SignInAsync($"{other}@demo.example", "Demo-Pass-2026"));
            foreach (var path in new[] { "/people", "/people/new", $"/people/{id}" })
            {
                Assert.Equal("/account/denied", await page.LeadsToAsync(path));
            }
        }

        Assert.Equal(401, (await _office.PublicAsync(HttpMethod.Get, "/api/v1/people")).Code);
        Assert.Equal(401, (await _office.PublicAsync(HttpMethod.Post, "/api/v1/people", new { email = New })).Code);
        Assert.Empty(await ActsOnAsync(id));
    }

    [Fact]
    public async Task Members_users_and_who_files_complaints_are_none_of_the_body()
    {
        var all = (await _office.AsAsync("admin", HttpMethod.Get, "/api/v1/people")).List("items");
        Assert.Equal(8, all.Count());
        var shop = await _people.IdAsync("shop@demo.example");
        Assert.Equal(404, (await _people.DoAsync(shop, "lock", new { reason = "x" })).Code);
        Assert.Equal(404, (await _people.DoAsync("nobody", "lock", new { reason = "x" })).Code);
        Assert.Equal(404, (await _people.DoAsync(shop, "promote")).Code);
        var committee = await _office.AsAsync("admin", HttpMethod.Get, "/api/v1/people?role=committee");
        Assert.Equal(2, committee.List("items").Count());
        Assert.Equal(
            ["Arno Admin"],
            (await _office.AsAsync("admin", HttpMethod.Get, "/api/v1/people?role=administrator"))
                .List("items")
                .Select(p => p["name"]!.GetValue<string>())
        );
    }

    [Fact]
    [Rule("BC-43")]
    public async Task Who_is_of_the_supervisory_committee_is_no_secretary_committee_member_or_appeal_handler()
    {
        var supervisor = await _people.IdAsync("supervisor@demo.example");
        foreach (var other in new[] { "secretary", "committee", "appeals" })
        {
            var invited = await _people.InviteAsync(New, ["supervisor", other]);
            Assert.Equal((409, "BC-43"), (invited.Code, invited.Text("rule")));
            var added = await _people.DoAsync(
                supervisor,
                "change-roles",
                new { roles = new[] { other, "supervisor" } }
            );
            Assert.Equal((409, "BC-43"), (added.Code, added.Text("rule")));
            var turned = await _people.DoAsync(
                await _people.IdAsync($"{other}@demo.example"),
                "change-roles",
                new { roles = new[] { other, "supervisor" } }
            );
            Assert.Equal((409, "BC-43"), (turned.Code, turned.Text("rule")));
        }

        Assert.Empty(await ActsOnAsync(supervisor));
        var both = await _people.DoAsync(
            supervisor,
            "change-roles",
            new { roles = new[] { "supervisor", "registrar", "administrator" } }
        );
        Assert.Equal(200, both.Code);
    }

    [Fact]
    [Rule("FP-12")]
    public async Task Who_works_in_files_does_so_in_one_capacity()
    {
        string[][] two =
        [
            ["secretary", "committee"],
            ["committee", "appeals"],
            ["appeals", "registrar", "secretary"],
        ];
        foreach (var roles in two)
        {
            var invited = await _people.InviteAsync(New, roles);
            Assert.Equal((409, "FP-12"), (invited.Code, invited.Text("rule")));
            var turned = await _people.DoAsync(
                await _people.IdAsync("secretary2@demo.example"),
                "change-roles",
                new { roles }
            );
            Assert.Equal((409, "FP-12"), (turned.Code, turned.Text("rule")));
        }

        Assert.Empty(await ActsOnAsync(await _people.IdAsync("secretary2@demo.example")));
    }

    [Fact]
    [Rule("BC-15"), Rule("FP-12")]
    public async Task Who_stepped_back_from_a_case_does_not_find_it_again_in_another_capacity()
    {
        var (number, _) = await _office.DeliberatedAsync();
        var cedric = await _people.IdAsync("committee2@demo.example");
        await _office.DoAsync("committee2", number, "recuse", new { reason = "A cousin works there." });
        foreach (var role in new[] { "secretary", "appeals" })
        {
            var turned = await _people.DoAsync(cedric, "change-roles", new { roles = new[] { role } });
            Assert.Equal((409, "FP-12"), (turned.Code, turned.Text("rule")));
        }

        Assert.Equal(404, (await _office.GetAsync("committee2", number)).Code);
        Assert.Equal(
            200,
            (await _people.DoAsync(cedric, "change-roles", new { roles = new[] { "committee", "registrar" } })).Code
        );
        // Of whom no case is hidden may change.
        var clara = await _people.IdAsync("committee@demo.example");
        Assert.Equal(200, (await _people.DoAsync(clara, "change-roles", new { roles = new[] { "appeals" } })).Code);
    }

    [Fact]
    public async Task What_is_wrong_with_a_field_is_told_at_it()
    {
        var id = await _people.IdAsync("secretary@demo.example");
        foreach (
            var (field, reply) in new[]
            {
                ("email", await _people.InviteAsync("nobody", ["secretary"])),
                ("email", await _people.InviteAsync("a@b.example, c@d.example", ["secretary"])),
                ("email", await _people.InviteAsync("Secretary@demo.example", ["secretary"])),
                ("email", await _people.InviteAsync("shop@demo.example", ["secretary"])),
                ("name", await _people.InviteAsync(New, ["secretary"], name: "A\nB")),
                ("name", await _people.InviteAsync(New, ["secretary"], name: " ")),
                ("roles", await _people.InviteAsync(New, [])),
                ("roles", await _people.InviteAsync(New, ["member"])),
                ("roles", await _people.InviteAsync(New, ["king"])),
                ("schemes", await _people.InviteAsync(New, ["secretary"], [])),
                ("schemes", await _people.InviteAsync(New, ["secretary"], ["nowhere"])),
                ("reason", await _people.DoAsync(id, "lock")),
                ("reason", await _people.DoAsync(id, "lock", new { reason = "  " })),
                ("reason", await _people.DoAsync(id, "remove", new { reason = new string('x', 501) })),
                ("roles", await _people.DoAsync(id, "change-roles")),
                ("roles", await _people.DoAsync(id, "change-roles", new { roles = Array.Empty<string>() })),
            }
        )
        {
            Assert.Equal(422, reply.Code);
            Assert.NotNull(reply.Body!["errors"]![field]);
        }

        Assert.Equal(201, (await _people.InviteAsync(New, ["secretary"])).Code);
        Assert.Equal(422, (await _people.InviteAsync(New.ToUpperInvariant(), ["appeals"])).Code);
    }

    [Fact]
    public async Task The_last_administrator_is_not_lost_and_who_has_not_come_yet_is_none()
    {
        var arno = await _people.IdAsync("admin@demo.example");
        Assert.Equal(201, (await _people.InviteAsync(New, ["administrator"])).Code);
        await RefusedAsync("last-administrator", "change-roles", new { roles = new[] { "registrar" } });
        await RefusedAsync("oneself", "lock", new { reason = "x" });
        await RefusedAsync("oneself", "remove", new { reason = "x" });

        await _people.JoinAsync(await _people.LinkAsync(New));
        using var nele = await _people.WithTokenAsync(New, Invited.Password);
        Assert.Equal(200, (await _people.DoAsync(arno, "change-roles", new { roles = new[] { "registrar" } })).Code);
        Assert.Equal(HttpStatusCode.OK, (await nele.GetAsync("/api/v1/people")).StatusCode);

        async Task RefusedAsync(string rule, string act, object body)
        {
            var no = await _people.DoAsync(arno, act, body);
            Assert.Equal((409, rule), (no.Code, no.Text("rule")));
        }
    }

    [Fact]
    public async Task Of_two_administrators_who_remove_each_other_at_once_one_stays()
    {
        var arno = await _people.IdAsync("admin@demo.example");
        var nele = await _people.JoinedAsync(New, ["administrator"]);
        using var hers = await _people.WithTokenAsync(New, Invited.Password);
        using var his = await _people.WithTokenAsync("admin@demo.example", "Demo-Pass-2026");
        var answers = await Task.WhenAll(RemoveAsync(his, nele), RemoveAsync(hers, arno));
        Assert.Contains(HttpStatusCode.OK, answers);
        await using var db = await _app.NewDbAsync();
        Assert.Equal(1, await db.UserRoles.CountAsync(r => r.RoleId == Roles.Admin));
        Assert.Single(await db.Set<AuditRow>().Where(a => a.Action == "remove").ToListAsync());

        static async Task<HttpStatusCode> RemoveAsync(HttpClient by, string whom)
        {
            using var body = new StringContent("{\"reason\":\"we part\"}", null, "application/json");
            using var answer = await by.PostAsync($"/api/v1/people/{whom}/actions/remove", body);
            return answer.StatusCode;
        }
    }

    [Theory]
    [InlineData("change-roles")]
    [InlineData("lock")]
    [InlineData("remove")]
    [InlineData("end-sessions")]
    [InlineData("reset-second-factor")]
    public async Task What_is_done_to_somebody_ends_every_page_and_token_of_it(string act)
    {
        var id = await _people.JoinedAsync(New, ["secretary"]);
        var page = _people.Anybody();
        Assert.True(await page.SignInAsync(New, Invited.Password));
        using var program = await _people.WithTokenAsync(New, Invited.Password);
        Assert.Equal(HttpStatusCode.OK, await page.StatusAsync("/cases"));
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync("/api/v1/cases")).StatusCode);
        await HasFactorAsync(id);

        var done = await _people.DoAsync(id, act, new { reason = "because", roles = new[] { "appeals" } });
        Assert.Equal(200, done.Code);
        Assert.Equal(0, done.Body!["sessions"]!.GetValue<int>());
        Assert.Equal("/account/login", await page.LeadsToAsync("/cases"));
        Assert.Equal(HttpStatusCode.Unauthorized, (await program.GetAsync("/api/v1/cases")).StatusCode);
        Assert.Equal(act is not ("lock" or "remove"), await CanSignInAsync());
        var entry = (await EntriesOnAsync(id))[0];
        Assert.Equal((act, "Arno Admin"), (entry.Action, entry.Content!.ByName));
        Assert.Equal(act is "change-roles" or "end-sessions" ? null : "because", entry.Content.Reason);

        async Task<bool> CanSignInAsync()
        {
            await using var db = await _app.NewDbAsync();
            await db
                .Users.Where(u => u.Id == id)
                .ExecuteUpdateAsync(u => u.SetProperty(x => x.TwoFactorEnabled, false));
            return await _people.Anybody().SignInAsync(New, Invited.Password);
        }
    }

    [Fact]
    public async Task Who_was_locked_keeps_what_it_is_and_is_let_in_again()
    {
        var id = await _people.JoinedAsync(New, ["secretary"], ["becommerce"]);
        var locked = await _people.DoAsync(id, "lock", new { reason = "lost telephone" });
        Assert.Equal("locked", locked.Text("state"));
        Assert.Equal(409, (await _people.DoAsync(id, "lock", new { reason = "again" })).Code);
        var unlocked = await _people.DoAsync(id, "unlock");
        Assert.Equal("active", unlocked.Text("state"));
        Assert.Equal(["secretary"], unlocked.Body!["roles"]!.AsArray().Select(r => r!.GetValue<string>()));
        Assert.True(await _people.Anybody().SignInAsync(New, Invited.Password));
        Assert.Equal(409, (await _people.DoAsync(id, "unlock")).Code);
    }

    [Fact]
    [Rule("BC-15")]
    public async Task Who_is_removed_keeps_its_name_and_nothing_else_and_its_address_may_be_invited_anew()
    {
        var id = await _people.IdAsync("committee2@demo.example");
        var removed = await _people.DoAsync(id, "remove", new { reason = "left the body" });
        Assert.Equal((200, "removed"), (removed.Code, removed.Text("state")));
        Assert.Empty(removed.Body!["roles"]!.AsArray());
        await using (var db = await _app.NewDbAsync())
        {
            var user = await db.Users.AsNoTracking().SingleAsync(u => u.Id == id);
            Assert.Equal(
                ("Cedric Committee", $"removed-{id}@invalid", null),
                (user.DisplayName, user.Email, user.PasswordHash)
            );
            var today = await _office.TodayAsync();
            Assert.All(
                await db.Set<MandateRow>().Where(m => m.UserId == id).ToListAsync(),
                m => Assert.Equal(today, m.Until)
            );
            Assert.Empty(await db.UserTokens.Where(t => t.UserId == id).ToListAsync());
            Assert.Empty(await db.Set<PersonSchemeRow>().Where(s => s.UserId == id).ToListAsync());
        }

        Assert.False(await _people.Anybody().SignInAsync("committee2@demo.example", "Demo-Pass-2026"));
        Assert.Equal(409, (await _people.DoAsync(id, "unlock")).Code);
        Assert.Equal(201, (await _people.InviteAsync("committee2@demo.example", ["committee"])).Code);
    }

    [Fact]
    [Rule("FP-12")]
    public async Task No_file_is_given_to_who_is_locked_removed_or_has_not_come_yet()
    {
        var filed = await _office.FileAsync(Office.Complaint());
        await _people.InviteAsync(New, ["secretary"]);
        var id = await _people.IdAsync("secretary2@demo.example");
        await _people.DoAsync(id, "lock", new { reason = "ill" });
        foreach (var to in new[] { "secretary2@demo.example", New })
        {
            Assert.Equal(422, (await _office.TryAsync("secretary", filed.Number, "assign", new { to })).Code);
        }

        await _people.DoAsync(id, "unlock");
        await _office.DoAsync("secretary", filed.Number, "assign", new { to = "secretary2@demo.example" });
        var page = _people.Anybody();
        Assert.True(await page.SignInAsync("admin@demo.example", "Demo-Pass-2026"));
        Assert.Contains("A secretary hands them over", await page.GetAsync($"/people/{id}"));
        await _people.DoAsync(id, "remove", new { reason = "gone" });
        Assert.Equal(422, (await _office.TryAsync("secretary", filed.Number, "assign", new { to = id })).Code);
        Assert.Equal(200, (await _office.GetAsync("secretary", filed.Number)).Code);
        Assert.True(
            (await _office.AsAsync("secretary", HttpMethod.Get, $"/api/v1/cases/{filed.Number}/journal/verify")).Body![
                "intact"
            ]!.GetValue<bool>()
        );
    }

    [Fact]
    public async Task A_link_that_was_sent_again_ends_the_one_before_and_a_lock_ends_both()
    {
        var id = (await _people.InviteAsync(New, ["secretary"])).Text("id");
        var first = await _people.LinkAsync(New);
        Assert.Equal(200, (await _people.DoAsync(id, "resend-invitation")).Code);
        Assert.Contains("does not work any more", await _people.Anybody().GetAsync(first));
        await using (var db = await _app.NewDbAsync())
        {
            Assert.Equal(2, await db.Set<MailRow>().CountAsync(m => m.Email == New));
            Assert.Equal(1, await db.Set<InvitationRow>().CountAsync(i => i.UserId == id && i.EndedAt == null));
        }

        await _people.DoAsync(id, "lock", new { reason = "a mistake" });
        foreach (var link in await LinksAsync())
        {
            Assert.Contains("does not work any more", await _people.Anybody().GetAsync(link));
        }

        Assert.Equal(409, (await _people.DoAsync(id, "resend-invitation")).Code);
        await _people.DoAsync(id, "unlock");
        var open = (await LinksAsync()).Single(l => l != first);
        await _people.JoinAsync(open);
        Assert.Equal(409, (await _people.DoAsync(id, "resend-invitation")).Code);

        async Task<IReadOnlyList<string>> LinksAsync()
        {
            await _people.LinkAsync(New);
            return _people.Links(New);
        }
    }

    [Fact]
    public async Task A_second_factor_is_reset_with_all_that_belongs_to_it()
    {
        var id = await _people.JoinedAsync(New, ["secretary"]);
        Assert.Equal(409, (await _people.DoAsync(id, "reset-second-factor", new { reason = "none" })).Code);
        await HasFactorAsync(id);
        var reset = await _people.DoAsync(id, "reset-second-factor", new { reason = "telephone in the canal" });
        Assert.Equal("none", reset.Text("secondFactor"));
        await using var db = await _app.NewDbAsync();
        Assert.Empty(await db.UserTokens.Where(t => t.UserId == id).ToListAsync());
        Assert.False((await db.Users.SingleAsync(u => u.Id == id)).TwoFactorEnabled);
        Assert.Single(await db.Set<MailRow>().Where(m => m.Key.StartsWith("mail-factor-changed")).ToListAsync());
    }

    [Fact]
    public async Task The_same_call_under_the_same_key_is_done_once()
    {
        object body = new
        {
            email = New,
            name = "Nele",
            roles = new[] { "secretary" },
        };
        var first = await PostAsync(body);
        var again = await PostAsync(body);
        Assert.Equal((201, 201), (first.Code, again.Code));
        Assert.Equal(first.Text("id"), again.Text("id"));
        Assert.Equal(422, (await PostAsync(new { email = "other@body.example" })).Code);
        Assert.Equal(["invite"], await ActsOnAsync(first.Text("id")));

        Task<Reply> PostAsync(object what) =>
            _office.AsAsync("admin", HttpMethod.Post, "/api/v1/people", what, ("Idempotency-Key", "one"));
    }

    private async Task<IReadOnlyList<AuditView>> EntriesOnAsync(string id) =>
        await _app
            .Services.GetRequiredService<AuditQuery>()
            .Lines(new AuditFilter(Subject: $"person:{id}"), null, 100, default);

    private async Task<IReadOnlyList<string>> ActsOnAsync(string id) =>
        [.. (await EntriesOnAsync(id)).Select(a => a.Action).Reverse()];

    private async Task HasFactorAsync(string id)
    {
        await using var db = await _app.NewDbAsync();
        await db.Users.Where(u => u.Id == id).ExecuteUpdateAsync(u => u.SetProperty(x => x.TwoFactorEnabled, true));
        foreach (var name in new[] { "AuthenticatorKey", "RecoveryCodes" })
        {
            db.Add(
                new Microsoft.AspNetCore.Identity.IdentityUserToken<string>
                {
                    UserId = id,
                    LoginProvider = "[AspNetUserStore]",
                    Name = name,
                    Value = "kept",
                }
            );
        }

        await db.SaveChangesAsync();
    }
}
