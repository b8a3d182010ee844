using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Redress.Domain.Cases.Commands;
using Redress.Web.Cases.Formatting;
using Redress.Web.Cases.Forms;
using Redress.Web.Cases.OpenCases;
using Redress.Web.Shell.Days;

namespace Redress.Web.Cases.Actions;

/// <summary>Where the form of an act keeps itself while it is filled in. Script only; without it, a party's button does the same.</summary>
internal static class FormDraftApi
{
    public static void MapFormDrafts(this RouteGroupBuilder file) =>
        file.MapPost("/actions/{action}/draft", Keep).WithMetadata(ReadsDays.Here);

    private static async Task<IResult> Keep(
        HttpContext http,
        string number,
        string action,
        [FromForm] IFormCollection form,
        CaseAccess access,
        FormDrafts drafts
    )
    {
        var filled = http.Request.Query["filled"].ToString() is { Length: > 0 } mark ? mark : null;
        if (
            !CommandCatalog.ByName.ContainsKey(action)
            || filled is { Length: not 16 }
            || await access.Open(http, number) is not { } open
            // A party has one form of an act.
            || filled is not null && !open.IsStaff
        )
        {
            return Results.NotFound();
        }

        // The page that is still open somewhere says so, and keeps it nowhere else.
        if (open.Case.Erased)
        {
            var texts = http.RequestServices.GetRequiredService<IStringLocalizer<StaffTexts>>();
            return Results.Text(texts["erased.sent"], statusCode: StatusCodes.Status410Gone);
        }

        return await drafts.Save(
            number,
            FormDrafts.OwnerOf(open.Reader),
            ActSession.NameOf(action, filled),
            form.ToDictionary(f => f.Key, f => f.Value),
            null,
            http.RequestAborted
        )
            ? Results.NoContent()
            : Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
    }
}
