using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Domain.Cases;
using Redress.Web.Cases;
using Redress.Web.Storage;

namespace Redress.Web.Intake;

/// <summary>What a form came to when it was filed; <paramref name="Of"/> tells whether it is that form still.</summary>
internal sealed record FiledForm(string Number, string TrackingCode, string Of);

/// <summary>Files a form once, however often it is sent: a double click, a lost answer, the way back and on again.</summary>
internal sealed class FilingOnce(CaseDesk desk, Idempotency idempotency)
{
    public static string NewDraft() => RandomNumberGenerator.GetHexString(32, lowercase: true);

    /// <summary>What this draft came to before; null when it was not filed yet.</summary>
    public async Task<FiledForm?> Earlier(string draft, CancellationToken cancel) =>
        await idempotency.Find(Of(draft), cancel) is { } earlier ? JsonSerializer.Deserialize<FiledForm>(earlier.Answer) : null;

    public async Task<(FiledForm? Filed, Refusal? Refusal)> File(string draft, FileComplaint complaint, IReadOnlyList<StoredDocument> documents, Actor? clerk, CancellationToken cancel)
    {
        try
        {
            FiledForm? form = null;
            var filed = await desk.File(complaint, documents, clerk, Remember, cancel);
            return (form, filed.Refusal);

            Task Remember(AppDb db, Filed f)
            {
                form = new FiledForm(f.Case!.Number, f.TrackingCode!, Fingerprint(complaint));
                return Idempotency.Keep(db, Of(draft), 201, JsonSerializer.SerializeToUtf8Bytes(form), cancel);
            }
        }
        catch (DbUpdateException e) when (Idempotency.IsTaken(e))
        {
            return (await Earlier(draft, cancel), null);
        }
    }

    public static string Fingerprint(FileComplaint complaint) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(complaint)));

    private static Idempotency.Write Of(string draft) => Idempotency.Of(draft, "public", "/complain");
}
