using System.Globalization;
using Microsoft.Extensions.Localization;
using Redress.Domain;
using Redress.Web.Cases.Access;
using Redress.Web.Shell.Days;
using Redress.Web.Shell.Tables;
using Redress.Web.Shell.Zones;
using Redress.Web.Storage;

namespace Redress.Web.Hearings;

/// <summary>The hearings that are to come for a spreadsheet or a calendar, as their reader sees them on the page.</summary>
internal static class HearingsExport
{
    public static void MapHearingsExport(this IEndpointRouteBuilder app) =>
        app.MapGet("/hearings.csv", Send)
            .RequireAuthorization(p => p.RequireRole(Roles.Secretary, Roles.Committee, Roles.Appeals))
            .ExcludeFromDescription();

    private static async Task<IResult> Send(
        HttpContext http,
        HearingList list,
        SchemeTimes times,
        IStringLocalizer<HearingTexts> texts
    )
    {
        var from = DayReader.Whole(http.Request.Query["from"]) ?? times.Today();
        var room = http.Request.Query["room"].ToString();
        string?[] head =
        [
            texts["hearingList.day"],
            texts["hearingList.time"],
            texts["hearingList.room"],
            texts["hearingList.case"],
            texts["hearingList.complainant"],
            texts["hearingList.respondent"],
            texts["hearingList.assignee"],
        ];
        var hearings = await list.FromAndToRecord(http.User.Actor()!, from, http.RequestAborted);
        return CsvTable.File(
            http,
            texts["hearingList.csvName"],
            times.Today(),
            hearings.Where(h => room.Length == 0 || HearingListPage.RoomOf(h) == room).Select(Line).Prepend(head)
        );

        string?[] Line(PlannedHearing h) =>
            [
                CsvTable.Written(h.Day),
                h.At.ToString("HH:mm", CultureInfo.InvariantCulture),
                h.Room ?? texts["hearingList.byVideo"],
                h.Number,
                h.Complainant,
                h.Respondent,
                h.AssignedTo,
            ];
    }
}
