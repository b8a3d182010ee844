using Redress.Domain;
using Redress.Domain.Cases;
using Redress.Web.Storage;

namespace Redress.Web.Cases;

/// <summary>Documents over the API: streamed in, sniffed, hashed, bound by an act; streamed out.</summary>
internal static partial class CaseApi
{
    private static async Task<IResult> AddDocument(HttpContext http, string number, CaseDesk desk, Uploads uploads, CaseProblems problems)
    {
        if (await Caller(http, number, desk) is not { } actor || await desk.Find(number, actor, http.RequestAborted) is not { } c)
        {
            return problems.NotFound();
        }

        if (!Uploads.IsMultipart(http.Request, out var boundary))
        {
            return problems.NotThatKind();
        }

        var judged = await desk.Do(number, actor, typeof(AddDocument), null, null, cancel: http.RequestAborted);
        if (judged.Refusal is { } no)
        {
            return problems.Of(no, judged.Case, actor);
        }

        uploads.RaiseLimit(http);
        if (!uploads.Fits(http.Request.ContentLength, c))
        {
            return problems.TooLarge();
        }

        var taken = await uploads.Take(http.Request, boundary, c, documentsField: null, http.RequestAborted);
        if (taken.Problem is { } problem)
        {
            return problem switch { UploadProblem.TooLarge => problems.TooLarge(), UploadProblem.NotThatKind => problems.NotThatKind(), _ => problems.Malformed() };
        }

        if (taken.Documents.Count == 0)
        {
            return problems.Field("document", "required");
        }

        var audience = taken.Fields.GetValueOrDefault("for") is { Length: > 0 } named ? named : "parties";
        if (audience is not ("parties" or "internal"))
        {
            return problems.Field("for", "unknown");
        }

        Party? onBehalfOf = taken.Fields.GetValueOrDefault("onBehalfOf") switch { "complainant" => Party.Complainant, "respondent" => Party.Respondent, _ => null };
        CaseDocument? added = null;
        foreach (var document in taken.Documents)
        {
            var command = new AddDocument(document.Id, document.Name, document.MediaType, document.Size, document.Sha256, audience == "internal" ? Audience.Internal : Audience.Parties);
            var done = await desk.Do(number, actor, command, onBehalfOf, cancel: http.RequestAborted);
            if (done.Refusal is { } refused)
            {
                return problems.Of(refused, done.Case, actor);
            }

            Tag(http, done.Case!);
            added ??= done.Case!.Document(document.Id);
        }

        var shape = new CaseDocumentJson(added!.Id, added.Name, added.MediaType, added.Size, added.Sha256, added.For, added.By, added.AddedAt, added.Late);
        return Results.Json(shape, ActionJson.Options, statusCode: 201);
    }

    private static async Task<IResult> GetDocument(HttpContext http, string number, string id, CaseDesk desk, DocumentStore store, CaseProblems problems)
    {
        if (await Caller(http, number, desk) is not { } actor || await desk.Find(number, actor, http.RequestAborted) is not { } c || !CaseView.SeesDocument(c, actor, id))
        {
            return problems.NotFound();
        }

        return Send(c, c.Document(id)!, store);
    }

    private static async Task<IResult> GetOpenDocument(HttpContext http, string number, string id, CaseDoor door, DocumentStore store) =>
        await door.Open(http, number) is { } open && CaseView.SeesDocument(open.Case, open.Reader, id) ? Send(open.Case, open.Case.Document(id)!, store) : Results.NotFound();

    /// <summary>The bytes of a document as a download; minutes are kept in the case itself.</summary>
    internal static IResult Send(Case c, CaseDocument document, DocumentStore store)
    {
        if (c.Hearings.Find(h => h.MinutesDocument == document.Id) is { Minutes: { } minutes })
        {
            return Results.File(System.Text.Encoding.UTF8.GetBytes(minutes), "text/markdown; charset=utf-8", document.Name);
        }

        return Results.Stream(stream => store.Copy(document.Id, stream, default), document.MediaType, document.Name);
    }
}
