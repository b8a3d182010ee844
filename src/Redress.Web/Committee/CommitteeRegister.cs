using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Domain.Committee;
using Redress.Domain.Rulebooks;
using Redress.Web.Storage;
using Redress.Web.Storage.Audits;
using Redress.Web.Storage.Body;

namespace Redress.Web.Committee;

/// <summary>The committees' composition (BC-15). Every change leaves its trace in the same transaction.</summary>
internal sealed class CommitteeRegister(
    IDbContextFactory<AppDb> factory,
    IDatabaseEngine engine,
    RulebookCatalog rulebooks,
    MandatesChanged mandatesChanged,
    AuditTrail audit,
    TimeProvider time
)
{
    private const string ToFollow = "mandates-to-follow";

    /// <summary>The schemes that have a committee.</summary>
    public IReadOnlyList<string> Schemes =>
        [
            .. rulebooks
                .All.Where(r => r.Has(Stage.Committee))
                .Select(r => r.Scheme)
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>Today, where the scheme is.</summary>
    public DateOnly Today(string scheme) => Day(scheme, time.GetUtcNow());

    private DateOnly Day(string scheme, DateTimeOffset at) => rulebooks.InForce(scheme, at)!.Working.Day(at);

    /// <summary>Where this person sits now and what it declared. That its account has the role "committee" is for who asks to know.</summary>
    public async Task<CommitteeMandates> MandatesOf(
        string userId,
        CancellationToken cancel = default,
        AppDb? within = null
    )
    {
        await using var read = within is null ? await factory.CreateDbContextAsync(cancel) : null;
        var db = within ?? read!;
        var composition = await Composition(db, cancel);
        var interests = await db.Set<InterestRow>()
            .AsNoTracking()
            .Where(i => i.UserId == userId && i.EndedAt == null)
            .ToListAsync(cancel);
        var own = await SchemesOf(db, [userId], cancel);
        return new CommitteeMandates(
            [.. rulebooks.Schemes.Where(s => WorksFor(own[userId], s) && composition.HasMandate(userId, s, Today(s)))],
            [.. interests.Select(i => i.ToInterest())]
        );
    }

    /// <summary>Who sits on a scheme's committee today, each with what it declared; those without a mandate too while none was ever recorded.</summary>
    public Task<IReadOnlyList<CommitteeMember>> MembersOf(string scheme, CancellationToken cancel = default) =>
        MembersOf(scheme, time.GetUtcNow(), cancel);

    /// <summary>The same on the day of that instant, by the mandates as they are recorded now.</summary>
    public async Task<IReadOnlyList<CommitteeMember>> MembersOf(
        string scheme,
        DateTimeOffset at,
        CancellationToken cancel = default,
        AppDb? within = null
    )
    {
        await using var own = within is null ? await factory.CreateDbContextAsync(cancel) : null;
        var db = within ?? own!;
        var (composition, today) = (await Composition(db, cancel), Day(scheme, at));
        var interests = await db.Set<InterestRow>().AsNoTracking().Where(i => i.EndedAt == null).ToListAsync(cancel);
        var accounts = await Accounts(cancel);
        var schemes = await SchemesOf(db, [.. accounts.Select(a => a.Id)], cancel);
        return
        [
            .. accounts
                .Where(a => WorksFor(schemes[a.Id], scheme) && composition.HasMandate(a.Id, scheme, today))
                .Select(a => new CommitteeMember(
                    a.Id,
                    a.Name,
                    composition
                        .Mandates.FirstOrDefault(s => s.UserId == a.Id && s.Scheme == scheme && s.Covers(today))
                        ?.Position
                        ?? Position.Member,
                    [.. interests.Where(i => i.UserId == a.Id).Select(i => i.ToInterest())]
                )),
        ];
    }

    /// <summary>All mandates of a scheme: those that run, those to come, those that are over.</summary>
    public async Task<IReadOnlyList<MandateHolder>> MandatesIn(string scheme, CancellationToken cancel = default)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var rows = await (
            from s in db.Set<MandateRow>()
            join u in db.Users on s.UserId equals u.Id
            where s.Scheme == scheme
            select new
            {
                Seat = s,
                u.DisplayName,
                u.Email,
            }
        )
            .AsNoTracking()
            .ToListAsync(cancel);
        var today = Today(scheme);
        return
        [
            .. rows.Select(r => new MandateHolder(r.Seat, r.DisplayName, r.Email ?? ""))
                .OrderBy(s =>
                    s.StateOn(today) switch
                    {
                        "current" => 0,
                        "coming" => 1,
                        _ => 2,
                    }
                )
                .ThenBy(s => s.Row.Position)
                .ThenBy(s => s.Name, StringComparer.CurrentCulture),
        ];
    }

    public async Task<MandateHolder?> FindMandate(Guid id, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        return await (
            from s in db.Set<MandateRow>().AsNoTracking()
            join u in db.Users on s.UserId equals u.Id
            where s.Id == id
            select new MandateHolder(s, u.DisplayName, u.Email ?? "")
        ).FirstOrDefaultAsync(cancel);
    }

    /// <summary>The accounts with the role "committee": who may be given a mandate.</summary>
    public async Task<IReadOnlyList<(string Id, string Name)>> Accounts(CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var users = await (
            from u in db.Users
            join ur in db.UserRoles on u.Id equals ur.UserId
            where ur.RoleId == Roles.Committee
            orderby u.DisplayName
            select new { u.Id, u.DisplayName }
        )
            .AsNoTracking()
            .ToListAsync(cancel);
        return [.. users.Select(u => (u.Id, u.DisplayName))];
    }

    /// <summary>Gives a mandate, or changes one; done when nothing is wrong with it.</summary>
    public async Task<IReadOnlyList<CompositionError>> Save(MandateRow seat, Actor by, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        // Two who appoint at once would not see each other's chair.
        await engine.LockRegister(db, "committee", cancel);
        var kept = await db.Set<MandateRow>().FirstOrDefaultAsync(s => s.Id == seat.Id, cancel);
        if ((await Composition(db, cancel)).ErrorsOf(seat.ToMandate()) is { Count: > 0 } faults)
        {
            return faults;
        }

        CommitteeAudit.Add(
            db,
            by,
            time.GetUtcNow(),
            seat.UserId,
            kept is null ? "appointed" : "changed",
            t => (t.Scheme, t.Position, t.From, t.Until) = (seat.Scheme, seat.Position, seat.From, seat.Until)
        );
        if (kept is null)
        {
            db.Add(seat);
        }
        else
        {
            (kept.Position, kept.From, kept.Until, kept.Resolution) = (
                seat.Position,
                seat.From,
                seat.Until,
                seat.Resolution
            );
        }

        await db.SaveChangesAsync(cancel);
        await MustFollow(db, cancel);
        await audit.Add(db, CommitteeAudit.Entry(by, seat, kept is null), cancel);
        await transaction.CommitAsync(cancel);
        await Follow(cancel);
        return [];
    }

    /// <summary>Who leaves the body leaves its committees: what runs ends today, and what was to come does not. In the caller's transaction, which saves it.</summary>
    public async Task EndMandatesOf(AppDb db, string userId, Actor by, CancellationToken cancel)
    {
        await engine.LockRegister(db, "committee", cancel);
        foreach (var seat in await db.Set<MandateRow>().Where(s => s.UserId == userId).ToListAsync(cancel))
        {
            var today = Today(seat.Scheme);
            if (seat.Until is { } last && last <= today)
            {
                continue;
            }

            (seat.From, seat.Until) = (seat.From < today ? seat.From : today, today);
            CommitteeAudit.Add(
                db,
                by,
                time.GetUtcNow(),
                userId,
                "changed",
                t => (t.Scheme, t.Position, t.From, t.Until) = (seat.Scheme, seat.Position, seat.From, seat.Until)
            );
        }
    }

    /// <summary>Notes that the cases must follow who sits on the committees; in the caller's transaction, so that it is done also where the program stops right after that.</summary>
    public static async Task MustFollow(AppDb db, CancellationToken cancel)
    {
        var mark = Guid.NewGuid().ToString("N");
        await db.Database.ExecuteSqlAsync(
            $"INSERT INTO settings (name, value) VALUES ({ToFollow}, {mark}) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            cancel
        );
    }

    /// <summary>Has the cases follow who sits on the committees, where something changed it and they have not yet (FP-12).</summary>
    public async Task Follow(CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var mark = await db.Set<SettingRow>()
            .AsNoTracking()
            .Where(s => s.Name == ToFollow)
            .Select(s => s.Value)
            .FirstOrDefaultAsync(cancel);
        if (mark is null)
        {
            return;
        }

        foreach (var scheme in Schemes)
        {
            await mandatesChanged(scheme, time.GetUtcNow(), cancel);
        }

        // What was changed meanwhile has another mark, and is followed once more.
        await db.Set<SettingRow>().Where(s => s.Name == ToFollow && s.Value == mark).ExecuteDeleteAsync(cancel);
    }

    /// <summary>What was changed last: of the composition, and where the reader may know them, of the interests.</summary>
    public async Task<IReadOnlyList<(CommitteeAuditRow Row, string Name)>> LastChanges(
        Actor reader,
        CancellationToken cancel
    )
    {
        const int shown = 50;
        await using var db = await factory.CreateDbContextAsync(cancel);
        var rows = await (
            from t in db.Set<CommitteeAuditRow>()
            join u in db.Users on t.UserId equals u.Id
            where t.Kind == null || reader.Role == Role.Secretary || t.UserId == reader.Id
            orderby t.Id descending
            select new { t, u.DisplayName }
        )
            .Take(shown)
            .AsNoTracking()
            .ToListAsync(cancel);
        return [.. rows.Select(r => (r.t, r.DisplayName))];
    }

    /// <summary>What was declared and not taken back, by everybody who has the role "committee", with a mandate or without: a mandate may come.</summary>
    public static async Task<IReadOnlyList<DeclaredInterests>> Interests(AppDb db, CancellationToken cancel)
    {
        var rows = await (
            from i in db.Set<InterestRow>()
            join u in db.Users on i.UserId equals u.Id
            where i.EndedAt == null
            orderby i.UserId, i.DeclaredAt
            select new { Declared = i, u.DisplayName }
        )
            .AsNoTracking()
            .ToListAsync(cancel);
        return
        [
            .. rows.GroupBy(r => r.Declared.UserId)
                .Select(g => new DeclaredInterests(
                    g.Key,
                    g.First().DisplayName,
                    [.. g.Select(r => r.Declared.ToInterest())]
                )),
        ];
    }

    // A mandate counts where its holder works for the scheme at all.
    private static async Task<ILookup<string, string>> SchemesOf(
        AppDb db,
        IReadOnlyList<string> people,
        CancellationToken cancel
    ) =>
        (
            await db.Set<PersonSchemeRow>().AsNoTracking().Where(s => people.Contains(s.UserId)).ToListAsync(cancel)
        ).ToLookup(s => s.UserId, s => s.Scheme, StringComparer.Ordinal);

    private static bool WorksFor(IEnumerable<string> schemes, string scheme) =>
        !schemes.Any() || schemes.Contains(scheme, StringComparer.Ordinal);

    private static async Task<Composition> Composition(AppDb db, CancellationToken cancel) =>
        new([.. (await db.Set<MandateRow>().AsNoTracking().ToListAsync(cancel)).Select(s => s.ToMandate())]);
}
