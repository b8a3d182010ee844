using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Web.Cases.Commands;
using Redress.Web.Letters;
using Redress.Web.Storage;

namespace Redress.Web.Scheduling;

/// <summary>Tells a case that the outbox gave up an e-mail to one of its parties (FP-21): once each, also when the program ended in between.</summary>
internal sealed class GivenUpLetters(IDbContextFactory<AppDb> factory, CaseService cases, ILogger<GivenUpLetters> log)
{
    private const int Batch = 100;
    private static readonly string[] ToParties = [.. Parties.Both.Select(LetterRow.NameOf)];

    /// <summary>Says of how many letters the cases were told.</summary>
    public async Task<int> Note(CancellationToken cancel = default)
    {
        var (told, last) = (0, 0L);
        while (await Next(last, cancel) is { Count: > 0 } letters)
        {
            foreach (var letter in letters)
            {
                told += await Note(letter, cancel) ? 1 : 0;
            }

            last = letters[^1].Id;
        }

        return told;
    }

    private async Task<List<LetterRow>> Next(long after, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        return await db.Set<LetterRow>()
            .AsNoTracking()
            .Where(l => l.GivenUp != null && l.State == LetterState.Failed && ToParties.Contains(l.To) && l.Id > after)
            .OrderBy(l => l.Id)
            .Take(Batch)
            .ToListAsync(cancel);
    }

    private async Task<bool> Note(LetterRow letter, CancellationToken cancel)
    {
        if (await cases.Find(letter.CaseNumber, Actor.Clock, cancel) is not { } c)
        {
            return false;
        }

        var noted = new NoteUndelivered(
            letter.Party!.Value,
            letter.Id,
            letter.Template,
            // Of one that came back by post, where it had gone.
            letter.Email
                ?? letter.PostedTo?.ReplaceLineEndings(", ")
                ?? "",
            Enum.Parse<UndeliveredReason>(letter.GivenUp!),
            cases.RulebookOf(c).Working.Day(letter.CreatedAt),
            letter.Begun?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? []
        );
        try
        {
            return (
                await cases.Do(
                    letter.CaseNumber,
                    Actor.Clock,
                    ActRequest.Of(noted),
                    (db, _) => MarkNoted(db, letter, cancel),
                    cancel
                )
            ).Refusal
                is null;
        }
        catch (InvalidOperationException e)
        {
            // One that cannot be noted must not hold up the others.
            log.LogWarning(e, "Letter {Letter} of case {Case} was not noted", letter.Id, letter.CaseNumber);
            return false;
        }
    }

    // In the transaction of the note. Whoever posted it meanwhile was first: then nothing is noted.
    private static async Task MarkNoted(AppDb db, LetterRow letter, CancellationToken cancel)
    {
        var noted = await db.Set<LetterRow>()
            .Where(l => l.Id == letter.Id && l.GivenUp != null && l.State == LetterState.Failed && l.To == letter.To)
            .ExecuteUpdateAsync(l => l.SetProperty(x => x.GivenUp, (string?)null), cancel);
        if (noted != 1)
        {
            throw new InvalidOperationException("It was sent in another way.");
        }
    }
}
