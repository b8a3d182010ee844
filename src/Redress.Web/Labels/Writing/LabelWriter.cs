using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Domain.Labels;
using Redress.Domain.Labels.Commands;
using Redress.Domain.Labels.Terms;
using Redress.Domain.Rulebooks;
using Redress.Web.Storage;
using Redress.Web.Storage.Body;
using Redress.Web.Storage.Labels;

namespace Redress.Web.Labels.Writing;

/// <summary>A member's labels while an act is done to them: its rows, its file, and the law that it is under.</summary>
internal sealed record OpenLabelFile(MemberRow Member, LabelFileRow Row, LabelFile File, Rulebook Rulebook)
{
    /// <summary>The changes of the code that it was written to about (WK-10).</summary>
    public IReadOnlyList<AnnouncedChange> Changes { get; init; } = [];

    /// <summary>Whether a case against it is pending (BC-46).</summary>
    public bool HasPendingCase { get; init; }

    /// <summary>One act on it: by whom, and when.</summary>
    public LabelContext Context(Actor by, DateTimeOffset now) =>
        new(by, now, Rulebook) { Changes = Changes, HasPendingCase = HasPendingCase };
}

/// <summary>
/// Keeps what an act on labels brought about: the file, its journal, what the register and the desk find it by, and the letters; all in the caller's transaction, which holds the member. Saves
/// what it must to go on and commits nothing.
/// </summary>
internal sealed class LabelWriter(RulebookCatalog rulebooks, LabelLetterWriter letters, AnnouncedChanges announced)
{
    /// <summary>
    /// The file of a member as it is; of one that has none yet, what the register says of its labels. Null where its scheme has no rulebook in force.
    /// </summary>
    public async Task<OpenLabelFile?> Open(AppDb db, MemberRow member, DateTimeOffset now, CancellationToken cancel)
    {
        if (rulebooks.InForce(member.Scheme, now) is not { } rulebook)
        {
            return null;
        }

        var standing = await MemberStanding.Of(db, member, cancel);
        // One that an act of the same transaction opened is not in the database yet.
        var kept =
            db.Set<LabelFileRow>().Local.FirstOrDefault(f => f.MemberId == member.Id)
            ?? await db.Set<LabelFileRow>().FirstOrDefaultAsync(f => f.MemberId == member.Id, cancel);
        var file = kept is null
            ? LabelFile.Of(standing, rulebook.Working.Day(now))
            : LabelFileJson.Read(kept.File).With(standing);
        // A new row is added by the first act that is done: to look at a file keeps nothing.
        var row =
            kept
            ?? new LabelFileRow
            {
                MemberId = member.Id,
                Scheme = member.Scheme,
                JournalHash = LabelJournalWriter.Genesis(member.Id),
            };
        return new OpenLabelFile(member, row, file, rulebook)
        {
            Changes = await announced.For(db, member, cancel),
            HasPendingCase = await db.Set<CaseRow>().AnyAsync(c => c.Open && c.RespondentMemberId == member.Id, cancel),
        };
    }

    /// <summary>Does the act as of its instant, and keeps what came of it; or says why not, and nothing has changed.</summary>
    public async Task<(OpenLabelFile Open, Refusal? Refusal)> Do(
        AppDb db,
        OpenLabelFile open,
        LabelCommand command,
        LabelContext context,
        CancellationToken cancel
    )
    {
        var result = open.File.Do(command, context);
        if (result.Refusal is { } refused)
        {
            return (open, refused);
        }

        var done = open with { File = result.File! };
        if (done.File.LeavesOn is { } day && !(done.Member.EndsOn <= day))
        {
            // WK-10: the end of the agreement is told; the day itself ends it. An end that was told before is not put off.
            (done.Member.EndsOn, done.Member.EndReason) = (day, command.Name);
        }

        await Keep(db, done, context.Now, cancel);
        LabelJournalWriter.Write(db, done.Row, command, result.Course!, context);
        await letters.Write(db, done, context.Now, cancel);
        return (await Followed(db, done, command, context, cancel), null);
    }

