using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Domain.Labels.Commands;
using Redress.Web.Labels.Desk.Acts;
using Redress.Web.Members;
using Redress.Web.Shell.Zones;
using Redress.Web.Storage;
using Redress.Web.Storage.Labels;

namespace Redress.Web.Labels.Desk.OneMember;

/// <summary>The letters about labels that go by registered post (BC-36, BC-46): on which day, by whom, under which number.</summary>
internal sealed class LabelPost(
    IDbContextFactory<AppDb> factory,
    LabelService labels,
    SchemeTimes times,
    TimeProvider time
)
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

        Task Note(AppDb db) =>
            db.Set<MemberLetterRow>()
                .Where(l => l.Id == number && l.MemberId == memberId && l.Registered && l.PostedOn == null)
                .ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(l => l.PostedOn, on)
                            .SetProperty(l => l.PostedBy, by.Id)
                            .SetProperty(l => l.Tracking, string.IsNullOrEmpty(typed) ? null : typed),
                    cancel
                );
        await using var db = await factory.CreateDbContextAsync(cancel);
        if ((await labels.Read(db, memberId, cancel))?.File.AwaitsPost(letter.LetterId) != true)
        {
            await Note(db);
            return null;
        }

        // WK-3, WK-4: the hours run from what was posted, where no e-mail reached the provider.
        await labels.Do(
            new LabelCall(memberId, by, Also: (within, _) => Note(within)),
            new NoteLetter(letter.LetterId, Sent: true, clock.StartOf(on), ByPost: true),
            cancel
        );
        return null;
    }

    /// <summary>Whether hours run from the sending of that e-mail, so that it may be noted that it came back (WK-3, WK-4).</summary>
    public async Task<bool> MayComeBack(MemberLetterRow letter, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        return (await labels.Read(db, letter.MemberId, cancel))?.File.RunsFrom(letter.LetterId) == true;
    }

    /// <summary>Whether it is a decision that was posted, so that it may be recorded what became of it (BC-23).</summary>
    public async Task<bool> WaitsForReceipt(MemberLetterRow letter, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var open = await labels.Read(db, letter.MemberId, cancel);
        return open?.File.PostedDecisions.Exists(d => d.WaitsForReceipt && d.LetterId == letter.LetterId) == true;
    }

    /// <summary>Notes that an e-mail came back after it had left: what ran from it never began, and what was posted in the meantime starts it.</summary>
    public async Task CameBack(MemberLetterRow letter, Actor by, CancellationToken cancel)
    {
        if (!await MayComeBack(letter, cancel))
        {
            return;
        }

        var done = await labels.Do(
            new LabelCall(letter.MemberId, by),
            new NoteLetter(letter.LetterId, Sent: false, time.GetUtcNow()),
            cancel
        );
        await using var db = await factory.CreateDbContextAsync(cancel);
        var posted = await db.Set<MemberLetterRow>()
            .AsNoTracking()
            .Where(l => l.MemberId == letter.MemberId && l.PostedOn != null && l.Template == letter.Template)
            .OrderBy(l => l.Id)
            .ToListAsync(cancel);
        if (done.File is { } file && posted.Find(l => file.AwaitsPost(l.LetterId)) is { PostedOn: { } on } copy)
        {
            var start = times.In(done.Member!.Scheme).StartOf(on);
            await labels.Do(
                new LabelCall(letter.MemberId, by),
                new NoteLetter(copy.LetterId, Sent: true, start, ByPost: true),
                cancel
            );
        }
    }
}
