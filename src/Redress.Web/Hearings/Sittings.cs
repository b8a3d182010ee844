using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Records;
using Redress.Web.Cases.Access;
using Redress.Web.Cases.Commands;
using Redress.Web.Shell.Zones;
using Redress.Web.Storage;
using Redress.Web.Storage.Desk;

namespace Redress.Web.Hearings;

/// <param name="ReadAt">When the reader opened it, or said that it read it; null while it did neither.</param>
public sealed record SittingDocument(string Id, string Name, DateTimeOffset? ReadAt);

/// <summary>A case in which a member of the committee sits, with what of it the member has read.</summary>
/// <param name="At">The hearing to come, where the case is; null in deliberation.</param>
public sealed record SittingCase(
    string Number,
    string Complainant,
    string Respondent,
    DateTimeOffset? At,
    string? Place,
    IReadOnlyList<SittingDocument> Documents
)
{
    public int Read => Documents.Count(d => d.ReadAt is not null);
}

/// <summary>What a member of the committee is to hear and to decide, and what it has read for that. Marks are the member's own affair: nobody else sees them, and they go with the file (FP-18).</summary>
internal sealed class Sittings(IDbContextFactory<AppDb> factory, CaseService cases, TimeProvider time)
{
    // More than anybody sits in at once; the soonest stand first.
    private const int Most = 200;

    /// <summary>The hearings to come by day, then what is in deliberation; of the cases that the member finds (FP-12).</summary>
    public async Task<IReadOnlyList<SittingCase>> Of(Actor member, CancellationToken cancel = default)
    {
        if (member.Role != Role.Committee)
        {
            return [];
        }

        await using var db = await factory.CreateDbContextAsync(cancel);
        var rows = await db.Set<CaseRow>()
            .AsNoTracking()
            .VisibleTo(member)
            .Where(c => c.State == CaseState.Hearing || c.State == CaseState.Deliberation)
            .OrderBy(c => c.NextDue)
            .ThenBy(c => c.Number)
            .Take(Most)
            .Select(c => new { c.Id, c.File })
            .ToListAsync(cancel);
        var ids = rows.Select(r => r.Id).ToList();
        var marks = (
            await db.Set<ReadingMarkRow>()
                .AsNoTracking()
                .Where(m => m.UserId == member.Id && ids.Contains(m.CaseId))
                .ToListAsync(cancel)
        ).ToLookup(m => m.CaseId);
        return
        [
            .. rows.Select(r => Sitting(CaseJson.Read(r.File), member, marks[r.Id]))
                .OfType<SittingCase>()
                .OrderBy(c => c.At is null)
                .ThenBy(c => c.At),
        ];
    }

    /// <param name="documents">Those that the page showed, or one of them: what came since is not read.</param>
    /// <returns>False: the member finds no such case or document.</returns>
    public async Task<bool> Mark(
        Actor member,
        string number,
        IReadOnlyCollection<string> documents,
        bool read,
        CancellationToken cancel = default
    )
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var row = await db.Set<CaseRow>()
            .AsNoTracking()
            .VisibleTo(member)
            .Where(c => c.Number == number)
            .Select(c => new { c.Id, c.File })
            .SingleOrDefaultAsync(cancel);
        if (member.Role != Role.Committee || row is null || CaseJson.Read(row.File) is not { Erased: false } c)
        {
            return false;
        }

        var marked = CaseView.Documents(c, member).Select(d => d.Id).Where(id => documents.Contains(id)).ToList();
        if (marked.Count == 0)
        {
            return false;
        }

        if (!read)
        {
            await db.Set<ReadingMarkRow>()
                .Where(m => m.CaseId == row.Id && m.UserId == member.Id && marked.Contains(m.DocumentId))
                .ExecuteDeleteAsync(cancel);
            return true;
        }

        var now = time.GetUtcNow().ToUniversalTime();
        foreach (var id in marked)
        {
            // Nothing is kept of a case that was erased meanwhile (FP-18).
            await db.Database.ExecuteSqlAsync(
                $"INSERT INTO reading_marks (case_id, user_id, document_id, at) SELECT id, {member.Id}, {id}, {now} FROM cases WHERE number = {number} AND text_key <> '' ON CONFLICT DO NOTHING",
                cancel
            );
        }

        return true;
    }

    private SittingCase? Sitting(Case c, Actor member, IEnumerable<ReadingMarkRow> marks)
    {
        var hearing = c.OpenHearing is { PostponedBy: null } open ? open : null;
        // One that a party had postponed waits for another day (BC-13).
        if (hearing is null && c.State == CaseState.Hearing)
        {
            return null;
        }

        var read = marks.ToDictionary(m => m.DocumentId, m => m.At, StringComparer.Ordinal);
        return new SittingCase(
            c.Number,
            c.Complainant.Name,
            c.Respondent.Name,
            hearing is null ? null : SchemeTime.Of(cases.RulebookOf(c)).Local(hearing.At),
            hearing?.Place ?? hearing?.VideoLink,
            [
                .. CaseView
                    .Documents(c, member)
                    .Select(d => new SittingDocument(d.Id, c.Named(d), read.TryGetValue(d.Id, out var at) ? at : null)),
            ]
        );
    }
}
