using Redress.Web.Storage;

namespace Redress.Web.Workbench.Circuits;

/// <summary>Tells an open island that some case changed: here, or at another program on the same store; once a second at most.</summary>
internal sealed class LiveChanges(CaseChanges changes, StoreOutages outages)
{
    private static readonly TimeSpan AtMost = TimeSpan.FromSeconds(1);

    /// <summary>Until it is gone.</summary>
    public async Task Tell(Func<Task> island, CancellationToken gone)
    {
        try
        {
            var next = changes.Next();
            while (true)
            {
                await next.WaitAsync(gone);
                // Taken before it looks: what changes meanwhile is told as well.
                next = changes.Next();
                if (!await Told(island))
                    next = Task.CompletedTask;
                await Task.Delay(AtMost, gone);
            }
        }
        catch (OperationCanceledException) when (gone.IsCancellationRequested)
        {
            // Nobody listens any more.
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
