using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Redress.Domain.Rulebooks;
using Redress.Web.Journal;
using Redress.Web.Labels;
using Redress.Web.Storage;
using Redress.Web.Storage.Audits;

namespace Redress.Web.Operations;

/// <summary>Verifies all journals, documents and roots of a store, and its audit (ST-2), and writes on the output what it finds, a line each.</summary>
internal sealed class StoreVerification(IDbContextFactory<AppDb> databases, AuditTrail audit, RulebookCatalog rulebooks)
{
    /// <summary>Of the program's own store.</summary>
    public static StoreVerification Of(IServiceProvider services) =>
        new(
            services.GetRequiredService<IDbContextFactory<AppDb>>(),
            services.GetRequiredService<AuditTrail>(),
            services.GetRequiredService<RulebookCatalog>()
        );

    /// <param name="root">A root's hash that was kept elsewhere, which must be among them; null: none is asked for.</param>
    /// <returns>Whether all is as it should be.</returns>
    public async Task<bool> Run(string? root, CancellationToken stop)
    {
        try
        {
            // All of them, so that all is told that is wrong.
            var (cases, roots) = (await Cases(stop), await Roots(root, stop));
            var labels = await Labels(stop);
            return await Audit(stop) && cases && roots && labels;
        }
        catch (DbException e)
        {
            await Console.Out.WriteLineAsync($"The store cannot be read through: {e.Message}");
            return false;
        }
    }

    private async Task<bool> Cases(CancellationToken stop)
    {
        var (broken, done) = (new List<string>(), 0L);
        using (
            var progress = new ConsoleProgress<VerificationProgress>(p =>
            {
                done = p.Done;
                return string.Create(CultureInfo.InvariantCulture, $"verified: {p.Done:N0} of {p.Total:N0} cases");
            })
        )
            await foreach (var found in new JournalVerifier(databases, rulebooks).VerifyAll(progress, stop))
                broken.Add($"{found.Number}: {found.What.ToString().ToLowerInvariant()}, at entry {found.At}");
        foreach (var line in broken)
            await Console.Out.WriteLineAsync(line);
        await Console.Out.WriteLineAsync(
            broken.Count == 0
                ? $"All {done} cases are intact, with their documents."
                : $"{broken.Count} cases are not intact; the store has {done}."
        );
        return broken.Count == 0;
    }

    private async Task<bool> Labels(CancellationToken stop)
    {
        var broken = 0;
        await foreach (var (member, found) in LabelJournalVerifier.VerifyAll(databases, stop))
        {
            broken++;
            await Console.Out.WriteLineAsync(
                $"labels of {member}: {$"{found.What}".ToLowerInvariant()}, at entry {found.At}"
            );
        }

        await Console.Out.WriteLineAsync(
            broken == 0
                ? "The labels of all members are intact, with their documents."
                : $"The labels of {broken} members are not intact."
        );
        return broken == 0;
    }

    private async Task<bool> Roots(string? root, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var roots = await JournalVerifier.VerifyRoots(db, root, stop);
        if (roots.BrokenAt is { } at)
            await Console.Out.WriteLineAsync(
                $"Root {at} does not hold: it, their order, or a head that it keeps was changed or is gone."
            );
        await Console.Out.WriteLineAsync(
            roots.Last is { } last
                ? $"{roots.Roots} roots hold; the last, of {Day(last.Day)}, is {last.Hash}."
                : "No root holds, or none was taken yet."
        );
        if (root is not null)
            await Console.Out.WriteLineAsync(
                roots.Expected is { } expected
                    ? $"The root that was asked for is number {expected.Id}, of {Day(expected.Day)}."
                    : $"The root {root} is not among those that hold: this store is not the one it was, or was cut back."
            );
        return roots.Intact;
    }

    private async Task<bool> Audit(CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var found = await audit.Verify(db, stop);
        await Console.Out.WriteLineAsync(
            found.Intact
                ? $"The audit is intact, {found.Entries} entries."
                : $"The audit does not hold: {$"{found.What}".ToLowerInvariant()}, at entry {found.At}."
        );
        return found.Intact;
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
