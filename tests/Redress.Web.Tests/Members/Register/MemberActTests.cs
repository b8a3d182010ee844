using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Members.Register;
using Redress.Web.Storage;
using Redress.Web.Storage.Audits;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Members.Register;

/// <summary>What the registrar does with members over the API, and what comes of it everywhere (BC-38, BC-40).</summary>
public sealed class MemberActTests(OneApp one) : IClassFixture<OneApp>
{
    private readonly Office _office = new(one.App);
    private readonly Registrar _registrar = new(new Office(one.App));

    private async Task<string> DayAsync(int ahead = 0) =>
        (await _office.TodayAsync()).AddDays(ahead).ToString("O", null);

    private async Task<string> CandidateAsync(string id)
    {
        var added = await _registrar.AddAsync(Registrar.Shop(id));
        Assert.True(added.Code == 201, added.Body?.ToJsonString());
        Assert.Equal(("candidate", 1), (added.Text("membership"), added.Body!["version"]!.GetValue<int>()));
        return id;
    }

    private async Task<string> MemberAsync(string id)
    {
        await CandidateAsync(id);
        await _registrar.GrantAsync(id, "b2c", await DayAsync());
        return id;
    }

    private async Task StandAsync(string id, string stand)
    {
        switch (stand)
        {
            case "ended":
                await _registrar.DoAsync(id, "end-membership", new { reason = "Stopt ermee.", on = await DayAsync() });
                break;
            case "suspended":
                await new Sql(one.App).DoAsync(
                    $"UPDATE members SET membership = 'Suspended', label = 'Withdrawn', label_withdrawn_on = joined_on, suspended_from = joined_on, suspended_until = joined_on WHERE id = '{id}'"
                );
                break;
            case "excluded":
                await new Sql(one.App).DoAsync(
                    $"UPDATE members SET membership = 'Excluded', label = 'Withdrawn', ended_on = joined_on WHERE id = '{id}'"
                );
                break;
        }
    }

    /// <summary>What each stand means: on the public list, valid, a complaint goes on to the committee, its users sign in and act in their cases, a user may be invited.</summary>
    [Theory]
    [Rule("BC-38"), Rule("BC-40")]
    [InlineData("candidate", false, false, false)]
    [InlineData("active", true, true, true)]
    [InlineData("suspended", true, false, true)]
    [InlineData("ended", false, false, false)]
    [InlineData("excluded", false, false, false)]
    public async Task How_it_stands_has_its_effects(string stand, bool listed, bool valid, bool committee)
    {
        var id = await (stand == "candidate" ? CandidateAsync("effects-candidate") : MemberAsync($"effects-{stand}"));
        await _registrar.DoAsync(id, "invite-user", new { email = $"desk@{id}.example", name = "Dirk" });
        var user = await JoinAsync($"desk@{id}.example");
        var before = await _office.FileAsync(Office.Complaint(member: id, facts: $"Het eerste pakje van {id}."));
        if (stand != "candidate")
        {
            await _office.DoAsync("secretary", before.Number, "send-to-member");
        }

        await StandAsync(id, stand);
        Assert.Equal(stand, (await _registrar.KnownAsync(id))["membership"]!.GetValue<string>());
        Assert.Equal(listed, await _registrar.IsListedAsync(id));
        Assert.Equal(valid, await _registrar.IsListedAsync(id, "&valid=true"));
        Assert.Equal(listed && !valid, await _registrar.IsListedAsync(id, "&valid=false"));
        if (stand == "candidate")
        {
            // Who never was a member is not found by guessing.
            Assert.Equal(404, (await _office.PublicAsync(HttpMethod.Get, $"/api/v1/members/{id}")).Code);
        }
        else
        {
            await ToldAsync(id, stand, valid);
        }

        var filed = await _office.FileAsync(Office.Complaint(member: id, facts: $"Het tweede pakje van {id}."));
        Assert.Equal(committee, await IsOfAMemberAsync(filed.Number));

        // Its users keep what was theirs, whatever became of the membership; and another may be invited.
        Assert.Equal(HttpStatusCode.OK, await user.StatusAsync("/cases"));
        Assert.Equal(
            stand == "candidate" ? HttpStatusCode.NotFound : HttpStatusCode.OK,
            await user.StatusAsync($"/cases/{before.Number}/actions/respond")
        );
        Assert.Equal(
            "/organisation?done=invited",
            await user.RedirectAsync("/organisation", "invite", ("email", $"more@{id}.example"), ("language", "nl"))
        );
    }

