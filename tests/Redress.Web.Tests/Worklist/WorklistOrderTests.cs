using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Redress.Domain;
using Redress.Domain.Tests;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Cases.Access;
using Redress.Web.Cases.Queries;
using Redress.Web.Storage;
using Redress.Web.Storage.Postgres;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Worklist;

/// <summary>The worklist in each of its orders, both ways: page after page every case once, by an index.</summary>
public sealed class WorklistOrderTests(OneApp one) : IClassFixture<OneApp>
{
    private readonly Office _office = new(one.App);

    private static readonly IReadOnlyList<string> Names =
    [
        .. Enum.GetValues<WorklistSort>()
            .SelectMany(sort => new[] { false, true }.Select(back => new WorklistOrder(sort, back).Name)),
    ];

    public static TheoryData<string> Orders => [.. Names];

    [Theory]
    [MemberData(nameof(Orders))]
    public async Task Pages_in_an_order_show_each_case_once_and_in_it(string name)
    {
        await SomeCasesAsync();
        var order = WorklistOrder.Named(name);
        Assert.Equal(name, order.Name);
        var seen = await AllAsync(ACase.Secretary, new WorklistQuery(Size: 2) { Order = order });
        await using var db = await one.App.NewDbAsync();
        var rows = await db.Set<CaseRow>().AsNoTracking().ToListAsync();
        var sorted = order.By switch
        {
            WorklistSort.Due => rows.OrderBy(r => r.NextDue),
            WorklistSort.Filed => rows.OrderBy(r => r.FiledOn),
            WorklistSort.Changed => rows.OrderBy(r => r.ChangedAt),
            WorklistSort.Assignee => rows.OrderBy(r => r.AssignedKey, StringComparer.Ordinal),
            _ => rows.OrderBy(_ => 0),
        };
        var wanted = sorted.ThenBy(r => r.Number, StringComparer.Ordinal).Select(r => r.Number).ToList();
        wanted.Reverse(0, order.Descending ? wanted.Count : 0);
        Assert.Equal(wanted, seen);
    }

