using Redress.Web.Storage;

namespace Redress.Web.Workbench.Circuits;

/// <summary>Tells an open island that some case changed: here, or at another program on the same store; once a second at most, and less often where many are open (<see cref="LiveBudget"/>).</summary>
internal sealed class LiveChanges(
    CaseChanges changes,
    StoreOutages outages,
    LiveBudget budget,
    IHostApplicationLifetime program
)
{
    private static readonly TimeSpan AtMost = TimeSpan.FromSeconds(1);

    /// <summary>Until it is gone, or the program ends: then its page is told by the line that breaks, and comes back by itself (start.js).</summary>
    public async Task Tell(Func<Task> island, CancellationToken gone)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(gone, program.ApplicationStopping);
        try
        {
            var next = changes.Next();
            while (true)
            {
                await next.WaitAsync(end.Token);
                // Taken when it looks: what changes meanwhile is told as well.
                await budget.Spend(
                    async () =>
                    {
                        next = changes.Next();
                        if (!await Told(island))
                            next = Task.CompletedTask;
                    },
                    end.Token
                );
                await Task.Delay(AtMost, end.Token);
            }
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // Nobody listens any more.
        }
        catch (ObjectDisposedException) when (program.ApplicationStopping.IsCancellationRequested)
        {
            // What it asked was there no more.
        }
    }

    // While the store does not answer the island shows what it had, and looks again.
    private async Task<bool> Told(Func<Task> island)
    {
        try
        {
            await island();
            return true;
        }
        catch (Exception e) when (outages.Tell(e))
        {
            return false;
        }
    }
}