    // What an act changed for the register may change what runs beside the labels (BC-38).
    private async Task<OpenLabelFile> Followed(
        AppDb db,
        OpenLabelFile done,
        LabelCommand command,
        LabelContext context,
        CancellationToken cancel
    )
    {
        done = done with { File = done.File.With(await MemberStanding.Of(db, done.Member, cancel)) };
        return command is FollowMembership || !done.File.NeedsToFollow(context.Today)
            ? done
            : (await Do(db, done, new FollowMembership(), done.Context(Actor.Clock, context.Now), cancel)).Open;
    }

    /// <summary>The labels follow what became of the membership, in the same transaction (BC-38). Who has no file yet gets one when its labels are first looked after.</summary>
    public async Task Follow(AppDb db, MemberRow member, DateTimeOffset now, CancellationToken cancel)
    {
        if (
            await db.Set<LabelFileRow>().AnyAsync(f => f.MemberId == member.Id, cancel)
            && await Open(db, member, now, cancel) is { } open
            && open.File.NeedsToFollow(open.Rulebook.Working.Day(now))
        )
        {
            await Do(db, open, new FollowMembership(), open.Context(Actor.Clock, now), cancel);
        }
    }

    private static async Task Keep(AppDb db, OpenLabelFile done, DateTimeOffset now, CancellationToken cancel)
    {
        var (member, row, file) = (done.Member, done.Row, done.File);
        await MemberStanding.Keep(db, member, file.Onto(file.Standing), now, cancel);
        if (db.Entry(row).State == EntityState.Detached)
        {
            db.Add(row);
        }

        row.File = LabelFileJson.Write(file);
        // What is written after an erasure is kept, and erased in its time (FP-18).
        row.Erased = false;
        row.PublicName = file.PublicNames is { Count: > 0 } names
            ? string.Join("\n\n", names.Select(n => n.Text))
            : null;
        row.NextDue = file.NextDue(done.Rulebook.Working)?.At;
        await Replace(
            db,
            db.Set<LabelStandRow>().Where(s => s.MemberId == member.Id),
            file.Labels.Select(l => new LabelStandRow
            {
                MemberId = member.Id,
                Kind = l.Kind,
                Scheme = member.Scheme,
                State = WireNames.Camel(l.State.ToString()),
                Since = l.Since,
                ValidFrom = l.From,
                ValidUntil = l.Until,
            }),
            s => s.Kind,
            cancel
        );
        await Replace(
            db,
            db.Set<LabelTermRow>().Where(t => t.MemberId == member.Id),
            file.Terms.Where(t => t.Runs).Select(t => RowOf(member, t)),
            t => t.TermId,
            cancel
        );
        await Replace(
            db,
            db.Set<LabelTaskRow>().Where(t => t.MemberId == member.Id),
            file.Tasks.Where(t => t.DoneOn is null)
                .Select(t => new LabelTaskRow
                {
                    MemberId = member.Id,
                    TaskId = t.Id,
                    Scheme = member.Scheme,
                    What = t.What,
                    Label = t.Label,
                    Subject = t.Subject,
                    Since = t.Since,
                    Due = t.Due,
                }),
            t => t.TaskId,
            cancel
        );
    }

    private static LabelTermRow RowOf(MemberRow member, LabelTerm t) =>
        new()
        {
            MemberId = member.Id,
            TermId = t.Id,
            Scheme = member.Scheme,
            Kind = WireNames.Camel(t.Kind.ToString()),
            Label = t.Label,
            OfMember = t.OfMember,
            Due = t.Due,
            Ends = t.Ends,
        };

    // What is no more goes, what is another is changed, what is new is added: rows are few.
    private static async Task Replace<T>(
        AppDb db,
        IQueryable<T> kept,
        IEnumerable<T> wanted,
        Func<T, string> key,
        CancellationToken cancel
    )
        where T : class
    {
        var had = (await kept.ToListAsync(cancel))
            .Concat(db.Set<T>().Local)
            .Distinct()
            .Where(row => db.Entry(row).State != EntityState.Deleted)
            .ToDictionary(key, StringComparer.Ordinal);
        foreach (var row in wanted)
        {
            if (had.Remove(key(row), out var old))
            {
                db.Entry(old).CurrentValues.SetValues(row);
            }
            else
            {
                db.Add(row);
            }
        }

        db.RemoveRange(had.Values);
    }
}
