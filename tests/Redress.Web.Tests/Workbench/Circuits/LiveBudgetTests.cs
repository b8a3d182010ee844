using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Redress.Web.Storage;
using Redress.Web.Tests.Support;
using Redress.Web.Workbench.Circuits;

namespace Redress.Web.Tests.Workbench.Circuits;

/// <summary>Open pages look again at what others do, within what the program spares for it, and no more once it ends.</summary>
public sealed class LiveBudgetTests(OneApp one) : IClassFixture<OneApp>
{
    // So little of a core that nothing comes in while a test runs.
    private const double Nothing = 0.000_001;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task What_was_saved_is_spent_at_once()
    {
        using var budget = new LiveBudget(Nothing, TimeSpan.FromSeconds(1));
        var looks = 0;
        await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => budget.Spend(LookAsync, default))).WaitAsync(Patience);
        Assert.Equal(40, looks);

        Task LookAsync()
        {
            Interlocked.Increment(ref looks);
            return Task.CompletedTask;
        }
    }

    [Fact]
    public async Task Many_looks_take_no_more_of_the_time_than_their_share()
    {
        using var budget = new LiveBudget(0.2, TimeSpan.FromMilliseconds(20));
        var (watch, worked) = (Stopwatch.StartNew(), TimeSpan.Zero);
        for (var look = 0; look < 25; look++)
            await budget.Spend(LookAsync, default);
        // What the last one took is paid by the next.
        var least = (worked - TimeSpan.FromMilliseconds(20 + 20)) / 0.2;
        Assert.InRange(watch.Elapsed, least < TimeSpan.FromSeconds(2) ? least : TimeSpan.FromSeconds(2), Patience);

        async Task LookAsync()
        {
            var begun = Stopwatch.GetTimestamp();
            await Task.Delay(8);
            var took = Stopwatch.GetElapsedTime(begun);
            worked += took < TimeSpan.FromMilliseconds(20) ? took : TimeSpan.FromMilliseconds(20);
        }
    }

    [Fact]
    public async Task Who_leaves_while_it_waits_is_waited_for_by_nobody()
    {
        using var budget = new LiveBudget(Nothing, TimeSpan.FromMilliseconds(1));
        // What fails has had its turn like any other, and takes all that there was.
        await Assert.ThrowsAsync<InvalidOperationException>(() => budget.Spend(FailAsync, default).WaitAsync(Patience));
        using var gone = new CancellationTokenSource();
        var (first, second) = (budget.Spend(Never, gone.Token), budget.Spend(Never, gone.Token));
        Assert.False(first.IsCompleted);
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first.WaitAsync(Patience));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second.WaitAsync(Patience));

        static Task Never() => throw new InvalidOperationException("It was not its turn.");

        static async Task FailAsync()
        {
            await Task.Delay(20);
            throw new InvalidOperationException();
        }
    }

    [Fact]
    public async Task When_the_program_ends_nobody_is_told_any_more_and_nothing_fails()
    {
        var services = one.App.Services;
        var changes = services.GetRequiredService<CaseChanges>();
        using var program = new Ending();
        using var budget = new LiveBudget();
        var live = new LiveChanges(changes, services.GetRequiredService<StoreOutages>(), budget, program);
        var waiting = live.Tell(() => Task.CompletedTask, CancellationToken.None);
        var looking = live.Tell(
            async () =>
            {
                await program.EndAsync();
                // As whatever it asks is gone by then.
                throw new ObjectDisposedException("store");
            },
            CancellationToken.None
        );
        changes.Publish();
        await looking.WaitAsync(Patience);
        await waiting.WaitAsync(Patience);
    }

    private sealed class Ending : IHostApplicationLifetime, IDisposable
    {
        private readonly CancellationTokenSource _stopping = new();

        public CancellationToken ApplicationStarted => default;

        public CancellationToken ApplicationStopping => _stopping.Token;

        public CancellationToken ApplicationStopped => default;

        public void StopApplication() => _stopping.Cancel();

        public Task EndAsync() => _stopping.CancelAsync();

        public void Dispose() => _stopping.Dispose();
    }
}
