using Microsoft.EntityFrameworkCore;
using Redress.Domain.Members;

namespace Redress.Web.Storage.Body;

/// <summary>
/// How a member stands, as the store has it: its row, its labels, and what cases imposed on it. Whoever changes it holds <c>member</c> with its id until the end of the
/// transaction, asks here first, and keeps here what came of it.
/// </summary>
internal static class MemberStanding
{
    /// <summary>Under all that is imposed on it, what the caller has changed and not written yet included.</summary>
    public static async Task<Member> Of(AppDb db, MemberRow row, CancellationToken cancel)
    {
        await db.Set<MemberLabelRow>().Where(l => l.MemberId == row.Id).LoadAsync(cancel);
        return row.ToMember(LabelsOf(db, row).Select(l => l.ToLabel())).WithSanctions(await Sanctions(db, row, cancel));
    }

    /// <summary>What became of it by an act, under all that is imposed on it. Says whether anything is another than it was.</summary>
    public static async Task<bool> Keep(
        AppDb db,
        MemberRow row,
        Member member,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var after = member.WithSanctions(await Sanctions(db, row, cancel));
        row.CopyFrom(after);
        var changed = db.Entry(row).State is EntityState.Modified or EntityState.Added;
        foreach (var label in after.Labels)
        {
            var kept = LabelsOf(db, row).FirstOrDefault(l => l.Kind == label.Kind);
            if (kept is null)
            {
                kept = new MemberLabelRow { MemberId = row.Id, Kind = label.Kind };
                db.Add(kept);
                kept.Take(label);
                (kept.ChangedAt, changed) = (now.ToUniversalTime(), true);
            }
            else if (kept.Take(label))
            {
                (kept.ChangedAt, changed) = (now.ToUniversalTime(), true);
            }
        }

        return changed;
    }

    private static IEnumerable<MemberLabelRow> LabelsOf(AppDb db, MemberRow row) =>
        db.Set<MemberLabelRow>().Local.Where(l => l.MemberId == row.Id);

    // A case's own rows were written by its act already, and are not in the database yet.
    private static async Task<IReadOnlyCollection<SanctionEffect>> Sanctions(
        AppDb db,
        MemberRow row,
        CancellationToken cancel
    )
    {
        await db.Set<SanctionRow>().Where(s => s.MemberId == row.Id).LoadAsync(cancel);
        return [.. db.Set<SanctionRow>().Local.Where(s => s.MemberId == row.Id).Select(s => s.ToEffect())];
    }
}
