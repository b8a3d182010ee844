using Microsoft.EntityFrameworkCore;
using Redress.Web.Storage;

namespace Redress.Web.Journal;

/// <summary>All that the store holds of one case and that can be held against its journal, save the bytes of its documents. Each list is in a fixed order.</summary>
internal sealed class CaseEvidence
{
    public required CaseRow Row { get; init; }

    public required IReadOnlyList<JournalRow> Journal { get; init; }

    public required IReadOnlyDictionary<long, JournalContentRow> Contents { get; init; }

    public required IReadOnlyList<JournalHeadRow> Heads { get; init; }

    public required IReadOnlyList<DueRow> Due { get; init; }

    public required IReadOnlyList<RecusalRow> Recusals { get; init; }

    public required IReadOnlyList<SanctionRow> Sanctions { get; init; }

    public required IReadOnlyList<AppealRow> Appeals { get; init; }

    public required IReadOnlyList<AppealTaskRow> AppealTasks { get; init; }

    public required IReadOnlyList<DocumentRow> Documents { get; init; }

    /// <summary>Reads the cases with these ids, in no order; an id of no case gives nothing.</summary>
    public static async Task<IReadOnlyList<CaseEvidence>> Read(
        AppDb db,
        IReadOnlyList<Guid> ids,
        CancellationToken cancel
    )
    {
        // The rows first: whatever an act changes meanwhile is told by the row that it changed as well.
        var rows = await Of<CaseRow>(c => ids.Contains(c.Id));
        var journal = (await Of<JournalRow>(j => ids.Contains(j.CaseId))).ToLookup(j => j.CaseId);
        var contents = (await Of<JournalContentRow>(j => ids.Contains(j.CaseId))).ToLookup(j => j.CaseId);
        var heads = (await Of<JournalHeadRow>(h => ids.Contains(h.CaseId))).ToLookup(h => h.CaseId);
        var due = (await Of<DueRow>(d => ids.Contains(d.CaseId))).ToLookup(d => d.CaseId);
        var recusals = (await Of<RecusalRow>(r => ids.Contains(r.CaseId))).ToLookup(r => r.CaseId);
        var sanctions = (await Of<SanctionRow>(s => ids.Contains(s.CaseId))).ToLookup(s => s.CaseId);
        var appeals = (await Of<AppealRow>(a => ids.Contains(a.CaseId))).ToLookup(a => a.CaseId);
        var tasks = (await Of<AppealTaskRow>(t => ids.Contains(t.CaseId))).ToLookup(t => t.CaseId);
        var documents = (await Of<DocumentRow>(d => d.CaseId != null && ids.Contains(d.CaseId.Value))).ToLookup(d =>
            d.CaseId!.Value
        );
        return
        [
            .. rows.Select(row => new CaseEvidence
            {
                Row = row,
                Journal = [.. journal[row.Id].OrderBy(j => j.Sequence)],
                Contents = contents[row.Id].ToDictionary(j => j.Sequence),
                Heads = [.. heads[row.Id].OrderBy(h => h.RootId)],
                Due = [.. due[row.Id].OrderBy(d => d.What, StringComparer.Ordinal)],
                Recusals = [.. recusals[row.Id].OrderBy(r => r.UserId, StringComparer.Ordinal)],
                Sanctions = [.. sanctions[row.Id].OrderBy(s => s.SanctionId, StringComparer.Ordinal)],
                Appeals = [.. appeals[row.Id].OrderBy(a => a.AppealId, StringComparer.Ordinal)],
                AppealTasks = [.. tasks[row.Id].OrderBy(t => t.SortKey, StringComparer.Ordinal)],
                Documents = [.. documents[row.Id]],
            }),
        ];

        Task<List<T>> Of<T>(System.Linq.Expressions.Expression<Func<T, bool>> ofCases)
            where T : class => db.Set<T>().AsNoTracking().Where(ofCases).ToListAsync(cancel);
    }
}
