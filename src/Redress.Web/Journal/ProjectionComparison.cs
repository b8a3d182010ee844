using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Redress.Domain.Cases;
using Redress.Domain.Rulebooks;
using Redress.Web.Cases.Commands;
using Redress.Web.Cases.Figures;
using Redress.Web.Storage;

namespace Redress.Web.Journal;

/// <summary>
/// Whether what stands beside a case's file is what the file says: the columns of its row with its figures, its recusals, sanctions, appeals and their tasks, what falls due. The file is projected
/// once more, in memory, by the code that writes it with each act (<see cref="CaseProjection"/>, <see cref="DueSchedule"/>), and every column is compared; so none is left out.
/// A program that projects otherwise than the one before it has projected all cases anew before it answers anything (<see cref="ProjectionRebuild"/>), so that its own way is the right one.
/// </summary>
internal static class ProjectionComparison
{
    /// <param name="rulebook">The one the case was filed under; null when it is not installed any more: then what falls due is not compared.</param>
    public static bool Agrees(AppDb db, CaseEvidence stored, Case c, Rulebook? rulebook)
    {
        var id = stored.Row.Id;
        // What the file does not say (codes, the member's contact) is taken over from the row.
        var row = (CaseRow)db.Entry(stored.Row).CurrentValues.ToObject();
        CaseProjection.WriteColumns(row, c);
        row.Figures = CaseFigures.Of(c).ToString();
        return Same(db, [stored.Row], [row])
            && Same(db, stored.Recusals, CaseProjection.Recusals(id, c).OrderBy(r => r.UserId, StringComparer.Ordinal))
            && Same(
                db,
                stored.Sanctions,
                CaseProjection.Sanctions(id, c).OrderBy(s => s.SanctionId, StringComparer.Ordinal)
            )
            && Same(db, stored.Appeals, CaseProjection.Appeals(id, c).OrderBy(a => a.AppealId, StringComparer.Ordinal))
            && Same(
                db,
                stored.AppealTasks,
                CaseProjection.AppealTasks(id, c).OrderBy(t => t.SortKey, StringComparer.Ordinal)
            )
            && (rulebook is null || Same(db, stored.Due, Due(id, c, rulebook)));
    }

    private static IEnumerable<DueRow> Due(Guid id, Case c, Rulebook rulebook) =>
        DueSchedule
            .Of(c, rulebook)
            .Select(d => new DueRow
            {
                CaseId = id,
                What = d.Key,
                At = d.Value,
            })
            .OrderBy(d => d.What, StringComparer.Ordinal);

    private static bool Same<T>(AppDb db, IReadOnlyList<T> stored, IEnumerable<T> told)
        where T : class
    {
        var properties = db.Model.FindEntityType(typeof(T))!.GetProperties().Where(p => !p.IsShadowProperty()).ToList();
        var wanted = told.ToList();
        return stored.Count == wanted.Count
            && stored.Zip(wanted).All(pair => properties.TrueForAll(p => Same(p, pair.First, pair.Second)));
    }

    private static bool Same(IProperty property, object one, object other) =>
        (property.GetGetter().GetClrValue(one), property.GetGetter().GetClrValue(other)) switch
        {
            // A database keeps microseconds, the file a digit more.
            (DateTimeOffset a, DateTimeOffset b) => a.UtcTicks / TimeSpan.TicksPerMicrosecond
                == b.UtcTicks / TimeSpan.TicksPerMicrosecond,
            var (a, b) => property.GetValueComparer().Equals(a, b),
        };
}
