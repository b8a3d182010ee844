using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Redress.Domain.Cases;
using Redress.Web.Cases.Forms;

namespace Redress.Web.Cases.Deciding;

/// <summary>What the decision's form asks while it is filled in. Script only; without it, its buttons ask the same.</summary>
internal static class DecidingApi
{
    public static void MapDeciding(this IEndpointRouteBuilder app) => app.MapPost("/cases/{number}/do/decide/follow", Follow).ExcludeFromDescription();

    private static async Task<Results<RazorComponentResult<Followed>, NotFound>> Follow(HttpContext http, string number, [FromForm] IFormCollection form, CaseDoor door, RefusalTexts refusals) =>
        await door.Open(http, number) is { IsStaff: true } open && open.Permitted.Any(p => p.Command == typeof(Decide))
            ? new RazorComponentResult<Followed>(new { Open = open, Filled = new Filled("decide", form.ToDictionary(f => f.Key, f => f.Value), [], [], refusals) })
            : TypedResults.NotFound();
}