    // Valid or not, and nothing that says why.
    private async Task ToldAsync(string id, string stand, bool valid)
    {
        var known = await _registrar.PublicAsync(id);
        Assert.Equal(valid, known["valid"]!.GetValue<bool>());
        Assert.DoesNotContain(
            stand,
            known
                .ToJsonString()
                .Replace(id, "", StringComparison.Ordinal)
                .Replace($"Winkel {id}", "", StringComparison.Ordinal),
            StringComparison.Ordinal
        );
    }

    private async Task<bool> IsOfAMemberAsync(string number) =>
        (await _office.GetAsync("secretary", number)).Body!["respondent"]!["memberId"] is not null;

    [Fact]
    [Rule("BC-38")]
    public async Task A_label_is_granted_once_it_may_be_and_an_end_is_never_backwards()
    {
        var id = await CandidateAsync("walk");
        var unasked = await _registrar.TryAsync(id, "grant-label", new { kind = "b2c", from = await DayAsync() });
        Assert.Equal((409, "BC-35"), (unasked.Code, unasked.Text("rule")));
        await _registrar.ReadyAsync(id, "b2c", await DayAsync());
        var early = await _registrar.TryAsync(id, "grant-label", new { kind = "b2c", from = await DayAsync(1) });
        Assert.Equal(422, early.Code);
        Assert.NotNull(early.Body!["errors"]!["from"]);
        Assert.Equal(
            422,
            (await _registrar.TryAsync(id, "grant-label", new { kind = "gold", from = await DayAsync() })).Code
        );
        var granted = await _registrar.DoAsync(id, "grant-label", new { kind = "b2c", from = await DayAsync() });
        Assert.Equal("active", granted.Text("membership"));
        var label = Assert.Single(granted.List("labels"));
        Assert.Equal(
            (await _office.TodayAsync()).AddYears(2).AddDays(-1).ToString("O", null),
            label["validUntil"]!.GetValue<string>()
        );
        Assert.Equal("valid", label["state"]!.GetValue<string>());

        var twice = await _registrar.TryAsync(id, "begin-membership", new { on = await DayAsync() });
        Assert.Equal((409, "BC-38"), (twice.Code, twice.Text("rule")));
        var backwards = await _registrar.TryAsync(
            id,
            "end-membership",
            new { reason = "Ach.", on = await DayAsync(-1) }
        );
        Assert.Equal(422, backwards.Code);
        Assert.NotNull(backwards.Body!["errors"]!["on"]);
        var told = await _registrar.DoAsync(id, "end-membership", new { reason = "Stopt.", on = await DayAsync(2) });
        Assert.Equal("active", told.Text("membership"));
        Assert.True((await _registrar.PublicAsync(id))["valid"]!.GetValue<bool>());

        await _office.ClockAsync("P2D");
        // Before the program comes to it, too.
        Assert.False((await _registrar.PublicAsync(id))["valid"]!.GetValue<bool>());
        Assert.False(await _registrar.IsListedAsync(id, "&valid=true"));
        var filed = await _office.FileAsync(Office.Complaint(member: id));
        Assert.False(await IsOfAMemberAsync(filed.Number));
        Assert.Equal(1, await one.App.Services.GetRequiredService<MemberDays>().Follow(default));
        Assert.Equal(0, await one.App.Services.GetRequiredService<MemberDays>().Follow(default));
        var ended = await _registrar.KnownAsync(id);
        Assert.Equal("ended", ended["membership"]!.GetValue<string>());
        Assert.Equal(await DayAsync(), ended["endedOn"]!.GetValue<string>());
        Assert.Equal("ended", Registrar.StateOf(ended, "b2c"));
        var over = await _registrar.TryAsync(id, "grant-label", new { kind = "b2c", from = await DayAsync() });
        Assert.Equal((409, "BC-35"), (over.Code, over.Text("rule")));

        Assert.Equal(
            "candidate",
            (await _registrar.DoAsync(id, "begin-membership", new { on = await DayAsync() })).Text("membership")
        );
    }

