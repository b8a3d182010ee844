using Redress.Domain;
using Redress.Web.Appeals;
using Redress.Web.Cases.Access;
using Redress.Web.Cases.Queries;
using Redress.Web.Labels.Desk.SecondPerson;
using Redress.Web.Letters.Postal;
using Redress.Web.Shell.Zones;

namespace Redress.Web.Workbench.Frame;

/// <summary>How much waits at a desk, in a word of what is counted.</summary>
internal sealed record RailCount(int Number, string Text);

/// <summary>What the rail counts: no more than can be read at a glance, so that no page becomes slower by the store's size.</summary>
internal sealed class RailCounts(
    DeskWaitQuery waits,
    DeskNotices notices,
    CaseQueries cases,
    PostalQueue post,
    AppealTaskQuery appeals,
    LabelSecond second,
    SchemeTimes times
)
{
    /// <summary>More are not counted, but said to be more.</summary>
    public const int Most = 99;

    /// <summary>By the address of the desk; a desk at which nothing waits is not in it.</summary>
    /// <param name="confirms">As whom the reader is a second person; null where it is none.</param>
    public async Task<IReadOnlyDictionary<string, RailCount>> Of(
        Actor reader,
        Actor? confirms,
        CancellationToken cancel
    )
    {
        var counts = new Dictionary<string, RailCount>(StringComparer.Ordinal);
        if (confirms is not null)
        {
            Put("/labels/second", await second.Count(confirms, cancel), "count.waits");
        }

        if (!reader.IsStaff())
        {
            return counts;
        }

        // A note that names one waits as well, until one has seen it.
        var named = await notices.Unseen(reader, Most + 1, cancel);
        Put("/my-day", await waits.Count(reader, mine: true, Most + 1, cancel) + named, "count.waits");
        Put(
            "/cases",
            await cases.Count(reader, new() { AssignedTo = reader.Id, Open = true }, Most + 1, cancel),
            "count.mine"
        );
        Put("/appeals", await appeals.Overdue(reader, times.Today(null), Most + 1, cancel), "count.overdue");
        if (reader.Role == Role.Secretary)
        {
            Put("/postal-letters", await post.CountWaiting(reader, Most + 1, cancel), "count.letters");
        }

        return counts;

        void Put(string address, int number, string text)
        {
            if (number > 0)
            {
                counts[address] = new(number, text);
            }
        }
    }
}
