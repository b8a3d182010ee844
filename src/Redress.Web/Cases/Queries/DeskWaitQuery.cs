using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Domain.Cases.Records;
using Redress.Domain.Procedure;
using Redress.Web.Cases.Access;
using Redress.Web.Storage;
using Redress.Web.Storage.Desk;

namespace Redress.Web.Cases.Queries;

/// <summary>One thing that waits for the reader.</summary>
/// <param name="Key">The id of what it is about, in the case.</param>
/// <param name="Due">The last day for it; null where there is none.</param>
public sealed record WaitLine(string Number, WaitKind What, string Key, DateOnly Since, DateOnly? Due, string Scheme)
{
    public CaseState State { get; init; }

    public string Complainant { get; init; } = "";

    public string Respondent { get; init; } = "";

    public string? AssignedTo { get; init; }
}

/// <summary>What waits for somebody of the body, in all cases that it may see: kept with each act (<see cref="StaffWaits"/>), so that no file is read for it.</summary>
internal sealed class DeskWaitQuery(IDbContextFactory<AppDb> factory)
{
    /// <summary>More than this is not counted.</summary>
    public const int CountedTo = 1000;

    /// <summary>What is due first comes first.</summary>
    /// <param name="mine">Of what hangs on having the file, only the files that the reader has or nobody has.</param>
    public async Task<IReadOnlyList<WaitLine>> Lines(
        Actor reader,
        IReadOnlyCollection<WaitKind> kinds,
        bool mine,
        int most,
        CancellationToken cancel = default
    )
    {
        if (!reader.IsStaff())
        {
            return [];
        }

        var isOfAll = IsOfAll(reader);
        await using var db = await factory.CreateDbContextAsync(cancel);
        var lines = await (
            from w in For(db, reader).Where(w => kinds.Contains(w.What))
            join c in db.Set<CaseRow>().VisibleTo(reader) on w.CaseId equals c.Id
            where
                !mine
                || StaffWaits.OfWhoMay.Contains(w.What)
                || isOfAll
                || c.AssignedToId == null
                || c.AssignedToId == reader.Id
            orderby w.Due, w.CaseId, w.What, w.Key
            select new WaitLine(c.Number, w.What, w.Key, w.Since, w.Due, c.Scheme)
            {
                State = c.State,
                Complainant = c.ComplainantName,
                Respondent = c.RespondentName,
                AssignedTo = c.AssignedToName,
            }
        )
            .AsNoTracking()
            .Take(most)
            .ToListAsync(cancel);
        return [.. lines.Select(l => l.Due == CaseRow.NothingDue ? l with { Due = null } : l)];
    }

    /// <summary>How many of each kind, counted together no further than <see cref="CountedTo"/>.</summary>
    public async Task<IReadOnlyDictionary<WaitKind, int>> Counts(
        Actor reader,
        bool mine,
        CancellationToken cancel = default
    )
    {
        if (!reader.IsStaff())
        {
            return new Dictionary<WaitKind, int>();
        }

        var isOfAll = IsOfAll(reader);
        await using var db = await factory.CreateDbContextAsync(cancel);
        var kinds = await (
            from w in For(db, reader)
            join c in db.Set<CaseRow>().VisibleTo(reader) on w.CaseId equals c.Id
            where
                !mine
                || StaffWaits.OfWhoMay.Contains(w.What)
                || isOfAll
                || c.AssignedToId == null
                || c.AssignedToId == reader.Id
            orderby w.Due, w.CaseId
            select w.What
        )
            .Take(CountedTo)
            .ToListAsync(cancel);
        return kinds.CountBy(kind => kind).ToDictionary();
    }

    /// <summary>In which of these cases something of such a kind waits for the reader.</summary>
    public async Task<IReadOnlySet<string>> Among(
        Actor reader,
        IReadOnlyCollection<WaitKind> kinds,
        IReadOnlyCollection<string> numbers,
        CancellationToken cancel = default
    )
    {
        if (!reader.IsStaff() || numbers.Count == 0)
        {
            return new HashSet<string>();
        }

        await using var db = await factory.CreateDbContextAsync(cancel);
        return (
            await (
                from c in db.Set<CaseRow>().VisibleTo(reader)
                where numbers.Contains(c.Number)
                join w in For(db, reader).Where(w => kinds.Contains(w.What)) on c.Id equals w.CaseId
                select c.Number
            ).ToListAsync(cancel)
        ).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>How much waits, counted no further than <paramref name="most"/>.</summary>
    public async Task<int> Count(Actor reader, bool mine, int most, CancellationToken cancel = default)
    {
        if (!reader.IsStaff())
        {
            return 0;
        }

        var isOfAll = IsOfAll(reader);
        await using var db = await factory.CreateDbContextAsync(cancel);
        return await (
            // With what a case goes on is work, and no call; what is owed stands apart, and is the whole body's (FP-23).
            from w in For(db, reader).Where(w => w.What != WaitKind.Step && w.What != WaitKind.Duty)
            join c in db.Set<CaseRow>().VisibleTo(reader) on w.CaseId equals c.Id
            where
                !mine
                || StaffWaits.OfWhoMay.Contains(w.What)
                || isOfAll
                || c.AssignedToId == null
                || c.AssignedToId == reader.Id
            orderby w.Due, w.CaseId
            select w.Key
        )
            .Take(most)
            .CountAsync(cancel);
    }

    // A file is given to a secretary; who judges and who looks after appeals share theirs.
    private static bool IsOfAll(Actor reader) => reader.Role != Role.Secretary;

    private static IQueryable<DeskWaitRow> For(AppDb db, Actor reader)
    {
        var (role, id) = (reader.Role, reader.Id);
        var me = $" {id} ";
        return db.Set<DeskWaitRow>()
            .Where(w => w.ForRole == role && (w.ForUser == null || w.ForUser == id) && !w.NotUsers.Contains(me));
    }
}
