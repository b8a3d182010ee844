using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Web.Cases.Commands;
using Redress.Web.Storage;

namespace Redress.Web.Letters.Postal;

/// <summary>What the post said became of a letter: on which day it came back, or was refused, and why.</summary>
internal sealed record PostalResult(long Letter, ReceiptResult Result, DateOnly On, string Reason);

/// <summary>
/// What became of letters that were posted (FP-11). Of a registered one it is an act on its case: refused or not collected it keeps its presumed day; undeliverable it is no service, and waits
/// again to be posted. Any other that could not be delivered is given up as an e-mail is: what began with it stands still until its party is told in another way.
/// </summary>
internal sealed class PostResults(IDbContextFactory<AppDb> factory, CaseService cases)
{
    private static readonly string[] Parties = [.. Redress.Domain.Parties.Both.Select(LetterRow.NameOf)];

    /// <summary>Whether it can be said of this letter: it was posted, nothing was said yet, and no later registered letter took its place.</summary>
    public async Task<bool> MaySay(LetterRow letter, CancellationToken cancel)
    {
        if (letter is not { PostedOn: not null, Result: null })
        {
            return false;
        }

        if (!PostalQueue.IsRegistered(letter))
        {
            return true;
        }

        await using var db = await factory.CreateDbContextAsync(cancel);
        var templates = LettersToPost.Templates;
        return !await db.Set<LetterRow>()
            .AnyAsync(
                l =>
                    l.CaseId == letter.CaseId
                    && l.To == letter.To
                    && l.Id != letter.Id
                    && templates.Contains(l.Template)
                    && l.PostedOn != null
                    && l.CreatedAt > letter.CreatedAt,
                cancel
            );
    }

    /// <summary>Null when it is noted; else why the law refuses it.</summary>
    public async Task<Refusal?> Note(LetterRow letter, PostalResult result, Actor by, CancellationToken cancel)
    {
        if (PostalQueue.IsRegistered(letter) && letter.Party is { } party)
        {
            var receipt = new RecordReceipt(party, result.Result, result.On, Reason: result.Reason);
            var done = await cases.Do(
                letter.CaseNumber,
                by,
                ActRequest.Of(receipt),
                (db, _) => Mark(db, result, cancel),
                cancel
            );
            return done.Refusal;
        }

        await using var own = await factory.CreateDbContextAsync(cancel);
        await using var transaction = await own.Database.BeginTransactionAsync(cancel);
        await Mark(own, result, cancel);
        if (result.Result == ReceiptResult.Undeliverable && Parties.Contains(letter.To))
        {
            await GiveUp(own, letter.Id, cancel);
        }

        await transaction.CommitAsync(cancel);
        return null;
    }

    private static async Task Mark(AppDb db, PostalResult result, CancellationToken cancel)
    {
        var word = WireNames.Camel(result.Result.ToString());
        await db.Set<LetterRow>()
            .Where(l => l.Id == result.Letter && l.PostedOn != null && l.Result == null)
            .ExecuteUpdateAsync(
                l => l.SetProperty(x => x.Result, word).SetProperty(x => x.ResultOn, result.On),
                cancel
            );
    }

    // It waits for the post again, and the case is told as of any letter that reached nobody.
    private static Task<int> GiveUp(AppDb db, long letter, CancellationToken cancel)
    {
        var reason = nameof(UndeliveredReason.CameBack);
        return db.Set<LetterRow>()
            .Where(l => l.Id == letter && l.State == LetterState.Posted)
            .ExecuteUpdateAsync(
                l =>
                    l.SetProperty(x => x.State, LetterState.Failed)
                        .SetProperty(x => x.GivenUp, reason)
                        .SetProperty(x => x.PostedOn, (DateOnly?)null)
                        .SetProperty(x => x.BatchId, (long?)null)
                        .SetProperty(x => x.Tracking, (string?)null),
                cancel
            );
    }
}
