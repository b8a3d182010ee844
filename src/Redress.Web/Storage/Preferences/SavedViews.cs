using Microsoft.EntityFrameworkCore;
using Redress.Web.Storage.Desk;

namespace Redress.Web.Storage.Preferences;

/// <summary>The addresses that people of the desks keep under a name: each its own, and what others share.</summary>
internal sealed class SavedViews(IDbContextFactory<AppDb> factory)
{
    public const int LongestName = 60;
    public const int LongestAddress = 1000;
    private const int MostOfOne = 30;
    private const int MostShown = 60;

    /// <summary>One's own, then those that others share, each by name.</summary>
    public async Task<IReadOnlyList<SavedViewRow>> Of(string userId, CancellationToken cancel = default)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        return await db.Set<SavedViewRow>()
            .AsNoTracking()
            .Where(v => v.OwnerId == userId || v.Shared)
            .OrderByDescending(v => v.OwnerId == userId)
            .ThenBy(v => v.Name)
            .ThenBy(v => v.Id)
            .Take(MostShown)
            .ToListAsync(cancel);
    }

    /// <summary>Saves it; one of one's own with that name is replaced. False: somebody has as many as one can have.</summary>
    public async Task<bool> Save(
        string userId,
        string name,
        string address,
        bool shared,
        CancellationToken cancel = default
    )
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(name.Length, LongestName, nameof(name));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(address.Length, LongestAddress, nameof(address));
        await using var db = await factory.CreateDbContextAsync(cancel);
        var own = db.Set<SavedViewRow>().Where(v => v.OwnerId == userId);
        if (await own.FirstOrDefaultAsync(v => v.Name == name, cancel) is { } same)
        {
            (same.Address, same.Shared) = (address, shared);
        }
        else if (await own.CountAsync(cancel) >= MostOfOne)
        {
            return false;
        }
        else
        {
            db.Add(
                new SavedViewRow
                {
                    Id = Guid.NewGuid(),
                    OwnerId = userId,
                    Name = name,
                    Address = address,
                    Shared = shared,
                }
            );
        }

        await db.SaveChangesAsync(cancel);
        return true;
    }

    /// <summary>Forgets one of one's own; of another's nothing is done.</summary>
    public async Task Delete(string userId, Guid id, CancellationToken cancel = default)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        await db.Set<SavedViewRow>().Where(v => v.OwnerId == userId && v.Id == id).ExecuteDeleteAsync(cancel);
    }
}
