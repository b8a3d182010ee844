using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Web.Committee;
using Redress.Web.Storage;

namespace Redress.Web.Cases.Commands;

/// <summary>Who may judge: the parties are told who sits (FP-12); declared interests against the parties (BC-15): when a complaint is filed against all that were declared, when something is declared against all cases.</summary>
internal sealed partial class CaseService
{
    private const int InterestBatch = 200;

    /// <summary>Notes in every case that it touches what somebody of the committee declared; from then on the case is hidden from it everywhere. The caller holds the transaction and saves.</summary>
    public async Task NoteInterestsEverywhere(
        AppDb db,
        IReadOnlyList<DeclaredInterests> declared,
        CancellationToken cancel
    )
    {
        var (now, last) = (time.GetUtcNow(), 0L);
        while (declared.Count > 0)
        {
            var after = last;
            var files = await db.Set<CaseRow>()
                .AsNoTracking()
                .Where(c => c.Row > after)
                .OrderBy(c => c.Row)
                .Take(InterestBatch)
                .Select(c => new { c.Row, c.File })
                .ToListAsync(cancel);
            foreach (var found in files)
            {
                var c = CaseJson.Read(found.File);
                if (
                    declared.Any(d => c.WouldNote(d.UserId, d.Interests))
                    && await engine.ForUpdate(db.Set<CaseRow>().Where(r => r.Row == found.Row)).ToListAsync(cancel)
                        is [var row]
                )
                {
                    await NoteInterests(db, row, CaseJson.Read(row.File), declared, now, cancel);
                }
            }

            if (files.Count < InterestBatch)
            {
                return;
            }

            last = files[^1].Row;
        }
    }

    /// <summary>FP-12: has every case before the committee follow who sits there at that instant: who left, of whom the parties were not told, where nobody is left.</summary>
    public async Task TellWhoSits(string scheme, DateTimeOffset at, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var sitting = await Sitting(scheme, at, db, cancel);
        var files = await db.Set<CaseRow>()
            .AsNoTracking()
            .Where(c => c.Scheme == scheme && Case.WhileTheCommitteeSits.Contains(c.State))
            .OrderBy(c => c.Row)
            .Select(c => c.File)
            .ToListAsync(cancel);
        foreach (var c in files.Select(CaseJson.Read).Where(c => c.WouldTell(sitting)))
        {
            await TellWhoSits(c, at, cancel);
        }
    }

    // One case that cannot go on must not hold up all the others; what another act met first is judged again.
    private async Task TellWhoSits(Case c, DateTimeOffset at, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var db = await factory.CreateDbContextAsync(cancel);
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            try
            {
                if (
                    await engine.ForUpdate(db.Set<CaseRow>().Where(r => r.Number == c.Number)).ToListAsync(cancel)
                        is [var row]
                    && (
                        await JudgeAndApply(db, row, new Act(Actor.Clock, at), ActRequest.Of(new TellWhoSits()), cancel)
                    ).Refusal
                        is null
                )
                {
                    await db.SaveChangesAsync(cancel);
                    await transaction.CommitAsync(cancel);
                    changes.Publish();
                }

                return;
            }
            catch (Exception e) when (attempt < Attempts && IsCollision(e))
            {
                // Another act came first.
            }
        }
    }

    // The case as it then is; null when nothing that was declared touches it.
    private async Task<Case?> NoteInterests(
        AppDb db,
        CaseRow row,
        Case c,
        IReadOnlyList<DeclaredInterests> declared,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        Case? after = null;
        foreach (var member in declared.Where(d => c.WouldNote(d.UserId, d.Interests)))
        {
            var act = ActRequest.Of(new NoteInterests(member.UserId, member.Name, member.Interests));
            after = (await JudgeAndApply(db, row, new Act(Actor.Clock, now), act, cancel)).Case;
            // The next one finds in the store what this one wrote.
            await db.SaveChangesAsync(cancel);
        }

        return after;
    }
}
