using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Web.Storage;

namespace Redress.Web.Cases.Commands;

/// <summary>What falls due takes the same way as any act, as of the instant at which it fell due.</summary>
internal sealed partial class CaseService
{
    /// <summary>Whether it was done here (else another program has it in hand or did it already), and when the case is next due.</summary>
    public async Task<(bool Done, DateTimeOffset? Next)> DoDue(DueRow due, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        // Whoever acts on a case holds its row; what is in another's hands is not waited for here.
        if (
            await engine
                .ForUpdate(db.Set<CaseRow>().Where(c => c.Id == due.CaseId), skipLocked: true)
                .ToListAsync(cancel)
                is not [var row]
            || !await db.Set<DueRow>()
                .AnyAsync(d => d.CaseId == due.CaseId && d.What == due.What && d.At == due.At, cancel)
        )
        {
            return (false, null);
        }

        var command = DueSchedule.CommandFor(due.What);
        var result = await JudgeAndApply(db, row, new Act(Actor.Clock, due.At), ActRequest.Of(command), cancel);
        if (result.Refusal is { } no)
        {
            // A due row that the law refuses would be found again for ever.
            throw new InvalidOperationException(
                $"What fell due in {row.Number} ({due.What}) was refused: {no.Rule} {no.Reason}."
            );
        }

        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        changes.Publish();
        return (
            true,
            await db.Set<DueRow>().Where(d => d.CaseId == due.CaseId).MinAsync(d => (DateTimeOffset?)d.At, cancel)
        );
    }
}
