using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Redress.Web.Scheduling;
using Redress.Web.Storage;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Scheduling;

/// <summary>What is looked after twice a minute, each thing for itself, and how it went last.</summary>
public sealed class JobLogTests(OneApp one) : IClassFixture<OneApp>
{
    [Fact]
    public async Task A_task_that_fails_holds_up_no_other_and_is_told_without_a_word_of_what_it_was_about()
    {
        var (done, fails) = (0, true);
        var jobs = new JobLog(Factory);
        using var worker = new DueHostedService(
            [
                new DueTask(
                    "test-fails",
                    _ => fails ? throw new InvalidOperationException("Of Jan Peeters") : Task.CompletedTask
                ),
                new DueTask(
                    "test-goes-on",
                    _ =>
                    {
                        done++;
                        return Task.CompletedTask;
                    }
                ),
            ],
            jobs,
            one.App.Services.GetRequiredService<StoreOutages>(),
            NullLogger<DueHostedService>.Instance
        );
        await worker.DoAll(default);
        Assert.Equal(1, done);
        var run = (await jobs.Last(default))["test-fails"];
        Assert.Equal((true, "InvalidOperationException"), (run.Fails, run.Failure));
        Assert.False((await jobs.Last(default))["test-goes-on"].Fails);

        // What others on the store read.
        Assert.True((await new JobLog(Factory).Last(default))["test-fails"].Fails);
        await using (var db = await one.App.NewDbAsync())
        {
            var kept = await db.Set<SettingRow>().Where(s => s.Name.StartsWith("job:test")).ToListAsync();
            Assert.DoesNotContain(kept, s => s.Value.Contains("Peeters", StringComparison.Ordinal));
        }

        fails = false;
        await worker.DoAll(default);
        var then = (await new JobLog(Factory).Last(default))["test-fails"];
        Assert.False(then.Fails);
        Assert.NotNull(then.FailedAt);
    }

    [Fact]
    public void Every_task_has_a_name_of_its_own()
    {
        var names = one.App.Services.GetServices<DueTask>().Select(t => t.Name).ToList();
        Assert.True(names.Count >= 13);
        Assert.Equal(names.Count, names.Distinct().Count());
    }

    private IDbContextFactory<AppDb> Factory => one.App.Services.GetRequiredService<IDbContextFactory<AppDb>>();
}
