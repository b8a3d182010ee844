using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Letters;
using Redress.Web.Members;
using Redress.Web.Storage;
using Redress.Web.Tests.Members.Register;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Members;

/// <summary>An organisation in two schemes is a member in each, with the same users.</summary>
public sealed class TwoSchemesTests : IAsyncLifetime
{
    private const string Other = "demo-shop-keurmerk";
    private TestApp _app = null!;
    private Office _office = null!;

    public async Task InitializeAsync()
    {
        _app = await TestApp.StartAsync();
        _office = new Office(_app);
        await _office.ClockAsync("2026-03-02T09:00:00+01:00");
        var added = await _office.AsAsync(
            "registrar",
            HttpMethod.Post,
            "/api/v1/members",
            new
            {
                id = Other,
                name = "Demo Shop",
                scheme = "webshop-keurmerk",
                websites = new[] { "https://www.demo-shop.example" },
                companyNumber = "BE0123456749",
                language = "nl",
                email = "desk@demo-shop.example",
                organisation = "demo-shop",
            }
        );
        Assert.Equal((201, "demo-shop"), (added.Code, added.Text("organisation")));
        await new Registrar(_office).GrantAsync(Other, "webshopKeurmerk", "2026-03-02");
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    private async Task<(string Number, string Code)> AboutTheOtherAsync()
    {
        var complaint = System.Text.Json.JsonSerializer.SerializeToNode(Stages.AboutAProvider)!;
        complaint["respondent"]!["memberId"] = Other;
        var filed = await _office.FileAsync(complaint);
        await _office.DoAsync("secretary", filed.Number, "start-mediation");
        return filed;
    }

    [Fact]
    [Rule("BC-16")]
    public async Task Its_users_see_and_answer_the_cases_of_both_and_nobody_else_does()
    {
        var (first, _) = await _office.SentAsync();
        var (second, _) = await AboutTheOtherAsync();
        var list = await _office.AsAsync("shop", HttpMethod.Get, "/api/v1/cases");
        Assert.Equal(
            new[] { first, second }.Order(StringComparer.Ordinal),
            list.List("items").Select(c => c["number"]!.GetValue<string>()).Order(StringComparer.Ordinal)
        );
        await _office.DoAsync("shop", second, "propose", new { text = "De helft." });
        foreach (var other in new[] { "shop2", "provider" })
        {
            Assert.Equal(404, (await _office.GetAsync(other, second)).Code);
        }

        await using var db = await _app.NewDbAsync();
        Assert.Equal(["shop@demo.example"], (await Contacts.UsersOf(db, Other, default)).Select(u => u.Email));
        Assert.Empty(await Contacts.UsersOf(db, "nobody", default));
    }

    [Fact]
    [Rule("BC-16")]
    public async Task Who_leaves_the_organisation_is_out_of_both_and_no_contact_in_either()
    {
        var client = _app.CreateClient(new() { AllowAutoRedirect = false });
        var shop = new Person(client);
        Assert.True(await shop.SignInAsync("shop@demo.example", "Demo-Pass-2026"));
        var (second, _) = await AboutTheOtherAsync();
        Assert.Equal(HttpStatusCode.OK, await shop.StatusAsync($"/cases/{second}"));
        await using var db = await _app.NewDbAsync();
        var user = await db.Users.SingleAsync(u => u.Email == "shop@demo.example");
        await shop.RedirectAsync($"/cases/{second}/contact", ("contact", user.Id));
        Assert.Equal(user.Id, (await db.Set<CaseRow>().AsNoTracking().SingleAsync(c => c.Number == second)).ContactId);

        var registrar = new Person(_app.CreateClient(new() { AllowAutoRedirect = false }));
        Assert.True(await registrar.SignInAsync("registrar@demo.example", "Demo-Pass-2026"));
        Assert.Contains(
            "shop@demo.example",
            await registrar.GetAsync($"/members/{Other}/file"),
            StringComparison.Ordinal
        );
        await registrar.RedirectAsync($"/members/{Other}/file", "contact", ("user", user.Id));
        await registrar.RedirectAsync($"/members/{Other}/file/users/{user.Id}/remove", ("reason", "Weg."));
        Assert.Null((await db.Set<CaseRow>().AsNoTracking().SingleAsync(c => c.Number == second)).ContactId);
        Assert.All(await db.Set<MemberRow>().AsNoTracking().ToListAsync(), m => Assert.Null(m.ContactId));
        Assert.False(
            await new Person(_app.CreateClient(new() { AllowAutoRedirect = false })).SignInAsync(
                "shop@demo.example",
                "Demo-Pass-2026"
            )
        );
    }

    [Theory]
    [Rule("BC-16")]
    [InlineData("", 422, null)]
    [InlineData("apart", 200, "copy")]
    [InlineData("second-shop", 200, "second-shop")]
    [InlineData("demo-shop", 422, null)]
    [InlineData("nobody", 422, null)]
    public async Task A_number_in_a_table_that_is_another_member_s_joins_nobody_before_it_is_said(
        string said,
        int code,
        string? organisation
    )
    {
        const string head = "id,scheme,name,companyNumber,websites,languages,email,organisation\n";
        var row = $"copy,webshop-keurmerk,Kopie,BE 0987.654.394,kopie.example,nl,desk@kopie.example,{said}";
        var (answered, body) = await ImportAsync(head + row);
        Assert.Equal(code, answered);
        await using var db = await _app.NewDbAsync();
        var copy = await db.Set<MemberRow>().FirstOrDefaultAsync(m => m.Id == "copy");
        Assert.Equal(organisation, copy?.Organisation);
        if (code == 422)
        {
            Assert.Equal(
                ["organisation"],
                body["rows"]![0]!["faults"]!.AsArray().Select(f => f!["column"]!.GetValue<string>())
            );
            return;
        }

        // The same again is the same; joined or parted it is by acts alone.
        Assert.Equal(1, (await ImportAsync(head + row)).Body["same"]!.GetValue<int>());
        Assert.Equal(422, (await ImportAsync("id,organisation\ncopy,demo-shop")).Code);
    }

    private async Task<(int Code, System.Text.Json.Nodes.JsonNode Body)> ImportAsync(string text)
    {
        using var table = new StringContent(text, System.Text.Encoding.UTF8, "text/csv");
        using var answer = await (await _office.PersonAsync("registrar")).PostAsync("/api/v1/members/import", table);
        return (
            (int)answer.StatusCode,
            System.Text.Json.Nodes.JsonNode.Parse(await answer.Content.ReadAsStringAsync())!
        );
    }

    [Fact]
    [Rule("BC-16")]
    public async Task Two_who_remove_each_other_by_way_of_two_schemes_leave_somebody()
    {
        await using var db = await _app.NewDbAsync();
        var first = await db.Users.SingleAsync(u => u.Email == "shop@demo.example");
        var second = new User
        {
            UserName = "tweede@demo-shop.example",
            Email = "tweede@demo-shop.example",
            DisplayName = "Tweede",
            MemberId = Other,
        };
        db.Add(second);
        await db.SaveChangesAsync();
        var organisation = _app.Services.GetRequiredService<Organisation>();
        var by = new Domain.Actor(Domain.Role.Respondent, first.Id, "Een") { MemberId = "demo-shop" };
        var removed = await Task.WhenAll(
            organisation.Remove("demo-shop", second.Id, by, null, default),
            organisation.Remove(Other, first.Id, by, null, default)
        );
        Assert.Single(removed, r => r);
        Assert.Single(await Contacts.UsersOf(db, Other, default));
        Assert.All(
            await db.Set<MemberRow>().AsNoTracking().Where(m => m.Organisation == "demo-shop").ToListAsync(),
            m => Assert.True(m.Version > 1)
        );
    }
}
