using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Redress.Domain;
using Redress.Domain.Cases.PartyDuties;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Cases.Queries;
using Redress.Web.Storage;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Cases;

/// <summary>The list of its cases as a member's user sees it.</summary>
public sealed class RespondentCasesTests : IAsyncLifetime
{
    private static readonly Actor Shop = new(Role.Respondent, "u", "Shop") { MemberId = "demo-shop" };
    private TestApp _app = null!;
    private Office _office = null!;

    public async Task InitializeAsync()
    {
        _app = await TestApp.StartAsync();
        _office = new Office(_app);
        await _office.ClockAsync("2026-03-02T14:00:00+01:00");
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task It_says_what_is_asked_by_when_and_who_looks_after_it()
    {
        var page = new Person(_app.CreateClient(new() { AllowAutoRedirect = false }));
        await page.SignInAsync("shop@demo.example", "Demo-Pass-2026");
        Assert.Contains("no complaint about your webshop", await page.GetAsync("/cases"));
        var sent = await SentAsync();
        var html = await page.GetAsync("/cases");
        Assert.Contains("Answer the complaint", html);
        Assert.Contains("16 March 2026", html);
        Assert.Contains("14 days left", html);
        Assert.Contains("Demo Shop desk", html);
        Assert.Contains($"/cases/{sent}/contact", html);

        await _office.DoAsync("shop", sent, "respond", new { answer = "We zoeken.", defence = "De post." });
        Assert.Contains("Nothing is asked of you now", await page.GetAsync("/cases?show=toDo"));
        Assert.Contains("Nothing now", await page.GetAsync("/cases?show=all"));
        Assert.Contains(sent, await page.GetAsync($"/cases?show=all&q={sent[3..]}"));
        Assert.Equal($"/cases/{sent}", await page.LeadsToAsync($"/cases?show=all&q={sent}"));
    }

    [Fact]
    [Rule("FP-5")]
    [Rule("FP-22")]
    public async Task A_proposal_is_still_to_do_when_the_time_to_reflect_has_run()
    {
        var filed = await _office.FileAsync(Office.Complaint());
        await _office.DoAsync("secretary", filed.Number, "start-mediation");
        await _office.DoAsync(filed, "propose", new { text = "Alles terug." });
        // FP-22: the time to reflect is no day by which it is to be answered.
        Assert.Equal([(PartyDutyKind.Proposal, null)], await AskedAsync());
        await _office.ClockAsync("2026-03-12T14:00:00+01:00");
        Assert.Equal([(PartyDutyKind.Proposal, null)], await AskedAsync());
        var proposal = (await _office.GetAsync("shop", filed.Number)).List("proposals").Single()[
            "id"
        ]!.GetValue<string>();
        await _office.DoAsync("shop", filed.Number, "decline-proposal", new { proposal });
        Assert.Equal([(PartyDutyKind.Propose, new DateOnly(2026, 5, 1))], await AskedAsync());
    }

    private async Task<IEnumerable<(PartyDutyKind, DateOnly?)>> AskedAsync() =>
        Assert.Single(await ListAsync(toDo: true)).Asks.Select(d => (d.Kind, d.Due));

    [Fact]
    [Rule("BC-16")]
    public async Task It_holds_no_case_of_another_and_none_that_it_was_not_told_of()
    {
        await _office.FileAsync(Office.Complaint());
        await SentAsync("second-shop");
        Assert.Empty(await ListAsync(toDo: false));
    }

    [Fact]
    public async Task Every_case_stands_on_one_page_only_soonest_first()
    {
        var number = await SentAsync();
        await using (var db = await _app.Services.GetRequiredService<IDbContextFactory<AppDb>>().CreateDbContextAsync())
        {
            var row = await db.Set<CaseRow>().AsNoTracking().SingleAsync();
            for (var i = 0; i < 60; i++)
            {
                (row.Row, row.Id) = (0, Guid.CreateVersion7());
                row.Number = $"BC-2026-1{i:D5}";
                row.RespondentDue =
                    i % 3 == 0 ? CaseRow.NothingDue
                    : i % 3 == 1 ? CaseRow.NoDay
                    : new DateOnly(2026, 3, 10).AddDays(i % 7);
                db.Add(row);
                await db.SaveChangesAsync();
                db.ChangeTracker.Clear();
            }
        }

        var cases = _app.Services.GetRequiredService<RespondentCases>();
        var first = await cases.List(Shop, toDo: false, null, null, default);
        var second = await cases.List(Shop, toDo: false, null, first.Next, default);
        Assert.Equal((50, 11, null), (first.Items.Count, second.Items.Count, second.Next));
        await using var check = await _app
            .Services.GetRequiredService<IDbContextFactory<AppDb>>()
            .CreateDbContextAsync();
        Assert.Equal(60 - 20 + 1, await check.Set<CaseRow>().CountAsync(c => c.RespondentDue < CaseRow.NothingDue));
        Assert.Equal(41, (await cases.List(Shop, toDo: true, null, null, default)).Items.Count);
        Assert.NotNull(number);
    }

    private async Task<string> SentAsync(string member = "demo-shop")
    {
        var filed = await _office.FileAsync(Office.Complaint(member: member));
        await _office.DoAsync("secretary", filed.Number, "send-to-member");
        return filed.Number;
    }

    private async Task<IReadOnlyList<RespondentCase>> ListAsync(bool toDo) =>
        (await _app.Services.GetRequiredService<RespondentCases>().List(Shop, toDo, null, null, default)).Items;
}
