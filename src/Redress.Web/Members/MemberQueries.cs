using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Members;
using Redress.Web.Cases.Access;
using Redress.Web.Shell.Zones;
using Redress.Web.Storage;
using Redress.Web.Storage.Body;
using Redress.Web.Storage.Search;

namespace Redress.Web.Members;

public sealed record MemberLine(
    string Id,
    string Scheme,
    string Name,
    string? Website,
    string? CompanyNumber,
    bool Valid
)
{
    /// <summary>All of its sites, the best known first.</summary>
    public IReadOnlyList<string> Websites { get; init; } = [];

    public IReadOnlyList<LabelLine> Labels { get; init; } = [];

    /// <summary>How it stands: the registrar's to know.</summary>
    public Membership Membership { get; init; }

    /// <summary>Whether it is the board's task (BC-38): the registrar's to know.</summary>
    public bool IsBoardsTask { get; init; }

    /// <summary>The first day without membership, where it is told beforehand: the registrar's to know.</summary>
    public DateOnly? EndsOn { get; init; }
}

/// <summary>A label as the public may know it: of one that is not valid no days, since they would tell why (BC-40).</summary>
/// <param name="Kind">Such as <see cref="MemberLabelRow.ForConsumers"/>.</param>
public sealed record LabelLine(string Kind, bool Valid, DateOnly? ValidFrom, DateOnly? ValidUntil);

/// <summary>Which members of the register are asked for.</summary>
/// <param name="Q">A part of the name or of an address.</param>
/// <param name="After">The member after whom the page begins.</param>
internal sealed record MemberFilter(
    string? Q = null,
    string? Scheme = null,
    string? Kind = null,
    bool? Valid = null,
    string? After = null
)
{
    /// <summary>The registrar who asks: it finds all that it keeps, also what the public list does not have, and nothing else; null: the public list.</summary>
    public Actor? Keeper { get; init; }

    /// <summary>Only those whose end is told already and has not come; the registrar's.</summary>
    public bool Ending { get; init; }

    /// <summary>Only those that stand so; the registrar's.</summary>
    public Membership? Membership { get; init; }

    public bool IsFiltered =>
        !string.IsNullOrWhiteSpace(Q)
        || Scheme is not null
        || Kind is not null
        || Valid is not null
        || Membership is not null
        || Ending;
}

/// <param name="Next">The member after whom the next page begins; null where none does.</param>
internal sealed record MemberList(IReadOnlyList<MemberLine> Items, string? Next);

/// <summary>A binding advice that a provider did not comply with, as it stands on its record (WK-2).</summary>
/// <param name="Number">Of the case.</param>
/// <param name="Body">Who gave the advice.</param>
/// <param name="On">The day on which it was established.</param>
public sealed record UnfollowedAdvice(string Number, string Body, DateOnly? On);

/// <summary>The register of members, as the public may read it (BC-40): a label that is not valid shows as not valid, without saying why.</summary>
internal sealed class MemberQueries(IDbContextFactory<AppDb> factory, SchemeTimes times)
{
    public const int PageSize = 50;
    private const int MostAtOnce = 500;

