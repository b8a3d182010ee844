using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Web.Cases.Commands;
using Redress.Web.Cases.Formatting;
using Redress.Web.Documents;
using Redress.Web.Storage;

namespace Redress.Web.Cases.Api;

/// <summary>Documents over the API: streamed in, sniffed, hashed, bound by an act; streamed out.</summary>
internal static partial class CaseApi
{
    private static readonly UploadParts UploadFields = new(["for", "onBehalfOf", "matter"]);

    private static async Task<IResult> AddDocument(
        HttpContext http,
        string number,
        Uploads uploads,
        DocumentStore store,
        [AsParameters] CaseWriteServices services
    )
    {
        var (cases, problems) = (services.Cases, services.Problems);
        if (
            await Caller(http, number, cases) is not { } actor
            || await cases.Find(number, actor, http.RequestAborted) is not { } c
        )
        {
            return problems.NotFound();
        }

        if (!Uploads.IsMultipart(http.Request, out var boundary))
        {
            return problems.NotThatKind();
        }

        // What was sent before under its key is answered as before, whatever the case has become; so it is read first.
        var asked = http.Request.Headers.ContainsKey("Idempotency-Key");
        if (
            !asked
            && (await cases.Do(number, actor, ActRequest.Judged(typeof(AddDocument)), cancel: http.RequestAborted))
                is { Refusal: { } no } judged
            // FP-20: something may come for a message still.
            && (await cases.Do(number, actor, ActRequest.Judged(typeof(AddAttachment)), cancel: http.RequestAborted))
                is { Refusal: not null }
        )
        {
            return problems.Of(no, judged.Case, actor);
        }

        uploads.RaiseLimit(http);
        if (!uploads.Fits(http.Request.ContentLength, c))
        {
            return problems.TooLarge();
        }

        var taken = await uploads.Receive(http.Request, boundary, c, UploadFields, http.RequestAborted);
        if (taken.Problem is not null)
        {
            return problems.Of(taken);
        }

        var parts = JsonSerializer.SerializeToUtf8Bytes(taken.Fields.OrderBy(f => f.Key, StringComparer.Ordinal));
        var write = Idempotency.Of(http.Request, actor.Id, ComplaintApi.Hashed(parts, taken.Documents));
        var (answer, kept) = await services.Idempotency.Find(write, http.RequestAborted) is { } earlier
            ? (Replay(earlier, problems), false)
            : await Bind(http, new AskedAct(number, actor, write, null), taken, services);
        if (!kept)
        {
            await store.Discard(taken.Documents);
        }

        return answer;
    }

    private static async Task<(IResult Answer, bool Kept)> Bind(
        HttpContext http,
        AskedAct asked,
        Upload taken,
        CaseWriteServices services
    )
    {
        if (WhyUnreadable(taken, services.Problems) is { } unreadable)
        {
            return (unreadable, false);
        }

        var onBehalfOf = Parties.Parse(taken.Fields.GetValueOrDefault("onBehalfOf"));
        ActResult done;
        try
        {
            done = await services.Cases.Do(
                asked.Number,
                asked.Actor,
                [
                    .. taken.Documents.Select(document =>
                        ActRequest.Of(Brings(document, taken)) with
                        {
                            OnBehalfOf = onBehalfOf,
                        }
                    ),
                ],
                Remember,
                http.RequestAborted
            );
        }
        catch (DbUpdateException e) when (services.Idempotency.IsTaken(e))
        {
            return (
                Replay((await services.Idempotency.Find(asked.Write, http.RequestAborted))!, services.Problems),
                false
            );
        }

        if (done.Refusal is { } refused)
        {
            return (await Refuse(http, asked, refused, done.Case, services), false);
        }

        Tag(http, done.Case!);
        return (Results.Json(First(done.Case!), ActionJson.Options, statusCode: 201), true);

        CaseDocumentJson First(Case c) => CaseMapping.Shape(c, c.Document(taken.Documents[0].Id)!);

        Task Remember(AppDb db, Case c) =>
            Idempotency.Store(
                db,
                asked.Write,
                201,
                JsonSerializer.SerializeToUtf8Bytes(First(c), ActionJson.Options),
                http.RequestAborted
            );
    }

    private static Command Brings(StoredDocument document, Upload taken) =>
        taken.Fields.GetValueOrDefault("for") switch
        {
            "message" => document.ToAttachment(),
            var audience => document.ToCommand(audience == "internal" ? Audience.Internal : Audience.Parties) with
            {
                Matter = taken.Fields.GetValueOrDefault("matter"),
            },
        };

    private static IResult? WhyUnreadable(Upload taken, CaseProblems problems) =>
        taken.Documents.Count == 0 ? problems.Field("document", FieldReason.Required)
        : taken.Fields.GetValueOrDefault("for") is not (null or "" or "parties" or "internal" or "message")
            ? problems.Field("for", FieldReason.Unknown)
        : taken.Fields.GetValueOrDefault("onBehalfOf") is { Length: > 0 } party && Parties.Parse(party) is null
            ? problems.Field("onBehalfOf", FieldReason.Unknown)
        : null;

    private static async Task<IResult> GetDocument(
        HttpContext http,
        string number,
        string id,
        CaseService cases,
        DocumentStore store,
        CaseProblems problems
    )
    {
        if (
            await Caller(http, number, cases) is not { } actor
            || await cases.Find(number, actor, http.RequestAborted) is not { } c
            || !CaseView.SeesDocument(c, actor, id)
        )
        {
            return problems.NotFound();
        }

        return Send(c, c.Document(id)!, store);
    }

    /// <summary>The bytes of a document as a download; minutes are kept in the case itself.</summary>
    internal static IResult Send(Case c, CaseDocument document, DocumentStore store, CaseFormatter? formatter = null)
    {
        if (c.Hearings.Find(h => h.MinutesDocument == document.Id) is { Minutes: { } minutes })
        {
            return Results.File(
                System.Text.Encoding.UTF8.GetBytes(minutes),
                "text/markdown; charset=utf-8",
                formatter?.FileName(c, document) ?? document.Name
            );
        }

        return Results.Stream(stream => store.Copy(document.Id, stream, default), document.MediaType, document.Name);
    }
}
