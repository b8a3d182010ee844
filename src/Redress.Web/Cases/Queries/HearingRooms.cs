using Microsoft.EntityFrameworkCore;
using Redress.Domain.Cases.Records;
using Redress.Web.Storage;

namespace Redress.Web.Cases.Queries;

/// <summary>A room in which somebody is heard, and from when; who it is, is not in it.</summary>
public sealed record TakenRoom(string Room, DateTimeOffset At)
{
    // No hearing says how long it lasts; those to come are planned by the hour.
    private static readonly TimeSpan Length = TimeSpan.FromHours(1);

    /// <summary>Whether a hearing that begins there and then would meet it.</summary>
    public bool Meets(string room, DateTimeOffset at) =>
        string.Equals(Room, room.Trim(), StringComparison.CurrentCultureIgnoreCase) && (At - at).Duration() < Length;
}

/// <summary>
/// When rooms are taken, by the hearings of all cases: a room is no less taken by one that the reader does not see. So it is told without a word of whose hearing it is (FP-12, BC-15).
/// </summary>
internal sealed class HearingRooms(IDbContextFactory<AppDb> factory)
{
    /// <param name="but">The number of a case whose own hearing does not count.</param>
    public async Task<IReadOnlyList<TakenRoom>> Taken(string? but = null, CancellationToken cancel = default)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var files = db.Set<CaseRow>()
            .AsNoTracking()
            .Where(c => c.State == CaseState.Hearing && c.Number != but)
            .Select(c => c.File)
            .AsAsyncEnumerable();
        var taken = new List<TakenRoom>();
        await foreach (var file in files.WithCancellation(cancel))
        {
            // One that a party had postponed waits for another day (BC-13).
            if (CaseJson.Read(file).OpenHearing is { PostponedBy: null, Place: { Length: > 0 } place } hearing)
            {
                taken.Add(new TakenRoom(place.Trim(), hearing.At));
            }
        }

        return taken;
    }

    public async Task<bool> AreTaken(string room, DateTimeOffset at, string? but, CancellationToken cancel) =>
        (await Taken(but, cancel)).Any(t => t.Meets(room, at));
}
