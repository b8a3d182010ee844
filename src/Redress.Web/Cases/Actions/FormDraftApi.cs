using Microsoft.AspNetCore.Mvc;
using Redress.Domain.Cases.Commands;
using Redress.Web.Cases.Forms;
using Redress.Web.Cases.OpenCases;

namespace Redress.Web.Cases.Actions;

/// <summary>Where the form of a party, and that of a decision, keeps itself while it is filled in. Script only; without it, its button does the same.</summary>
internal static class FormDraftApi
{
    private static readonly string Decision = Command.NameOf<Decide>();

    public static void MapFormDrafts(this RouteGroupBuilder file) => file.MapPost("/actions/{action}/draft", Keep);

    private static async Task<IResult> Keep(
        HttpContext http,
        string number,
        string action,
        [FromForm] IFormCollection form,
        CaseAccess access,
        FormDrafts drafts
    )
    {
        if (
            !CommandCatalog.ByName.ContainsKey(action)
            || await access.Open(http, number) is not { } open
            || open.IsStaff && !(action == Decision && open.Permitted.Any(p => p.Command == typeof(Decide)))
        )
        {
            return Results.NotFound();
        }

        return await drafts.Save(
            number,
            FormDrafts.OwnerOf(open.Reader),
            action,
            form.ToDictionary(f => f.Key, f => f.Value),
            null,
            http.RequestAborted
        )
            ? Results.NoContent()
            : Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
    }
}
