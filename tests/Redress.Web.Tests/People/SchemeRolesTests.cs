using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Redress.Domain;
using Redress.Domain.Cases;
using Redress.Domain.Tests;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Cases.Access;
using Redress.Web.Cases.Figures;
using Redress.Web.Committee;
using Redress.Web.Scheduling;
using Redress.Web.Storage;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.People;

/// <summary>Who works for one scheme finds the cases of another nowhere.</summary>
public sealed class SchemeRolesTests : IAsyncLifetime
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
    [Rule("BC-16"), Rule("FP-12"), Rule("BC-43")]
    public async Task What_one_case_says_of_its_reader_the_filter_says_of_all()
    {
        await _app.StoreAsync(ACase.OfBeCommerce().It, 100, 2);
        await _app.StoreAsync(ACase.OfBeCommerce().Answered("2026-03-10").It, 200, 2);
        await _app.StoreAsync(ACase.OfBeCommerce().InDeliberation("2026-03-10").It, 300, 2);
        await _app.StoreAsync(ACase.OfKeurmerk().It, 400, 3);
        await using var db = await _app.NewDbAsync();
        var rows = await db.Set<CaseRow>().AsNoTracking().ToListAsync();
        var cases = rows.Select(r => CaseJson.Read(r.File)).ToList();
        string[]?[] schemes = [null, [], ["becommerce"], ["webshop-keurmerk"], ["becommerce", "webshop-keurmerk"]];
        var seen = 0;
        foreach (var own in schemes)
        foreach (var seats in schemes.Where(s => s is not null))
        foreach (var role in Enum.GetValues<Role>())
        {
            var actor = new Actor(role, "somebody", "Somebody") { Schemes = own, CommitteeSchemes = seats! };
            var filtered = await db.Set<CaseRow>().VisibleTo(actor).Select(c => c.Number).ToListAsync();
            Assert.Equal(
                cases.Where(c => CaseView.MaySee(c, actor)).Select(c => c.Number).Order(StringComparer.Ordinal),
                filtered.Order(StringComparer.Ordinal)
            );
            if (role is Role.Secretary or Role.Appeals or Role.Committee && own is not null)
            {
                Assert.All(filtered, n => Assert.Contains(cases.Single(c => c.Number == n).Scheme, own));
            }

            var figures = await _app.Services.GetRequiredService<FigureQuery>().CountedFor(actor, DateOnly.MinValue);
            var counted = figures.Of(Figure.FiledByKind).Sum(f => f.Count);
            Assert.Equal(
                role == Role.Supervisor ? cases.Count(c => own?.Contains(c.Scheme) != false) : filtered.Count,
                role is Role.Secretary or Role.Appeals or Role.Committee or Role.Supervisor or Role.Clock
                    ? counted
                    : filtered.Count
            );
            seen += filtered.Count;
        }

        Assert.True(seen > 100, $"{seen}");
    }

    [Fact]
    [Rule("BC-16")]
    public async Task A_secretary_of_one_scheme_finds_no_case_of_the_other_in_any_list_figure_or_e_mail()
    {
        var (theirs, _) = await _office.FileAsync(Office.Complaint(name: "Zeldzame Naam"));
        var (own, _) = await _office.FileAsync(Stages.AboutAProvider);
        await _people.JoinedAsync(New, ["secretary"], ["webshop-keurmerk"]);
        var page = _people.Anybody();
        Assert.True(await page.SignInAsync(New, Invited.Password));
        Assert.Equal(HttpStatusCode.OK, await page.StatusAsync($"/cases/{own}"));
        Assert.Equal(HttpStatusCode.NotFound, await page.StatusAsync($"/cases/{theirs}"));
        foreach (
            var path in new[]
            {
                "/my-day",
                "/cases",
                "/cases.csv",
                "/cases?q=zeldzame",
                "/search?q=zeldzame",
                "/postal-letters",
                "/appeals",
                "/upcoming",
                "/hearings",
                "/calendar",
            }
        )
        {
            var shown = await page.GetAsync(path);
            Assert.DoesNotContain(theirs, shown, StringComparison.Ordinal);
            Assert.DoesNotContain("Zeldzame Naam", shown, StringComparison.Ordinal);
        }

        Assert.Contains(own, await page.GetAsync("/cases"), StringComparison.Ordinal);
        using var program = await _people.WithTokenAsync(New, Invited.Password);
        Assert.Equal(HttpStatusCode.NotFound, (await program.GetAsync($"/api/v1/cases/{theirs}")).StatusCode);
        // Nor does it enter one there, and hear which others there are.
        using var entered = await program.PostAsJsonAsync("/api/v1/complaints", Office.Complaint());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, entered.StatusCode);
        Assert.Contains("\"scheme\"", await entered.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(
            ["webshop-keurmerk"],
            System.Text.Json.Nodes.JsonNode.Parse(await program.GetStringAsync("/api/v1/statistics"))!["schemes"]!
                .AsArray()
                .Select(s => s!["scheme"]!.GetValue<string>())
        );
        Assert.Equal(422, (await _office.TryAsync("secretary", theirs, "assign", new { to = New })).Code);
        Assert.Equal(200, (await _office.TryAsync("secretary", own, "assign", new { to = New })).Code);
    }

    [Fact]
    [Rule("BC-16")]
    public async Task Whoever_is_called_by_an_address_with_an_apostrophe_or_a_letter_with_a_sign_comes_in_too()
    {
        await _people.JoinedAsync("nele.o'brien@body.example", ["secretary"]);
        Assert.True(await _people.Anybody().SignInAsync("nele.o'brien@body.example", Invited.Password));
    }

    [Fact]
    [Rule("FP-23"), Rule("BC-16")]
    public async Task Of_what_waits_in_another_scheme_nobody_is_mailed_a_number()
    {
        await _office.ClockAsync("2026-03-02T14:00:00+01:00");
        var (theirs, _) = await _office.FileAsync(Office.Complaint());
        await _people.JoinedAsync(New, ["secretary"], ["webshop-keurmerk"]);
        await _office.ClockAsync("P25D");
        var morning = await _office.ClockAsync("P1D");
        await _app
            .Services.GetRequiredService<DutyMailJob>()
            .Write(new DateTimeOffset(morning.Date.AddDays(1).AddHours(8), TimeSpan.Zero));
        await using var db = await _app.NewDbAsync();
        var mails = await db.Set<MailRow>().Where(m => m.Key.StartsWith("duties:")).ToListAsync();
        Assert.Contains(
            mails,
            m => m.Email == "secretary@demo.example" && m.Body.Contains(theirs, StringComparison.Ordinal)
        );
        Assert.DoesNotContain(mails, m => m.Email == New);
    }

    [Fact]
    [Rule("BC-15")]
    public async Task A_mandate_counts_in_the_schemes_for_which_its_holder_works()
    {
        var (number, _) = await _office.DeliberatedAsync();
        Assert.Equal(200, (await _office.GetAsync("committee2", number)).Code);
        var id = await _people.IdAsync("committee2@demo.example");
        var moved = await _people.DoAsync(
            id,
            "change-roles",
            new { roles = new[] { "committee" }, schemes = new[] { "webshop-keurmerk" } }
        );
        Assert.Equal(200, moved.Code);
        var committee = _app.Services.GetRequiredService<CommitteeRegister>();
        Assert.DoesNotContain("becommerce", (await committee.MandatesOf(id)).Schemes);
        Assert.DoesNotContain(await committee.MembersOf("becommerce"), m => m.Id == id);
        using var cedric = await _people.WithTokenAsync("committee2@demo.example", "Demo-Pass-2026");
        Assert.Equal(HttpStatusCode.NotFound, (await cedric.GetAsync($"/api/v1/cases/{number}")).StatusCode);
        Assert.Equal(
            422,
            (await _office.TryAsync("secretary", number, "assign", new { to = "committee2@demo.example" })).Code
        );
    }
}
