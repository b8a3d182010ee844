using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Domain.Rulebooks;
using Redress.Web.Cases.Access;
using Redress.Web.Committee;
using Redress.Web.Documents;
using Redress.Web.Storage;

namespace Redress.Web.Cases.Commands;

/// <summary>Filing (BC-1…BC-6): the complaint is registered, numbered and acknowledged in one transaction.</summary>
internal sealed partial class CaseService
{
    /// <summary>The consumer's own act, or a secretary's who enters what came on paper (FP-13).</summary>
    private static Act WhoFiles(FileComplaint command, string number, Actor? clerk, DateTimeOffset now) =>
        clerk is not null
            ? new Act(clerk, now, Party.Complainant, command.Arrived)
            : new Act(
                new Actor(Role.Complainant, CaseView.ComplainantId(number), command.Complainant!.Name!.Trim()),
                now
            );

    /// <param name="documents">Documents staged before; they are bound to the case here.</param>
    /// <param name="holdsEarlier">Whether who files showed that the case whose settlement was not kept is its own (FP-5).</param>
    public async Task<FilingResult> File(
        FileComplaint command,
        IReadOnlyList<StoredDocument> documents,
        Actor? clerk = null,
        Func<AppDb, FilingResult, Task>? also = null,
        bool holdsEarlier = false,
        CancellationToken cancel = default
    )
    {
        var now = time.GetUtcNow();
        // Whoever works for other schemes enters nothing in this one.
        var (rulebook, norms, refusal) = Examine(
            clerk?.WorksFor(command.Scheme ?? "") == false ? command with { Scheme = null } : command,
            now
        );
        if (refusal is not null)
        {
            return new FilingResult(null, null, [], refusal);
        }

        await using var db = await factory.CreateDbContextAsync(cancel);
        // Asked before the transaction, on the same connection: where only one may write, it waits for nobody and nobody waits for it.
        await db.Database.OpenConnectionAsync(cancel);
        var today = rulebook!.Working.Day(now);
        command = await MemberRecognition.Recognise(db, command, rulebook.Scheme, today, cancel);
        var known = await FilingFacts.Load(db, command, rulebook, today, cancel);
        if (Case.WhyFilingRefused(command, rulebook, norms, known.Member, today) is { } no)
        {
            return new FilingResult(null, null, [], no);
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var number = await engine.NextCaseNumber(db, rulebook, today.Year, cancel);
        var act = WhoFiles(command, number, clerk, now);
        var c = Case.Register(command, number, act, rulebook, norms!, known.Member);
        await FilingFacts.Follow(db, command, c, rulebook, holdsEarlier || clerk is not null, cancel);

        foreach (var document in documents)
        {
            c.AttachFiledDocument(document.ToCommand(Audience.Parties), now);
        }

        // BC-16: that others complained already is for the staff, who find it in the file too.
        var filingResult = new FilingResult(c, AccessCode.Make(), clerk is null ? [] : known.Duplicates, null);
        var row = new CaseRow
        {
            Id = Guid.CreateVersion7(),
            Number = c.Number,
            ComplainantCodeHash = AccessCode.Hash(c.Number, filingResult.TrackingCode!),
        };
        db.Add(row);
        var done = DoneAct.OfFiling(c, rulebook, act, command) with
        {
            CodeForLetter = clerk is null ? null : filingResult.TrackingCode,
        };
        await writer.Write(db, row, done, cancel);
        await CaseWriter.BindDocuments(db, row.Id, documents.Select(d => d.Id), cancel);
        await db.SaveChangesAsync(cancel);
        if (await NoteInterests(db, row, c, await CommitteeRegister.Interests(db, cancel), now, cancel) is { } noted)
        {
            filingResult = filingResult with { Case = noted };
        }

        await (also?.Invoke(db, filingResult) ?? Task.CompletedTask);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        changes.Publish();
        return filingResult;
    }

    /// <summary>What would be wrong with a complaint if it were filed now; null when nothing is.</summary>
    public async Task<Refusal?> WhyFilingRefused(FileComplaint command, CancellationToken cancel = default)
    {
        var now = time.GetUtcNow();
        var (rulebook, norms, refusal) = Examine(command, now);
        if (refusal is not null)
        {
            return refusal;
        }

        await using var db = await factory.CreateDbContextAsync(cancel);
        var today = rulebook!.Working.Day(now);
        var member = command.Respondent?.MemberId is { Length: > 0 } id
            ? await FilingFacts.MemberOn(db, id, command.Arrived ?? today, cancel)
            : null;
        return Case.WhyFilingRefused(command, rulebook, norms, member, today);
    }

    /// <summary>The members that the webshop may be, where the complaint names it by hand (FP-21); none where it names a member, or its scheme is not known.</summary>
    public async Task<IReadOnlyList<RecognisedMember>> MembersLike(
        FileComplaint command,
        CancellationToken cancel = default
    )
    {
        var now = time.GetUtcNow();
        if (
            command.Respondent is not { MemberId: null } typed
            || command.Scheme is null
            || rulebooks.InForce(command.Scheme, now) is not { } rulebook
        )
        {
            return [];
        }

        await using var db = await factory.CreateDbContextAsync(cancel);
        return await MemberRecognition.Find(
            db,
            rulebook.Scheme,
            (typed.Name, typed.Website),
            command.Arrived ?? rulebook.Working.Day(now),
            cancel
        );
    }

    /// <summary>FP-14, BC-16: whether one of those cases, which are the filer's own, is about the same webshop and order, or has the same text.</summary>
    public async Task<bool> HasDuplicate(
        FileComplaint command,
        IReadOnlyList<string> own,
        CancellationToken cancel = default
    )
    {
        var (text, order) = DuplicateKeys.Of(command);
        await using var db = await factory.CreateDbContextAsync(cancel);
        return await db.Set<CaseRow>()
            .AnyAsync(
                c =>
                    own.Contains(c.Number)
                    && c.Scheme == command.Scheme
                    && (c.TextKey == text || order != null && c.OrderKey == order),
                cancel
            );
    }

    // All that can be judged without asking the register whether the named member exists.
    private (Rulebook? Rulebook, Rulebook? Norms, Refusal? Refusal) Examine(FileComplaint command, DateTimeOffset now)
    {
        var utcDay = DateOnly.FromDateTime(now.UtcDateTime);
        var rulebook = command.Scheme is null ? null : rulebooks.InForce(command.Scheme, now);
        var today = rulebook?.Working.Day(now) ?? utcDay;
        var norms = rulebook is null ? null : rulebooks.InForce(rulebook.Scheme, command.Purchase?.OrderedOn ?? today);
        var assumed = command.Respondent?.MemberId is { Length: > 0 } id
            ? new MemberSnapshot(id, "", null, null, null, "", command.Scheme ?? "", Active: true)
            : null;
        var refusal = Case.WhyFilingRefused(command, rulebook, norms, assumed, today);
        return (rulebook, norms, TypedContacts.Examine(command, refusal));
    }
}
