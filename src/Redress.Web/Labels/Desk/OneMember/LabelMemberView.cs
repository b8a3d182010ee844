using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Domain.Journal;
using Redress.Domain.Labels;
using Redress.Web.Labels.Desk.Acts;
using Redress.Web.Labels.Writing;
using Redress.Web.Shell.Zones;
using Redress.Web.Storage;
using Redress.Web.Storage.Labels;

namespace Redress.Web.Labels.Desk.OneMember;

/// <summary>A letter about labels, as the desk lists it.</summary>
internal sealed record LabelDeskLetter(
    long Number,
    DateTimeOffset At,
    string Subject,
    string? Label,
    bool Registered,
    DateOnly? PostedOn,
    string? Tracking
);

/// <summary>All of one member's labels, as its registrar reads it.</summary>
/// <param name="Clock">That of its scheme.</param>
internal sealed record LabelMemberView(
    OpenLabelFile Open,
    LabelThings Things,
    SchemeTime Clock,
    DateTimeOffset Now,
    IReadOnlyList<LabelActionJson> Actions,
    IReadOnlyList<LabelBlockedJson> Blocked
)
{
    public IReadOnlyList<LabelDeskLetter> Letters { get; init; } = [];

    public IReadOnlyList<LabelJournalJson> Journal { get; init; } = [];

    /// <summary>What the journal was found to be; null where nobody asked.</summary>
    public Verification? Verified { get; init; }

    public LabelFile File => Open.File;

    public string Id => Open.Member.Id;

    public DateOnly Today => Clock.Day(Now);

    /// <summary>Each kind that the scheme grants and that has a state of its own.</summary>
    public IEnumerable<Label> Labels =>
        Open
            .Rulebook.Labels.Where(kind => LabelFamilies.Of(kind) is not (null or LabelFamily.Carried))
            .Select(File.Label);
}

/// <summary>Brings together what the page of one member's labels shows.</summary>
internal sealed class LabelMemberQuery(
    IDbContextFactory<AppDb> factory,
    LabelActs acts,
    LabelShape shape,
    LabelJournalVerifier verifier,
    SchemeTimes times,
    TimeProvider time
)
{
    private const int MostLetters = 200;

    /// <summary>Null of what the reader does not keep.</summary>
    public async Task<LabelMemberView?> Load(string id, Actor by, bool verify, CancellationToken cancel)
    {
        var (open, things) = await acts.Open(id, by, cancel);
        if (open is null)
        {
            return null;
        }

        await using var db = await factory.CreateDbContextAsync(cancel);
        var (actions, blocked) = shape.Actions(open, by);
        return new LabelMemberView(open, things!, times.In(open.Member.Scheme), time.GetUtcNow(), actions, blocked)
        {
            Letters = await db.Set<MemberLetterRow>()
                .AsNoTracking()
                .Where(l => l.MemberId == id)
                .OrderByDescending(l => l.Id)
                .Take(MostLetters)
                .Select(l => new LabelDeskLetter(l.Id, l.At, l.Subject, l.Label, l.Registered, l.PostedOn, l.Tracking))
                .ToListAsync(cancel),
            Journal = await LabelShape.Journal(db, id, by, cancel),
            Verified = verify ? await verifier.Verify(id, cancel) : null,
        };
    }
}
