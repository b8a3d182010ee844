using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Redress.Domain.Tests;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Cases.Commands;
using Redress.Web.Scheduling;
using Redress.Web.Storage;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Scheduling;

/// <summary>What the body owes is mailed every morning to whoever owes it, until it is done (FP-23).</summary>
public sealed class DutyMailTests
{
    // The cases are read two hundred at a time. The first step of each was due on 9 March.
    [Fact]
    [Rule("FP-23")]
    public async Task Of_more_cases_than_are_read_at_once_each_duty_that_waits_stands_in_the_mail()
    {
        await using var app = await TestApp.StartAsync(sendsByItself: false);
        // In the afternoon, when the program itself writes none.
        await new Office(app).ClockAsync("2026-03-10T14:00:00+01:00");
        var late = ACase.OfBeCommerce().Advance("2026-03-10T10:00").It;
        Assert.Single(late.WaitingDuties);
        var numbers = await app.StoreAsync(late, 1000, 401);
        await using var db = await app.NewDbAsync();
        var due = DueSchedule.Of(late, ACase.BeCommerce)[DueRow.WaitingDuty];
        db.AddRange(
            (await db.Set<CaseRow>().Select(c => c.Id).ToListAsync()).Select(id => new DueRow
            {
                CaseId = id,
                What = DueRow.WaitingDuty,
                At = due,
            })
        );
        await db.SaveChangesAsync();
        var job = app.Services.GetRequiredService<DutyMailJob>();
        var morning = new DateTimeOffset(2026, 3, 11, 8, 0, 0, TimeSpan.FromHours(1));
        Assert.InRange(await job.Write(morning), 1, int.MaxValue);
        Assert.Equal(0, await job.Write(morning.AddHours(1)));

        var mails = await db.Set<MailRow>().Where(m => m.Key.StartsWith("duties:Secretary:")).ToListAsync();
        Assert.NotEmpty(mails);
        Assert.All(
            mails,
            m => Assert.All(numbers, n => Assert.Equal(2, m.Body.Split(n, StringSplitOptions.None).Length))
        );
    }
}
