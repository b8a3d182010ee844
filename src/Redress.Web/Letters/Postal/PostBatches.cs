using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Web.Storage;
using Redress.Web.Storage.Desk;

namespace Redress.Web.Letters.Postal;

/// <summary>Letters that are printed together and posted on one day.</summary>
internal sealed record PostBatch(
    long Id,
    DateOnly ForDay,
    DateTimeOffset MadeAt,
    string MadeBy,
    IReadOnlyList<LetterRow> Letters
)
{
    public IReadOnlyList<LetterRow> Waiting => [.. Letters.Where(PostalQueue.IsWaiting)];
}

/// <summary>A letter that was not noted as posted, and why.</summary>
internal sealed record NotPosted(LetterRow Letter, PostingProblem Problem);

/// <summary>Batches of post: printed in one go, their numbers noted, marked as posted all together. Everything is cut to the cases that its reader may see.</summary>
internal sealed class PostBatches(IDbContextFactory<AppDb> factory, PostalQueue queue, TimeProvider time)
{
    /// <summary>So many letters at the most are printed in one go.</summary>
    public const int Most = 200;

    private const int LongestNumber = 60;
    private const int MostPrints = 100;

    /// <summary>Puts letters that wait together; of those without an address none. Null: there is nothing to print.</summary>
    /// <param name="ids">Also such as lie printed; null: all that are not printed yet.</param>
    public async Task<long?> Make(IReadOnlyCollection<long>? ids, DateOnly forDay, Actor by, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var waiting = PostalQueue.Waiting(db, by);
        waiting = ids is null ? waiting.Where(l => l.BatchId == null) : waiting.Where(l => ids.Contains(l.Id));
        var letters = await PostalQueue.Addressed(
            db,
            await waiting.OrderBy(l => l.Id).Take(Most).ToListAsync(cancel),
            cancel
        );
        if (!letters.Any(l => l.Window is not null))
        {
            return null;
        }

        var batch = new PostBatchRow
        {
            ForDay = forDay,
            MadeAt = time.GetUtcNow().ToUniversalTime(),
            MadeById = by.Id,
            MadeByName = by.Name,
        };
        db.Add(batch);
        await db.SaveChangesAsync(cancel);
        var taken = 0;
        foreach (var letter in letters.Where(l => l.Window is not null))
        {
            // One that a colleague printed meanwhile lies in that batch.
            taken += await db.Set<LetterRow>()
                .Where(l => l.Id == letter.Row.Id && l.PostedOn == null && l.BatchId == letter.Row.BatchId)
                .ExecuteUpdateAsync(
                    l => l.SetProperty(x => x.BatchId, batch.Id).SetProperty(x => x.PostedTo, letter.Window),
                    cancel
                );
        }

        if (taken == 0)
        {
            return null;
        }

        await transaction.CommitAsync(cancel);
        return batch.Id;
    }

    /// <summary>How many letters wait that are not printed.</summary>
    public async Task<int> Unprinted(Actor reader, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        return await PostalQueue.Waiting(db, reader).CountAsync(l => l.BatchId == null, cancel);
    }

