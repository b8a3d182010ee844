using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Domain.Cases.Commands;
using Redress.Web.Cases.Access;
using Redress.Web.Cases.Commands;
using Redress.Web.Documents;
using Redress.Web.Readiness;
using Redress.Web.Shell.Proxies;
using Redress.Web.Storage;

namespace Redress.Web.Cases.Api;

/// <summary>Filing over the API: JSON alone, or multipart with the documents beside it (BC-1…BC-6).</summary>
internal static class ComplaintApi
{
    private const string Documents = "documents";

    // BC-2: the mails complained of, each kept as it came and read.
    private const string Messages = "messages";
    private const string Complaint = "complaint";
    private static readonly UploadParts Parts = new([Complaint], [Documents, Messages], Complaint);
    private const int LargestComplaint = 2 * 1024 * 1024;

    public static async Task<IResult> File(
        HttpContext http,
        Uploads uploads,
        DocumentStore store,
        ReadinessCheck readiness,
        [AsParameters] CaseWriteServices services
    )
    {
        var problems = services.Problems;
        byte[] json;
        IReadOnlyList<StoredDocument> documents = [];
        IReadOnlyList<StoredDocument> mails = [];
        if (Uploads.IsMultipart(http.Request, out var boundary))
        {
            uploads.RaiseLimit(http);
            if (!uploads.Fits(http.Request.ContentLength, null))
            {
                return problems.TooLarge();
            }

            var taken = await uploads.Receive(http.Request, boundary, null, Parts, http.RequestAborted);
            if (taken.Problem is not null)
            {
                return problems.Of(taken);
            }

            json = Encoding.UTF8.GetBytes(taken.Fields.GetValueOrDefault(Complaint) ?? "");
            (documents, mails) = (taken.Documents, taken.In(Messages));
            if (json.Length == 0 || !mails.All(m => FileKinds.IsMessage(m.Name)))
            {
                await store.Discard(documents);
                return json.Length == 0 ? problems.Malformed() : problems.Of(UploadProblem.NotAMail);
            }
        }
        else if (!http.Request.HasJsonContentType())
        {
            return problems.NotThatKind();
        }
        else if (await CaseApi.ReadBody(http.Request, LargestComplaint) is { } body)
        {
            json = body;
        }
        else
        {
            return problems.TooLarge();
        }

        var read = new List<string>();
        foreach (var mail in mails)
        {
            read.Add(await ReceivedMessage.Words(mail, store, http.RequestAborted));
        }

        var (answer, kept) = await Once(http, services, readiness, json, new Brought(documents, read));
        if (!kept)
        {
            await store.Discard(documents);
        }

        return answer;
    }

    /// <param name="Mails">The words of those documents that are mails complained of.</param>
    private sealed record Brought(IReadOnlyList<StoredDocument> Documents, IReadOnlyList<string> Mails);

    // Whether the documents belong to a case now, or to nothing.
    private static async Task<(IResult Answer, bool Kept)> Once(
        HttpContext http,
        CaseWriteServices services,
        ReadinessCheck readiness,
        byte[] json,
        Brought brought
    )
    {
        var problems = services.Problems;
        if (json.Length == 0 || ActionJson.Object(json) is not { } body)
        {
            return (problems.Malformed(), false);
        }

        var caller = http.User.Actor()?.Id ?? Complainant(body);
        var write = Idempotency.Of(http.Request, caller, Hashed(json, brought.Documents));
        if (await services.Idempotency.Find(write, http.RequestAborted) is { } earlier)
        {
            return (CaseApi.Replay(earlier, problems), false);
        }

        if (!await readiness.IsOpen(http.RequestAborted))
        {
            return (problems.NotOpen(), false);
        }

        var (complaint, unread) = ActionJson.Fields(typeof(FileComplaint), body);
        if (unread is not null)
        {
            return (problems.Of(unread, null, null), false);
        }

        var filed = (FileComplaint)complaint!;
        return await Register(
            http,
            services,
            write,
            brought.Mails.Count == 0 ? filed : filed with { Messages = [.. filed.Messages ?? [], .. brought.Mails] },
            brought.Documents
        );
    }

