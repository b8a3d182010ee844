using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Domain.Labels.Commands;
using Redress.Web.Letters;
using Redress.Web.Storage;
using Redress.Web.Storage.Labels;

namespace Redress.Web.Labels;

/// <summary>Does what time does to labels: each thing in its order, once, as of its own instant, however long the program was down and however many share the store.</summary>
internal sealed class LabelDue(
    IDbContextFactory<AppDb> factory,
    LabelService labels,
    IDatabaseEngine engine,
    ILogger<LabelDue> log
)
{
    private const int Batch = 200;

    /// <summary>The member whose labels are next, at or before that instant; null where nothing is due.</summary>
    /// <param name="failed">Members that could not go on and must not hold up all the others.</param>
    public async Task<(string MemberId, DateTimeOffset At)?> Next(
        DateTimeOffset until,
        IReadOnlyCollection<string> failed,
        CancellationToken cancel
    )
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var at = until.ToUniversalTime();
        var next = await db.Set<LabelFileRow>()
            .AsNoTracking()
            .Where(f => f.NextDue != null && f.NextDue <= at && !failed.Contains(f.MemberId))
            .OrderBy(f => f.NextDue)
            .ThenBy(f => f.MemberId)
            .Select(f => new { f.MemberId, f.NextDue })
            .FirstOrDefaultAsync(cancel);
        return next is null ? null : (next.MemberId, next.NextDue!.Value);
    }

    /// <summary>Does the next thing of that member; says whether it was done here.</summary>
    public async Task<bool> DoOne(
        string memberId,
        DateTimeOffset until,
        HashSet<string> failed,
        CancellationToken cancel
    )
    {
        try
        {
            var done = await labels.DoDue(memberId, until, cancel);
            if (!done)
            {
                // Another has done it, or nothing is left: what its row says is not looked at again in this pass.
                failed.Add(memberId);
            }

            return done;
        }
        catch (Exception e)
            when (e is InvalidOperationException or ArgumentException or DbUpdateException
                && engine.Explain(e).Kind is not (StoreFailureKind.Unavailable or StoreFailureKind.Full)
            )
        {
            log.LogError(e, "What fell due for the labels of {Member} could not be done", memberId);
            failed.Add(memberId);
            return false;
        }
    }

    /// <summary>Notes for the files what became of the e-mails from which something runs (WK-3, WK-4): sent, or given up.</summary>
    public async Task NoteLetters(CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var noted = await (
            from l in db.Set<MemberLetterRow>().AsNoTracking()
            join m in db.Set<MailRow>() on l.MailKey equals m.Key
            where l.Awaited && (m.State == LetterState.Sent || m.State == LetterState.Failed)
            orderby l.Id
            select new
            {
                l.Id,
                l.MemberId,
                l.LetterId,
                m.State,
                m.SentAt,
                m.NextTry,
            }
        )
            .Take(Batch)
            .ToListAsync(cancel);
        foreach (var letter in noted)
        {
            var sent = letter.State == LetterState.Sent;
            await labels.Do(
                new LabelCall(
                    letter.MemberId,
                    Actor.Clock,
                    Also: (within, _) =>
                        within
                            .Set<MemberLetterRow>()
                            .Where(l => l.Id == letter.Id)
                            .ExecuteUpdateAsync(set => set.SetProperty(l => l.Awaited, false), cancel)
                ),
                new NoteLetter(letter.LetterId, sent, letter.SentAt ?? letter.NextTry),
                cancel
            );
        }
    }

    /// <summary>Members that have no file of their labels yet get one, from what the register says of them.</summary>
    public async Task OpenFiles(CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var without = await db.Set<MemberRow>()
            .AsNoTracking()
            .Where(m => !db.Set<LabelFileRow>().Any(f => f.MemberId == m.Id))
            .OrderBy(m => m.Id)
            .Select(m => m.Id)
            .Take(Batch)
            .ToListAsync(cancel);
        foreach (var member in without)
        {
            await labels.Do(new LabelCall(member, Actor.Clock), new FollowMembership(), cancel);
        }
    }
}
