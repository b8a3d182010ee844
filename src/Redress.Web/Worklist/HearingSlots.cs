using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Domain.Procedure;
using Redress.Domain.Rulebooks;
using Redress.Web.Cases.Access;
using Redress.Web.Cases.OpenCases;
using Redress.Web.Cases.Queries;
using Redress.Web.Storage;

namespace Redress.Web.Worklist;

/// <summary>A case whose parties may be invited to a hearing.</summary>
/// <param name="Asked">Whether a wish to be heard stands unheard (BC-13).</param>
/// <param name="Invited">The hearing to which they are invited, which another takes the place of; null when there is none.</param>
public sealed record CaseToHear(
    string Number,
    string Complainant,
    string Respondent,
    bool Asked,
    DateTimeOffset? Invited,
    int NoticeDays
);

/// <param name="Cut">There are more cases under examination or with a hearing than were looked at.</param>
public sealed record CasesToHear(IReadOnlyList<CaseToHear> Cases, bool Cut);

/// <summary>The hours at which a hearing can be planned, and for which cases.</summary>
internal sealed class HearingSlots(IDbContextFactory<AppDb> factory, RulebookCatalog rulebooks, TimeProvider time)
{
    private const int Most = 100;

    // As a file has it in which somebody asked (CaseJson).
    private const string Wished = "\"HearingRequests\":[{";
    private static readonly int[] Hours = [9, 10, 11, 13, 14, 15, 16];

    /// <summary>Whether that reader invites to hearings (BC-13).</summary>
    public static bool Plans(Actor reader) => reader.Role is Role.Secretary or Role.Committee;

    /// <summary>The hours at which nobody is heard in that room, whose case it may be; by video, or in a room not named yet, they are all free.</summary>
    public static IEnumerable<int> Free(
        IReadOnlyList<TakenRoom> taken,
        string room,
        Func<TimeOnly, DateTimeOffset> instant
    ) => Hours.Where(hour => room.Length == 0 || !taken.Any(t => t.Meets(room, instant(new TimeOnly(hour, 0)))));

    public static string Address(DateOnly day, int hour, string room) =>
        $"/calendar/plan?day={CalendarView.Iso(day)}&time={hour:00}:00"
        + (room.Length > 0 ? $"&room={Uri.EscapeDataString(room)}" : "");

    /// <summary>The form of the invitation, with what the slot says filled in.</summary>
    public static string Invitation(string number, DateOnly? day, TimeOnly? at, string? room)
    {
        var form = OpenCase.Beside($"/cases/{number}", Command.NameOf<InviteToHearing>());
        if (day is { } on && at is { } hour)
        {
            form += $"&at={on.ToDateTime(hour).ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture)}";
        }

        return string.IsNullOrWhiteSpace(room) ? form : $"{form}&place={Uri.EscapeDataString(room)}";
    }

    /// <summary>Those of which the procedure permits it now, who asked to be heard before the others.</summary>
    /// <param name="most">How many files are looked at.</param>
    public async Task<CasesToHear> Cases(Actor reader, CancellationToken cancel, int most = Most)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var files = await db.Set<CaseRow>()
            .AsNoTracking()
            .VisibleTo(reader)
            .Where(c => c.State == CaseState.UnderExamination || c.State == CaseState.Hearing)
            // Whoever once asked to be heard comes first, so that no such case is beyond those that are looked at.
            .OrderByDescending(c => c.File.Contains(Wished))
            .ThenBy(c => c.NextDue)
            .ThenBy(c => c.Number)
            .Take(most + 1)
            .Select(c => c.File)
            .ToListAsync(cancel);
        IReadOnlyList<CaseToHear> cases =
        [
            .. files
                .Take(most)
                .Select(CaseJson.Read)
                .Where(c => MayInvite(c, reader))
                .Select(c => new CaseToHear(
                    c.Number,
                    c.Complainant.Name,
                    c.Respondent.Name,
                    c.HearingRequests.Exists(r => r.Unheard),
                    c.OpenHearing?.At,
                    rulebooks.Of(c.Scheme, c.RulebookVersion).Hearing.NoticeDays
                ))
                .OrderByDescending(c => c.Asked),
        ];
        return new CasesToHear(cases, files.Count > most);
    }

    private bool MayInvite(Case c, Actor reader) =>
        CaseMachine.WhyRefused(
            c,
            typeof(InviteToHearing),
            new ActContext(
                new Act(reader, time.GetUtcNow()),
                rulebooks.Of(c.Scheme, c.RulebookVersion),
                ExternalFacts.None
            ),
            null
        )
            is null;
}
