using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Domain.Cases.Commands;
using Redress.Web.Cases.Commands;
using Redress.Web.Intake.Drafts;
using Redress.Web.Storage;

namespace Redress.Web.Intake;

/// <summary>What a draft came to when it was filed.</summary>
/// <param name="TrackingCode">Null where a secretary entered what came on paper (FP-13): the code is the complainant's alone.</param>
internal sealed record FilingReceipt(string Number, string? TrackingCode)
{
    /// <summary>Without the code.</summary>
    public override string ToString() => $"{nameof(FilingReceipt)} {Number}";
}

/// <summary>Files a draft once, however often it is sent: a double click, a lost answer, the way back and on again.</summary>
internal sealed class IdempotentFiling(CaseService cases, Idempotency idempotency)
{
    /// <summary>What the draft of this code came to within the last day; null when it was not filed.</summary>
    public async Task<FilingReceipt?> Earlier(string? code, CancellationToken cancel) =>
        code is not null && await idempotency.Find(Of(code), cancel) is { } earlier
            ? JsonSerializer.Deserialize<FilingReceipt>(earlier.Answer)
            : null;

    public async Task<(FilingReceipt? Filed, Refusal? Refusal)> File(
        ComplaintDraft complaintDraft,
        FileComplaint complaint,
        Actor? clerk,
        CancellationToken cancel
    )
    {
        try
        {
            FilingReceipt? form = null;
            var filingResult = await cases.File(
                complaint,
                complaintDraft.Documents,
                clerk,
                Remember,
                // Only who had the earlier case open began a draft that follows it.
                holdsEarlier: complaint.Follows is not null,
                cancel
            );
            return (form, filingResult.Refusal);

            async Task Remember(AppDb db, FilingResult f)
            {
                form = new FilingReceipt(f.Case!.Number, clerk is null ? f.TrackingCode : null);
                await Idempotency.Store(
                    db,
                    Of(complaintDraft.Code),
                    201,
                    JsonSerializer.SerializeToUtf8Bytes(form),
                    cancel
                );
                await ComplaintDrafts.Filed(db, complaintDraft.Id, cancel);
            }
        }
        catch (DbUpdateException e) when (idempotency.IsTaken(e))
        {
            return (await Earlier(complaintDraft.Code, cancel), null);
        }
        // Sent twice at once: the first has bound the documents already, before the second could meet its key.
        catch (InvalidOperationException)
        {
            if (await Earlier(complaintDraft.Code, cancel) is not { } first)
            {
                throw;
            }

            return (first, null);
        }
    }

    private static Idempotency.Write Of(string code) => Idempotency.Of(code, "public", "/complain");
}
