namespace Redress.Web.Storage;

/// <summary>
/// Tells the operator that the store does not answer or has no room to write: once, and while it lasts every ten minutes, however many
/// requests and workers meet it. Whoever met it waits and tries again.
/// </summary>
internal sealed class StoreOutages(IDatabaseEngine engine, TimeProvider time, ILogger<StoreOutages> log)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);
    private readonly Lock _gate = new();
    private readonly Dictionary<StoreFailureKind, long> _told = [];

    /// <summary>Whether that is what the failure means; then it is told, and no trace of it is needed.</summary>
    public bool Tell(Exception e)
    {
        var kind = engine.Explain(e).Kind;
        if (kind is not (StoreFailureKind.Unavailable or StoreFailureKind.Full))
            return false;
        lock (_gate)
        {
            if (_told.TryGetValue(kind, out var at) && time.GetElapsedTime(at) < Pause)
                return true;
            _told[kind] = time.GetTimestamp();
        }
        var why = e.GetBaseException().Message.ReplaceLineEndings(" ");
        if (kind == StoreFailureKind.Full)
            log.LogWarning(
                "There is no room left for the store: nothing is written until there is, reading goes on ({Why})",
                why
            );
        else
            log.LogWarning("The store does not answer: what needs it waits or is refused until it does ({Why})", why);
        return true;
    }
}