    /// <summary>The members that are listed, by name.</summary>
    public async Task<IReadOnlyList<MemberLine>> List(string? q, CancellationToken cancel = default)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var rows = await Matching(db, new MemberFilter(q)).OrderBy(m => m.Name).Take(MostAtOnce).ToListAsync(cancel);
        return await Lines(db, rows, times, cancel);
    }

    /// <summary>One page of them, in the order of their names.</summary>
    public async Task<MemberList> Page(MemberFilter filter, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var members = Matching(db, filter);
        if (filter.After is { Length: > 0 } after)
        {
            var key = await db.Set<MemberRow>()
                .Where(m => m.Id == after)
                .Select(m => m.NameKey)
                .FirstOrDefaultAsync(cancel);
            members = members.Where(m =>
                key != null && (m.NameKey.CompareTo(key) > 0 || m.NameKey == key && m.Id.CompareTo(after) > 0)
            );
        }

        var rows = await members.OrderBy(m => m.NameKey).ThenBy(m => m.Id).Take(PageSize + 1).ToListAsync(cancel);
        return new MemberList(
            await Lines(db, [.. rows.Take(PageSize)], times, cancel),
            rows.Count > PageSize ? rows[PageSize - 1].Id : null
        );
    }

    /// <summary>How many members the filter finds, on all pages.</summary>
    public async Task<int> Count(MemberFilter filter, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        return await Matching(db, filter).CountAsync(cancel);
    }

    private IQueryable<MemberRow> Matching(AppDb db, MemberFilter filter)
    {
        var today = times.Today(filter.Scheme);
        var members = db.Set<MemberRow>().AsNoTracking();
        members = filter.Keeper is { } keeper
            ? members.KeptBy(keeper)
            : members.Where(m => m.Membership == Membership.Active || m.Membership == Membership.Suspended);
        if (filter.Ending)
        {
            members = members.Where(m => m.EndsOn != null);
        }

        if (filter.Membership is { } membership)
        {
            members = members.Where(m => m.Membership == membership);
        }

        if (filter.Scheme is { } scheme)
        {
            members = members.Where(m => m.Scheme == scheme);
        }

        if (!string.IsNullOrWhiteSpace(filter.Q))
        {
            var part = NameKey.Of(filter.Q);
            var number = MemberRow.CompanyKeyOf(filter.Q);
            members = members.Where(m =>
                part != "" && m.NameKey.Contains(part) || number != "" && m.CompanyKey == number
            );
        }

        if (filter.Kind is { } kind)
        {
            members = members.Where(m => db.Set<MemberLabelRow>().Any(l => l.MemberId == m.Id && l.Kind == kind));
        }

        return filter.Valid switch
        {
            true => members.Where(LabelValidity.IsValid(db, today, filter.Kind)),
            false => members.Where(LabelValidity.IsNotValid(db, today, filter.Kind)),
            null => members,
        };
    }

    /// <summary>How many open cases there are against each of these members, of those that the reader may see; a member without any is left out.</summary>
    public async Task<IReadOnlyDictionary<string, int>> OpenCases(
        Actor reader,
        IEnumerable<string> members,
        CancellationToken cancel = default
    )
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var asked = members.ToList();
        return await db.Set<CaseRow>()
            .VisibleTo(reader)
            .Where(c => c.Open && c.RespondentMemberId != null && asked.Contains(c.RespondentMemberId))
            .GroupBy(c => c.RespondentMemberId!)
            .Select(g => new { Member = g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Member, g => g.Count, cancel);
    }

    /// <summary>Null where there is none, and of who never was a member for everybody but who keeps it: that somebody asked to become one is not public.</summary>
    public async Task<MemberLine?> Find(string id, Actor? keeper = null, CancellationToken cancel = default)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        return
            await db.Set<MemberRow>().AsNoTracking().FirstOrDefaultAsync(m => m.Id == id, cancel) is { } row
            && (row.JoinedOn is not null || keeper?.WorksFor(row.Scheme) == true)
            ? (await Lines(db, [row], times, cancel))[0]
            : null;
    }

    /// <summary>WK-2: what stands on the record of a provider, the latest first; the registrar's to read, and to see which measure it asks for.</summary>
    public async Task<IReadOnlyList<UnfollowedAdvice>> Unfollowed(string id, CancellationToken cancel = default)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var recorded = Command.NameOf<RecordCompliance>();
        var cases = await (
            from r in db.Set<CaseRow>().AsNoTracking()
            where r.RespondentMemberId == id && db.Set<JournalRow>().Any(j => j.CaseId == r.Id && j.Action == recorded)
            select new { r.Number, r.File }
        ).ToListAsync(cancel);
        return
        [
            .. cases
                .Select(r => (r.Number, CaseJson.Read(r.File).Referral))
                .Where(r => r.Referral is { Complied: false })
                .Select(r => new UnfollowedAdvice(r.Number, r.Referral!.Body, r.Referral.ComplianceOn))
                .OrderByDescending(r => r.On),
        ];
    }

    /// <summary>Rows with their labels as they are today, in their order.</summary>
    public static async Task<IReadOnlyList<MemberLine>> Lines(
        AppDb db,
        IReadOnlyList<MemberRow> rows,
        SchemeTimes times,
        CancellationToken cancel
    )
    {
        var ids = rows.Select(m => m.Id).ToList();
        var labels = (
            await db.Set<MemberLabelRow>()
                .AsNoTracking()
                .Where(l => ids.Contains(l.MemberId))
                .OrderBy(l => l.Kind)
                .ToListAsync(cancel)
        ).ToLookup(l => l.MemberId, StringComparer.Ordinal);
        return [.. rows.Select(m => Line(m, [.. labels[m.Id]], times.Today(m.Scheme)))];
    }

    private static MemberLine Line(MemberRow m, IReadOnlyList<MemberLabelRow> labels, DateOnly today)
    {
        var lines = labels
            .Select(l => (Label: l, Valid: LabelValidity.IsValid(m, l, labels, today)))
            .Select(l => new LabelLine(
                l.Label.Kind,
                l.Valid,
                l.Valid ? l.Label.ValidFrom : null,
                l.Valid ? l.Label.ValidUntil : null
            ))
            .ToList();
        return new MemberLine(m.Id, m.Scheme, m.Name, m.Website, m.CompanyNumber, lines.Exists(l => l.Valid))
        {
            Websites = m.Sites,
            Labels = lines,
            Membership = m.Membership,
            EndsOn = m.EndsOn,
            IsBoardsTask = m.ToMember(labels.Select(l => l.ToLabel())).IsTheBoardsTask(today),
        };
    }
}
