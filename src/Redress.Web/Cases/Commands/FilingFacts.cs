using Microsoft.EntityFrameworkCore;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Domain.Members;
using Redress.Domain.Rulebooks;
using Redress.Web.Storage;

namespace Redress.Web.Cases.Commands;

/// <summary>What the store knows of a complaint that is being filed.</summary>
internal static class FilingFacts
{
    /// <summary>
    /// What a filing needs of the store, asked at once: the named member, and the cases about the same webshop and order or with the same text (FP-14).
    /// </summary>
    public static async Task<(MemberSnapshot? Member, IReadOnlyList<string> Duplicates)> Load(
        AppDb db,
        FileComplaint command,
        Rulebook rulebook,
        DateOnly today,
        CancellationToken cancel
    )
    {
        var memberId = command.Respondent!.MemberId ?? "";
        var (text, order) = DuplicateKeys.Of(command);
        // BC-1, FP-13: as on the day of filing, which of what came on paper is the day on which it arrived.
        var day = command.Arrived ?? today;
        var found = await db
            .Database.SqlQuery<Found>(
                $"""
                SELECT (SELECT string_agg(number, ',' ORDER BY number) FROM (SELECT number FROM cases WHERE scheme = {rulebook.Scheme} AND (text_key = {text} OR order_key = {order}) ORDER BY number LIMIT 10) d) AS "Duplicates",
                       m.id AS "Id", m.name AS "Name", m.website AS "Website", m.email AS "Email", m.company_number AS "CompanyNumber", m.language AS "Language", m.scheme AS "Scheme", m.membership AS "Membership", m.joined_on AS "JoinedOn", m.ends_on AS "EndsOn", m.ended_on AS "EndedOn", EXISTS (SELECT 1 FROM past_memberships p WHERE p.member_id = m.id AND p.joined_on <= {day} AND p.ended_on > {day}) AS "WasBefore"
                FROM (SELECT 1) AS one LEFT JOIN members m ON m.id = {memberId}
                """
            )
            .ToListAsync(cancel);
        var facts = found[0];
        var member = facts.Id is null
            ? null
            : new MemberSnapshot(
                facts.Id,
                facts.Name!,
                facts.Website,
                facts.Email,
                facts.CompanyNumber,
                facts.Language!,
                facts.Scheme!,
                facts.WasBefore
                    || facts.JoinedOn <= day
                        && (
                            facts.Membership is nameof(Membership.Active) or nameof(Membership.Suspended)
                                && !(facts.EndsOn <= day)
                            || facts.EndedOn > day
                        )
            );
        return (member, facts.Duplicates?.Split(',') ?? []);
    }

    /// <summary>
    /// FP-5: links the complaint to the settlement of the same two parties that, as it says, was not kept; where there is none it is one like any other. Of the same complainant is what comes from its address, by who holds the earlier case's code, or on paper by the secretary. Whoever files is not told: nobody learns that somebody else's case exists (BC-16).
    /// </summary>
    public static async Task Follow(
        AppDb db,
        FileComplaint command,
        Case filed,
        Rulebook rulebook,
        bool holdsEarlier,
        CancellationToken cancel
    )
    {
        if (string.IsNullOrWhiteSpace(command.Follows))
        {
            return;
        }

        var address = filed.Complainant.Email?.Trim().ToLowerInvariant();
        var file = await db.Set<CaseRow>()
            .AsNoTracking()
            .Where(c =>
                c.Number == command.Follows && (holdsEarlier || address != null && c.ComplainantEmail == address)
            )
            .Select(c => c.File)
            .FirstOrDefaultAsync(cancel);
        if (file is not null && CaseJson.Read(file).MayBeFollowedBy(filed, rulebook.SettlementComplainedOfWithin))
        {
            filed.FollowSettlement(command.Follows, command.SkipMediation == true);
        }
    }

    /// <summary>A member as the register has it, and whether it was one on that day (BC-1); null when none has that id.</summary>
    public static async Task<MemberSnapshot?> MemberOn(AppDb db, string id, DateOnly on, CancellationToken cancel) =>
        await db.Set<MemberRow>().AsNoTracking().FirstOrDefaultAsync(m => m.Id == id, cancel) is { } row
            ? SnapshotOf(row) with
            {
                Active = await db.Set<MemberRow>().Where(MemberRow.WasMemberOn(on)).AnyAsync(m => m.Id == id, cancel),
            }
            : null;

    private static MemberSnapshot SnapshotOf(MemberRow m) =>
        new(m.Id, m.Name, m.Website, m.Email, m.CompanyNumber, m.Language, m.Scheme, m.ToMember().IsMember);

    private sealed record Found(
        string? Duplicates,
        string? Id,
        string? Name,
        string? Website,
        string? Email,
        string? CompanyNumber,
        string? Language,
        string? Scheme,
        string? Membership,
        DateOnly? JoinedOn,
        DateOnly? EndsOn,
        DateOnly? EndedOn,
        bool WasBefore
    );
}
