using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Domain.Cases;
using Redress.Domain.Terms;
using Redress.Web.Cases.Access;
using Redress.Web.Shell;
using Redress.Web.Shell.Zones;
using Redress.Web.Storage;

namespace Redress.Web.Worklist;

/// <summary>A term that ends on a day, or a hearing that is held on it.</summary>
public sealed record CalendarEntry(string Number, Term Term, string Respondent, DateTimeOffset? At, string? Place);

/// <summary>What is on one day; <see cref="More"/> when there is more than was asked for.</summary>
public sealed record CalendarDay(DateOnly Day, IReadOnlyList<CalendarEntry> Entries, bool More);

/// <summary>The terms that run, by the day on which they end. Each day is a question of its own to an index, of a few rows at most.</summary>
internal sealed class CalendarQueries(IDbContextFactory<AppDb> factory, SchemeTimes times)
{
    // Of those that are due next some may be nothing that the reader is told.
    private const int LookedAt = 20;

    private static readonly string[] NoTerms =
    [
        DueRow.Sanctions,
        DueRow.Settlement,
        DueRow.Duty,
        DueRow.WaitingDuty,
        DueRow.Erasure,
    ];

    public async Task<IReadOnlyList<CalendarDay>> Days(
        Actor reader,
        DateOnly first,
        DateOnly last,
        bool mine,
        int most,
        CancellationToken cancel
    )
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var visible = db.Set<CaseRow>().AsNoTracking().VisibleTo(reader);
        visible = mine ? visible.Where(c => c.AssignedToId == reader.Id) : visible;
        var days = new List<CalendarDay>();
        for (var day = first; day <= last; day = day.AddDays(1))
        {
            // A term ends with its last day, at a midnight of its scheme's zone.
            var ends = times.EndsOf(day);
            var rows = await (
                from d in db.Set<DueRow>().AsNoTracking()
                where ends.Contains(d.At) && !NoTerms.Contains(d.What) && !d.What.StartsWith(DueRow.Reminder)
                join c in visible on d.CaseId equals c.Id
                orderby d.At, c.Number, d.What
                select new { d.What, c.File }
            )
                .Take(most + 1)
                .ToListAsync(cancel);
            days.Add(
                new CalendarDay(
                    day,
                    [
                        .. rows.Take(most)
                            .Select(r => Entry(CaseJson.Read(r.File), r.What, reader))
                            .OfType<CalendarEntry>()
                            .OrderBy(e => e.At is null)
                            .ThenBy(e => e.At),
                    ],
                    rows.Count > most
                )
            );
        }

        return days;
    }

    /// <summary>The first day after that one on which something is; null where nothing is to come.</summary>
    public async Task<DateOnly?> NextDay(Actor reader, DateOnly after, bool mine, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var visible = db.Set<CaseRow>().AsNoTracking().VisibleTo(reader);
        visible = mine ? visible.Where(c => c.AssignedToId == reader.Id) : visible;
        var since = times.EndsOf(after).Max().ToUniversalTime();
        var rows = await (
            from d in db.Set<DueRow>().AsNoTracking()
            where d.At > since && !NoTerms.Contains(d.What) && !d.What.StartsWith(DueRow.Reminder)
            join c in visible on d.CaseId equals c.Id
            orderby d.At, c.Number
            select new
            {
                d.What,
                d.At,
                c.Scheme,
                c.File,
            }
        )
            .Take(LookedAt)
            .ToListAsync(cancel);
        return rows.Where(r => Entry(CaseJson.Read(r.File), r.What, reader) is not null)
            .Select(r => (DateOnly?)times.In(r.Scheme).Day(r.At.AddTicks(-1)))
            .FirstOrDefault();
    }

    private static CalendarEntry? Entry(Case c, string id, Actor reader)
    {
        var seen = CaseView.Terms(c, reader).FirstOrDefault(t => t.Id == id);
        var hearing = seen is { Kind: TermKind.Hearing, Subject: { } subject }
            ? c.Hearings.Find(h => h.Id == subject)
            : null;
        return seen is { } term
            ? new CalendarEntry(c.Number, term, c.Respondent.Name, hearing?.At, hearing?.Place ?? hearing?.VideoLink)
            : null;
    }
}
