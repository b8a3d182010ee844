using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Facts;
using Redress.Domain.Procedure;
using Redress.Domain.Rulebooks;
using Redress.Web.Cases.Access;
using Redress.Web.Committee;
using Redress.Web.Labels.Writing;
using Redress.Web.Storage;

namespace Redress.Web.Cases.Commands;

/// <summary>The one door to a case: loads it under its own rulebook, has the law judge the act, and keeps all that follows in one transaction.</summary>
internal sealed partial class CaseService(
    IDbContextFactory<AppDb> factory,
    IDatabaseEngine engine,
    RulebookCatalog rulebooks,
    CaseWriter writer,
    CommitteeRegister committee,
    LabelWriter labels,
    CaseChanges changes,
    TimeProvider time
)
{
    private const int Attempts = 5;

    private static readonly Refusal Unread = Refusal.Field("fields", "FP-20", FieldReason.NotReadable);

    /// <summary>
    /// Does what is asked, once: all of the acts in order, in one transaction, or none of them. The version is that of the first. Without <see cref="ActRequest.Version"/> an act that met another one is tried again on the newer case;
    /// with it, the caller is told that what it saw is stale (412).
    /// </summary>
    /// <param name="also">Written in the same transaction: the answer under its idempotency key.</param>
    public async Task<ActResult> Do(
        string number,
        Actor actor,
        IReadOnlyList<ActRequest> requests,
        Func<AppDb, Case, Task>? also = null,
        CancellationToken cancel = default
    )
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var db = await factory.CreateDbContextAsync(cancel);
            try
            {
                return await DoOnce(db, number, actor, requests, also, cancel);
            }
            catch (Exception e) when (attempt < Attempts && IsCollision(e))
            {
                // Another act came first; this one is judged again, on the case as it is now.
            }
        }
    }

    public Task<ActResult> Do(
        string number,
        Actor actor,
        ActRequest request,
        Func<AppDb, Case, Task>? also = null,
        CancellationToken cancel = default
    ) => Do(number, actor, [request], also, cancel);

    public Task<ActResult> Do(string number, Actor actor, Command command, CancellationToken cancel = default) =>
        Do(number, actor, [ActRequest.Of(command)], null, cancel);

    private async Task<ActResult> DoOnce(
        AppDb db,
        string number,
        Actor actor,
        IReadOnlyList<ActRequest> requests,
        Func<AppDb, Case, Task>? also,
        CancellationToken cancel
    )
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        // Acts on one case wait for one another; two that touch each other's case are told apart below.
        if (
            await engine.ForUpdate(db.Set<CaseRow>().Where(c => c.Number == number)).ToListAsync(cancel)
            is not [var row]
        )
        {
            return new ActResult(null, Refusal.NotYours());
        }

        var (now, found, done) = (time.GetUtcNow(), row.File, (Case?)null);
        foreach (var request in requests)
        {
            var result = await JudgeAndApply(db, row, request.By(actor, now), request, cancel);
            if (result.Refusal is { } no)
            {
                // What came before it falls with it.
                return new ActResult(done is null ? result.Case : CaseJson.Read(found), no);
            }

            // The next one finds in the store what this one wrote.
            await db.SaveChangesAsync(cancel);
            done = result.Case;
        }

        if (done is not null)
        {
            if (also is not null)
            {
                await also(db, done);
                await db.SaveChangesAsync(cancel);
            }

            await transaction.CommitAsync(cancel);
            changes.Publish();
        }

        return new ActResult(done, null);
    }

    private bool IsCollision(Exception e) => engine.Explain(e).Kind == StoreFailureKind.Collision;

    /// <summary>Judges and carries out inside a transaction that the caller holds; the caller saves.</summary>
    internal async Task<ActResult> JudgeAndApply(
        AppDb db,
        CaseRow row,
        Act act,
        ActRequest request,
        CancellationToken cancel
    )
    {
        var c = CaseJson.Read(row.File);
        var rulebook = rulebooks.Of(c.Scheme, c.RulebookVersion);
        if (!CaseView.MayTouch(c, act.By, request.CommandType))
        {
            return new ActResult(null, Refusal.NotYours());
        }

        var context = new ActContext(act, rulebook, ExternalFacts.None);
        if (request.Command is not { } command)
        {
            var refusal = CaseMachine.WhyRefused(c, request.CommandType, context, request.Version);
            return new ActResult(c, refusal ?? request.ParseError);
        }

        var version = request.Version;
        if (command is EnterMessageAsAct entry)
        {
            // FP-20: from here on it is the act that the message says.
            var (said, then, refused) = CaseMachine.ActOfMessage(c, entry, context, version);
            if (said is null || request.ParseError is not null)
            {
                return new ActResult(c, refused ?? request.ParseError ?? Unread);
            }

            (command, context, version) = (said, then, null);
        }

        context = context with { ExternalFacts = await LoadExternalFacts(db, c, command, act.Now, cancel) };
        if (c.Do(command, context, version) is { } no)
        {
            return new ActResult(c, no);
        }

        await writer.Write(db, row, DoneAct.Of(c, context, command), cancel);
        await ApplySideEffects(db, row.Id, c, act.Now, cancel);
        // FP-25, FP-21: who takes a party's place may be somebody in whom an interest was declared.
        var noted = c.NewFacts.Any(f => f is PartySucceeded or RespondentReplaced)
            ? await NoteInterests(db, row, c, await CommitteeRegister.Interests(db, cancel), act.Now, cancel)
            : null;
        return new ActResult(noted ?? c, null);
    }

    /// <summary>The case if the actor may see it.</summary>
    public async Task<Case?> Find(string number, Actor actor, CancellationToken cancel = default)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var file = await db.Set<CaseRow>()
            .AsNoTracking()
            .VisibleTo(actor)
            .Where(c => c.Number == number)
            .Select(c => c.File)
            .FirstOrDefaultAsync(cancel);
        if (file is null)
        {
            return null;
        }

        var c = CaseJson.Read(file);
        if (!CaseView.MaySee(c, actor))
        {
            return null;
        }

        // FP-11: what no e-mail could point to is told once its party opens the case, where it stands.
        return actor.Party is { } party && c.AwaitsTelling(party)
            ? (await Do(number, Actor.Clock, new NoteOpened(party), cancel)).Case ?? c
            : c;
    }

    public Rulebook RulebookOf(Case c) => rulebooks.Of(c.Scheme, c.RulebookVersion);

    /// <summary>Whoever holds this code of this case: its complainant, or a respondent without a user; null for a wrong one, or a case that does not exist.</summary>
    public async Task<Actor?> ActorByCode(string number, string code, CancellationToken cancel = default)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var row = await db.Set<CaseRow>()
            .AsNoTracking()
            .Where(c => c.Number == number)
            .Select(c => new CodeHashes(
                c.ComplainantCodeHash,
                c.ComplainantNewCodeHash,
                c.RespondentCodeHash,
                c.RespondentNewCodeHash,
                c.ComplainantName,
                c.RespondentName
            ))
            .FirstOrDefaultAsync(cancel);
        if (row is null)
        {
            return null;
        }

        if (AccessCode.Matches(number, code, row.Complainant) || AccessCode.Matches(number, code, row.NewComplainant))
        {
            await Use(db, number, code, Party.Complainant, row.NewComplainant, cancel);
            return new Actor(Role.Complainant, CaseView.ComplainantId(number), row.ComplainantName);
        }

        if (AccessCode.Matches(number, code, row.Respondent) || AccessCode.Matches(number, code, row.NewRespondent))
        {
            await Use(db, number, code, Party.Respondent, row.NewRespondent, cancel);
            return new Actor(Role.Respondent, CaseView.RespondentId(number), row.RespondentName);
        }

        return null;
    }

    // FP-21: the code that was said to be lost opens until the one that was sent for it is used.
    private static async Task Use(
        AppDb db,
        string number,
        string code,
        Party party,
        string? sent,
        CancellationToken cancel
    )
    {
        if (sent is null || !AccessCode.Matches(number, code, sent))
        {
            return;
        }

        var cases = db.Set<CaseRow>().Where(c => c.Number == number);
        await (
            party == Party.Complainant
                ? cases
                    .Where(c => c.ComplainantNewCodeHash == sent)
                    .ExecuteUpdateAsync(
                        c =>
                            c.SetProperty(x => x.ComplainantCodeHash, sent)
                                .SetProperty(x => x.ComplainantNewCodeHash, (string?)null),
                        cancel
                    )
                : cases
                    .Where(c => c.RespondentNewCodeHash == sent)
                    .ExecuteUpdateAsync(
                        c =>
                            c.SetProperty(x => x.RespondentCodeHash, sent)
                                .SetProperty(x => x.RespondentNewCodeHash, (string?)null),
                        cancel
                    )
        );
    }

    private sealed record CodeHashes(
        string Complainant,
        string? NewComplainant,
        string? Respondent,
        string? NewRespondent,
        string ComplainantName,
        string RespondentName
    );
}
