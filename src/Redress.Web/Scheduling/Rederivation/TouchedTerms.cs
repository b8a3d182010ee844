using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Domain.Cases;
using Redress.Domain.Rulebooks;
using Redress.Domain.Terms;
using Redress.Web.Storage;

namespace Redress.Web.Scheduling.Rederivation;

/// <summary>An open term that a changed calendar moves (FP-10): which and how far, and nothing of whom it concerns.</summary>
/// <param name="Days">The names of the days that it newly passes over.</param>
internal sealed record TouchedTerm(
    string Number,
    TermKind Kind,
    Party? Party,
    DateOnly From,
    DateOnly To,
    IReadOnlyList<string> Days
);

/// <summary>The terms of a case that a changed calendar moves; none where it moves none.</summary>
/// <param name="Fault">Why they could not be computed; null where they were.</param>
internal sealed record TouchedCase(Guid Id, string Number, IReadOnlyList<TouchedTerm> Terms, Exception? Fault = null);

/// <summary>Finds the open terms that would move if calendars were others (FP-10), case after case in a fixed order.</summary>
internal sealed class TouchedTerms(IDbContextFactory<AppDb> factory)
{
    private const int Batch = 200;

    /// <param name="changed">The rulebook of a case with its calendar as it would be.</param>
    /// <param name="after">The last case that was looked at before; empty: none.</param>
    public async IAsyncEnumerable<TouchedCase> Of(
        Func<Case, Rulebook> changed,
        DateTimeOffset now,
        Guid after,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        for (var last = after; ; )
        {
            var files = await Open(last, cancel);
            if (files.Count == 0)
            {
                yield break;
            }

            last = files[^1].Id;
            foreach (var (id, number, file) in files)
            {
                yield return Of(id, number, file, changed, now);
            }
        }
    }

    // One case that cannot be computed keeps no other from it: whoever asks says what becomes of it.
    private static TouchedCase Of(Guid id, string number, string file, Func<Case, Rulebook> changed, DateTimeOffset now)
    {
        try
        {
            var c = CaseJson.Read(file);
            return new TouchedCase(id, number, [.. c.TermsTouchedBy(changed(c), now).Select(t => Of(c, t))]);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return new TouchedCase(id, number, [], e);
        }
    }

    private static TouchedTerm Of(Case c, Term after)
    {
        var before = c.Terms.Single(t => t.Id == after.Id);
        return new TouchedTerm(
            c.Number,
            after.Kind,
            after.Party,
            before.Due,
            after.Due,
            [.. after.Derivation.Skipped.Except(before.Derivation.Skipped).Select(s => s.Name)]
        );
    }

    private async Task<List<(Guid Id, string Number, string File)>> Open(Guid last, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var files = await db.Set<CaseRow>()
            .AsNoTracking()
            .Where(r => r.NextDue != CaseRow.NothingDue && r.Id.CompareTo(last) > 0)
            .OrderBy(r => r.Id)
            .Take(Batch)
            .Select(r => new
            {
                r.Id,
                r.Number,
                r.File,
            })
            .ToListAsync(cancel);
        return [.. files.Select(f => (f.Id, f.Number, f.File))];
    }
}
