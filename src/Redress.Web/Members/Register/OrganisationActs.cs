using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Web.Identity.Sessions;
using Redress.Web.Storage;
using Redress.Web.Storage.Audits;

namespace Redress.Web.Members.Register;

/// <summary>
/// Members of several schemes that are one organisation: they become it, and stop being it, by an act with its reason of who keeps all of them. Its users see the cases of all
/// of its members (BC-16), so that their sessions end with the act.
/// </summary>
internal sealed class OrganisationActs(AppDb db, IDatabaseEngine engine, AuditTrail audit, SessionStore sessions)
{
    public const string Join = "join-organisation";
    public const string Part = "part-organisation";

    private const string Law = "BC-16";
    private const int LongestReason = 2000;

    /// <summary>From now on it is one organisation with that other member, and with whoever was one with either.</summary>
    public Task<MemberResult> Joined(MemberCall call, JoinOrganisation asked, CancellationToken cancel) =>
        Do(
            call,
            new Asked(Join, asked.Member?.Trim(), asked.Reason),
            (row, rows) =>
            {
                var other = rows.Find(m => m.Id == asked.Member?.Trim());
                var check = Reasoned(asked.Reason);
                check.Required(asked.Member, "member", Law);
                if (!check.Tells("member"))
                {
                    // A third of theirs may be another's to keep.
                    check.Require(
                        other is not null && rows.TrueForAll(m => call.By.WorksFor(m.Scheme)),
                        "member",
                        Law,
                        FieldReason.Unknown
                    );
                }

                if (!check.Tells("member"))
                {
                    check.Require(
                        other!.Organisation != row.Organisation,
                        "member",
                        Law,
                        FieldReason.InThisOrganisation
                    );
                    check.Require(
                        other.Organisation == row.Organisation
                            || rows.Select(m => m.Scheme).Distinct(StringComparer.Ordinal).Count() == rows.Count,
                        "member",
                        Law,
                        FieldReason.SchemeInOrganisation
                    );
                }

                if (check.Refusal is { } refused)
                {
                    return Task.FromResult<Refusal?>(refused);
                }

                var before = row.Organisation;
                foreach (var member in rows.Where(m => m.Organisation == before))
                {
                    member.Organisation = other!.Organisation;
                }

                return Task.FromResult<Refusal?>(null);
            },
            cancel
        );

    /// <summary>It stands alone from now on: each user stays with the member by which it came, and is nobody's contact or substitute on the other side.</summary>
    public Task<MemberResult> Parted(MemberCall call, PartOrganisation asked, CancellationToken cancel) =>
        Do(
            call,
            new Asked(Part, null, asked.Reason),
            async (row, rows) =>
            {
                var others = rows.Where(m => m.Id != row.Id).ToList();
                if (others.Count == 0)
                {
                    return Refusal.State(Law, RefusalReason.StandsAlone);
                }

                if (!rows.TrueForAll(m => call.By.WorksFor(m.Scheme)))
                {
                    return new Refusal(RefusalKind.NotThisRole, Law, RefusalReason.NotThisRole);
                }

                if (Reasoned(asked.Reason).Refusal is { } refused)
                {
                    return refused;
                }

                if (row.Organisation == row.Id)
                {
                    // It was called by this one.
                    var first = others.OrderBy(m => m.CreatedAt).ThenBy(m => m.Id, StringComparer.Ordinal).First().Id;
                    others.ForEach(m => m.Organisation = first);
                }

                row.Organisation = row.Id;
                await Separate(row, others, cancel);
                return null;
            },
            cancel
        );

    private sealed record Asked(string Action, string? Other, string? Reason);

    private async Task<MemberResult> Do(
        MemberCall call,
        Asked asked,
        Func<MemberRow, List<MemberRow>, Task<Refusal?>> act,
        CancellationToken cancel
    )
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var rows = await HeldMembers.OfOrganisations(engine, db, [call.Id, asked.Other ?? call.Id], cancel);
        if (rows.Find(m => m.Id == call.Id) is not { } row || !call.By.WorksFor(row.Scheme))
        {
            return new MemberResult(null, Refusal.NotYours());
        }

        if (call.Version is { } version && version != row.Version)
        {
            return new MemberResult(row, new Refusal(RefusalKind.Stale, "ST-2", RefusalReason.Stale));
        }

        if (await act(row, rows) is { } refused)
        {
            return new MemberResult(row, refused);
        }

        var ids = rows.ConvertAll(m => m.Id);
        rows.ForEach(m => m.Version++);
        await db.SaveChangesAsync(cancel);
        // What a session may open was settled when it began.
        var users = await db
            .Users.Where(u => u.MemberId != null && ids.Contains(u.MemberId))
            .OrderBy(u => u.Id)
            .Select(u => u.Id)
            .ToListAsync(cancel);
        foreach (var user in users)
        {
            await sessions.EndAllOf(db, user, null, cancel);
        }

        await Write(call.By, asked, row, rows, cancel);
        if (call.Also is not null)
        {
            await call.Also(db, row);
            await db.SaveChangesAsync(cancel);
        }

        await transaction.CommitAsync(cancel);
        users.ForEach(sessions.Forget);
        return new MemberResult(row, null);
    }

    // In the history of each of them.
    private async Task Write(Actor by, Asked asked, MemberRow row, List<MemberRow> rows, CancellationToken cancel)
    {
        foreach (var member in rows)
        {
            var beside = string.Join(
                ' ',
                rows.Where(m => m.Id != member.Id && (m.Id == row.Id || member.Id == row.Id)).Select(m => m.Id)
            );
            if (beside.Length > 0)
            {
                await audit.Add(
                    db,
                    Invitations.AuditOf(member, by, asked.Action, ("members", beside), asked.Reason!.Trim()),
                    cancel
                );
            }
        }
    }

    private async Task Separate(MemberRow row, List<MemberRow> others, CancellationToken cancel)
    {
        var (id, rest) = (row.Id, others.ConvertAll(m => m.Id));
        var own = await db.Users.Where(u => u.MemberId == id).Select(u => u.Id).ToListAsync(cancel);
        var theirs = await db
            .Users.Where(u => u.MemberId != null && rest.Contains(u.MemberId))
            .Select(u => u.Id)
            .ToListAsync(cancel);
        foreach (var member in others.Where(m => m.ContactId is { } contact && own.Contains(contact)))
        {
            member.ContactId = null;
        }

        row.ContactId = row.ContactId is { } of && own.Contains(of) ? of : null;
        await db.Set<CaseRow>()
            .Where(c => c.ContactId != null)
            .Where(c =>
                c.RespondentMemberId == id && theirs.Contains(c.ContactId!)
                || c.RespondentMemberId != null && rest.Contains(c.RespondentMemberId) && own.Contains(c.ContactId!)
            )
            .ExecuteUpdateAsync(c => c.SetProperty(r => r.ContactId, (string?)null), cancel);
        await db
            .Users.Where(u => u.SubstituteId != null)
            .Where(u =>
                own.Contains(u.Id) && theirs.Contains(u.SubstituteId!)
                || theirs.Contains(u.Id) && own.Contains(u.SubstituteId!)
            )
            .ExecuteUpdateAsync(u => u.SetProperty(r => r.SubstituteId, (string?)null), cancel);
    }

    private static Validation Reasoned(string? reason)
    {
        var check = new Validation();
        check.Required(reason, "reason", Law);
        check.Require((reason?.Length ?? 0) <= LongestReason, "reason", Law, FieldReason.TooLong, LongestReason);
        return check;
    }
}
