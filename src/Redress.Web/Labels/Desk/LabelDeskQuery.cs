using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Domain.Labels;
using Redress.Domain.Labels.Terms;
using Redress.Web.Labels.Misuses;
using Redress.Web.Storage;
using Redress.Web.Storage.Labels;

namespace Redress.Web.Labels.Desk;

/// <summary>What a registrar finds on its desk (BC-33 to BC-41, WK-3): only of the schemes that it keeps, and only by the rows that are kept to be found by, however many members there are.</summary>
internal sealed class LabelDeskQuery(IDbContextFactory<AppDb> factory, TimeProvider time)
{
    public const int PageSize = 50;

    /// <summary>The months of which the ends are counted.</summary>
    public const int Months = 25;

    private const int DaysAhead = 30;

    private static readonly string[] Applying = Named(
        LabelState.Applied,
        LabelState.InCertification,
        LabelState.ReadyToGrant
    );
    private static readonly string[] Controlled = Named(LabelState.InControl, LabelState.Mending);

    // What ends with its last day if nothing else happens.
    private static readonly string[] Ending = Named(
        LabelState.Valid,
        LabelState.InControl,
        LabelState.Mending,
        LabelState.Provisional,
        LabelState.Warned,
        LabelState.Suspended
    );

    private static readonly string[] OfScans = Named(
        LabelTermKind.Scan,
        LabelTermKind.ScanMending,
        LabelTermKind.ScanOverdue
    );
    private static readonly string[] OfFees = Named(LabelTermKind.Fee, LabelTermKind.FeeReminder);
    private static readonly string[] OfMisuses = Named(LabelTermKind.HandOver);
    private const string MisuseOverdue = "misuse-overdue";
    private const string FeeUnpaid = "fee-unpaid";
    private static readonly string[] OfMeasures = Named(
        LabelTermKind.Reaction,
        LabelTermKind.MeasureDecision,
        LabelTermKind.MeasureReceipt,
        LabelTermKind.Removal,
        LabelTermKind.RemovalLook,
        LabelTermKind.PenaltyDemand,
        LabelTermKind.Review,
        LabelTermKind.Lifting,
        LabelTermKind.NamingText
    );

    /// <summary>The terms in which hours run, or follow them (WK-3, WK-4).</summary>
    public static bool IsOfMeasure(string kind) => OfMeasures.Contains(kind);

    public async Task<LabelDeskCounts> Counts(
        IReadOnlyList<string> schemes,
        DateOnly firstMonth,
        CancellationToken cancel
    )
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var states = (
            await db.Set<LabelStandRow>()
                .Where(s => schemes.Contains(s.Scheme) && s.State != "none")
                .GroupBy(s => new { s.State, s.Kind })
                .Select(g => new
                {
                    g.Key.State,
                    g.Key.Kind,
                    Count = g.Count(),
                })
                .ToListAsync(cancel)
        ).ConvertAll(s => new LabelStateCount(s.State, s.Kind, s.Count));
        var tasks = await db.Set<LabelTaskRow>()
            .Where(t => schemes.Contains(t.Scheme))
            .GroupBy(t => t.What)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        var lists = new Dictionary<LabelDeskList, int>
        {
            [LabelDeskList.Tasks] = tasks.Values.Sum(),
            [LabelDeskList.Second] = tasks.GetValueOrDefault("second-person"),
            [LabelDeskList.Applications] = states.Where(s => Applying.Contains(s.State)).Sum(s => s.Count),
            [LabelDeskList.Controls] = states.Where(s => Controlled.Contains(s.State)).Sum(s => s.Count),
        };
        foreach (
            var due in new[]
            {
                LabelDeskList.Terms,
                LabelDeskList.Scans,
                LabelDeskList.Fees,
                LabelDeskList.Measures,
                LabelDeskList.Misuses,
            }
        )
        {
            lists[due] = await Terms(db, due, schemes).CountAsync(cancel);
        }

