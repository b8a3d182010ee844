using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Redress.Web.Documents;
using Redress.Web.Intake.Drafts;
using Redress.Web.Shell.Days;
using Redress.Web.Storage;

namespace Redress.Web.Intake.Paper;

/// <summary>What the page for paper asks while one types, and the scan that it shows. A draft is opened by its code alone, which the device has.</summary>
internal static class PaperApi
{
    public static void AddPaper(this WebApplicationBuilder builder) => builder.Services.AddSingleton<PaperSights>();

    public static void MapPaper(this WebApplication app)
    {
        var paper = app.MapGroup(PaperPage.Address)
            .RequireAuthorization(policy => policy.RequireRole(Roles.Secretary))
            .ExcludeFromDescription();
        paper.MapPost("/follow", Follow).WithMetadata(ReadsDays.Here);
        paper.MapGet("/scan/{id}", Scan);
    }

    // The form is read by the component itself; it is asked for here so that its token is judged.
    private static RazorComponentResult<PaperFollow> Follow([FromForm] IFormCollection _) => new();

    private static async Task<IResult> Scan(HttpContext http, string id, ComplaintDrafts drafts, DocumentStore store)
    {
        if (
            await drafts.Find(DraftCookie.Of(http), http.RequestAborted) is not { } draft
            || draft.Content.Documents.Find(d => d.Id == id) is not { } document
            || ExhibitKinds.Of(document.MediaType) is not (ExhibitKind.Pdf or ExhibitKind.Picture)
        )
        {
            return Results.NotFound();
        }

        // As of an exhibit: a browser's own reader of PDFs does not start in a sandbox.
        http.Response.Headers.ContentSecurityPolicy =
            ExhibitKinds.Of(document.MediaType) == ExhibitKind.Pdf
                ? "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'"
                : "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; sandbox; frame-ancestors 'self'";
        http.Response.Headers.XFrameOptions = "SAMEORIGIN";
        http.Response.Headers.CacheControl = "private, no-store";
        return Results.Stream(stream => store.Copy(document.Id, stream, default), document.MediaType);
    }
}
