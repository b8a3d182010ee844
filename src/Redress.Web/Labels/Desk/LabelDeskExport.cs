using Microsoft.Extensions.Localization;
using Redress.Domain.Rulebooks;
using Redress.Web.Members;
using Redress.Web.Shell.Tables;
using Redress.Web.Shell.Zones;
using Redress.Web.Storage;

namespace Redress.Web.Labels.Desk;

/// <summary>A list of the desk for a spreadsheet, as its address filters it for the same reader.</summary>
internal static class LabelDeskExport
{
    private const int MostLines = 200_000;

    public static void MapLabelDesk(this IEndpointRouteBuilder app) =>
        app.MapGet("/labels.csv", Send)
            .RequireAuthorization(p => p.RequireRole(Roles.Registrar))
            .ExcludeFromDescription();

    private static async Task<IResult> Send(HttpContext http, [AsParameters] LabelDeskServices services)
    {
        var (query, words, desk, rulebooks, times, texts) = services;
        var kept = LabelDeskFilter.Kept(rulebooks, http.User.Registrar()!);
        var filter = LabelDeskFilter.Of(http.Request.Query, kept) with { Page = 1 };
        var found = await query.Page(
            filter,
            filter.Scheme is { } scheme ? [scheme] : kept,
            http.RequestAborted,
            MostLines
        );
        string?[] head =
        [
            texts["column.id"],
            texts["column.member"],
            texts["column.scheme"],
            texts["column.label"],
            texts["column.what"],
            texts["column.since"],
            texts["column.due"],
            texts["column.instant"],
        ];
        return CsvTable.File(http, texts["csv.name"], times.Today(), found.Lines.Select(Line).Prepend(head));

        string?[] Line(LabelDeskLine line) =>
            [
                line.MemberId,
                line.Name,
                line.Scheme.Length == 0 ? null : SchemeNames.Of(rulebooks, line.Scheme),
                words.Kind(line.Label),
                desk.What(line),
                CsvTable.Written(line.Since),
                CsvTable.Written(line.Due),
                desk.Instant(line),
            ];
    }
}

/// <summary>What a list of the desk is read and told with.</summary>
internal sealed record LabelDeskServices(
    LabelDeskQuery Query,
    LabelWords Words,
    LabelDeskWords Desk,
    RulebookCatalog Rulebooks,
    SchemeTimes Times,
    IStringLocalizer<LabelDeskTexts> Texts
);
