using System.Net;
using Microsoft.EntityFrameworkCore;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Letters;
using Redress.Web.Storage;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Members.Register;

/// <summary>Members of two schemes become one organisation, and stop being it, by an act with its reason; a number alone joins nobody (BC-16).</summary>
public sealed class OrganisationActTests(OneApp one) : IClassFixture<OneApp>
{
    private const string Password = "orange lamp under 7 bridges";
    private readonly Office _office = new(one.App);
    private readonly Registrar _registrar = new(new Office(one.App));

    private async Task<(string Here, string Other)> TwoAsync(string name, string number)
    {
        var (here, other) = ($"{name}-bc", $"{name}-wk");
        Assert.Equal(201, (await _registrar.AddAsync(Registrar.Shop(here, number: number))).Code);
        Assert.Equal(201, (await _registrar.AddAsync(Registrar.Shop(other, "webshop-keurmerk", number))).Code);
        return (here, other);
    }

    private async Task<string> OrganisationAsync(string id)
    {
        await using var db = await one.App.NewDbAsync();
        return (await db.Set<MemberRow>().AsNoTracking().SingleAsync(m => m.Id == id)).Organisation;
    }

    private async Task<Person> UserAsync(string member, string email)
    {
        await _registrar.DoAsync(member, "invite-user", new { email, name = "Dirk" });
        await using var db = await one.App.NewDbAsync();
        var mail = await db.Set<MailRow>().OrderByDescending(m => m.Id).FirstAsync(m => m.Email == email);
        var link = mail.Body[mail.Body.IndexOf("/account/invitation", StringComparison.Ordinal)..]
            .Split('\n', ' ')[0]
            .Trim();
        var person = new Person(one.Client());
        await person.RedirectAsync(link, ("name", "Dirk"), ("password", Password), ("repeat", Password));
        Assert.True(await person.SignInAsync(email, Password));
        return person;
    }

    [Fact]
    [Rule("BC-16")]
    public async Task A_number_alone_joins_nobody_and_the_act_that_does_stands_with_its_reason_in_the_history_of_both()
    {
        var (here, other) = await TwoAsync("nummer", "BE 0811.000.001");
        Assert.Equal((here, other), (await OrganisationAsync(here), await OrganisationAsync(other)));
        var known = await _registrar.KnownAsync(here);
        Assert.Equal(other, Assert.Single(known["ofSameNumber"]!.AsArray())!["id"]!.GetValue<string>());
        Assert.Empty(known["ofOrganisation"]!.AsArray());

        var bare = await _registrar.TryAsync(here, "join-organisation", new { });
        Assert.Equal(422, bare.Code);
        Assert.Equal(
            ["member", "reason"],
            bare.Body!["errors"]!.AsObject().Select(e => e.Key).Order(StringComparer.Ordinal)
        );
        Assert.Equal(409, (await _registrar.TryAsync(here, "part-organisation", new { reason = "Zomaar." })).Code);
        var joined = await _registrar.DoAsync(
            here,
            "join-organisation",
            new { member = other, reason = "Zelfde zaakvoerder." }
        );
        Assert.Equal(await OrganisationAsync(other), await OrganisationAsync(here));
        Assert.Equal(2, joined.Body!["version"]!.GetValue<int>());
        Assert.Equal(other, Assert.Single(joined.List("ofOrganisation"))["id"]!.GetValue<string>());
        Assert.Empty(joined.List("ofSameNumber"));
        foreach (var id in new[] { here, other })
        {
            var entry = (await _registrar.KnownAsync(id))["history"]![0]!;
            Assert.Equal(
                ("join-organisation", "Zelfde zaakvoerder."),
                (entry["action"]!.GetValue<string>(), entry["reason"]!.GetValue<string>())
            );
        }

        var twice = await _registrar.TryAsync(here, "join-organisation", new { member = other, reason = "Nog eens." });
        Assert.NotNull(twice.Body!["errors"]!["member"]);
        await _registrar.DoAsync(other, "part-organisation", new { reason = "Toch niet." });
        Assert.Equal((here, other), (await OrganisationAsync(here), await OrganisationAsync(other)));
    }

    [Fact]
    [Rule("BC-16")]
    public async Task An_organisation_is_a_member_of_a_scheme_once()
    {
        var (here, other) = await TwoAsync("tweemaal", "BE 0811.000.002");
        await _registrar.DoAsync(here, "join-organisation", new { member = other, reason = "Eén zaak." });
        Assert.Equal(201, (await _registrar.AddAsync(Registrar.Shop("derde-bc"))).Code);
        var refused = await _registrar.TryAsync(
            "derde-bc",
            "join-organisation",
            new { member = other, reason = "Ook die." }
        );
        Assert.NotNull(refused.Body!["errors"]!["member"]);
        Assert.Equal("derde-bc", await OrganisationAsync("derde-bc"));
        var entered = await _registrar.AddAsync(
            new
            {
                id = "vierde-bc",
                name = "Vierde",
                scheme = "becommerce",
                websites = new[] { "vierde.example" },
                companyNumber = "BE 0811.000.022",
                language = "nl",
                email = "desk@vierde.example",
                organisation = other,
            }
        );
        Assert.Equal(422, entered.Code);
        Assert.NotNull(entered.Body!["errors"]!["organisation"]);
    }

