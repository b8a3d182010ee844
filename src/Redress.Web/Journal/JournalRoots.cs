using Microsoft.EntityFrameworkCore;
using Redress.Domain.Journal;
using Redress.Domain.Rulebooks;
using Redress.Web.Letters.Mail;
using Redress.Web.Shell.Zones;
using Redress.Web.Storage;
using Redress.Web.Storage.Audits;
using Redress.Web.Storage.Labels;

namespace Redress.Web.Journal;

/// <summary>
/// Keeps the heads of all journals outside of them, once a day (ST-2): a root over the one before, over the head of each case and each file of labels in which something was done since, and
/// over that of the audit. It goes by mail to the address in <c>Journal:RootTo</c>, where whoever reaches the database does not reach it; without that setting nothing is mailed.
/// </summary>
internal sealed class JournalRoots(
    IDbContextFactory<AppDb> factory,
    SchemeTimes times,
    RulebookCatalog rulebooks,
    MailWriter mails,
    IConfiguration configuration
)
{
    private const int Batch = 500;
    private const int Attempts = 3;

    /// <summary>
    /// Takes the root of the day that it is in the installation's zone; null when that day has one. Programs that share a database and come at once make one together.
    /// </summary>
    public async Task<JournalRootRow?> Take(DateTimeOffset now, CancellationToken cancel = default)
    {
        var day = times.Default.Day(now);
        for (var attempt = 1; ; attempt++)
        {
            if (await HasRoot(day, cancel))
            {
                return null;
            }

            try
            {
                return await Take(day, now.ToUniversalTime(), cancel);
            }
            catch (DbUpdateException) when (attempt < Attempts)
            {
                // Another took the next number: for this day, as a rule.
            }
        }
    }

    private async Task<JournalRootRow> Take(DateOnly day, DateTimeOffset at, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var before = await db.Set<JournalRootRow>().AsNoTracking().OrderBy(r => r.Id).LastOrDefaultAsync(cancel);
        var root = new JournalRootRow
        {
            Id = (before?.Id ?? 0) + 1,
            Day = day,
            At = at,
        };
        using var hash = new RootHash();
        root.Cases = await KeepHeads(db, root.Id, hash, cancel);
        root.Labels = await KeepLabelHeads(db, root.Id, hash, cancel);
        var audit = await AuditTrail.Head(db, cancel);
        (root.AuditLength, root.AuditHash) = (audit.Length, audit.Hash);
        root.Hash = hash.Finish(before?.Hash ?? RootHash.Genesis, day, at, audit);
        db.Add(root);
        await db.SaveChangesAsync(cancel);
        // Last, so that acts wait for these rows as short as can be.
        await db.Set<CaseRow>()
            .Where(c => db.Set<JournalHeadRow>().Any(h => h.RootId == root.Id && h.CaseId == c.Id))
            .ExecuteUpdateAsync(
                c =>
                    c.SetProperty(
                        x => x.RootedLength,
                        x =>
                            db.Set<JournalHeadRow>()
                                .Where(h => h.RootId == root.Id && h.CaseId == x.Id)
                                .Max(h => h.Sequence)
                    ),
                cancel
            );
        if (Mail(root) is { } mail)
        {
            await MailWriter.Enqueue(db, mail, cancel);
        }

        await transaction.CommitAsync(cancel);
        return root;
    }

    private static async Task<long> KeepHeads(AppDb db, long rootId, RootHash hash, CancellationToken cancel)
    {
        for (var (position, last) = (0L, ""); ; )
        {
            var after = last;
            var changed = await db.Set<CaseRow>()
                .Where(c => c.JournalLength > c.RootedLength && c.Number.CompareTo(after) > 0)
                .OrderBy(c => c.Number)
                .Take(Batch)
                .Select(c => new
                {
                    c.Id,
                    c.Number,
                    c.JournalLength,
                    c.JournalHash,
                })
                .ToListAsync(cancel);
            if (changed.Count == 0)
            {
                return position;
            }

            foreach (var c in changed)
            {
                hash.Add(c.Number, c.JournalLength, c.JournalHash);
                db.Add(
                    new JournalHeadRow
                    {
                        RootId = rootId,
                        Position = position++,
                        CaseId = c.Id,
                        Number = c.Number,
                        Sequence = c.JournalLength,
                        Hash = c.JournalHash,
                    }
                );
            }

            await db.SaveChangesAsync(cancel);
            db.ChangeTracker.Clear();
            if (changed[^1].Number == last)
            {
                throw new InvalidOperationException($"The number of the case {last} is none that was ever given.");
            }

            last = changed[^1].Number;
        }
    }

    private static async Task<long> KeepLabelHeads(AppDb db, long rootId, RootHash hash, CancellationToken cancel)
    {
        for (var (position, last) = (0L, ""); ; )
        {
            var after = last;
            var changed = await db.Set<LabelFileRow>()
                .AsNoTracking()
                .Where(f =>
                    f.MemberId.CompareTo(after) > 0
                    && f.JournalLength > 0
                    && !db.Set<LabelHeadRow>().Any(h => h.MemberId == f.MemberId && h.Sequence >= f.JournalLength)
                )
                .OrderBy(f => f.MemberId)
                .Take(Batch)
                .Select(f => new LabelHeadRow
                {
                    RootId = rootId,
                    MemberId = f.MemberId,
                    Sequence = f.JournalLength,
                    Hash = f.JournalHash,
                })
                .ToListAsync(cancel);
            if (changed.Count == 0)
            {
                return position;
            }

            foreach (var head in changed)
            {
                head.Position = position++;
                hash.Add(head.Name, head.Sequence, head.Hash);
            }

            db.AddRange(changed);
            await db.SaveChangesAsync(cancel);
            db.ChangeTracker.Clear();
            last = changed[^1].MemberId;
        }
    }

    private async Task<bool> HasRoot(DateOnly day, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        return await db.Set<JournalRootRow>().AnyAsync(r => r.Day == day, cancel);
    }

    // Null: the operator gave no address.
    private MailRow? Mail(JournalRootRow root)
    {
        if (configuration["Journal:RootTo"] is not { Length: > 0 } to)
        {
            return null;
        }

        var language = configuration["Journal:RootLanguage"];
        return mails.Write(
            $"journal-root:{root.Id}",
            new MailReader(
                to,
                to,
                rulebooks.Languages.Contains(language)
                    ? language!
                    : rulebooks.InForce(rulebooks.DefaultScheme, root.Day)!.DefaultLanguage
            ),
            MailWriter.JournalRoot,
            new Dictionary<string, object>
            {
                ["root"] = root.Hash,
                ["number"] = $"{root.Id}",
                ["day"] = root.Day,
                ["cases"] = $"{root.Cases}",
                ["portal"] = mails.Address("/"),
            }
        );
    }
}
