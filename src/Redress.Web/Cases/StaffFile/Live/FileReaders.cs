using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Web.Storage;

namespace Redress.Web.Cases.StaffFile.Live;

/// <summary>Who has which file open at this program, in memory alone; and how far a case is that is open.</summary>
internal sealed class FileReaders(IDbContextFactory<AppDb> factory)
{
    private readonly Lock _one = new();
    private readonly List<Reading> _all = [];

    /// <summary>Somebody who may see the case has it open, until what comes back is disposed of; the others who have are told.</summary>
    /// <param name="changed">Called when somebody else opens or leaves it.</param>
    public IDisposable Enter(string number, Actor reader, Action changed)
    {
        var reading = new Reading(this, number, reader, changed);
        Change(number, () => _all.Add(reading), reading);
        return reading;
    }

    /// <summary>The names of the others who have it open.</summary>
    public IReadOnlyList<string> Others(string number, Actor than)
    {
        lock (_one)
        {
            return
            [
                .. _all.Where(r => r.Number == number && r.Reader.Id != than.Id)
                    .DistinctBy(r => r.Reader.Id)
                    .Select(r => r.Reader.Name)
                    .Order(StringComparer.CurrentCulture),
            ];
        }
    }

    /// <summary>The latest version of the case; only its number, for which nobody is asked who it is. Null: there is no such case any more.</summary>
    public async Task<int?> LatestVersion(string number, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        return await db.Set<CaseRow>()
            .Where(c => c.Number == number)
            .Select(c => (int?)c.Version)
            .FirstOrDefaultAsync(cancel);
    }

    private void Change(string number, Action change, Reading by)
    {
        List<Reading> others;
        lock (_one)
        {
            change();
            others = [.. _all.Where(r => r.Number == number && r != by)];
        }

        foreach (var other in others)
        {
            other.Changed();
        }
    }

    private sealed class Reading(FileReaders of, string number, Actor reader, Action changed) : IDisposable
    {
        public string Number => number;

        public Actor Reader => reader;

        public Action Changed => changed;

        public void Dispose() => of.Change(number, () => of._all.Remove(this), this);
    }
}
