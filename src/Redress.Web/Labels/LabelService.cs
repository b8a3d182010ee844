using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Domain.Labels;
using Redress.Domain.Labels.Commands;
using Redress.Domain.Rulebooks;
using Redress.Web.Cases.Formatting;
using Redress.Web.Documents;
using Redress.Web.Labels.Writing;
using Redress.Web.Letters;
using Redress.Web.Storage;
using Redress.Web.Storage.Body;
using Redress.Web.Storage.Labels;

namespace Redress.Web.Labels;

/// <summary>An act on a member's labels: on whose, by whom, and on which version of the member where that is said.</summary>
/// <param name="Also">What is written in the same transaction, such as the answer under its key.</param>
internal sealed record LabelCall(
    string MemberId,
    Actor By,
    int? Version = null,
    Func<AppDb, MemberRow, Task>? Also = null
);

/// <summary>What came of it: the member and its file as they are then, or why not.</summary>
internal sealed record LabelDone(MemberRow? Member, LabelFile? File, Refusal? Refusal);

/// <summary>
/// The one door to a member's labels (ST-4): pages, API, clock, import and tests take it. An act is one transaction with its journal, its letters and what follows for the register.
/// </summary>
internal sealed class LabelService(
    IDbContextFactory<AppDb> factory,
    IDatabaseEngine engine,
    LabelWriter writer,
    CaseChanges changes,
    Uploads uploads,
    TimeProvider time
)
{
    /// <summary>Does one act now.</summary>
    public Task<LabelDone> Do(LabelCall call, LabelCommand command, CancellationToken cancel) =>
        Do(call, [command], null, cancel);

    /// <summary>Does several acts now, all or none.</summary>
    /// <param name="document">The document that the first of them puts into the file, which is bound to the member; null where none does.</param>
    public async Task<LabelDone> Do(
        LabelCall call,
        IReadOnlyList<LabelCommand> commands,
        string? document,
        CancellationToken cancel
    )
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var (opened, refusal) = await Open(db, call, cancel);
        if (opened is null)
        {
            return new LabelDone(null, null, refusal);
        }

        var open = opened;
        var asked = commands.Select(c => c.GetType()).ToList();
        if ((await WhyNotIts(db, open.Member, call, asked, cancel) ?? WhyStale(call, open.Member)) is { } notIts)
        {
            return new LabelDone(open.Member, open.File, notIts);
        }

        var staged = document is null
            ? null
            : await db.Set<DocumentRow>()
                .FirstOrDefaultAsync(d => d.Id == document && d.CaseId == null && d.MemberId == null, cancel);
        if (document is not null && WhyNotTaken(staged, open.File) is { } notTaken)
        {
            return new LabelDone(open.Member, open.File, notTaken);
        }

        var context = open.Context(call.By, time.GetUtcNow());
        foreach (var command in commands)
        {
            (open, refusal) = await writer.Do(db, open, command, context, cancel);
            if (refusal is not null)
            {
                return new LabelDone(open.Member, open.File, refusal);
            }
        }

        if (staged is not null)
        {
            staged.MemberId = open.Member.Id;
        }

        await Finish(db, open, call, cancel);
        await transaction.CommitAsync(cancel);
        changes.Publish();
        return new LabelDone(open.Member, open.File, null);
    }

    // Whose work it is not reads nothing else. WK-10: the contact alone ends what binds the organisation, as it does for the membership.
    private static async Task<Refusal?> WhyNotIts(
        AppDb db,
        MemberRow member,
        LabelCall call,
        IReadOnlyList<Type> commands,
        CancellationToken cancel
    ) =>
        commands
            .Select(command => LabelMachine.WhyNotThisRole(command, call.By.Role))
            .FirstOrDefault(refused => refused is not null)
        ?? (
            call.By.Role == Role.Respondent
            && commands.Contains(typeof(LeaveOverChange))
            && !await Contacts.IsContact(db, member, call.By.Id, cancel)
                ? new Refusal(RefusalKind.NotThisRole, "WK-10", RefusalReason.NotThisRole)
                : null
        );

    // Sent a second time, or waited too long, it is no longer there to be put into the file.
    private Refusal? WhyNotTaken(DocumentRow? staged, LabelFile file) =>
        staged is null ? Refusal.Field("document", "BC-35", FieldReason.DocumentNotThere)
        : file.Documents.Sum(d => d.Size) + staged.Size > uploads.LargestCase
            ? Refusal.Field("document", "BC-4", FieldReason.DocumentsTooLarge, CaseFormatter.Size(uploads.LargestCase))
        : null;

    /// <summary>Why an act of that kind may not be done now by this caller, whatever its fields say; null where it may.</summary>
    public async Task<Refusal?> WhyRefused(LabelCall call, Type command, string? kind, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var open = await Read(db, call.MemberId, cancel);
        if (open is null || !call.By.WorksFor(open.Member.Scheme))
        {
            return Refusal.NotYours();
        }

        return await WhyNotIts(db, open.Member, call, [command], cancel)
            ?? WhyStale(call, open.Member)
            ?? LabelMachine.WhyRefused(open.File, command, kind, open.Context(call.By, time.GetUtcNow()));
    }

    /// <summary>Does what time did to it, as of its own instant; says whether it was done here.</summary>
    public async Task<bool> DoDue(string memberId, DateTimeOffset until, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var call = new LabelCall(memberId, Actor.Clock);
        var (open, _) = await Open(db, call, cancel);
        if (open?.File.NextDue(open.Rulebook.Working) is not { } due || due.At > until)
        {
            return false;
        }

        var context = open.Context(Actor.Clock, due.At);
        var (done, refusal) = await writer.Do(db, open, due.Command, context, cancel);
        if (refusal is not null)
        {
            throw new InvalidOperationException(
                $"What fell due for the labels of {memberId} ({due.Command.Name}) was refused: {refusal.Rule} {refusal.Reason}."
            );
        }

        await Finish(db, done, call, cancel);
        await transaction.CommitAsync(cancel);
        changes.Publish();
        return true;
    }

    /// <summary>The file as it is, to be read; null where there is no such member.</summary>
    public async Task<OpenLabelFile?> Read(AppDb db, string memberId, CancellationToken cancel)
    {
        if (
            await db.Set<MemberRow>().AsNoTracking().FirstOrDefaultAsync(m => m.Id == memberId, cancel)
            is not { } member
        )
        {
            return null;
        }

        var open = await writer.Open(db, member, time.GetUtcNow(), cancel);
        db.ChangeTracker.Clear();
        return open;
    }

    private async Task<(OpenLabelFile? Open, Refusal? Refusal)> Open(AppDb db, LabelCall call, CancellationToken cancel)
    {
        // Cases and the register change the member too.
        await engine.LockRegister(db, $"member {call.MemberId}", cancel);
        if (
            await db.Set<MemberRow>().FirstOrDefaultAsync(m => m.Id == call.MemberId, cancel) is not { } member
            || !call.By.WorksFor(member.Scheme)
        )
        {
            return (null, Refusal.NotYours());
        }

        return await writer.Open(db, member, time.GetUtcNow(), cancel) is { } open
            ? (open, null)
            : (null, Refusal.NotYours());
    }

    private static Refusal? WhyStale(LabelCall call, MemberRow member) =>
        call.Version is { } version && version != member.Version
            ? new Refusal(RefusalKind.Stale, "ST-2", RefusalReason.Stale)
            : null;

    private static async Task Finish(AppDb db, OpenLabelFile open, LabelCall call, CancellationToken cancel)
    {
        open.Member.Version++;
        await db.SaveChangesAsync(cancel);
        if (call.Also is { } also)
        {
            await also(db, open.Member);
            await db.SaveChangesAsync(cancel);
        }
    }
}
