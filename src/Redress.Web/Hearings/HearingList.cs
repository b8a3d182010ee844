using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Domain.Procedure;
using Redress.Web.Cases.Access;
using Redress.Web.Cases.Commands;
using Redress.Web.Cases.Formatting;
using Redress.Web.Shell;
using Redress.Web.Shell.Zones;
using Redress.Web.Storage;

namespace Redress.Web.Hearings;

/// <summary>A hearing to which the parties are invited, as who prepares the room needs it (BC-13).</summary>
public sealed record PlannedHearing(
    string Number,
    string Scheme,
    string Complainant,
    string Respondent,
    DateTimeOffset At,
    string? Room,
    string? VideoLink,
    IReadOnlyList<HearingQuestion> Questions
)
{
    /// <summary>Who has the case; null for nobody.</summary>
    public string? AssignedTo { get; init; }

    /// <summary>Its moment has come and nothing was recorded yet.</summary>
    public bool HasBegun { get; init; }

    /// <summary>The reader records what came of it.</summary>
    public bool MayRecord { get; init; }

    public DateOnly Day => DateOnly.FromDateTime(At.DateTime);
}

/// <summary>The hearings that are to come, of the cases that the reader may see.</summary>
internal sealed class HearingList(
    IDbContextFactory<AppDb> factory,
    CaseService cases,
    CaseFormatter formatter,
    TimeProvider time
)
{
    // More than a body of any size hears at once; the soonest term stands first.
    private const int Most = 500;

    /// <summary>Those of that day and later.</summary>
    public async Task<IReadOnlyList<PlannedHearing>> From(Actor reader, DateOnly day, CancellationToken cancel) =>
        [.. (await All(reader, cancel)).Where(h => h.Day >= day)];

    /// <summary>The same, and before them those that were held and of which nothing is recorded.</summary>
    public async Task<IReadOnlyList<PlannedHearing>> FromAndToRecord(
        Actor reader,
        DateOnly day,
        CancellationToken cancel
    ) => [.. (await All(reader, cancel)).Where(h => h.Day >= day || h.HasBegun)];

    private async Task<IReadOnlyList<PlannedHearing>> All(Actor reader, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        await using var db = await factory.CreateDbContextAsync(cancel);
        var files = await db.Set<CaseRow>()
            .AsNoTracking()
            .VisibleTo(reader)
            .Where(c => c.State == CaseState.Hearing)
            .OrderBy(c => c.NextDue)
            .ThenBy(c => c.Number)
            .Take(Most)
            .Select(c => c.File)
            .ToListAsync(cancel);
        return
        [
            .. files
                .Select(CaseJson.Read)
                // One that a party had postponed waits for another day (BC-13).
                .Where(c => c.OpenHearing is { PostponedBy: null })
                .Select(Planned)
                .OrderBy(h => h.At)
                .ThenBy(h => h.Number),
        ];

        PlannedHearing Planned(Case c)
        {
            var hearing = c.OpenHearing!;
            return new PlannedHearing(
                c.Number,
                formatter.Scheme(cases.RulebookOf(c)),
                c.Complainant.Name,
                c.Respondent.Name,
                SchemeTime.Of(cases.RulebookOf(c)).Local(hearing.At),
                hearing.Place,
                hearing.VideoLink,
                [.. CaseView.HearingQuestions(c, reader)]
            )
            {
                AssignedTo = c.AssignedTo?.Name,
                HasBegun = hearing.At <= now,
                MayRecord =
                    hearing.At <= now
                    && CaseMachine.WhyRefused(
                        c,
                        typeof(RecordHearing),
                        new ActContext(new Act(reader, now), cases.RulebookOf(c), ExternalFacts.None),
                        null
                    )
                        is null,
            };
        }
    }
}
