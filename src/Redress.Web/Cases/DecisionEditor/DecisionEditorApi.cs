using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Redress.Domain.Cases.Commands;
using Redress.Web.Cases.Formatting;
using Redress.Web.Cases.Forms;
using Redress.Web.Cases.OpenCases;
using Redress.Web.Shell;
using Redress.Web.Shell.Days;

namespace Redress.Web.Cases.DecisionEditor;

/// <summary>What the decision's form asks while it is filled in (script only; without it, its buttons ask the same), and the decision as a PDF.</summary>
internal static class DecisionEditorApi
{
    public static void MapDecisionEditor(this RouteGroupBuilder file)
    {
        file.MapPost("/actions/decide/preview", Follow).WithMetadata(ReadsDays.Here);
        file.MapGet("/actions/decide/earlier", EarlierOn);
        file.MapGet("/decision.pdf", Pdf);
    }

    /// <summary>Which paper is asked for: its language, the party that it is for, the version of the decision.</summary>
    internal sealed record PaperQuery(
        [FromQuery(Name = "lang")] string? Language = null,
        [FromQuery(Name = "for")] string? For = null,
        [FromQuery(Name = "version")] int? Version = null
    );

    // Without a program that makes one, the page itself is there to print, and says so.
    private static async Task<IResult> Pdf(
        HttpContext http,
        string number,
        CaseAccess access,
        DecisionPrinter printer,
        PdfRenderer renderer,
        [AsParameters] PaperQuery paper
    )
    {
        if (
            await access.Open(http, number) is not { } open
            || DecisionPrinter.Find(open, paper.Language, paper.For, paper.Version) is not { } printed
        )
        {
            return Results.NotFound();
        }

        var result = await renderer.Print(await printer.Page(open, printed), http.RequestAborted);
        http.Response.Headers.CacheControl = "no-store";
        return result.Pdf is { } pdf
            ? Results.File(pdf, "application/pdf", $"{open.Case.Number}-{printed.Language}.pdf")
            : Results.LocalRedirect(
                $"~{open.Base}/decision{http.Request.QueryString.Add("noPdf", result.Missing ? "missing" : "busy")}"
            );
    }

    // What was decided before on the articles that are ticked now.
    private static async Task<
        Results<RazorComponentResult<EarlierOnNorms>, Microsoft.AspNetCore.Http.HttpResults.NotFound>
    > EarlierOn(HttpContext http, string number, [FromQuery(Name = "norm")] string[] norms, CaseAccess access) =>
        await access.Open(http, number) is { IsStaff: true } open
        && open.Permitted.Any(p => p.Command == typeof(Decide))
            ? new RazorComponentResult<EarlierOnNorms>(new { Open = open, Ticked = norms })
            : TypedResults.NotFound();

    private static async Task<
        Results<RazorComponentResult<DecisionPreview>, Microsoft.AspNetCore.Http.HttpResults.NotFound>
    > Follow(
        HttpContext http,
        string number,
        [FromForm] IFormCollection form,
        CaseAccess access,
        RefusalTexts refusals
    ) =>
        await access.Open(http, number) is { IsStaff: true } open
        && open.Permitted.Any(p => p.Command == typeof(Decide))
            ? new RazorComponentResult<DecisionPreview>(
                new
                {
                    Open = open,
                    Values = new FormValues(
                        Command.NameOf<Decide>(),
                        form.ToDictionary(f => f.Key, f => f.Value),
                        [],
                        [],
                        refusals
                    ),
                }
            )
            : TypedResults.NotFound();
}