    [Fact]
    [Rule("ST-2")]
    public async Task An_act_is_done_once_on_the_version_that_was_seen_and_leaves_its_entry()
    {
        var id = await CandidateAsync("versions");
        var body = new { telephone = "+32 2 555 12 34" };
        var done = await _registrar.TryAsync(
            id,
            "change-details",
            body,
            ("If-Match", "\"1\""),
            ("Idempotency-Key", "k-1")
        );
        Assert.Equal((200, "\"2\""), (done.Code, done.Headers.ETag!.Tag));
        var again = await _registrar.TryAsync(
            id,
            "change-details",
            body,
            ("If-Match", "\"1\""),
            ("Idempotency-Key", "k-1")
        );
        Assert.Equal((200, done.Body!.ToJsonString()), (again.Code, again.Body!.ToJsonString()));
        Assert.Equal(412, (await _registrar.TryAsync(id, "change-details", body, ("If-Match", "\"1\""))).Code);
        Assert.Equal(
            422,
            (await _registrar.TryAsync(id, "change-details", new { name = "X" }, ("Idempotency-Key", "k-1"))).Code
        );

        var history = (await _registrar.KnownAsync(id))["history"]!.AsArray();
        Assert.Equal(["change-details", "create"], history.Select(h => h!["action"]!.GetValue<string>()));
        Assert.Equal("+32 2 555 12 34", history[0]!["details"]!["telephone"]!.GetValue<string>());
        Assert.Equal("Rik Registrar", history[0]!["by"]!.GetValue<string>());
        await using var db = await one.App.NewDbAsync();
        Assert.Equal(2, await db.Set<AuditRow>().CountAsync(a => a.Subject == $"member:{id}"));
        Assert.True((await one.App.Services.GetRequiredService<AuditTrail>().Verify(db, default)).Intact);
    }

    [Fact]
    public async Task What_is_missing_or_wrong_is_told_at_its_field_and_nothing_is_kept()
    {
        var bare = await _registrar.AddAsync(new { });
        Assert.Equal(422, bare.Code);
        Assert.Equal(
            ["companyNumber", "email", "language", "name", "scheme", "websites"],
            bare.Body!["errors"]!.AsObject().Select(e => e.Key).Order(StringComparer.Ordinal)
        );
        var wrong = await _registrar.AddAsync(
            new
            {
                id = "apply",
                name = "Ev\u202Eil",
                scheme = "becommerce",
                websites = new[] { "javascript:alert(1)" },
                companyNumber = "BE 0123.456.749",
                language = "de",
                email = "a@b.example, c@d.example",
                telephone = "seven",
                address = new { country = "Belgium" },
            }
        );
        Assert.Equal(
            ["address.country", "companyNumber", "email", "id", "language", "name", "telephone", "websites"],
            wrong.Body!["errors"]!.AsObject().Select(e => e.Key).Order(StringComparer.Ordinal)
        );
        await using var db = await one.App.NewDbAsync();
        Assert.False(await db.Set<MemberRow>().AnyAsync(m => m.Id == "apply"));
        Assert.Equal(404, (await _registrar.TryAsync("nobody-there", "grant-label", new { })).Code);
        Assert.Equal(404, (await _registrar.TryAsync("demo-shop", "melt", new { })).Code);
    }

    [Fact]
    [Rule("BC-40"), Rule("BC-16")]
    public async Task Only_the_registrar_keeps_the_register_and_the_member_its_own_part_of_it()
    {
        foreach (var person in new[] { "secretary", "committee", "appeals", "supervisor", "admin", "shop" })
        {
            Assert.Equal(
                403,
                (await _office.AsAsync(person, HttpMethod.Post, "/api/v1/members", Registrar.Shop("no"))).Code
            );
            Assert.Equal(
                403,
                (
                    await _office.AsAsync(
                        person,
                        HttpMethod.Post,
                        "/api/v1/members/demo-shop/actions/grant-label",
                        new { }
                    )
                ).Code
            );
            Assert.Equal(
                403,
                (
                    await _office.AsAsync(
                        person,
                        HttpMethod.Post,
                        "/api/v1/members/second-shop/actions/invite-user",
                        new { }
                    )
                ).Code
            );
            var read = await _office.AsAsync(person, HttpMethod.Get, "/api/v1/members/demo-shop");
            Assert.Null(read.Body!["history"]);
            // The member reads how it stands itself, and of no other.
            Assert.Equal(person == "shop" ? "active" : null, read.Body["membership"]?.GetValue<string>());
            var other = await _office.AsAsync(person, HttpMethod.Get, "/api/v1/members/second-shop");
            Assert.Null(other.Body!["membership"]);
        }

        Assert.Equal(401, (await _office.PublicAsync(HttpMethod.Post, "/api/v1/members", Registrar.Shop("no"))).Code);
        var invited = await _office.AsAsync(
            "shop",
            HttpMethod.Post,
            "/api/v1/members/demo-shop/actions/invite-user",
            new { email = "colleague@demo-shop.example", name = "Cas" }
        );
        Assert.Equal(200, invited.Code);
        Assert.Null(invited.Body!["history"]);
    }

