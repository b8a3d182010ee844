using Redress.Web.Cases.Access;
using Redress.Web.Shell;
using Redress.Web.Storage;

namespace Redress.Web.Letters.Postal;

/// <summary>The letters of a batch as one PDF. It holds their codes, as they stand in the envelopes.</summary>
internal static class PostRoomApi
{
    public static void MapPost(this WebApplication app) =>
        app.MapGet("/postal-letters/batches/{id:long}/letters.pdf", Pdf)
            .RequireAuthorization(policy => policy.RequireRole(Roles.Secretary))
            .ExcludeFromDescription();

    private static async Task<IResult> Pdf(
        HttpContext http,
        long id,
        PostBatches batches,
        PostalPrinter printer,
        PdfRenderer renderer
    )
    {
        var reader = http.User.Actor()!;
        if (await batches.Find(id, reader, http.RequestAborted) is not { } batch)
        {
            return Results.NotFound();
        }

        var page = await printer.Page(batch, reader, http.RequestAborted);
        var result = await renderer.Print(page, http.RequestAborted);
        http.Response.Headers.CacheControl = "no-store";
        if (result.Pdf is { } pdf)
        {
            // Before it leaves: whoever holds the codes is known.
            await batches.Printed(id, null, reader, http.RequestAborted);
            return Results.File(pdf, "application/pdf", $"{batch.ForDay:yyyy-MM-dd}-{batch.Id}.pdf");
        }

        // Without a program that makes one, each letter's own page is there to print.
        return Results.LocalRedirect($"~/postal-letters/batches/{id}?noPdf={(result.Missing ? "missing" : "busy")}");
    }
}
