using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Redress.Domain;

namespace Redress.Web.Workbench.Circuits;

/// <summary>
/// A part of a desk that lives in a circuit, mounted by a page that is static (docs/decisions/0026-islands-in-static-hosts.md). It holds no context of the database and nothing that was
/// true when it began: it asks who reads at every load and every act.
/// </summary>
public abstract class DeskIsland : ComponentBase, IAsyncDisposable
{
    private readonly CancellationTokenSource _gone = new();
    private bool _left;

    protected DeskIsland() => Gone = _gone.Token;

    [Inject]
    private DeskReader Reader { get; set; } = null!;

    [Inject]
    private LiveChanges Changes { get; set; } = null!;

    /// <summary>Cancelled when the island leaves its page: for every load that it begins.</summary>
    protected CancellationToken Gone { get; }

    /// <summary>The roles, by their names in the store, whose work this is.</summary>
    protected abstract IReadOnlyList<string> Roles { get; }

    /// <summary>Whether the one who reads is signed out, or may not use this: then <see cref="SignedOutNote"/> is shown and nothing else.</summary>
    protected bool SignedOut { get; private set; }

    /// <summary>Whether a click is heard: not in what was drawn before the circuit is there.</summary>
    protected bool IsLive => RendererInfo.IsInteractive;

    /// <summary>Who reads, as the store has it now; null when signed out or not allowed.</summary>
    protected async Task<Actor?> AskReader()
    {
        var reader = await Reader.Now(Roles, Gone);
        SignedOut = reader is null;
        return reader;
    }

    /// <summary>From now on loads anew whenever some case changed, and draws; called once the island is live.</summary>
    protected void LoadWhenCasesChange(Func<Task> load) =>
        LoadWhenCasesChange(async () =>
        {
            await load();
            return true;
        });

    /// <summary>From now on loads anew whenever some case changed, and draws where something is otherwise; called once the island is live.</summary>
    /// <param name="load">Whether there is something else to show than before.</param>
    protected void LoadWhenCasesChange(Func<Task<bool>> load) =>
        _ = Watch(() =>
            InvokeAsync(async () =>
            {
                if (_left)
                    return;
                var was = SignedOut;
                if (await load() || SignedOut != was)
                    StateHasChanged();
            })
        );

    private async Task Watch(Func<Task> look)
    {
        try
        {
            await Changes.Tell(look, Gone);
        }
        catch (JSDisconnectedException)
        {
            // Whoever looked is gone, and the island with it.
        }
        catch (Exception e) when (!Gone.IsCancellationRequested)
        {
            // As if a click had failed: told on the page, and not passed over in silence.
            await DispatchExceptionAsync(e);
        }
    }

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_left)
            return;
        _left = true;
        await _gone.CancelAsync();
        _gone.Dispose();
    }
}
