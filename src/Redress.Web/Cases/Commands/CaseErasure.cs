using Microsoft.EntityFrameworkCore;
using Redress.Web.Letters;
using Redress.Web.Storage;
using Redress.Web.Storage.Desk;
using Redress.Web.Storage.Erasure;

namespace Redress.Web.Cases.Commands;

/// <summary>What the store holds of a case besides its own row, when retention is over (FP-18).</summary>
internal static class CaseErasure
{
    /// <summary>What can be erased goes; the chain keeps its commitments and still verifies.</summary>
    public static async Task Erase(AppDb db, CaseRow row, CancellationToken cancel)
    {
        var documents = db.Set<DocumentRow>().Where(d => d.CaseId == row.Id).Select(d => d.Id);
        await db.Set<DocumentChunkRow>()
            .Where(chunk => documents.Contains(chunk.DocumentId))
            .ExecuteDeleteAsync(cancel);
        await db.Set<DocumentRow>()
            .Where(d => d.CaseId == row.Id)
            .ExecuteUpdateAsync(d => d.SetProperty(x => x.Name, ""), cancel);
        await db.Set<LetterRow>().Where(l => l.CaseId == row.Id).ExecuteDeleteAsync(cancel);
        await db.Set<AddressLinkRow>().Where(l => l.CaseId == row.Id).ExecuteDeleteAsync(cancel);
        var copies = CopiedLetters.KeyOf(row);
        await db.Set<MailRow>().Where(m => m.Key.StartsWith(copies)).ExecuteDeleteAsync(cancel);
        await db.Set<FormDraftRow>().Where(d => d.CaseId == row.Id).ExecuteDeleteAsync(cancel);
        var within = $"/{row.Number}";
        await db.Set<KeptFormRow>().Where(k => k.Path.Contains(within)).ExecuteDeleteAsync(cancel);
        await db.Set<MailLinkRow>().Where(l => l.CaseId == row.Id).ExecuteDeleteAsync(cancel);
        await DeliberationTables.Destroy(db, row.Id, row.Number, cancel);
        await DeskTables.Destroy(db, row.Id, cancel);
        // In the store it is still what it was.
        var before = await db.Set<CaseRow>().Where(c => c.Id == row.Id).Select(c => c.File).SingleAsync(cancel);
        await TracesOutside.Destroy(db, row.Id, CaseJson.Read(before), cancel);
        await db.Set<AccountCaseRow>().Where(h => h.CaseId == row.Id).ExecuteDeleteAsync(cancel);
        var last = row.JournalLength;
        await db.Set<JournalContentRow>()
            .Where(j => j.CaseId == row.Id && j.Sequence < last)
            .ExecuteDeleteAsync(cancel);
        row.ComplainantCodeHash = "";
        row.RespondentCodeHash = null;
        (row.ComplainantNewCodeHash, row.RespondentNewCodeHash) = (null, null);
    }
}
