using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Web.Cases.Access;
using Redress.Web.Storage;

namespace Redress.Web.Cases.Queries;

/// <summary>What each member of staff saw of each case: which version last.</summary>
internal sealed class CaseReadMarks(IDbContextFactory<AppDb> factory, IDatabaseEngine engine, TimeProvider time)
{
    /// <summary>The reader has this version of the case in front of it. Where there is no room to note that, it stays news: reading goes on.</summary>
    public async Task MarkRead(Actor reader, string number, int version, CancellationToken cancel = default)
    {
        try
        {
            await using var db = await factory.CreateDbContextAsync(cancel);
            var now = time.GetUtcNow().ToUniversalTime();
            await db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO case_looks (user_id, case_id, version, at) SELECT {reader.Id}, id, {version}, {now} FROM cases WHERE number = {number}
                ON CONFLICT (user_id, case_id) DO UPDATE SET version = excluded.version, at = excluded.at WHERE case_looks.version < excluded.version
                """,
                cancel
            );
        }
        catch (Exception e) when (engine.Explain(e).Kind is StoreFailureKind.Full or StoreFailureKind.Unavailable) { }
    }

    /// <summary>One's own act is no news: who saw all that came before it has seen all.</summary>
    public async Task MarkOwn(Actor by, string number, int version, CancellationToken cancel = default)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        await db.Set<CaseReadMarkRow>()
            .Where(l =>
                l.UserId == by.Id
                && l.Version == version - 1
                && db.Set<CaseRow>().Any(c => c.Id == l.CaseId && c.Number == number)
            )
            .ExecuteUpdateAsync(l => l.SetProperty(r => r.Version, version), cancel);
    }

    /// <summary>Which of these cases are news to the reader.</summary>
    public async Task<IReadOnlySet<string>> ChangedSinceRead(
        Actor reader,
        IReadOnlyCollection<string> numbers,
        CancellationToken cancel = default
    )
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        return (
            await db.Set<CaseRow>()
                .VisibleTo(reader)
                .Where(c => numbers.Contains(c.Number))
                .NewTo(reader, db)
                .Select(c => c.Number)
                .ToListAsync(cancel)
        ).ToHashSet(StringComparer.Ordinal);
    }
}
