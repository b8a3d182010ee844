using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Redress.Domain.Rulebooks;
using Redress.Web.Cases.Figures;
using Redress.Web.Committee;
using Redress.Web.Storage;

namespace Redress.Web.Cases.Commands;

/// <summary>Projects all cases anew, with what will fall due in them, when the program projects them otherwise than the one that wrote them (<see cref="CaseProjection.Version"/>).</summary>
internal sealed class ProjectionRebuild(
    IDbContextFactory<AppDb> factory,
    IDatabaseEngine engine,
    FigureFolding folding,
    RulebookCatalog rulebooks,
    CaseService cases,
    LettersToPost toPost,
    TimeProvider time,
    ILogger<ProjectionRebuild> log
)
{
    public const string Setting = "cases-projected";
    private const int Batch = 200;

    /// <summary>Does nothing when the cases are up to date. Cut off, it begins anew at the next start; two programs that start together do it both, one case after the other. The figures follow by what changes in each case, and are right at every moment.</summary>
    public async Task BringUpToDate(CancellationToken cancel = default)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        if (await IsUpToDate(db, cancel))
        {
            return;
        }

        var version = CaseProjection.Version.ToString(CultureInfo.InvariantCulture);

        var (last, count) = (0L, 0);
        while (await ProjectBatch(last, cancel) is { Count: > 0 } done)
        {
            (last, count) = (done[^1], count + done.Count);
        }

        await NoteInterests(cancel);
        await folding.Fold(cancel);
        if (count > 0)
        {
            log.LogInformation("{Count} cases were projected anew.", count);
        }

        await db.Database.ExecuteSqlAsync(
            $"INSERT INTO settings (name, value) VALUES ({Setting}, {version}) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            cancel
        );
    }

    /// <summary>Whether this program, or one that projects as it does, has brought the cases up to date.</summary>
    public static Task<bool> IsUpToDate(AppDb db, CancellationToken cancel)
    {
        var version = CaseProjection.Version.ToString(CultureInfo.InvariantCulture);
        return db.Set<SettingRow>().AnyAsync(s => s.Name == Setting && s.Value == version, cancel);
    }

    // What was declared before interests were noted in the cases.
    private async Task NoteInterests(CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await cases.NoteInterestsEverywhere(db, await CommitteeRegister.Interests(db, cancel), cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    private async Task<List<long>> ProjectBatch(long last, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        // Locked, so that no act on another node comes between reading the file and writing what follows from it.
        var rows = await engine
            .ForUpdate(db.Set<CaseRow>().Where(c => c.Row > last).OrderBy(c => c.Row).Take(Batch))
            .ToListAsync(cancel);
        foreach (var row in rows)
        {
            var c = CaseJson.Read(row.File);
            await CaseProjection.Write(db, row, c, cancel);
            var rulebook = rulebooks.Of(c.Scheme, c.RulebookVersion);
            await WaitProjection.Write(db, row, c, rulebook, row.ChangedAt, cancel);
            await DueSchedule.Write(db, row, c, rulebook, isNew: false, cancel);
            var waiting = await LettersToPost.Of(db, row, c, cancel);
            toPost.Write(db, row, (c, rulebook), waiting, time.GetUtcNow());
        }

        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return [.. rows.Select(r => r.Row)];
    }
}
