using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Primitives;
using Redress.Domain;
using Redress.Web.Storage;
using Redress.Web.Storage.Erasure;

namespace Redress.Web.Cases.Forms;

/// <summary>A form that is kept for later: what was typed, and when.</summary>
internal sealed record FormDraft(string Action, IReadOnlyDictionary<string, StringValues> Fields, DateTimeOffset KeptAt)
{
    public DateTimeOffset Until => KeptAt + FormDrafts.Lifetime;
}

/// <summary>
/// Half-written forms of acts, kept on the server until the act is done: a line that breaks or a device that is changed loses nothing.
/// A draft is the party's own, or of the one of the body who typed it; no one else sees it unless its writer lets others read, and it is no part of the file.
/// </summary>
internal sealed class FormDrafts(IDbContextFactory<AppDb> factory, IDatabaseEngine engine, TimeProvider time)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);
    private const int Most = 400_000;

    // What belongs to one drawing of the form and not to what was typed.
    private static readonly HashSet<string> OfTheForm =
    [
        "version",
        "once",
        "draft",
        "__RequestVerificationToken",
        "_handler",
    ];

    private const string OfPerson = "user:";

    /// <summary>Whose drafts somebody finds again: of a party those of its side, of the staff one's own.</summary>
    public static string OwnerOf(Actor reader) => reader.Party is { } party ? party.ToString() : OfPerson + reader.Id;

    /// <summary>Keeps it in the place of an earlier one. False: it is too long to be a form, or the case is erased.</summary>
    /// <param name="documents">The staged documents that the form brings along.</param>
    public async Task<bool> Save(
        string number,
        string owner,
        string action,
        IReadOnlyDictionary<string, StringValues> posted,
        IReadOnlyCollection<string>? documents,
        CancellationToken cancel = default
    )
    {
        var fields = JsonSerializer.Serialize(
            posted.Where(f => !OfTheForm.Contains(f.Key)).ToDictionary(f => f.Key, f => f.Value.ToArray())
        );
        if (fields.Length > Most)
        {
            return false;
        }

        await using var db = await factory.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await engine.Hold(db, number, cancel) is not { } id)
        {
            return false;
        }

        var now = time.GetUtcNow();
        // Null: the form says nothing of documents, and those of the earlier one stay.
        var ids = documents is null ? null : string.Join(' ', documents);
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO unsent_forms (case_id, party, action, fields, documents, kept_at) VALUES ({id}, {owner}, {action}, {fields}, COALESCE({ids}, ''), {now})
            ON CONFLICT (case_id, party, action) DO UPDATE SET fields = EXCLUDED.fields, documents = COALESCE({ids}, unsent_forms.documents), kept_at = EXCLUDED.kept_at
            """,
            cancel
        );
        await transaction.CommitAsync(cancel);
        return true;
    }

    public async Task<FormDraft?> Find(
        string number,
        string owner,
        string action,
        CancellationToken cancel = default
    ) => (await All(number, owner, cancel)).FirstOrDefault(d => d.Action == action);

    /// <summary>All that somebody has begun in a case.</summary>
    public async Task<IReadOnlyList<FormDraft>> All(string number, string owner, CancellationToken cancel = default)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var after = time.GetUtcNow() - Lifetime;
        var rows = await (
            from c in db.Set<CaseRow>()
            where c.Number == number
            join d in db.Set<FormDraftRow>() on c.Id equals d.CaseId
            where d.Party == owner && d.KeptAt > after
            select d
        )
            .AsNoTracking()
            .ToListAsync(cancel);
        return [.. rows.Select(Read)];
    }

    /// <summary>The drafts of one act by whomever of the staff.</summary>
    public async Task<IReadOnlyList<(string UserId, FormDraft Draft)>> OfStaff(
        string number,
        string action,
        CancellationToken cancel = default
    )
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        // Of several forms of the act, too, that a link filled in.
        var ofForm = action + ":";
        var after = time.GetUtcNow() - Lifetime;
        var rows = await (
            from c in db.Set<CaseRow>()
            where c.Number == number
            join d in db.Set<FormDraftRow>() on c.Id equals d.CaseId
            where
                d.Party.StartsWith(OfPerson) && (d.Action == action || d.Action.StartsWith(ofForm)) && d.KeptAt > after
            select d
        )
            .AsNoTracking()
            .ToListAsync(cancel);
        return [.. rows.Select(d => (d.Party[OfPerson.Length..], Read(d)))];
    }

    private static FormDraft Read(FormDraftRow d) =>
        new(
            d.Action,
            JsonSerializer
                .Deserialize<Dictionary<string, string?[]>>(d.Fields)!
                .ToDictionary(f => f.Key, f => new StringValues(f.Value)),
            d.KeptAt
        );

    public async Task Delete(string number, string owner, string action, CancellationToken cancel = default)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        await Delete(db, number, owner, action, cancel);
    }

    /// <summary>In the transaction of the act for which it was kept.</summary>
    public static async Task Delete(AppDb db, string number, string owner, string action, CancellationToken cancel)
    {
        await db.Set<FormDraftRow>()
            .Where(d =>
                d.Party == owner
                && d.Action == action
                && db.Set<CaseRow>().Any(c => c.Id == d.CaseId && c.Number == number)
            )
            .ExecuteDeleteAsync(cancel);
    }

    public async Task DeleteExpired(CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var before = time.GetUtcNow() - Lifetime;
        await db.Set<FormDraftRow>().Where(d => d.KeptAt <= before).ExecuteDeleteAsync(cancel);
    }
}
