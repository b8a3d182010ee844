using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Web.Cases.Access;
using Redress.Web.Cases.Queries;
using Redress.Web.Storage;
using Redress.Web.Storage.Desk;
using Redress.Web.Storage.Erasure;

namespace Redress.Web.Workbench.Tasks;

/// <summary>What somebody set itself to do.</summary>
/// <param name="Number">Of the case that it is about; null: of none.</param>
public sealed record DeskTaskLine(
    Guid Id,
    string Text,
    string? Number,
    DateOnly? Due,
    DateOnly? SnoozedUntil,
    DateTimeOffset? DoneAt
);

/// <summary>What is wrong with a task.</summary>
public enum TaskFault
{
    NoText,
    TooLong,
    NoSuchCase,

    /// <summary>There are as many open ones as anybody keeps.</summary>
    TooMany,
}

/// <summary>Tasks and reminders that people of the body set themselves, each for itself. One that is about a case is there as long as its owner may see the case, and goes with its file; what is done goes after a month, and what is of no case after two years (FP-18).</summary>
internal sealed class DeskTasks(IDbContextFactory<AppDb> factory, IDatabaseEngine engine, TimeProvider time)
{
    public const int LongestText = 500;
    public const int DaysWhenDone = 30;

    /// <summary>The shortest time for which a file is kept.</summary>
    public const int YearsOfNoCase = 2;
    private const int MostOpen = 500;

    /// <summary>What is to be done by that day or by none: what is due first comes first, what has no day last.</summary>
    public Task<IReadOnlyList<DeskTaskLine>> Open(
        Actor owner,
        DateOnly today,
        int most,
        CancellationToken cancel = default
    ) =>
        List(
            owner,
            tasks =>
                tasks
                    .Where(t => t.DoneAt == null && (t.SnoozedUntil == null || t.SnoozedUntil <= today))
                    .OrderBy(t => t.Due == null)
                    .ThenBy(t => t.Due)
                    .ThenBy(t => t.CreatedAt)
                    .ThenBy(t => t.Id)
                    .Take(most),
            cancel
        );

    /// <summary>What is put off: what comes back first comes first.</summary>
    public Task<IReadOnlyList<DeskTaskLine>> Snoozed(
        Actor owner,
        DateOnly today,
        int most,
        CancellationToken cancel = default
    ) =>
        List(
            owner,
            tasks =>
                tasks
                    .Where(t => t.DoneAt == null && t.SnoozedUntil > today)
                    .OrderBy(t => t.SnoozedUntil)
                    .ThenBy(t => t.Id)
                    .Take(most),
            cancel
        );

    /// <summary>What was done since then, last first.</summary>
    public Task<IReadOnlyList<DeskTaskLine>> Done(
        Actor owner,
        DateTimeOffset since,
        int most,
        CancellationToken cancel = default
    )
    {
        var from = since.ToUniversalTime();
        return List(
            owner,
            tasks => tasks.Where(t => t.DoneAt >= from).OrderByDescending(t => t.DoneAt).ThenBy(t => t.Id).Take(most),
            cancel
        );
    }

    /// <param name="id">Given with the form, so that the same form posted twice is one task.</param>
    /// <param name="number">As it was typed; empty: it is about the case whose number stands in the text, or about none.</param>
    public async Task<TaskFault?> Add(
        Actor owner,
        Guid id,
        string? text,
        string? number = null,
        DateOnly? due = null,
        CancellationToken cancel = default
    )
    {
        if (text?.Trim() is not { Length: > 0 } typed)
        {
            return TaskFault.NoText;
        }

        if (typed.Length > LongestText)
        {
            return TaskFault.TooLong;
        }

        await using var db = await factory.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var isGiven = !string.IsNullOrWhiteSpace(number);
        var caseId = await Held(db, owner, isGiven ? CaseNumbers.Given(number) : CaseNumbers.Whole(typed), cancel);
        if (isGiven && caseId is null)
        {
            return TaskFault.NoSuchCase;
        }

        if (await db.Set<DeskTaskRow>().AnyAsync(t => t.Id == id, cancel))
        {
            return null;
        }

        if (await db.Set<DeskTaskRow>().CountAsync(t => t.UserId == owner.Id && t.DoneAt == null, cancel) >= MostOpen)
        {
            return TaskFault.TooMany;
        }

        db.Add(
            new DeskTaskRow
            {
                Id = id,
                UserId = owner.Id,
                CaseId = caseId,
                Text = typed,
                Due = due,
                CreatedAt = time.GetUtcNow().ToUniversalTime(),
            }
        );
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return null;
    }

