using Microsoft.Extensions.Localization;
using Redress.Domain;
using Redress.Web.Cases.Access;
using Redress.Web.Cases.Formatting;
using Redress.Web.Cases.PartyFile;
using Redress.Web.Cases.Queries;
using Redress.Web.Shell.Tables;
using Redress.Web.Shell.Zones;
using Redress.Web.Storage;

namespace Redress.Web.Worklist;

/// <summary>
/// The worklist as its address filters it, as a table for a spreadsheet: the same cases, for the same reader, to the last one. It is in an order that no act changes, by number or by day of filing,
/// and begins with the latest where the list is in another one: so no case is in it twice, and it ends while others go on working.
/// </summary>
internal sealed class WorklistExport(
    CaseQueries queries,
    CaseTags tags,
    CaseFormatter formatter,
    SchemeTimes times,
    TimeProvider time,
    IStringLocalizer<WorklistTexts> texts
)
{
    private const int AtOnce = 200;
    private static readonly WorklistOrder Latest = new(WorklistSort.Number, Descending: true);

    public async Task Write(HttpContext http, Actor reader, WorklistFilters filters)
    {
        using var bounded = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        bounded.CancelAfter(FileCopies.Longest);
        var cancel = bounded.Token;
        var begun = time.GetUtcNow();
        var order = filters.Order.By is WorklistSort.Number or WorklistSort.Filed ? filters.Order : Latest;
        var query = filters.For(reader) with { After = null, Size = AtOnce, Order = order };
        await http.Response.Body.WriteAsync(CsvTable.Mark, cancel);
        await http.Response.Body.WriteAsync(CsvTable.Lines([Head(reader)]), cancel);
        do
        {
            var page = await queries.Worklist(reader, query, cancel);
            // What is filed meanwhile is at the end of the list that goes up: there it ends.
            List<WorklistItem> items = [.. page.Items.Where(i => i.FiledAt <= begun)];
            var ofCase = await tags.Of(reader, [.. items.Select(i => i.Number)], cancel);
            await http.Response.Body.WriteAsync(
                CsvTable.Lines(items.Select(i => Line(reader, i, ofCase[i.Number]))),
                cancel
            );
            query = query with { After = items.Count > 0 ? page.Next : null };
        } while (query.After is not null);
    }

    public string FileName => $"{texts["export.name"]}-{CsvTable.Written(times.Today())}.csv";

    private string?[] Head(Actor reader) =>
        [
            texts["export.number"],
            texts["export.scheme"],
            texts["export.kind"],
            texts["export.state"],
            texts["export.complainant"],
            texts["export.respondent"],
            texts["export.due"],
            texts["export.term"],
            texts["export.party"],
            texts["export.filed"],
            texts["export.changed"],
            texts["export.assignee"],
            texts["export.tags"],
            .. SeesPost(reader) ? new string?[] { texts["export.message"], texts["export.undelivered"] } : [],
        ];

    private string?[] Line(Actor reader, WorklistItem item, IEnumerable<string> ofCase) =>
        [
            item.Number,
            item.Scheme,
            formatter.Word("caseKind", item.Kind),
            formatter.Word("state", item.State),
            item.Complainant,
            item.Respondent,
            CsvTable.Written(item.NextTerm?.Due),
            item.NextTerm is { } term ? formatter.DueKind(term.Kind) : null,
            item.NextTerm?.Party is { } party ? formatter[$"side.{party}"] : null,
            CsvTable.Written(item.FiledOn),
            CsvTable.Written(times.In(item.Scheme).Day(item.ChangedAt)),
            item.AssignedTo,
            string.Join(", ", ofCase),
            .. SeesPost(reader)
                ? new[] { CsvTable.Written(item.MessageDue), CsvTable.Written(item.UndeliveredSince) }
                : [],
        ];

    // FP-20, FP-21: what was written and what did not arrive is for the secretaries' lists.
    private static bool SeesPost(Actor reader) => reader.Role == Role.Secretary;
}

internal static class WorklistExportRoutes
{
    public static void MapWorklistExport(this IEndpointRouteBuilder app) =>
        app.MapGet("/cases.csv", Send)
            .RequireAuthorization(p => p.RequireRole(Roles.Secretary, Roles.Committee, Roles.Appeals))
            .ExcludeFromDescription();

    private static async Task Send(
        HttpContext http,
        WorklistExport export,
        FileCopies copies,
        IStringLocalizer<WorklistTexts> texts
    )
    {
        var reader = http.User.Actor()!;
        using var turn = copies.Begin($"list of {reader.Id}", atOnce: 1);
        if (turn is null)
        {
            http.Response.Headers.RetryAfter = "60";
            http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            http.Response.ContentType = "text/plain; charset=utf-8";
            await http.Response.WriteAsync(texts["export.busy"], http.RequestAborted);
            return;
        }

        http.Response.ContentType = "text/csv; charset=utf-8";
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"{export.FileName}\"";
        await export.Write(http, reader, WorklistFilters.Of(http.Request.Query));
    }
}