    [Theory]
    [MemberData(nameof(Orders))]
    public async Task An_order_is_read_from_its_index_and_nothing_is_sorted(string name)
    {
        var (order, postgres) = (
            WorklistOrder.Named(name),
            one.App.Services.GetRequiredService<IDatabaseEngine>() is PostgresEngine
        );
        await using var db = await one.App.NewDbAsync();
        var place = new WorklistPlace("BC-2026-000007")
        {
            Day = new DateOnly(2026, 3, 1),
            At = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero),
            Key = "sofie",
        };
        var suffix = order.By switch
        {
            WorklistSort.Filed => "_filed",
            WorklistSort.Changed => "_changed",
            WorklistSort.Assignee => "_assignee",
            WorklistSort.Number => "_number",
            _ => "",
        };
        foreach (var after in new[] { null, place })
        {
            var open = db.Set<CaseRow>().VisibleTo(ACase.Secretary).Where(c => c.Open);
            var plan = await db.PlanAsync(
                postgres,
                open.After(order, after).InOrder(order).Take(51).Select(c => c.ComplainantName)
            );
            Assert.Matches($@"IX_cases_open{suffix}\b", plan);
            Assert.DoesNotContain("TEMP B-TREE", plan, StringComparison.Ordinal);
            Assert.DoesNotContain("Sort", plan, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_place_in_one_order_is_none_in_another()
    {
        await SomeCasesAsync();
        var queries = one.App.Services.GetRequiredService<CaseQueries>();
        var filed = WorklistOrder.Named("filed");
        var first = await queries.Worklist(ACase.Secretary, new WorklistQuery(Size: 2) { Order = filed });
        Assert.NotNull(first.Next);
        Assert.True(WorklistCursor.IsOne(first.Next, filed));
        Assert.False(WorklistCursor.IsOne(first.Next, WorklistOrder.Named("-filed")));
        Assert.False(WorklistCursor.IsOne(first.Next));
        Assert.False(WorklistCursor.IsOne("nonsense", filed));
        Assert.Equal(WorklistOrder.Usual, WorklistOrder.Named("nonsense"));
        Assert.Equal(WorklistOrder.Usual, WorklistOrder.Named("--"));
    }

    [Fact]
    [Rule("FP-12")]
    public async Task Who_recused_itself_meets_the_case_in_no_order()
    {
        var (number, _) = await _office.FileAsync(Office.Complaint());
        var word = Guid.NewGuid().ToString("N")[..20];
        Assert.True(await one.App.Services.GetRequiredService<CaseTags>().Add(ACase.Secretary, number, word));
        var second = await _office.FileAsync(Office.Complaint());
        Assert.True(await one.App.Services.GetRequiredService<CaseTags>().Add(ACase.Secretary, second.Number, "other"));
        await _office.DoAsync("committee", number, "recuse", new { reason = "Ik ken de zaakvoerder." });
        await using var db = await one.App.NewDbAsync();
        var id = await db.Users.Where(u => u.Email == "committee@demo.example").Select(u => u.Id).SingleAsync();
        var recused = new Actor(Role.Committee, id, "Clara") { CommitteeSchemes = ["becommerce"] };
        var other = recused with { Id = "somebody-else" };
        foreach (var name in Names)
        {
            var query = new WorklistQuery { Order = WorklistOrder.Named(name) };
            Assert.DoesNotContain(number, await AllAsync(recused, query));
            Assert.Contains(number, await AllAsync(other, query));
        }

        Assert.Empty(await AllAsync(recused, new WorklistQuery { Tag = word }));
        Assert.Equal([number], await AllAsync(other, new WorklistQuery { Tag = word }));
    }

    [Fact]
    public async Task A_word_of_very_many_cases_is_found_in_any_order_page_after_page()
    {
        await using var app = await TestApp.StartAsync();
        var numbers = await app.StoreAsync(ACase.OfBeCommerce().It, 100, 1100);
        var queries = app.Services.GetRequiredService<CaseQueries>();
        await using var db = await app.NewDbAsync();
        var name = await db.Set<CaseRow>().Select(c => c.ComplainantName).FirstAsync();
        foreach (var order in new[] { WorklistOrder.Usual, WorklistOrder.Named("-number") })
        {
            var query = new WorklistQuery(Q: name, Size: 10) { Order = order };
            var first = await queries.Worklist(ACase.Secretary, query);
            var second = await queries.Worklist(ACase.Secretary, query with { After = first.Next });
            Assert.Equal(
                order.Descending ? numbers.Reverse().Take(20) : numbers.Take(20),
                first.Items.Concat(second.Items).Select(i => i.Number)
            );
        }
    }

    private async Task<IReadOnlyList<string>> AllAsync(Actor reader, WorklistQuery query)
    {
        var (queries, seen) = (one.App.Services.GetRequiredService<CaseQueries>(), new List<string>());
        do
        {
            var page = await queries.Worklist(reader, query);
            seen.AddRange(page.Items.Select(i => i.Number));
            query = query with { After = page.Next };
        } while (query.After is not null);

        return seen;
    }

    private async Task SomeCasesAsync()
    {
        await using var db = await one.App.NewDbAsync();
        if (await db.Set<CaseRow>().CountAsync(c => c.AssignedKey != "") > 0)
        {
            return;
        }

        await _office.ClockAsync("2026-03-02T09:00:00+01:00");
        var first = await _office.FileAsync(Office.Complaint());
        await _office.SentAsync();
        await _office.ClockAsync("2026-03-03T09:00:00+01:00");
        var second = await _office.AnsweredAsync();
        await _office.FileAsync(Office.Complaint());
        var third = await _office.FileAsync(Office.Complaint());
        await _office.DoAsync(third, "withdraw", new { reason = "Opgelost." });
        await _office.DoAsync("secretary", first.Number, "assign", new { to = "secretary2@demo.example" });
        await _office.DoAsync("secretary", second.Number, "assign", new { to = "committee@demo.example" });
        // Two that changed at one moment are told apart by their numbers.
        var at = await db.Set<CaseRow>().Where(c => c.Number == first.Number).Select(c => c.ChangedAt).SingleAsync();
        await db.Set<CaseRow>()
            .Where(c => c.Number == second.Number)
            .ExecuteUpdateAsync(c => c.SetProperty(x => x.ChangedAt, at));
    }
}
