using Microsoft.EntityFrameworkCore;

namespace Redress.Web.Storage.Desk;

/// <summary>What others may ask of the workbench's tables together.</summary>
internal static class DeskTables
{
    /// <summary>Destroys what people wrote about this case for themselves and for one another, in the caller's transaction (FP-18). What follows from the file goes with the file.</summary>
    public static async Task Destroy(DbContext db, Guid caseId, CancellationToken cancel)
    {
        await db.Set<DeskTaskRow>().Where(t => t.CaseId == caseId).ExecuteDeleteAsync(cancel);
        await db.Set<DeskNoticeRow>().Where(n => n.CaseId == caseId).ExecuteDeleteAsync(cancel);
        await db.Set<CaseTagRow>().Where(t => t.CaseId == caseId).ExecuteDeleteAsync(cancel);
        await db.Set<ExhibitTitleRow>().Where(t => t.CaseId == caseId).ExecuteDeleteAsync(cancel);
        await db.Set<PageNoteRow>().Where(n => n.CaseId == caseId).ExecuteDeleteAsync(cancel);
        await db.Set<ReadingMarkRow>().Where(m => m.CaseId == caseId).ExecuteDeleteAsync(cancel);
    }
}
