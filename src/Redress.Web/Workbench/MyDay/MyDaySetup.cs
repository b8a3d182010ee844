using Redress.Web.Cases.Access;
using Redress.Web.Cases.Actions;
using Redress.Web.Cases.Queries;
using Redress.Web.Storage;
using Redress.Web.Workbench.Tasks;

namespace Redress.Web.Workbench.MyDay;

internal static class MyDaySetup
{
    public static void AddMyDay(this WebApplicationBuilder builder) =>
        builder.Services.AddSingleton<DeskTasks>().AddSingleton<MyDayQuery>();

    /// <summary>From the page of the day to the form of a note on a call, which begins with whom one spoke.</summary>
    public static void MapMyDay(this IEndpointRouteBuilder app) =>
        app.MapGet("/my-day/call", Call)
            .RequireAuthorization(p => p.RequireRole(Roles.Secretary, Roles.Committee, Roles.Appeals))
            .ExcludeFromDescription();

    private static async Task<IResult> Call(HttpContext http, CaseQueries queries)
    {
        var (typed, with) = (http.Request.Query["case"].ToString(), http.Request.Query["with"].ToString());
        var who = TelephoneNote.Who.Contains(with, StringComparer.Ordinal) ? with : TelephoneNote.Who[^1];
        return await queries.NumberTyped(http.User.Actor()!, typed, http.RequestAborted) is { } number
            ? Results.LocalRedirect(TelephoneNote.Address(number, who))
            : Results.LocalRedirect($"/my-day?notFound=1&with={who}#call");
    }
}
