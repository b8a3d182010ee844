using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Domain.Journal;

namespace Redress.Web.Storage.Audits;

/// <summary>Of what an entry of the audit is.</summary>
internal enum AuditArea
{
    People,
    Members,
    Settings,
    Rulebooks,
    Letters,
    Operations,
}

/// <summary>Something that somebody did outside of cases.</summary>
/// <param name="Subject">To whom or what, by its id: member:…, person:…. No name, since this part cannot be erased.</param>
/// <param name="Action">As it is called on the wire, such as <c>lock</c>.</param>
/// <param name="Details">What became of what, such as a field and its new value. No secret, and nothing of a case.</param>
internal sealed record AuditEntry(
    Actor By,
    AuditArea Area,
    string Subject,
    string Action,
    string? Reason = null,
    IReadOnlyDictionary<string, string?>? Details = null
);

/// <summary>The erasable part of an entry, as it is kept beside it.</summary>
internal sealed record AuditContent(
    string By,
    string ByName,
    string? Reason,
    IReadOnlyDictionary<string, string?>? Details
)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public string Write() => JsonSerializer.Serialize(this, Options);

    public static AuditContent Read(string text) => JsonSerializer.Deserialize<AuditContent>(text, Options)!;
}

/// <summary>What is done to people, members, settings and words: by whom, when and why, chained like a case's journal.</summary>
internal sealed class AuditTrail(IDatabaseEngine engine, AuditRetention retention, TimeProvider time)
{
    private const string Register = "audit";

    /// <summary>
    /// Adds an entry in the caller's transaction, and saves with it whatever the caller changed. The last thing in it: whoever adds one waits for who did before until that
    /// one is done.
    /// </summary>
    public async Task Add(AppDb db, AuditEntry entry, CancellationToken cancel)
    {
        if (db.Database.CurrentTransaction is null)
            throw new InvalidOperationException("The audit is written in the transaction of what it tells of.");
        await engine.LockRegister(db, Register, cancel);
        var last = await Head(db, cancel);
        var salt = RandomNumberGenerator.GetBytes(32);
        var content = new AuditContent(
            entry.By.Id,
            entry.By.Name,
            entry.Reason,
            entry.Details is { Count: > 0 } details
                ? new SortedDictionary<string, string?>(details.ToDictionary(), StringComparer.Ordinal)
                : null
        ).Write();
        var row = new AuditRow
        {
            Id = last.Length + 1,
            At = time.GetUtcNow().ToUniversalTime(),
            Area = entry.Area,
            Subject = entry.Subject,
            Action = entry.Action,
            Commitment = AuditChain.Commit(salt, content),
        };
        row.Hash = AuditChain.Next(last.Hash, row.ToLine());
        db.Add(row);
        db.Add(
            new AuditContentRow
            {
                Id = row.Id,
                Salt = salt,
                Content = content,
            }
        );
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>How far it has come.</summary>
    public static async Task<AuditHead> Head(AppDb db, CancellationToken cancel) =>
        await db.Set<AuditRow>()
            .AsNoTracking()
            .OrderByDescending(a => a.Id)
            .Select(a => new AuditHead(a.Id, a.Hash))
            .FirstOrDefaultAsync(cancel)
        ?? new AuditHead(0, AuditChain.Genesis);

    /// <summary>Whether all of it is as it was written and goes as far as the roots say (ST-2), as the store is at one moment; not inside a transaction.</summary>
    public async Task<Verification> Verify(AppDb db, CancellationToken cancel)
    {
        await using var snapshot = await engine.BeginSnapshot(db, cancel);
        var kept = await db.Set<JournalRootRow>().AsNoTracking().Where(r => r.AuditLength != null).ToListAsync(cancel);
        var chain = new AuditChain(kept.Select(r => r.AuditHead()!), retention.Before);
        await foreach (
            var stored in db.Set<AuditRow>()
                .AsNoTracking()
                .LeftJoin(db.Set<AuditContentRow>(), a => a.Id, c => c.Id, (a, c) => new { Row = a, Content = c })
                .OrderBy(s => s.Row.Id)
                .AsAsyncEnumerable()
                .WithCancellation(cancel)
        )
            chain.Add(stored.Row.ToLine(), stored.Row.Hash, stored.Content?.Salt, stored.Content?.Content);
        var found = chain.Finish();
        // What an entry that is gone committed to.
        return
            found.Intact
            && await db.Set<AuditContentRow>()
                .Where(c => !db.Set<AuditRow>().Any(a => a.Id == c.Id))
                .MinAsync(c => (long?)c.Id, cancel)
                is { } orphan
            ? Verification.BrokenBy(orphan, BrokenPart.Entry)
            : found;
    }
}