    private static async Task<(IResult Answer, bool Kept)> Register(
        HttpContext http,
        CaseWriteServices services,
        Idempotency.Write write,
        FileComplaint complaint,
        IReadOnlyList<StoredDocument> documents
    )
    {
        // Paper is entered by a secretary; anybody else files in its own name (FP-13).
        var clerk = http.User.Actor() is { Role: Role.Secretary } secretary ? secretary : null;
        try
        {
            var filingResult = await services.Cases.File(
                clerk is null ? complaint with { Arrived = null } : complaint,
                documents,
                clerk,
                Remember,
                await HoldsEarlier(http, services.Cases, complaint.Follows),
                http.RequestAborted
            );
            if (filingResult.Refusal is { } no)
            {
                return (services.Problems.Of(no, null, null), false);
            }

            http.Response.Headers.Location = $"/api/v1/complaints/{filingResult.Case!.Number}";
            http.Response.Headers.ETag = $"\"{filingResult.Case.Version}\"";
            return (Results.Json(Receipt(filingResult), ActionJson.Options, statusCode: 201), true);
        }
        catch (DbUpdateException e) when (services.Idempotency.IsTaken(e))
        {
            return (
                CaseApi.Replay((await services.Idempotency.Find(write, http.RequestAborted))!, services.Problems),
                false
            );
        }

        Task Remember(AppDb db, FilingResult filingResult) =>
            Idempotency.Store(
                db,
                write,
                201,
                JsonSerializer.SerializeToUtf8Bytes(Receipt(filingResult), ActionJson.Options),
                http.RequestAborted
            );
    }

    // Who files without an account is told from others by its address, else by its name: a key that somebody else used means nothing to it.
    private static string Complainant(JsonElement body)
    {
        var who = Text("email") is { Length: > 0 } email ? email : Text("name");
        return $"public:{who.Trim().ToUpperInvariant()}";

        string Text(string field) =>
            body.TryGetProperty("complainant", out var complainant)
            && complainant.ValueKind == JsonValueKind.Object
            && complainant.TryGetProperty(field, out var said)
            && said.ValueKind == JsonValueKind.String
                ? said.GetString()!
                : "";
    }

    // FP-5: the code of the case that this one follows, as everywhere in its header.
    private static async Task<bool> HoldsEarlier(HttpContext http, CaseService cases, string? earlier) =>
        earlier is { Length: > 0 }
        && http.Request.Headers[GuessedCodes.Header].ToString() is { Length: > 0 } code
        && await CaseApi.ByCode(http, earlier, code, cases) is { Role: Role.Complainant };

    private static object Receipt(FilingResult filingResult) =>
        new
        {
            filingResult.Case!.Number,
            filingResult.TrackingCode,
            filingResult.Case.State,
            // FP-21: who files sees whether the webshop was known as a member.
            Respondent = new { filingResult.Case.Respondent.MemberId, filingResult.Case.Respondent.Name },
            filingResult.Duplicates,
            ReceivedAt = filingResult.Case.FiledAt,
            Documents = filingResult.Case.Documents.Select(d => new
            {
                d.Id,
                d.Name,
                d.Size,
                d.Sha256,
                Removed = d.Removed.Count > 0 ? d.Removed : null,
            }),
            Links = new
            {
                Self = $"/api/v1/complaints/{filingResult.Case.Number}",
                Track = $"/track?number={filingResult.Case.Number}",
            },
        };

    // The parts' content, not the bytes on the wire, whose boundary differs from one try to the next.
    internal static byte[] Hashed(byte[] json, IReadOnlyList<StoredDocument> documents)
    {
        var parts = new StringBuilder(Convert.ToHexStringLower(SHA256.HashData(json)));
        foreach (var document in documents)
        {
            parts.Append('\n').Append(document.Name).Append('\n').Append(document.Sha256);
        }

        return Encoding.UTF8.GetBytes(parts.ToString());
    }
}
