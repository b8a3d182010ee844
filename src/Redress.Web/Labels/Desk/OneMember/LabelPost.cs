using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Web.Labels.Desk.Acts;
using Redress.Web.Members;
using Redress.Web.Shell.Zones;
using Redress.Web.Storage;
using Redress.Web.Storage.Labels;

namespace Redress.Web.Labels.Desk.OneMember;

/// <summary>The letters about labels that go by registered post (BC-36, BC-46): on which day, by whom, under which number.</summary>
internal sealed class LabelPost(IDbContextFactory<AppDb> factory, SchemeTimes times)
{
    private const int LongestTracking = 60;

    /// <summary>A letter of a member that the reader keeps.</summary>
    public async Task<(MemberRow? Member, MemberLetterRow? Letter)> Find(
        string memberId,
        long number,
        Actor by,
        CancellationToken cancel
    )
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var member = await db.Set<MemberRow>()
            .AsNoTracking()
            .KeptBy(by)
            .FirstOrDefaultAsync(m => m.Id == memberId, cancel);
        return member is null
            ? (null, null)
            : (
                member,
                await db.Set<MemberLetterRow>()
                    .AsNoTracking()
                    .FirstOrDefaultAsync(l => l.Id == number && l.MemberId == memberId, cancel)
            );
    }

    /// <summary>Notes that it was posted; what is wrong with that, or null. Another's note stays.</summary>
    public async Task<FieldRefusal?> Posted(
        string memberId,
        long number,
        Actor by,
        DateOnly on,
        string? tracking,
        CancellationToken cancel
    )
    {
        var (member, letter) = await Find(memberId, number, by, cancel);
        if (member is null || letter is not { Registered: true })
        {
            return new FieldRefusal("posted.on", "BC-36", FieldReason.Unknown);
        }

        var clock = times.In(member.Scheme);
        var written = clock.Day(letter.At);
        if (on > times.Today(member.Scheme) || on < written)
        {
            return new FieldRefusal("posted.on", "BC-36", FieldReason.BetweenPostingAndToday, written);
        }

        var typed = tracking?.Trim();
        if (typed?.Length > LongestTracking)
        {
            return new FieldRefusal("posted.tracking", "BC-36", FieldReason.TooLong, LongestTracking);
        }

        await using var db = await factory.CreateDbContextAsync(cancel);
        await db.Set<MemberLetterRow>()
            .Where(l => l.Id == number && l.MemberId == memberId && l.Registered && l.PostedOn == null)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(l => l.PostedOn, on)
                        .SetProperty(l => l.PostedBy, by.Id)
                        .SetProperty(l => l.Tracking, string.IsNullOrEmpty(typed) ? null : typed),
                cancel
            );
        return null;
    }
}
