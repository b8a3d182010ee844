using Redress.Domain;
using Redress.Domain.Procedure;
using Redress.Web.Cases.Queries;
using Redress.Web.Storage;
using Redress.Web.Storage.Search;

namespace Redress.Web.Worklist.List;

/// <summary>Loads the lines of the list with all that stands in them, as their reader may see them.</summary>
internal sealed class WorklistLoader(CaseQueries queries, CaseReadMarks readMarks, CaseTags tags, DeskWaitQuery waits)
{
    // What one person proposed and a second one confirms or rejects.
    private static readonly WaitKind[] Proposed =
    [
        WaitKind.Decision,
        WaitKind.Correction,
        WaitKind.WriteOff,
        WaitKind.Condition,
        WaitKind.Notice,
        WaitKind.NoticeChange,
        WaitKind.Clearance,
    ];

    /// <param name="after">Where it goes on; null for the beginning.</param>
    public async Task<WorklistPart> Load(
        Actor reader,
        WorklistFilters filters,
        string? after,
        int size,
        CancellationToken cancel
    )
    {
        var list = await queries.Worklist(reader, filters.For(reader) with { After = after, Size = size }, cancel);
        List<string> numbers = [.. list.Items.Select(i => i.Number)];
        var news = await readMarks.ChangedSinceRead(reader, numbers, cancel);
        var tagged = await tags.Of(reader, numbers, cancel);
        var second = await waits.Among(reader, Proposed, numbers, cancel);
        return new WorklistPart(
            [
                .. list.Items.Select(i => new WorklistRow(
                    i.Number,
                    i.Scheme,
                    i.State,
                    i.Complainant,
                    i.Respondent,
                    i.FiledOn
                )
                {
                    Term = i.NextTerm,
                    AssignedTo = i.AssignedTo,
                    ChangedAt = i.ChangedAt,
                    Version = i.Version,
                    Tags = string.Join(", ", tagged[i.Number]),
                    IsNews = news.Contains(i.Number),
                    MessageDue = i.MessageDue,
                    IsUndelivered = i.UndeliveredSince is not null,
                    AwaitsSecond = second.Contains(i.Number),
                }),
            ],
            list.Next
        );
    }

    /// <summary>The views that there always are for this reader, each with how many cases are in it.</summary>
    public async Task<IReadOnlyList<ViewCount>> Counts(Actor reader, CancellationToken cancel)
    {
        // Messages are answered by the secretary, and read by who decides never (FP-20).
        string[] views =
            reader.Role == Role.Secretary
                ? [WorklistFilters.Mine, WorklistFilters.Unassigned, WorklistFilters.Messages, ""]
                : [WorklistFilters.Mine, WorklistFilters.Unassigned, ""];
        var counts = new List<ViewCount>();
        foreach (var view in views)
        {
            var asked = WorklistFilters.OfView(view, reader);
            counts.Add(new ViewCount(view, await queries.Count(reader, asked, ViewNav.CountedTo + 1, cancel)));
        }

        return counts;
    }

    /// <summary>Where the list goes on after this line, in that order.</summary>
    public static string After(WorklistRow row, WorklistOrder order) =>
        WorklistCursor.Of(
            order,
            new WorklistPlace(row.Number)
            {
                Day = order.By == WorklistSort.Filed ? row.FiledOn : row.Term?.Due ?? CaseRow.NothingDue,
                At = row.ChangedAt,
                Key = NameKey.Of(row.AssignedTo),
            }
        );
}
