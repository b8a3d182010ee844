using System.Net.Mime;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using Redress.Domain;
using Redress.Domain.Labels.Commands;
using Redress.Web.Cases.Api;
using Redress.Web.Cases.Commands;
using Redress.Web.Documents;
using Redress.Web.Storage;

namespace Redress.Web.Labels;

/// <summary>A document of a member's labels as it is given to be stored: where it came from, and what is done with it.</summary>
internal sealed class LabelDocuments(LabelService labels, DocumentStore store)
{
    /// <summary>Puts a staged document into the file; it is thrown away where that is refused.</summary>
    /// <param name="forMember">Whether the member sees it.</param>
    public async Task<LabelDone> Add(LabelCall call, StoredDocument document, bool forMember, CancellationToken cancel)
    {
        var done = await labels.Do(
            call,
            [
                new AddLabelDocument(
                    document.Id,
                    document.Name,
                    document.MediaType,
                    document.Size,
                    document.Sha256,
                    forMember
                ),
            ],
            document.Id,
            cancel
        );
        if (done.Refusal is not null)
        {
            await store.Discard([document]);
        }

        return done;
    }

    /// <summary>The document, where that reader may see it; null else.</summary>
    public async Task<Redress.Domain.Labels.Records.LabelDocument?> Find(
        AppDb db,
        string memberId,
        string id,
        Actor by,
        CancellationToken cancel
    ) =>
        await labels.Read(db, memberId, cancel) is { } open
        && by.WorksFor(open.Member.Scheme)
        && open.File.Document(id) is { } document
        && LabelShape.MaySee(document, by)
            ? document
            : null;
}

/// <summary>Documents of a member's labels over the API: uploaded first, then named in an act by their ids; streamed out to who may see them.</summary>
internal static class LabelDocumentApi
{
    private static readonly UploadParts Parts = new(["for"]);

    /// <param name="who">Who acts on labels, of those that are signed in; null: nobody who may.</param>
    public static void MapLabelDocuments(
        this RouteGroupBuilder members,
        Func<HttpContext, string, AppDb, Task<Actor?>> who
    )
    {
        members
            .MapPost(
                "/{id}/documents",
                async (HttpContext http, string id, [AsParameters] LabelDocumentServices services) =>
                    await Add(http, id, await who(http, id, services.Db), services)
            )
            .WithName("addMemberDocument")
            .WithSummary("Puts a document into the file of a member's labels.")
            .DisableAntiforgery();
        members
            .MapGet(
                "/{id}/documents/{document}",
                async (HttpContext http, string id, string document, [AsParameters] LabelDocumentServices services) =>
                    await Get(http, (id, document), await who(http, id, services.Db), services)
            )
            .WithName("getMemberDocument");
    }

    private static async Task<IResult> Add(HttpContext http, string id, Actor? by, LabelDocumentServices services)
    {
        var (problems, cancel) = (services.Problems, http.RequestAborted);
        if (by is not { Role: Role.Registrar or Role.Respondent })
        {
            return problems.NotFound();
        }

        if (!Uploads.IsMultipart(http.Request, out var boundary))
        {
            return problems.NotThatKind();
        }

        services.Uploads.RaiseLimit(http);
        if (!services.Uploads.FitsOne(http.Request.ContentLength))
        {
            return problems.TooLarge();
        }

        if (!CaseApi.ReadVersion(http.Request, out var version))
        {
            return problems.Of(new Refusal(RefusalKind.Stale, "ST-2", RefusalReason.Stale), null, by);
        }

        var taken = await services.Uploads.Receive(http.Request, boundary, null, Parts, cancel);
        if (taken.Problem is not null)
        {
            return problems.Of(taken);
        }

        // What was sent before under its key is answered as before, whatever the file has become.
        var parts = JsonSerializer.SerializeToUtf8Bytes(taken.Fields.OrderBy(f => f.Key, StringComparer.Ordinal));
        var write = Idempotency.Of(http.Request, by.Id, ComplaintApi.Hashed(parts, taken.Documents));
        var (answer, kept) = await services.Idempotency.Find(write, cancel) is { } earlier
            ? (CaseApi.Replay(earlier, problems), false)
            : await Bind(id, taken, new AskedDocument(by, version, write), services, cancel);
        if (!kept)
        {
            await services.Store.Discard(taken.Documents);
        }

        return answer;
    }

    private static async Task<(IResult Answer, bool Kept)> Bind(
        string id,
        Upload taken,
        AskedDocument asked,
        LabelDocumentServices services,
        CancellationToken cancel
    )
    {
        var (problems, audience) = (services.Problems, taken.Fields.GetValueOrDefault("for"));
        if (audience is not (null or "" or "member" or "internal"))
        {
            return (problems.Field("for", FieldReason.Unknown), false);
        }

        if (taken.Documents is not [var document])
        {
            return (problems.Field("document", FieldReason.Required), false);
        }

        var told = JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                document.Id,
                document.Name,
                document.MediaType,
                document.Size,
                document.Sha256,
            },
            ActionJson.Options
        );
        var call = new LabelCall(
            id,
            asked.By,
            asked.Version,
            (db, _) => Idempotency.Store(db, asked.Write, StatusCodes.Status201Created, told, cancel)
        );
        try
        {
            var forMember = audience != "internal" || asked.By.Role == Role.Respondent;
            return (await services.Documents.Add(call, document, forMember, cancel)).Refusal is { } refused
                ? (problems.Of(refused, null, asked.By), true)
                : (new Created(told), true);
        }
        catch (DbUpdateException e) when (services.Idempotency.IsTaken(e))
        {
            return (CaseApi.Replay((await services.Idempotency.Find(asked.Write, cancel))!, problems), false);
        }
    }

    private sealed record AskedDocument(Actor By, int? Version, Idempotency.Write Write);

    // The same bytes as under its key.
    private sealed record Created(byte[] Told) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status201Created;
            httpContext.Response.ContentType = "application/json; charset=utf-8";
            return httpContext.Response.Body.WriteAsync(Told, httpContext.RequestAborted).AsTask();
        }
    }

    private static async Task<IResult> Get(
        HttpContext http,
        (string Member, string Document) asked,
        Actor? by,
        LabelDocumentServices services
    )
    {
        var (documents, cancel) = (services.Documents, http.RequestAborted);
        if (by is null || await documents.Find(services.Db, asked.Member, asked.Document, by, cancel) is not { } found)
        {
            return services.Problems.NotFound();
        }

        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        http.Response.Headers.ContentDisposition = new ContentDispositionHeaderValue(DispositionTypeNames.Attachment)
        {
            FileNameStar = found.FileName,
        }.ToString();
        return Results.Stream(to => services.Store.Copy(found.Id, to, cancel), found.MediaType);
    }
}

/// <summary>What a call about a document of labels needs of the office.</summary>
internal sealed record LabelDocumentServices(
    Uploads Uploads,
    LabelDocuments Documents,
    DocumentStore Store,
    AppDb Db,
    Idempotency Idempotency,
    CaseProblems Problems
);
