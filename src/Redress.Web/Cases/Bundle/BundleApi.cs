using Redress.Web.Cases.OpenCases;
using Redress.Web.Cases.PartyFile;
using Redress.Web.Cases.Queries;

namespace Redress.Web.Cases.Bundle;

internal static class BundleApi
{
    public static void MapBundle(this RouteGroupBuilder file) => file.MapGet("/bundle.pdf", Get);

    // A party has its copy of the case.
    private static async Task<IResult> Get(
        HttpContext http,
        string number,
        CaseAccess access,
        FileBundle bundle,
        ExhibitTitles titles,
        FileCopies copies
    )
    {
        if (await access.Open(http, number) is not { IsStaff: true, Case.Erased: false } open)
        {
            return Results.NotFound();
        }

        if (copies.Begin(open.Reader.Id) is not { } turn)
        {
            http.Response.Headers.RetryAfter = "60";
            return Results.StatusCode(StatusCodes.Status429TooManyRequests);
        }

        http.Response.RegisterForDispose(turn);
        var called = await titles.Of(open.Case, open.Reader, http.RequestAborted);
        var made = await bundle.Of(open, called, http.RequestAborted);
        http.Response.Headers.CacheControl = "private, no-store";
        return made.Pdf is { } pdf
            ? Results.File(pdf, "application/pdf", $"{open.Case.Number}-bundle.pdf")
            : Results.LocalRedirect($"~{open.Base}?noPdf={(made.Missing ? "missing" : "busy")}#exhibits");
    }
}