    /// <summary>The letters of one case that are to be posted.</summary>
    public async Task<IReadOnlyList<LetterRow>> OfCase(string number, Actor reader, CancellationToken cancel = default)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        return await PostalQueue
            .Waiting(db, reader)
            .Where(l => l.CaseNumber == number)
            .OrderBy(l => l.Id)
            .Take(Most)
            .ToListAsync(cancel);
    }

    /// <summary>The batches of which letters are still to be posted, the latest first.</summary>
    public async Task<IReadOnlyList<PostBatch>> Open(Actor reader, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var waiting = await PostalQueue.Waiting(db, reader).Where(l => l.BatchId != null).ToListAsync(cancel);
        var ids = waiting.Select(l => l.BatchId!.Value).Distinct().ToList();
        var batches = await db.Set<PostBatchRow>()
            .AsNoTracking()
            .Where(b => ids.Contains(b.Id))
            .OrderByDescending(b => b.Id)
            .ToListAsync(cancel);
        return [.. batches.Select(b => Of(b, [.. waiting.Where(l => l.BatchId == b.Id)]))];
    }

    /// <summary>Null: there is none, or no letter in it is this reader's to see.</summary>
    public async Task<PostBatch?> Find(long id, Actor reader, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var letters = await PostalQueue
            .OnPaper(db, reader)
            .Where(l => l.BatchId == id)
            .OrderBy(l => l.Id)
            .ToListAsync(cancel);
        return
            letters.Count > 0
            && await db.Set<PostBatchRow>().AsNoTracking().FirstOrDefaultAsync(b => b.Id == id, cancel) is { } batch
            ? Of(batch, letters)
            : null;
    }

    /// <summary>Keeps who took a print with the codes of letters, and when: of a batch, or of one letter of it.</summary>
    public async Task Printed(long batch, long? letter, Actor by, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        db.Add(
            new PostPrintRow
            {
                BatchId = batch,
                LetterId = letter,
                At = time.GetUtcNow().ToUniversalTime(),
                ById = by.Id,
                ByName = by.Name,
            }
        );
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Who took a print of the batch or of a letter in it, the latest first.</summary>
    public async Task<IReadOnlyList<PostPrintRow>> Prints(PostBatch batch, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        return await db.Set<PostPrintRow>()
            .AsNoTracking()
            .Where(p => p.BatchId == batch.Id)
            .OrderByDescending(p => p.Id)
            .Take(MostPrints)
            .ToListAsync(cancel);
    }

    /// <summary>
    /// Notes the numbers under which the post carries letters of a batch that are not posted yet; an empty one takes a number away. Nothing is written over what somebody else noted since the
    /// batch was read.
    /// </summary>
    public Task Number(PostBatch batch, IReadOnlyDictionary<long, string> numbers, CancellationToken cancel) =>
        Number(batch.Waiting, numbers, cancel);

    private async Task Number(
        IReadOnlyList<LetterRow> letters,
        IReadOnlyDictionary<long, string> numbers,
        CancellationToken cancel
    )
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        foreach (var letter in letters.Where(l => numbers.ContainsKey(l.Id)))
        {
            var number = Normal(numbers[letter.Id]);
            if (number != letter.Tracking)
            {
                await db.Set<LetterRow>()
                    .Where(l => l.Id == letter.Id && l.PostedOn == null && l.Tracking == letter.Tracking)
                    .ExecuteUpdateAsync(l => l.SetProperty(x => x.Tracking, number), cancel);
            }
        }
    }

    /// <summary>Marks all letters of a batch as posted that can be; says which cannot, and why.</summary>
    public async Task<IReadOnlyList<NotPosted>> MarkPosted(long id, DateOnly on, Actor by, CancellationToken cancel)
    {
        var not = new List<NotPosted>();
        foreach (var letter in (await Find(id, by, cancel))?.Waiting ?? [])
        {
            var posted = new PostedLetter(letter.Id, on, letter.PostedTo ?? letter.Name);
            if (await queue.MarkPosted(posted, by, cancel) is { } problem)
            {
                not.Add(new NotPosted(letter, problem));
            }
        }

        return not;
    }

    /// <summary>Notes these letters as posted under their numbers; says which cannot be, and why. What is not printed lies in no envelope.</summary>
    public async Task<IReadOnlyList<NotPosted>> MarkPosted(
        IReadOnlyList<LetterRow> letters,
        IReadOnlyDictionary<long, string> numbers,
        DateOnly on,
        Actor by,
        CancellationToken cancel
    )
    {
        await Number(letters, numbers, cancel);
        var not = new List<NotPosted>();
        foreach (var letter in letters)
        {
            var posted = new PostedLetter(letter.Id, on, letter.PostedTo ?? letter.Name);
            if (letter.BatchId is null)
            {
                not.Add(new NotPosted(letter, PostingProblem.OtherDay));
            }
            else if (await queue.MarkPosted(posted, by, cancel) is { } problem)
            {
                not.Add(new NotPosted(letter, problem));
            }
        }

        return not;
    }

    /// <summary>A number as the post prints it: without blanks, in capitals; null where nothing is left, or more than a number has.</summary>
    public static string? Normal(string? number)
    {
        var signs = new string([.. (number ?? "").Where(char.IsLetterOrDigit)]).ToUpperInvariant();
        return signs.Length is > 0 and <= LongestNumber ? signs : null;
    }

    private static PostBatch Of(PostBatchRow row, IReadOnlyList<LetterRow> letters) =>
        new(row.Id, row.ForDay, row.MadeAt, row.MadeByName, letters);
}