        lists[LabelDeskList.Misuses] += tasks.GetValueOrDefault(MisuseOverdue);
        lists[LabelDeskList.Fees] += tasks.GetValueOrDefault(FeeUnpaid);
        lists[LabelDeskList.Labels] = states.Sum(s => s.Count);
        lists[LabelDeskList.Post] = await Post(db, schemes).CountAsync(cancel);
        lists[LabelDeskList.Reports] = await Reports(db, schemes).CountAsync(cancel);
        return new LabelDeskCounts(states, await ByMonth(db, schemes, firstMonth, cancel), tasks, lists);
    }

    /// <summary>One page of a list.</summary>
    public async Task<LabelDeskPageOf> Page(
        LabelDeskFilter filter,
        IReadOnlyList<string> schemes,
        CancellationToken cancel,
        int size = PageSize
    )
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var skip = (filter.Page - 1) * size;
        var lines =
            filter.Due == LabelDeskList.Reports
                ? await ReportLines(db, schemes, skip, size + 1, cancel)
                : await Lines(db, filter, schemes).Skip(skip).Take(size + 1).ToListAsync(cancel);
        return new LabelDeskPageOf([.. lines.Take(size)], lines.Count > size);
    }

    private IQueryable<LabelDeskLine> Lines(AppDb db, LabelDeskFilter filter, IReadOnlyList<string> schemes) =>
        filter.Due switch
        {
            LabelDeskList.Tasks or LabelDeskList.Second => TaskLines(db, filter, schemes),
            LabelDeskList.Post => PostLines(db, filter, schemes),
            LabelDeskList.Misuses => WithOverdue(db, filter, schemes, MisuseOverdue),
            LabelDeskList.Fees => WithOverdue(db, filter, schemes, FeeUnpaid),
            LabelDeskList.Labels or LabelDeskList.Applications or LabelDeskList.Controls => LabelLines(
                db,
                filter,
                schemes
            ),
            _ => TermLines(db, filter, schemes),
        };

    private static async Task<List<LabelMonthCount>> ByMonth(
        AppDb db,
        IReadOnlyList<string> schemes,
        DateOnly first,
        CancellationToken cancel
    )
    {
        var end = first.AddMonths(Months);
        var days = await db.Set<LabelStandRow>()
            .Where(s =>
                schemes.Contains(s.Scheme) && Ending.Contains(s.State) && s.ValidUntil >= first && s.ValidUntil < end
            )
            .GroupBy(s => new { s.ValidUntil, s.Kind })
            .Select(g => new
            {
                g.Key.ValidUntil,
                g.Key.Kind,
                Count = g.Count(),
            })
            .ToListAsync(cancel);
        return
        [
            .. days.GroupBy(d => (Month: new DateOnly(d.ValidUntil!.Value.Year, d.ValidUntil.Value.Month, 1), d.Kind))
                .Select(g => new LabelMonthCount(g.Key.Month, g.Key.Kind, g.Sum(d => d.Count)))
                .OrderBy(m => m.Month)
                .ThenBy(m => m.Kind, StringComparer.Ordinal),
        ];
    }

    private static IQueryable<LabelDeskLine> LabelLines(AppDb db, LabelDeskFilter filter, IReadOnlyList<string> schemes)
    {
        var stands = db.Set<LabelStandRow>().AsNoTracking().Where(s => schemes.Contains(s.Scheme) && s.State != "none");
        if (filter.Due != LabelDeskList.Labels)
        {
            var states = filter.Due == LabelDeskList.Applications ? Applying : Controlled;
            stands = stands.Where(s => states.Contains(s.State));
        }

        if (filter.State is { } state)
        {
            stands = stands.Where(s => s.State == state);
        }

        if (filter.Kind is { } kind)
        {
            stands = stands.Where(s => s.Kind == kind);
        }

        if (filter.Month is { } month)
        {
            var end = month.AddMonths(1);
            stands = stands.Where(s => Ending.Contains(s.State) && s.ValidUntil >= month && s.ValidUntil < end);
        }

        // The nearest end first; what has none is last, the longest in its state first.
        return from s in stands
            join m in db.Set<MemberRow>() on s.MemberId equals m.Id
            orderby s.ValidUntil == null, s.ValidUntil, s.Since, s.MemberId, s.Kind
            select new LabelDeskLine(s.MemberId, m.Name, s.Scheme, s.Kind, null)
            {
                State = s.State,
                Since = s.Since,
                Due = s.ValidUntil,
            };
    }

    private static IQueryable<LabelDeskLine> TaskLines(AppDb db, LabelDeskFilter filter, IReadOnlyList<string> schemes)
    {
        var tasks = db.Set<LabelTaskRow>().AsNoTracking().Where(t => schemes.Contains(t.Scheme));
        var what = filter.Due == LabelDeskList.Second ? "second-person" : filter.What;
        tasks = what is null ? tasks : tasks.Where(t => t.What == what);
        tasks = filter.Kind is { } kind ? tasks.Where(t => t.Label == kind) : tasks;
        return from t in tasks
            join m in db.Set<MemberRow>() on t.MemberId equals m.Id
            orderby t.Due == null, t.Due, t.Since, t.MemberId, t.TaskId
            select new LabelDeskLine(t.MemberId, m.Name, t.Scheme, t.Label, t.What)
            {
                Since = t.Since,
                IsTask = true,
                Due = t.Due,
                Id = t.Subject,
            };
    }

    private IQueryable<LabelDeskLine> TermLines(AppDb db, LabelDeskFilter filter, IReadOnlyList<string> schemes)
    {
        var terms = Terms(db, filter.Due, schemes);
        terms = filter.Kind is { } kind ? terms.Where(t => t.Label == kind) : terms;
        return from t in terms
            join m in db.Set<MemberRow>() on t.MemberId equals m.Id
            orderby t.Ends, t.MemberId, t.TermId
            select new LabelDeskLine(t.MemberId, m.Name, t.Scheme, t.Label, t.Kind) { Due = t.Due, Ends = t.Ends };
    }

    // What has a term, and, once that is over, the task of it: an unlawful use to be handed over (BC-41), a fee to be paid (BC-35).
    private IQueryable<LabelDeskLine> WithOverdue(
        AppDb db,
        LabelDeskFilter filter,
        IReadOnlyList<string> schemes,
        string task
    )
    {
        var open = Terms(db, filter.Due, schemes)
            .Select(t => new
            {
                t.MemberId,
                Id = t.TermId,
                t.Scheme,
                t.Label,
                What = t.Kind,
                Due = (DateOnly?)t.Due,
                IsTask = false,
            })
            .Concat(
                db.Set<LabelTaskRow>()
                    .Where(t => schemes.Contains(t.Scheme) && t.What == task)
                    .Select(t => new
                    {
                        t.MemberId,
                        Id = t.TaskId,
                        t.Scheme,
                        t.Label,
                        t.What,
                        t.Due,
                        IsTask = true,
                    })
            );
        open = filter.Kind is { } kind ? open.Where(t => t.Label == kind) : open;
        return from t in open
            join m in db.Set<MemberRow>() on t.MemberId equals m.Id
            orderby t.Due, t.MemberId, t.Id
            select new LabelDeskLine(t.MemberId, m.Name, t.Scheme, t.Label, t.What) { Due = t.Due, IsTask = t.IsTask };
    }

    // What runs for the body or a list of kinds; of what runs for nearly every member, what is near.
    private IQueryable<LabelTermRow> Terms(AppDb db, LabelDeskList due, IReadOnlyList<string> schemes)
    {
        var terms = db.Set<LabelTermRow>().AsNoTracking().Where(t => schemes.Contains(t.Scheme));
        var near = time.GetUtcNow().AddDays(DaysAhead);
        return due switch
        {
            LabelDeskList.Scans => terms.Where(t => OfScans.Contains(t.Kind) && t.Ends <= near),
            LabelDeskList.Fees => terms.Where(t => OfFees.Contains(t.Kind)),
            LabelDeskList.Measures => terms.Where(t => OfMeasures.Contains(t.Kind)),
            LabelDeskList.Misuses => terms.Where(t => OfMisuses.Contains(t.Kind)),
            // The fee of the next year is asked by the clock.
            _ => terms.Where(t => !t.OfMember && t.Ends <= near && t.Kind != "feeAsking"),
        };
    }

    private static IQueryable<MemberLetterRow> Post(AppDb db, IReadOnlyList<string> schemes) =>
        db.Set<MemberLetterRow>()
            .AsNoTracking()
            .Where(l =>
                l.Registered
                && l.PostedOn == null
                && db.Set<MemberRow>().Any(m => m.Id == l.MemberId && schemes.Contains(m.Scheme))
            );

    private static IQueryable<LabelDeskLine> PostLines(AppDb db, LabelDeskFilter filter, IReadOnlyList<string> schemes)
    {
        var letters = Post(db, schemes);
        letters = filter.Kind is { } kind ? letters.Where(l => l.Label == kind) : letters;
        return from l in letters
            join m in db.Set<MemberRow>() on l.MemberId equals m.Id
            orderby l.Id
            select new LabelDeskLine(l.MemberId, m.Name, m.Scheme, l.Label, l.Template)
            {
                Ends = l.At,
                Letter = l.Id,
                Text = l.Subject,
            };
    }

    private static IQueryable<MisuseReportRow> Reports(AppDb db, IReadOnlyList<string> schemes) =>
        db.Set<MisuseReportRow>()
            .AsNoTracking()
            .Where(r => r.State == "open" && (r.Scheme == null || schemes.Contains(r.Scheme)));

    private static async Task<List<LabelDeskLine>> ReportLines(
        AppDb db,
        IReadOnlyList<string> schemes,
        int skip,
        int take,
        CancellationToken cancel
    )
    {
        var rows = await Reports(db, schemes)
            .OrderBy(r => r.Due)
            .ThenBy(r => r.Id)
            .Skip(skip)
            .Take(take)
            .ToListAsync(cancel);
        return
        [
            .. rows.Select(r => new LabelDeskLine(null, MisuseReports.Read(r).Report.Site, r.Scheme ?? "", null, null)
            {
                Due = r.Due,
                Ends = r.At,
                Id = r.Id.ToString(),
            }),
        ];
    }

    private static string[] Named<T>(params T[] values)
        where T : struct, Enum => [.. values.Select(v => WireNames.Camel(v.ToString()))];
}
