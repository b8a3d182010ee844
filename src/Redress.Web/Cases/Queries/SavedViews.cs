using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Web.Cases.Access;
using Redress.Web.Storage;
using Redress.Web.Storage.Desk;
using Redress.Web.Storage.Search;

namespace Redress.Web.Cases.Queries;

/// <summary>What became of a view that somebody wanted to save.</summary>
internal enum SavedView
{
    Saved,

    /// <summary>Somebody has as many as one can have.</summary>
    TooMany,

    /// <summary>It would tell everybody at the desks of a party, or of a case (FP-12).</summary>
    TellsOfACase,
}

/// <summary>
/// The addresses that people of the desks keep under a name: each its own, and what others share. A shared one looks for no words and for no webshop, and is not called after a party: it is read by who
/// may not see the case as well (FP-12). Of a case that who saves it may not see nothing is told, so that nobody finds out by trying what there is.
/// </summary>
internal sealed class SavedViews(IDbContextFactory<AppDb> factory)
{
    public const int LongestName = 60;
    public const int LongestAddress = 1000;
    private const int MostOfOne = 30;
    private const int MostShared = 60;

    // Many a surname is a word.
    private const int FewestWords = 2;
    private static readonly string[] Words = ["q", "respondent"];

    /// <summary>One's own, then those of others that share them with who works for that scheme; each by name.</summary>
    public async Task<IReadOnlyList<SavedViewRow>> Of(Actor reader, CancellationToken cancel = default)
    {
        if (reader.Role is not (Role.Secretary or Role.Committee or Role.Appeals))
        {
            return [];
        }

        await using var db = await factory.CreateDbContextAsync(cancel);
        var all = db.Set<SavedViewRow>().AsNoTracking();
        var own = await all.Where(v => v.OwnerId == reader.Id)
            .OrderBy(v => v.Name)
            .ThenBy(v => v.Id)
            .ToListAsync(cancel);
        var shared = await all.Where(v => v.Shared && v.OwnerId != reader.Id)
            .OrderBy(v => v.Name)
            .ThenBy(v => v.Id)
            .ToListAsync(cancel);
        return [.. own, .. shared.Where(v => IsFor(v.Address, reader)).Take(MostShared)];
    }

    /// <summary>Saves it; one of one's own with that name is replaced.</summary>
    public async Task<SavedView> Save(
        Actor owner,
        string name,
        string address,
        bool shared,
        CancellationToken cancel = default
    )
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(name.Length, LongestName, nameof(name));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(address.Length, LongestAddress, nameof(address));
        await using var db = await factory.CreateDbContextAsync(cancel);
        if (shared && (AsksForWords(address) || await TellsOfACase(db, owner, name, cancel)))
        {
            return SavedView.TellsOfACase;
        }

        var own = db.Set<SavedViewRow>().Where(v => v.OwnerId == owner.Id);
        if (await own.FirstOrDefaultAsync(v => v.Name == name, cancel) is { } same)
        {
            (same.Address, same.Shared) = (address, shared);
        }
        else if (await own.CountAsync(cancel) >= MostOfOne)
        {
            return SavedView.TooMany;
        }
        else
        {
            db.Add(
                new SavedViewRow
                {
                    Id = Guid.NewGuid(),
                    OwnerId = owner.Id,
                    Name = name,
                    Address = address,
                    Shared = shared,
                }
            );
        }

        await db.SaveChangesAsync(cancel);
        return SavedView.Saved;
    }

    /// <summary>Forgets one of one's own; of another's nothing is done.</summary>
    public async Task Delete(string userId, Guid id, CancellationToken cancel = default)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        await db.Set<SavedViewRow>().Where(v => v.OwnerId == userId && v.Id == id).ExecuteDeleteAsync(cancel);
    }

    // One of no scheme is for all; who decides reads those of the schemes for which it does.
    private static bool IsFor(string address, Actor reader) =>
        !AsksForWords(address)
        && (
            Filters(address).GetValueOrDefault("scheme").ToString() is not { Length: > 0 } scheme
            || reader.WorksFor(scheme) && (reader.Role != Role.Committee || reader.CommitteeSchemes.Contains(scheme))
        );

    private static bool AsksForWords(string address) =>
        Filters(address) is var filters
        && Words.Any(name => !string.IsNullOrWhiteSpace(filters.GetValueOrDefault(name).ToString()));

    private static Dictionary<string, Microsoft.Extensions.Primitives.StringValues> Filters(string address) =>
        QueryHelpers.ParseQuery(address.Split('?', 2) is [_, var query] ? query : "");

    // What looks like the number of a case is refused whether there is one or not; runs of its words are looked for among the names of who is a party to what the owner sees.
    private static async Task<bool> TellsOfACase(AppDb db, Actor owner, string name, CancellationToken cancel)
    {
        if (CaseNumbers.Whole(name) is not null)
        {
            return true;
        }

        var words = FoldedText.Of(name).Words.Select(w => w.Folded).ToList();
        var runs = Enumerable
            .Range(0, words.Count)
            .SelectMany(from =>
                Enumerable
                    .Range(FewestWords, Math.Max(0, words.Count - from - FewestWords + 1))
                    .Select(count => string.Join(' ', words.Skip(from).Take(count)))
            )
            .ToList();
        var seen = db.Set<CaseRow>().VisibleTo(owner).Select(c => c.Id);
        return await db.Set<ContactKeyRow>()
            .AnyAsync(k => runs.Contains(k.Key) && k.Kind == ContactKind.Name && seen.Contains(k.CaseId), cancel);
    }
}
