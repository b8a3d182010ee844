using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Redress.Domain.Cases;
using Redress.Web.Cases.Forms;
using Redress.Web.Shell;

namespace Redress.Web.Cases.Deciding;

/// <summary>What the decision's form asks while it is filled in (script only; without it, its buttons ask the same), and the decision as a PDF.</summary>
internal static class DecidingApi
{
    public static void MapDeciding(this IEndpointRouteBuilder app)
    {
        app.MapPost("/cases/{number}/do/decide/follow", Follow).ExcludeFromDescription();
        app.MapGet("/{desk:regex(^(cases|track)$)}/{number}/decision.pdf", Pdf).ExcludeFromDescription();
    }

    // Without a program that makes one, the page itself is there to print, and says so.
    private static async Task<IResult> Pdf(
        HttpContext http,
        string number,
        CaseDoor door,
        DecisionPaper papers,
        PdfPress press,
        string? lang = null,
        string? @for = null,
        int? version = null
    )
    {
        if (
            await door.Open(http, number) is not { } open
            || DecisionPaper.Find(open, lang, @for, version) is not { } paper
        )
        {
            return Results.NotFound();
        }

        var pressed = await press.Print(await papers.Page(open, paper), http.RequestAborted);
        http.Response.Headers.CacheControl = "no-store";
        return pressed.Pdf is { } pdf
            ? Results.File(pdf, "application/pdf", $"{open.Case.Number}-{paper.Language}.pdf")
            : Results.LocalRedirect(
                $"~{open.Base}/decision{http.Request.QueryString.Add("noPdf", pressed.Missing ? "missing" : "busy")}"
            );
    }

    private static async Task<
        Results<RazorComponentResult<Followed>, Microsoft.AspNetCore.Http.HttpResults.NotFound>
    > Follow(HttpContext http, string number, [FromForm] IFormCollection form, CaseDoor door, RefusalTexts refusals) =>
        await door.Open(http, number) is { IsStaff: true } open && open.Permitted.Any(p => p.Command == typeof(Decide))
            ? new RazorComponentResult<Followed>(
                new
                {
                    Open = open,
                    Filled = new Filled("decide", form.ToDictionary(f => f.Key, f => f.Value), [], [], refusals),
                }
            )
            : TypedResults.NotFound();
}