    /// <summary>Whether it exists, whether the body can be read, and only then who may.</summary>
    [Theory]
    [InlineData("secretary", "demo-shop", "grant-label", "{}", 403)]
    [InlineData("secretary", "demo-shop", "grant-label", "[", 400)]
    [InlineData("secretary", "nobody-there", "grant-label", "{}", 404)]
    [InlineData("secretary", "nobody-there", "grant-label", "[", 404)]
    [InlineData("shop", "order", "invite-user", "{}", 404)]
    [InlineData("registrar", "order", "grant-label", "[", 400)]
    [InlineData("registrar", "demo-shop", "begin-membership", "{}", 409)]
    [InlineData("registrar", "order", "begin-membership", "{}", 422)]
    [InlineData("registrar", "order", "change-details", """{"contacts":[null]}""", 422)]
    [InlineData("registrar", "order", "change-details", """{"websites":[null]}""", 422)]
    [InlineData("registrar", "order", "change-details", """{"languages":[null]}""", 422)]
    public async Task What_is_refused_is_refused_in_its_order(
        string person,
        string id,
        string action,
        string body,
        int code
    )
    {
        if ((await _office.AsAsync("registrar", HttpMethod.Get, "/api/v1/members/order")).Code == 404)
        {
            await CandidateAsync("order");
        }

        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var answer = await (await _office.PersonAsync(person)).PostAsync(
            $"/api/v1/members/{id}/actions/{action}",
            content
        );
        Assert.Equal(code, (int)answer.StatusCode);
    }

    [Fact]
    [Rule("BC-40")]
    public async Task The_registrar_reads_in_the_list_how_each_stands_its_labels_and_its_users()
    {
        var listed = (await _office.AsAsync("registrar", HttpMethod.Get, "/api/v1/members?q=demo+shop"))
            .List("items")
            .Single(m => m["id"]!.GetValue<string>() == "demo-shop");
        Assert.Equal("active", listed["membership"]!.GetValue<string>());
        Assert.Equal("valid", listed["labels"]![0]!["state"]!.GetValue<string>());
        Assert.All(listed["terms"]!.AsArray(), t => Assert.NotNull(t!["derivation"]));
        Assert.NotEmpty(listed["terms"]!.AsArray());
        Assert.Contains(
            listed["users"]!.AsArray(),
            u => u!["email"]!.GetValue<string>() == "shop@demo.example" && u["contact"]!.GetValue<bool>()
        );
        var open = (await _office.PublicAsync(HttpMethod.Get, "/api/v1/members?q=demo+shop")).List("items").First();
        Assert.Null(open["users"]);
        Assert.Null(open["membership"]);
    }

    [Fact]
    public async Task To_one_mailbox_go_three_invitations_a_day_however_its_address_is_written()
    {
        var id = await CandidateAsync("mailbox");
        foreach (var email in new[] { "vol@mailbox.example", "VOL@mailbox.example", "vol+1@mailbox.example" })
        {
            await _registrar.DoAsync(id, "invite-user", new { email });
        }

        var refused = await _registrar.TryAsync(id, "invite-user", new { email = "vol+2@mailbox.example" });
        Assert.NotNull(refused.Body!["errors"]!["email"]);
        await _registrar.DoAsync(id, "invite-user", new { email = "ander@mailbox.example" });
        await _office.ClockAsync("P1D");
        await _registrar.DoAsync(id, "invite-user", new { email = "vol+2@mailbox.example" });
    }

    private async Task<Person> JoinAsync(string email)
    {
        await using var db = await one.App.NewDbAsync();
        var body = await db.Set<MailRow>()
            .Where(m => m.Email == email)
            .OrderByDescending(m => m.Id)
            .Select(m => m.Body)
            .FirstAsync();
        var link = body[body.IndexOf("/account/invitation", StringComparison.Ordinal)..].Split('\n', ' ')[0].Trim();
        var person = new Person(one.Client());
        await person.RedirectAsync(
            link,
            ("name", "Dirk"),
            ("password", "orange lamp under 7 bridges"),
            ("repeat", "orange lamp under 7 bridges")
        );
        Assert.True(await person.SignInAsync(email, "orange lamp under 7 bridges"));
        return person;
    }
}
