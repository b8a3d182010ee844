using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Redress.Domain;
using Redress.Domain.Tests;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Cases.Access;
using Redress.Web.Cases.Queries;
using Redress.Web.Storage;
using Redress.Web.Storage.Desk;
using Redress.Web.Storage.Postgres;
using Redress.Web.Tests.Support;
using Redress.Web.Workbench.Search;

namespace Redress.Web.Tests.Worklist;

/// <summary>What the search of the desk finds as one types.</summary>
public sealed class DeskSearchTests(OneApp one) : IClassFixture<OneApp>
{
    private static readonly Actor Clara = new(Role.Committee, "clara", "Clara") { CommitteeSchemes = ["becommerce"] };

    private static readonly Actor Shop = new(Role.Respondent, "shop-user", "Shop") { MemberId = "demo-shop" };

    private readonly Office _office = new(one.App);
    private readonly DeskSearch _search = one.App.Services.GetRequiredService<DeskSearch>();

    [Fact]
    [Rule("FP-12"), Rule("BC-43")]
    public async Task A_case_is_found_by_all_that_its_parties_can_name_by_who_may_see_it()
    {
        var (number, _) = await _office.FileAsync(Complaint());
        string[] spellings =
        [
            number,
            number[8..].TrimStart('0'),
            "zonderl",
            "Anna Zond",
            "ZONDER@consumer.EX",
            "0478 99 1",
            "+32 478 99",
            "molenweg 7",
            "X-88",
            "8812",
        ];
        foreach (var typed in spellings)
        {
            Assert.True(await FindsAsync(ACase.Secretary, typed, number), typed);
            Assert.True(await FindsAsync(Clara, typed, number), typed);
        }

        Assert.Equal(number, (await _search.Find(ACase.Secretary, number.ToLowerInvariant(), 8)).Whole);
        Assert.False(await FindsAsync(ACase.Secretary, "linckx", number));
        await _office.DoAsync("committee", number, "recuse", new { reason = "Ik ken de zaakvoerder." });
        await using var db = await one.App.NewDbAsync();
        var recused = Clara with
        {
            Id = await db.Users.Where(u => u.Email == "committee@demo.example").Select(u => u.Id).SingleAsync(),
        };
        foreach (var reader in new[] { recused, Clara with { CommitteeSchemes = [] }, Shop, ACase.Administrator })
        {
            foreach (var typed in spellings)
            {
                Assert.False(await FindsAsync(reader, typed, number), $"{reader.Role}: {typed}");
                Assert.Null((await _search.Find(reader, typed, 8)).Whole);
            }
        }

        Assert.Equal(["demo-shop"], (await _search.Find(ACase.Secretary, "demo sh", 8)).Members.Select(m => m.Id));
        Assert.Empty((await _search.Find(Shop, "demo sh", 8)).Members);
    }

    [Fact]
    [Rule("BC-18"), Rule("FP-18")]
    public async Task A_postal_reference_and_the_number_of_an_envelope_lead_to_the_case()
    {
        var today = await _office.TodayAsync();
        var filed = await _office.NotifiedAsync($"{today:yyyy-MM-dd}");
        await using var db = await one.App.NewDbAsync();
        var letter = await db.Set<LetterRow>().Where(l => l.CaseNumber == filed.Number).OrderBy(l => l.Id).FirstAsync();
        letter.Tracking = "323299912345";
        await db.SaveChangesAsync();
        Assert.True(await FindsAsync(ACase.Secretary, "3232 999 12345", filed.Number));
        Assert.False(await FindsAsync(Clara, "323299912345", filed.Number));
        var reference = await db.Set<ContactKeyRow>()
            .Where(k =>
                k.Kind == ContactKind.Postal && db.Set<CaseRow>().Any(c => c.Number == filed.Number && c.Id == k.CaseId)
            )
            .Select(k => k.Key)
            .FirstAsync();
        Assert.True(await FindsAsync(ACase.Secretary, reference, filed.Number));
    }