    // One that the owner sees, held, so that it is not erased meanwhile.
    private async Task<Guid?> Held(AppDb db, Actor owner, string? number, CancellationToken cancel) =>
        number is not null && await db.Set<CaseRow>().VisibleTo(owner).AnyAsync(c => c.Number == number, cancel)
            ? await engine.Hold(db, number, cancel)
            : null;

    /// <summary>False: the owner has no such task that is open.</summary>
    public async Task<bool> Finish(Actor owner, Guid id, CancellationToken cancel = default)
    {
        var now = time.GetUtcNow().ToUniversalTime();
        await using var db = await factory.CreateDbContextAsync(cancel);
        return await Own(db, owner, id)
                .Where(t => t.DoneAt == null)
                .ExecuteUpdateAsync(t => t.SetProperty(x => x.DoneAt, now), cancel) > 0;
    }

    /// <summary>Takes back that it was done, or put off.</summary>
    public async Task<bool> Reopen(Actor owner, Guid id, CancellationToken cancel = default)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        return await Own(db, owner, id)
                .ExecuteUpdateAsync(
                    t =>
                        t.SetProperty(x => x.DoneAt, (DateTimeOffset?)null)
                            .SetProperty(x => x.SnoozedUntil, (DateOnly?)null),
                    cancel
                ) > 0;
    }

    /// <summary>It is not shown before that day.</summary>
    public async Task<bool> Snooze(Actor owner, Guid id, DateOnly until, CancellationToken cancel = default)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        return await Own(db, owner, id)
                .Where(t => t.DoneAt == null)
                .ExecuteUpdateAsync(t => t.SetProperty(x => x.SnoozedUntil, until), cancel) > 0;
    }

    public async Task<bool> Remove(Actor owner, Guid id, CancellationToken cancel = default)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        return await Own(db, owner, id).ExecuteDeleteAsync(cancel) > 0;
    }

    /// <summary>What is kept no longer (FP-18).</summary>
    public async Task DeleteOld(CancellationToken cancel)
    {
        var now = time.GetUtcNow().ToUniversalTime();
        var (done, written) = (now.AddDays(-DaysWhenDone), now.AddYears(-YearsOfNoCase));
        var day = DateOnly.FromDateTime(written.UtcDateTime);
        await using var db = await factory.CreateDbContextAsync(cancel);
        await db.Set<DeskTaskRow>().Where(t => t.DoneAt <= done).ExecuteDeleteAsync(cancel);
        await db.Set<DeskTaskRow>()
            .Where(t => t.CaseId == null && t.CreatedAt <= written)
            // Whoever put it off for years wants it then.
            .Where(t => (t.Due == null || t.Due <= day) && (t.SnoozedUntil == null || t.SnoozedUntil <= day))
            .ExecuteDeleteAsync(cancel);
    }

    private static IQueryable<DeskTaskRow> Own(AppDb db, Actor owner, Guid id) =>
        db.Set<DeskTaskRow>().Where(t => t.Id == id && t.UserId == owner.Id);

    private async Task<IReadOnlyList<DeskTaskLine>> List(
        Actor owner,
        Func<IQueryable<DeskTaskRow>, IQueryable<DeskTaskRow>> which,
        CancellationToken cancel
    )
    {
        if (!owner.IsStaff())
        {
            return [];
        }

        await using var db = await factory.CreateDbContextAsync(cancel);
        var cases = db.Set<CaseRow>().VisibleTo(owner);
        var own = db.Set<DeskTaskRow>()
            .Where(t => t.UserId == owner.Id && (t.CaseId == null || cases.Any(c => c.Id == t.CaseId)));
        return await which(own)
            .Select(t => new DeskTaskLine(
                t.Id,
                t.Text,
                cases.Where(c => c.Id == t.CaseId).Select(c => c.Number).FirstOrDefault(),
                t.Due,
                t.SnoozedUntil,
                t.DoneAt
            ))
            .ToListAsync(cancel);
    }
}
