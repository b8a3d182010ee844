using Redress.Domain.Cases;
using Redress.Web.Cases.Api;
using Redress.Web.Cases.Formatting;
using Redress.Web.Cases.OpenCases;
using Redress.Web.Documents;

namespace Redress.Web.Cases.StaffFile;

/// <summary>The documents of a file for whoever has it open: to keep, or shown inside the page, where nothing in one can act.</summary>
internal static class ExhibitApi
{
    public static void MapExhibits(this RouteGroupBuilder file)
    {
        file.MapGet("/documents/{id}", GetDocument);
        file.MapGet("/documents/{id}/inline", GetInline);
    }

    private static async Task<IResult> GetDocument(
        HttpContext http,
        string number,
        string id,
        CaseAccess access,
        DocumentStore store,
        CaseFormatter formatter
    ) =>
        await access.Open(http, number) is { } open && CaseView.SeesDocument(open.Case, open.Reader, id)
            ? CaseApi.Send(open.Case, open.Case.Document(id)!, store, formatter)
            : Results.NotFound();

    private static async Task<IResult> GetInline(
        HttpContext http,
        string number,
        string id,
        CaseAccess access,
        DocumentStore store
    )
    {
        if (
            await access.Open(http, number) is not { } open
            || !CaseView.SeesDocument(open.Case, open.Reader, id)
            || open.Case.Document(id) is not { } document
        )
        {
            return Results.NotFound();
        }

        var kind = ExhibitKinds.Of(document);
        if (kind is not (ExhibitKind.Picture or ExhibitKind.Pdf))
        {
            return Results.NotFound();
        }

        // A browser's own reader of PDFs does not start in a sandbox; it runs no script of ours, and the type is held to by nosniff.
        http.Response.Headers.ContentSecurityPolicy =
            kind == ExhibitKind.Pdf
                ? "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'"
                : "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; sandbox; frame-ancestors 'self'";
        http.Response.Headers.XFrameOptions = "SAMEORIGIN";
        http.Response.Headers.CacheControl = "private, no-store";
        return Results.Stream(stream => store.Copy(document.Id, stream, default), document.MediaType);
    }
}