    [Fact]
    public async Task A_contact_is_looked_for_in_its_index()
    {
        var postgres = one.App.Services.GetRequiredService<IDatabaseEngine>() is PostgresEngine;
        await using var db = await one.App.NewDbAsync();
        foreach (var reader in new[] { ACase.Secretary, Clara })
        {
            var cases = db.Set<CaseRow>().AsNoTracking().VisibleTo(reader);
            var plan = await db.PlanAsync(postgres, DeskSearch.ByContact(db, cases, "anna", 8));
            Assert.Contains("IX_contact_keys_key", plan, StringComparison.Ordinal);
            Assert.DoesNotContain("Sort", plan, StringComparison.Ordinal);
        }
    }

    [Fact]
    [Rule("FP-12")]
    public async Task Who_sees_few_cases_makes_nobody_read_the_keys_of_all()
    {
        var mine = await _office.FileAsync(Stages.AboutAProvider);
        await using (var db = await one.App.NewDbAsync())
        {
            var row = await db.Set<CaseRow>().SingleAsync(c => c.Number == mine.Number);
            var others = await db.Set<CaseRow>().Where(c => c.Scheme == "becommerce").Select(c => c.Id).ToListAsync();
            var pattern = others.Count > 0 ? others[0] : await FiledIdAsync(db);
            db.AddRange(
                Enumerable
                    .Range(0, 600)
                    .Select(i => new ContactKeyRow
                    {
                        CaseId = pattern,
                        Kind = ContactKind.Name,
                        Key = $"zqkey a{i:000}",
                    })
            );
            db.Add(
                new ContactKeyRow
                {
                    CaseId = row.Id,
                    Kind = ContactKind.Name,
                    Key = "zqkey zz",
                }
            );
            await db.SaveChangesAsync();
        }

        var karel = Clara with { CommitteeSchemes = ["webshop-keurmerk"] };
        Assert.True(await FindsAsync(karel, "zqkey z", mine.Number));
        Assert.False(await FindsAsync(karel, "zqkey", mine.Number));
        // And it is told that more begins so than was looked at.
        Assert.True((await _search.Find(karel, "zqkey", 8)).Cut);
        Assert.False((await _search.Find(karel, "zqkey z", 8)).Cut);
        var secretary = new Person(one.Client());
        Assert.True(await secretary.SignInAsync("secretary@demo.example", "Demo-Pass-2026"));
        const string told = "not all of it was looked at";
        Assert.Contains(told, await secretary.GetAsync("/search?find=zqkey"), StringComparison.Ordinal);
        Assert.DoesNotContain(told, await secretary.GetAsync("/search?find=zqkey+z"), StringComparison.Ordinal);
        await using var desk = await DeskDrawing.OpenAsync(one.App, "secretary");
        var island = desk.Render<FinderIsland>(p => p.Add(i => i.For, "search"));
        await island.InvokeAsync(() => island.Instance.Find("zqkey", "/"));
        Assert.Contains(told, island.Find("p.found-none[role=status]").TextContent, StringComparison.Ordinal);
        Assert.False(await FindsAsync(Clara with { CommitteeSchemes = [] }, "zqkey z", mine.Number));
        // What is shorter is the beginning of too many.
        Assert.Empty((await _search.Find(karel, "zq", 8)).Cases);
    }

    private async Task<Guid> FiledIdAsync(AppDb db)
    {
        var (number, _) = await _office.FileAsync(Complaint());
        return await db.Set<CaseRow>().Where(c => c.Number == number).Select(c => c.Id).SingleAsync();
    }

    private async Task<bool> FindsAsync(Actor reader, string typed, string number) =>
        (await _search.Find(reader, typed, 8)).Cases.Any(hit => hit.Number == number);

    private static object Complaint() =>
        new
        {
            scheme = "becommerce",
            kind = "purchase",
            language = "nl",
            complainant = new
            {
                kind = "consumer",
                name = "Anna Zonderlinckx",
                email = "zonder@consumer.example",
                phone = "0478/99.12.34",
                address = new
                {
                    street = "Molenweg 71",
                    postalCode = "9000",
                    city = "Gent",
                    country = "BE",
                },
            },
            respondent = new { memberId = "demo-shop" },
            facts = "Niets gekregen.",
            claim = "Terugbetaling.",
            purchase = new { orderNumber = "X-8812" },
            contactedShopOn = "2026-02-02",
        };
}
