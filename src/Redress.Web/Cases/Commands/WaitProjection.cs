using Microsoft.EntityFrameworkCore;
using Redress.Domain.Cases;
using Redress.Domain.Procedure;
using Redress.Domain.Rulebooks;
using Redress.Web.Storage;
using Redress.Web.Storage.Desk;

namespace Redress.Web.Cases.Commands;

/// <summary>What waits in a case for whom of the body (<see cref="StaffWaits"/>), kept beside it with each act: it follows from the file and the moment of its last act.</summary>
internal static class WaitProjection
{
    /// <param name="at">The moment of the last act.</param>
    public static async Task Write(
        AppDb db,
        CaseRow row,
        Case c,
        Rulebook rulebook,
        DateTimeOffset at,
        CancellationToken cancel
    )
    {
        var waits = Of(row.Id, c, rulebook, at);
        // A case that is being filed has none to replace.
        if (db.Entry(row).State == EntityState.Added)
        {
            db.AddRange(waits);
            return;
        }

        await CaseProjection.Replace(db, waits, w => w.CaseId == row.Id, w => $"{w.What}/{w.Key}/{w.ForRole}", cancel);
    }

    public static IReadOnlyList<DeskWaitRow> Of(Guid id, Case c, Rulebook rulebook, DateTimeOffset at) =>
        [
            .. StaffWaits
                .Of(c, rulebook, at)
                .Select(w => new DeskWaitRow
                {
                    CaseId = id,
                    What = w.What,
                    Key = w.Key,
                    ForRole = w.For,
                    ForUser = w.OnlyFor,
                    NotUsers = w.NotFor.Count == 0 ? "" : $" {string.Join(' ', w.NotFor)} ",
                    Since = w.Since,
                    Due = w.Due ?? CaseRow.NothingDue,
                }),
        ];
}
