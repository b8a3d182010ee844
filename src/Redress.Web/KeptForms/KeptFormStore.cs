using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Primitives;
using Redress.Web.Storage;

namespace Redress.Web.KeptForms;

/// <summary>
/// Nothing typed is lost: what stands in a form and was not sent, or was sent and could not be taken, waits on the server for the same device.
/// It goes when the form is sent, when the device is closed, or after <see cref="Lifetime"/>.
/// </summary>
internal sealed class KeptFormStore(IDbContextFactory<AppDb> factory, TimeProvider time)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);
    private const int Longest = 400_000;
    private const int LongestPath = 500;
    private const int MostOfADevice = 50;

    // Beside the fields; no field that is kept begins so.
    private const string FileNames = "__files";

    /// <summary>Keeps it in the place of an earlier one. False: there is nothing that may be kept, or it is too long to be a form.</summary>
    public async Task<bool> Keep(
        string device,
        string address,
        IFormCollection posted,
        bool wasSent,
        CancellationToken cancel
    )
    {
        var now = time.GetUtcNow().ToUniversalTime();
        var kept = KeptForm.Of(posted, now);
        var typed = kept.Fields.ToDictionary(f => f.Key, f => f.Value.ToArray());
        if (kept.Files.Count > 0)
        {
            typed[FileNames] = [.. kept.Files];
        }

        var fields = JsonSerializer.Serialize(typed);
        if (
            KeptAddress.Of(address) is not { Length: <= LongestPath } path
            || kept.Fields.Count == 0
            || !KeptForm.KeepsFormOf(posted.Keys)
            || fields.Length > Longest
        )
        {
            return false;
        }

        var form = kept.Form;
        await using var db = await factory.CreateDbContextAsync(cancel);
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO kept_forms (code_hash, path, form, fields, was_sent, kept_at)
            SELECT {device}, {path}, {form}, {fields}, {wasSent}, {now}
            WHERE (SELECT COUNT(*) FROM kept_forms WHERE code_hash = {device}) < {MostOfADevice}
            ON CONFLICT (code_hash, path, form) DO UPDATE SET fields = EXCLUDED.fields, was_sent = EXCLUDED.was_sent, kept_at = EXCLUDED.kept_at
            """,
            cancel
        );
        return true;
    }

    /// <summary>What was kept of the forms that are sent to this address, the latest last.</summary>
    public async Task<IReadOnlyList<KeptForm>> Find(string device, string address, CancellationToken cancel)
    {
        if (KeptAddress.Of(address) is not { } path)
        {
            return [];
        }

        await using var db = await factory.CreateDbContextAsync(cancel);
        var rows = await OfDevice(db, device).Where(k => k.Path == path).OrderBy(k => k.KeptAt).ToListAsync(cancel);
        return [.. rows.Select(Read)];
    }

    /// <summary>The address of the form of a case that was sent last and could not be taken; null where there is none.</summary>
    public async Task<string?> LatestSentOf(string device, string caseAddress, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var within = $"{caseAddress}/";
        return await OfDevice(db, device)
            .Where(k => k.WasSent && k.Path.StartsWith(within))
            .OrderByDescending(k => k.KeptAt)
            .Select(k => k.Path)
            .FirstOrDefaultAsync(cancel);
    }

    /// <param name="address">Null: all of that device.</param>
    public async Task Forget(string device, string? address, CancellationToken cancel)
    {
        var path = address is null ? null : KeptAddress.Of(address) ?? "";
        await using var db = await factory.CreateDbContextAsync(cancel);
        await db.Set<KeptFormRow>()
            .Where(k => k.CodeHash == device && (path == null || k.Path == path))
            .ExecuteDeleteAsync(cancel);
    }

    private IQueryable<KeptFormRow> OfDevice(AppDb db, string device)
    {
        var after = time.GetUtcNow().ToUniversalTime() - Lifetime;
        return db.Set<KeptFormRow>().AsNoTracking().Where(k => k.CodeHash == device && k.KeptAt > after);
    }

    private static KeptForm Read(KeptFormRow row)
    {
        var fields = JsonSerializer
            .Deserialize<Dictionary<string, string?[]>>(row.Fields)!
            .ToDictionary(f => f.Key, f => new StringValues(f.Value));
        fields.Remove(FileNames, out var files);
        return new KeptForm(row.Form, fields, [.. files.OfType<string>()], row.WasSent, row.KeptAt);
    }

    public async Task DeleteExpired(CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var before = time.GetUtcNow().ToUniversalTime() - Lifetime;
        await db.Set<KeptFormRow>().Where(k => k.KeptAt <= before).ExecuteDeleteAsync(cancel);
    }
}
