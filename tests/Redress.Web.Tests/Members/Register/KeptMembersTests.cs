using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Storage;
using Redress.Web.Storage.Body;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Members.Register;

/// <summary>A registrar who keeps one scheme alone knows of the others what everybody knows, by page and by API.</summary>
public sealed class KeptMembersTests : IAsyncLifetime
{
    private readonly Guid _here = Guid.CreateVersion7();
    private readonly Guid _elsewhere = Guid.CreateVersion7();
    private TestApp _app = null!;
    private Office _office = null!;
    private Person _desk = null!;

    public async Task InitializeAsync()
    {
        _app = await TestApp.StartAsync();
        await using (var db = await _app.NewDbAsync())
        {
            var registrar = await db.Users.SingleAsync(u => u.Email == "registrar@demo.example");
            db.Add(new PersonSchemeRow { UserId = registrar.Id, Scheme = "webshop-keurmerk" });
            db.AddRange(
                Application(_here, "webshop-keurmerk", "Van Hier", "NL 87654321"),
                Application(_elsewhere, "becommerce", "Van Elders", "BE 0800.000.123")
            );
            await db.SaveChangesAsync();
        }

        _office = new Office(_app);
        _desk = new Person(_app.CreateClient(new() { AllowAutoRedirect = false }));
        Assert.True(await _desk.SignInAsync("registrar@demo.example", "Demo-Pass-2026"));
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    private static MemberApplicationRow Application(Guid id, string scheme, string name, string number) =>
        new()
        {
            Id = id,
            Scheme = scheme,
            Name = name,
            CompanyNumber = number,
            Sites = ["https://aanvraag.example"],
            Languages = ["nl"],
            Kinds = [],
            Email = "a@aanvraag.example",
            ContactName = "Aan Vrager",
            CreatedAt = DateTimeOffset.UnixEpoch,
            ConfirmedAt = DateTimeOffset.UnixEpoch,
        };

    private Task<Reply> ApiAsync(HttpMethod method, string path, object? body = null) =>
        _office.AsAsync("registrar", method, $"/api/v1/members{path}", body);

    [Fact]
    [Rule("BC-40"), Rule("FP-12")]
    public async Task The_api_lists_changes_and_takes_only_what_it_keeps()
    {
        var all = await ApiAsync(HttpMethod.Get, "");
        Assert.Equal(["keurmerk-shop"], all.List("items").Select(m => m["id"]!.GetValue<string>()));
        Assert.Empty((await ApiAsync(HttpMethod.Get, "?scheme=becommerce")).List("items"));
        Assert.NotNull((await ApiAsync(HttpMethod.Get, "/keurmerk-shop")).Body!["history"]);
        var other = await ApiAsync(HttpMethod.Get, "/demo-shop");
        Assert.Equal("Demo Shop", other.Text("name"));
        Assert.Null(other.Body!["history"]);
        Assert.Null(other.Body["users"]);
        foreach (
            var act in new[]
            {
                "begin-membership",
                "end-membership",
                "grant-label",
                "invite-user",
                "change-details",
                "join-organisation",
                "part-organisation",
            }
        )
        {
            Assert.Equal(404, (await ApiAsync(HttpMethod.Post, $"/demo-shop/actions/{act}", new { })).Code);
        }

        var refused = await ApiAsync(HttpMethod.Post, "", Registrar.Shop("elders"));
        Assert.Equal(422, refused.Code);
        Assert.Equal(["scheme"], refused.Body!["errors"]!.AsObject().Select(e => e.Key));
        Assert.Equal(201, (await ApiAsync(HttpMethod.Post, "", Registrar.Shop("hier", "webshop-keurmerk"))).Code);
        // Neither of a member of another scheme whose number it has: it is not told of it, and joins nothing.
        var same = await ApiAsync(HttpMethod.Post, "", Registrar.Shop("zelfde", "webshop-keurmerk", "BE 0123.456.749"));
        Assert.Equal((201, "zelfde"), (same.Code, same.Text("organisation")));
        Assert.Empty(same.List("ofSameNumber"));
        var joined = await ApiAsync(
            HttpMethod.Post,
            "/zelfde/actions/join-organisation",
            new { member = "demo-shop", reason = "Zelfde nummer." }
        );
        Assert.Equal(422, joined.Code);
        Assert.NotNull(joined.Body!["errors"]!["member"]);
        await using var db = await _app.NewDbAsync();
        Assert.Equal("demo-shop", (await db.Set<MemberRow>().SingleAsync(m => m.Id == "demo-shop")).Organisation);
    }

    [Fact]
    [Rule("BC-40")]
    public async Task A_table_takes_only_rows_of_what_it_keeps()
    {
        using var table = new StringContent(
            "id,scheme,name,companyNumber,websites,languages,email\n"
                + "demo-shop,,Omgedoopt,,,,\n"
                + "nieuw-bc,becommerce,Nieuw,BE 0800.000.321,nieuw-bc.example,nl,nieuw@bc.example\n"
                + "nieuw-wk,webshop-keurmerk,Nieuw,NL 11223344,nieuw-wk.example,nl,nieuw@wk.example",
            Encoding.UTF8,
            "text/csv"
        );
        using var answer = await (await _office.PersonAsync("registrar")).PostAsync("/api/v1/members/import", table);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var said = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        Assert.Equal((1, 2), (said["new"]!.GetValue<int>(), said["wrong"]!.GetValue<int>()));
        Assert.DoesNotContain("Demo Shop", said.ToJsonString(), StringComparison.Ordinal);
        await using var db = await _app.NewDbAsync();
        Assert.Equal("Demo Shop", (await db.Set<MemberRow>().SingleAsync(m => m.Id == "demo-shop")).Name);
    }

    [Fact]
    [Rule("BC-40"), Rule("FP-12")]
    public async Task Its_pages_show_and_open_only_what_it_keeps()
    {
        var list = await _desk.GetAsync("/members");
        Assert.Contains("href=\"/members/keurmerk-shop/file\"", list, StringComparison.Ordinal);
        Assert.DoesNotContain("Demo Shop", list, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "Demo Shop",
            await _desk.GetAsync("/members?scheme=becommerce"),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("value=\"becommerce\"", await _desk.GetAsync("/members/new"), StringComparison.Ordinal);
        Assert.Contains("To its file", await _desk.GetAsync("/members/keurmerk-shop"), StringComparison.Ordinal);
        Assert.DoesNotContain("To its file", await _desk.GetAsync("/members/demo-shop"), StringComparison.Ordinal);
        await using var db = await _app.NewDbAsync();
        var user = await db.Users.SingleAsync(u => u.Email == "shop@demo.example");
        foreach (var page in new[] { "", "/details", "/contacts", $"/users/{user.Id}/remove" })
        {
            Assert.Equal(HttpStatusCode.NotFound, await _desk.StatusAsync($"/members/demo-shop/file{page}"));
        }

        Assert.Equal(HttpStatusCode.OK, await _desk.StatusAsync("/members/keurmerk-shop/file"));
        // One of the two waits for it.
        Assert.Contains("Applications (1)", list, StringComparison.Ordinal);
        var applications = await _desk.GetAsync("/members/applications");
        Assert.Contains("Van Hier", applications, StringComparison.Ordinal);
        Assert.DoesNotContain("Van Elders", applications, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await _desk.StatusAsync($"/members/applications/{_elsewhere}"));
        Assert.Equal(
            "/members/van-hier/file?done=accepted",
            await _desk.RedirectAsync($"/members/applications/{_here}", "accept")
        );
    }

    [Fact]
    [Rule("FP-12")]
    public async Task What_it_does_not_keep_it_cannot_decide_either()
    {
        using var scope = _app.Services.CreateScope();
        var by = new Domain.Actor(Domain.Role.Registrar, "r", "R") { Schemes = ["webshop-keurmerk"] };
        var acts = scope.ServiceProvider.GetRequiredService<Web.Members.Applications.ApplicationActs>();
        Assert.Equal((null, null), await acts.Accept(_elsewhere, null, by, default));
        Assert.Equal((null, null), await acts.Renew(_elsewhere, by, default));
        Assert.Null(await acts.Refuse(_elsewhere, "law", "Neen.", by, default));
        var organisation = scope.ServiceProvider.GetRequiredService<Web.Members.Organisation>();
        await using var db = await _app.NewDbAsync();
        var user = await db.Users.SingleAsync(u => u.Email == "shop@demo.example");
        Assert.False(await organisation.MakeContact("demo-shop", user.Id, by, default));
        Assert.False(await organisation.Remove("demo-shop", user.Id, by, "Weg.", default));
        Assert.Equal(
            MemberApplicationRow.Open,
            (await db.Set<MemberApplicationRow>().SingleAsync(a => a.Id == _elsewhere)).State
        );
        Assert.True(await db.Users.AnyAsync(u => u.Id == user.Id));
    }
}
