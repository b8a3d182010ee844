using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Records;
using Redress.Web.Cases.Commands;
using Redress.Web.Storage;

namespace Redress.Web.Deliberation;

/// <summary>All that lies in the deliberation of one case.</summary>
internal sealed record DeliberationContent(
    IReadOnlyList<DeliberationDraftRow> Versions,
    IReadOnlyList<DeliberationRemarkRow> Remarks,
    IReadOnlyList<DeliberationVoteRow> Votes
)
{
    public bool Empty => Versions.Count == 0 && Remarks.Count == 0;

    /// <summary>Each draft as it stands.</summary>
    public IEnumerable<DeliberationDraftRow> Drafts =>
        Versions.GroupBy(v => v.Draft).Select(g => g.MaxBy(v => v.Version)!).OrderBy(v => v.Draft);

    public DeliberationDraftRow? Draft(int number) => Drafts.FirstOrDefault(d => d.Draft == number);

    /// <summary>A version of a draft; null when there is none of that number.</summary>
    public DeliberationDraftRow? Version(int? draft, int version) =>
        Versions.FirstOrDefault(v => v.Draft == draft && v.Version == version);
}

/// <summary>What came of writing: it was kept, somebody wrote a newer version meanwhile, or the deliberation is not (or no longer) open to who writes.</summary>
internal enum WriteResult
{
    Kept,
    Overtaken,
    Closed,
}

/// <summary>A draft as somebody read it.</summary>
internal sealed record DraftVersion(int Draft, int Version);

/// <summary>
/// The closed session (BC-15, BC-16). What is written here is no part of the file: it stands in tables of its own, in no journal, letter, search or answer of the API,
/// and goes with the decision unless the rulebook keeps it.
/// </summary>
internal sealed class DeliberationStore(
    IDbContextFactory<AppDb> factory,
    IDatabaseEngine engine,
    CaseService cases,
    TimeProvider time
)
{
    public async Task<DeliberationContent> Read(string number, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var of = db.Set<CaseRow>().Where(c => c.Number == number).Select(c => c.Id);
        return new DeliberationContent(
            await db.Set<DeliberationDraftRow>()
                .AsNoTracking()
                .Where(d => of.Contains(d.CaseId))
                .OrderBy(d => d.Draft)
                .ThenByDescending(d => d.Version)
                .ToListAsync(cancel),
            await db.Set<DeliberationRemarkRow>()
                .AsNoTracking()
                .Where(r => of.Contains(r.CaseId))
                .OrderBy(r => r.At)
                .ToListAsync(cancel),
            await db.Set<DeliberationVoteRow>()
                .AsNoTracking()
                .Where(v => of.Contains(v.CaseId))
                .OrderBy(v => v.At)
                .ToListAsync(cancel)
        );
    }

    /// <summary>Keeps a next version of a draft; of a new one where <paramref name="draft"/> is null.</summary>
    /// <param name="version">The version that the writer started from; 0 for a new draft.</param>
    public Task<WriteResult> Draft(
        string number,
        Actor by,
        int? draft,
        int version,
        string text,
        CancellationToken cancel
    ) =>
        Write(
            number,
            by,
            async (db, id) =>
            {
                var drafts = await db.Set<DeliberationDraftRow>()
                    .Where(d => d.CaseId == id)
                    .GroupBy(d => d.Draft)
                    .Select(g => new { Draft = g.Key, Last = g.Max(d => d.Version) })
                    .ToListAsync(cancel);
                var last = draft is null ? 0 : drafts.Find(d => d.Draft == draft)?.Last ?? -1;
                if (last != version)
                {
                    return WriteResult.Overtaken;
                }

                db.Add(
                    new DeliberationDraftRow
                    {
                        CaseId = id,
                        Draft = draft ?? drafts.Select(d => d.Draft).DefaultIfEmpty().Max() + 1,
                        Version = last + 1,
                        Text = text,
                        ById = by.Id,
                        ByName = by.Name,
                        At = Now,
                    }
                );
                return WriteResult.Kept;
            },
            cancel
        );

    /// <param name="id">Given with the form: posted twice, it is one remark.</param>
    public Task<WriteResult> Remark(string number, Actor by, Guid id, string text, CancellationToken cancel) =>
        Write(
            number,
            by,
            async (db, of) =>
            {
                if (!await db.Set<DeliberationRemarkRow>().AnyAsync(r => r.Id == id, cancel))
                {
                    db.Add(
                        new DeliberationRemarkRow
                        {
                            Id = id,
                            CaseId = of,
                            Text = text,
                            ById = by.Id,
                            ByName = by.Name,
                            At = Now,
                        }
                    );
                }

                return WriteResult.Kept;
            },
            cancel
        );

    /// <summary>A member of the committee votes on a draft as it read it; a later vote replaces its earlier one. The clerk has no vote.</summary>
    public Task<WriteResult> Vote(
        string number,
        Actor by,
        DraftVersion read,
        string vote,
        string? reason,
        CancellationToken cancel
    ) =>
        Write(
            number,
            by,
            async (db, id) =>
            {
                if (by.Role != Role.Committee)
                {
                    return WriteResult.Closed;
                }

                if (
                    await db.Set<DeliberationDraftRow>()
                        .Where(d => d.CaseId == id && d.Draft == read.Draft)
                        .MaxAsync(d => (int?)d.Version, cancel) != read.Version
                )
                {
                    return WriteResult.Overtaken;
                }

                var row = await db.FindAsync<DeliberationVoteRow>([id, read.Draft, by.Id], cancel);
                if (row is null)
                {
                    db.Add(
                        row = new DeliberationVoteRow
                        {
                            CaseId = id,
                            Draft = read.Draft,
                            UserId = by.Id,
                        }
                    );
                }

                (row.Name, row.Version, row.Vote, row.Reason, row.At) = (by.Name, read.Version, vote, reason, Now);
                return WriteResult.Kept;
            },
            cancel
        );

    private DateTimeOffset Now => time.GetUtcNow().ToUniversalTime();

    // The case is held meanwhile: nothing is written after the decision that destroys what is here.
    private async Task<WriteResult> Write(
        string number,
        Actor by,
        Func<AppDb, Guid, Task<WriteResult>> write,
        CancellationToken cancel
    )
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (
            await engine.ForUpdate(db.Set<CaseRow>().AsNoTracking().Where(c => c.Number == number)).ToListAsync(cancel)
            is not [var row]
        )
        {
            return WriteResult.Closed;
        }

        var c = CaseJson.Read(row.File);
        if (c.State != CaseState.Deliberation || !CaseView.MayDeliberate(c, by, cases.RulebookOf(c)))
        {
            return WriteResult.Closed;
        }

        var writeResult = await write(db, row.Id);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return writeResult;
    }
}
