using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Domain.Appeals;
using Redress.Domain.Cases.Records;
using Redress.Web.Cases.Access;
using Redress.Web.Cases.Queries;
using Redress.Web.Storage;

namespace Redress.Web.Appeals;

/// <summary>One thing to do about one appeal, with how the appeal and its deposit stand.</summary>
/// <param name="Due">The last day for it; null where there is none.</param>
internal sealed record AppealTaskLine(
    string Number,
    CaseState CaseState,
    string Appeal,
    Party Party,
    AppealState State,
    bool Late,
    AppealTaskKind Task,
    DateOnly? Due,
    Money Deposit,
    DepositState DepositState,
    string Reference,
    Money ToReturn
)
{
    public string Complainant { get; init; } = "";

    public string Respondent { get; init; } = "";

    /// <summary>Who has the case; null for nobody.</summary>
    public string? AssignedTo { get; init; }
}

/// <summary>One page, and where the next begins; null on the last.</summary>
internal sealed record AppealTaskPage(IReadOnlyList<AppealTaskLine> Lines, string? Next);

/// <summary>What is to be done about appeals, in all cases that the actor may see, in whichever state (BC-24…BC-29).</summary>
internal sealed class AppealTaskQuery(IDbContextFactory<AppDb> factory)
{
    public const int PageSize = 50;

    /// <summary>What is due first comes first; on one day, by number. Keyset, so that every page costs the same and none has gaps.</summary>
    /// <param name="after">What <see cref="AppealTaskPage.Next"/> of the page before said; the first page for anything else.</param>
    public async Task<AppealTaskPage> Page(
        Actor actor,
        AppealTaskFilter filter,
        DateOnly today,
        string? after,
        CancellationToken cancel = default
    )
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var tasks = Matching(db.Set<AppealTaskRow>().AsNoTracking(), filter, today);
        if (WorklistCursor.Read(after) is var (due, key))
        {
            tasks = tasks.Where(t => t.Due >= due && (t.Due > due || t.SortKey.CompareTo(key) > 0));
        }

        var rows = await (
            from t in tasks
            join c in db.Set<CaseRow>().VisibleTo(actor) on t.CaseId equals c.Id
            join a in db.Set<AppealRow>() on new { t.CaseId, t.AppealId } equals new { a.CaseId, a.AppealId }
            orderby t.Due, t.SortKey
            select new
            {
                Task = t,
                Appeal = a,
                c.Number,
                c.State,
                c.ComplainantName,
                c.RespondentName,
                c.AssignedToName,
            }
        )
            .Take(PageSize + 1)
            .ToListAsync(cancel);
        return new AppealTaskPage(
            [
                .. rows.Take(PageSize)
                    .Select(r =>
                        Line(r.Number, r.State, r.Task, r.Appeal) with
                        {
                            Complainant = r.ComplainantName,
                            Respondent = r.RespondentName,
                            AssignedTo = r.AssignedToName,
                        }
                    ),
            ],
            rows.Count > PageSize
                ? WorklistCursor.Of(rows[PageSize - 1].Task.Due, rows[PageSize - 1].Task.SortKey)
                : null
        );
    }

    /// <summary>How many things to do each filter shows the actor.</summary>
    public async Task<IReadOnlyDictionary<AppealTaskFilter, int>> Counts(
        Actor actor,
        DateOnly today,
        CancellationToken cancel = default
    )
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var counted = await (
            from t in db.Set<AppealTaskRow>()
            join c in db.Set<CaseRow>().VisibleTo(actor) on t.CaseId equals c.Id
            group t by new { t.Task, Overdue = t.Due < today } into g
            select new
            {
                g.Key.Task,
                g.Key.Overdue,
                Count = g.Count(),
            }
        ).ToListAsync(cancel);
        return AppealTaskFilter.All.ToDictionary(
            f => f,
            f => counted.Where(n => (f.Kind is null || n.Task == f.Kind) && (!f.Overdue || n.Overdue)).Sum(n => n.Count)
        );
    }

    /// <summary>How many things to do are overdue, counted no further than <paramref name="most"/>.</summary>
    public async Task<int> Overdue(Actor actor, DateOnly today, int most, CancellationToken cancel = default)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        return await (
            from t in db.Set<AppealTaskRow>()
            join c in db.Set<CaseRow>().VisibleTo(actor) on t.CaseId equals c.Id
            where t.Due < today
            orderby t.Due, t.SortKey
            select t.SortKey
        )
            .Take(most)
            .CountAsync(cancel);
    }

    private static IQueryable<AppealTaskRow> Matching(
        IQueryable<AppealTaskRow> tasks,
        AppealTaskFilter filter,
        DateOnly today
    )
    {
        tasks = filter.Kind is { } kind ? tasks.Where(t => t.Task == kind) : tasks;
        return filter.Overdue ? tasks.Where(t => t.Due < today) : tasks;
    }

    private static AppealTaskLine Line(string number, CaseState state, AppealTaskRow t, AppealRow a) =>
        new(
            number,
            state,
            a.AppealId,
            a.Party,
            a.State,
            a.Late,
            t.Task,
            t.Due < CaseRow.NoDay ? t.Due : null,
            new Money(a.Deposit, a.Currency),
            a.DepositState,
            a.Reference,
            new Money(a.ToReturn, a.Currency)
        );
}