    [Fact]
    [Rule("BC-16")]
    public async Task Joined_its_users_are_those_of_both_and_parted_each_is_out_of_the_other_and_its_session_over()
    {
        var (here, other) = await TwoAsync("samen", "BE 0811.000.003");
        var user = await UserAsync(here, "dirk@samen.example");
        await using var db = await one.App.NewDbAsync();
        Assert.Empty(await Contacts.UsersOf(db, other, default));
        await _registrar.DoAsync(here, "join-organisation", new { member = other, reason = "Eén zaak." });
        Assert.Equal(HttpStatusCode.Redirect, await user.StatusAsync("/organisation"));
        Assert.Equal(["dirk@samen.example"], (await Contacts.UsersOf(db, other, default)).Select(u => u.Email));
        Assert.True(await user.SignInAsync("dirk@samen.example", Password));

        var complaint = System.Text.Json.JsonSerializer.SerializeToNode(Stages.AboutAProvider)!;
        complaint["respondent"]!["memberId"] = other;
        await _registrar.GrantAsync(other, "webshopKeurmerk", (await _office.TodayAsync()).ToString("O", null));
        var filed = await _office.FileAsync(complaint);
        await _office.DoAsync("secretary", filed.Number, "start-mediation");
        Assert.Equal(HttpStatusCode.OK, await user.StatusAsync($"/cases/{filed.Number}"));
        var id = (await db.Users.SingleAsync(u => u.Email == "dirk@samen.example")).Id;
        await user.RedirectAsync($"/cases/{filed.Number}/contact", ("contact", id));
        await db.Set<MemberRow>()
            .Where(m => m.Id == other)
            .ExecuteUpdateAsync(m => m.SetProperty(r => r.ContactId, id));

        await _registrar.DoAsync(here, "part-organisation", new { reason = "Verkocht." });
        Assert.Equal(HttpStatusCode.Redirect, await user.StatusAsync($"/cases/{filed.Number}"));
        Assert.True(await user.SignInAsync("dirk@samen.example", Password));
        Assert.Equal(HttpStatusCode.NotFound, await user.StatusAsync($"/cases/{filed.Number}"));
        Assert.Empty(await Contacts.UsersOf(db, other, default));
        Assert.Null((await db.Set<MemberRow>().AsNoTracking().SingleAsync(m => m.Id == other)).ContactId);
        Assert.Null((await db.Set<CaseRow>().AsNoTracking().SingleAsync(c => c.Number == filed.Number)).ContactId);
    }

    [Fact]
    [Rule("BC-16")]
    public async Task Where_a_number_is_that_of_another_member_the_registrar_is_asked_before_it_is_entered()
    {
        var registrar = new Person(one.Client());
        Assert.True(await registrar.SignInAsync("registrar@demo.example", "Demo-Pass-2026"));
        (string Name, string Value)[] fields =
        [
            ("scheme", "webshop-keurmerk"),
            ("name", "Tweede Shop Keurmerk"),
            ("websites", "tweede-keurmerk.example"),
            ("companyNumber", "BE0987654394"),
            ("language", "nl"),
            ("email", "desk@tweede-keurmerk.example"),
            ("since", "2 maart 2026"),
        ];
        var asked = await registrar.PostAsync("/members/new", [.. fields]);
        Assert.Contains("that of another member too", asked, StringComparison.Ordinal);
        Assert.Contains("value=\"second-shop\"", asked, StringComparison.Ordinal);
        await using var db = await one.App.NewDbAsync();
        Assert.False(await db.Set<MemberRow>().AnyAsync(m => m.Id == "tweede-shop-keurmerk"));
        Assert.Contains(
            "has not come yet",
            await registrar.PostAsync(
                "/members/new",
                [.. fields.Where(f => f.Name != "since"), ("since", "1 januari 2199"), ("organisation", "apart")]
            ),
            StringComparison.Ordinal
        );
        Assert.Equal(
            "/members/tweede-shop-keurmerk/file?done=added",
            await registrar.RedirectAsync("/members/new", [.. fields, ("organisation", "second-shop")])
        );
        Assert.Equal("second-shop", await OrganisationAsync("tweede-shop-keurmerk"));
        var file = await registrar.GetAsync("/members/tweede-shop-keurmerk/file");
        Assert.Contains("href=\"/members/second-shop/file\"", file, StringComparison.Ordinal);
        Assert.Contains(
            "Fill this in",
            await RefusedAsync(registrar, "part", ("part.reason", "")),
            StringComparison.Ordinal
        );
        Assert.Equal(
            "/members/tweede-shop-keurmerk/file?done=part",
            await registrar.RedirectAsync("/members/tweede-shop-keurmerk/file", "part", ("part.reason", "Vergissing."))
        );
        Assert.Equal("tweede-shop-keurmerk", await OrganisationAsync("tweede-shop-keurmerk"));
        Assert.Contains(
            "The same company number",
            await registrar.GetAsync("/members/tweede-shop-keurmerk/file"),
            StringComparison.Ordinal
        );
        Assert.Equal(
            "/members/tweede-shop-keurmerk/file?done=join",
            await registrar.RedirectAsync(
                "/members/tweede-shop-keurmerk/file",
                "join",
                ("join.member", "second-shop"),
                ("join.reason", "Toch wel.")
            )
        );
        Assert.Equal("second-shop", await OrganisationAsync("tweede-shop-keurmerk"));
    }

    private static Task<string> RefusedAsync(
        Person registrar,
        string form,
        params (string Name, string Value)[] fields
    ) => registrar.PostAsync("/members/tweede-shop-keurmerk/file", form, fields);
}
