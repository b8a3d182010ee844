using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Domain.Procedure;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Cases.Figures;
using Redress.Web.Storage;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Worklist;

/// <summary>What is kept beside a case to be counted.</summary>
public sealed class CaseFiguresTests(OneApp one) : IClassFixture<OneApp>
{
    [Fact]
    [Rule("ST-1")]
    public async Task A_case_is_open_in_the_states_in_which_a_file_can_be_given_to_somebody()
    {
        var open = CaseProcedure
            .Transitions.Where(r => r.Command == typeof(Assign))
            .SelectMany(r => r.From)
            .ToHashSet();
        var (number, _) = await new Office(one.App).FileAsync(Office.Complaint());
        var sql = new Sql(one.App);
        foreach (var state in Enum.GetValues<CaseState>())
        {
            await sql.DoAsync($"UPDATE cases SET state = '{state}' WHERE number = '{number}'");
            Assert.Equal(open.Contains(state), CaseStatistics.IsOpen(state));
            Assert.Equal(
                open.Contains(state),
                await sql.CountAsync($"SELECT count(*) FROM cases WHERE open AND number = '{number}'") == 1
            );
        }

        await sql.DoAsync($"UPDATE cases SET state = 'Registered' WHERE number = '{number}'");
    }

    [Fact]
    [Rule("BC-12")]
    public async Task A_term_that_went_by_and_one_that_was_met_are_counted_and_the_day_of_the_outcome_is_kept()
    {
        await using var app = await TestApp.StartAsync();
        var office = new Office(app);
        await office.ClockAsync("2026-03-02T10:00:00+01:00");
        var late = await office.SentAsync();
        var timely = await office.DeliberatedAsync();
        await office.ClockAsync("P20D");
        await office.DoAsync("committee", timely.Number, "decide", Stages.Founded());
        await office.DoAsync("secretary", timely.Number, "confirm-decision");
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<AppDb>>().CreateDbContextAsync();
        var missed = await db.Set<CaseRow>().SingleAsync(c => c.Number == late.Number);
        Assert.Equal(" Response ", missed.MissedTerms);
        Assert.Null(missed.OutcomeOn);
        var met = await db.Set<CaseRow>().SingleAsync(c => c.Number == timely.Number);
        Assert.Contains("TermsMet\t2026-03-01\t1\tResponse", met.Figures, StringComparison.Ordinal);
        Assert.Contains("TermsMet\t2026-03-01\t1\tOutcome", met.Figures, StringComparison.Ordinal);
        Assert.Empty(met.MissedTerms);
        Assert.Equal(new DateOnly(2026, 3, 22), met.OutcomeOn);
    }
}
