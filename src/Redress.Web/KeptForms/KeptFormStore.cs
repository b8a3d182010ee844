using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Primitives;
using Redress.Web.Storage;

namespace Redress.Web.KeptForms;

/// <summary>
/// Nothing typed is lost: what stands in a form and was not sent, or was sent and could not be taken, waits on the server for the same device, and for who typed it.
/// It goes when the form is sent, when the device is closed, or after <see cref="Lifetime"/>.
/// </summary>
internal sealed class KeptFormStore(IDbContextFactory<AppDb> factory, KeptFormReaders readers, TimeProvider time)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);
    private const int Longest = 400_000;
    private const int LongestPath = 500;
    private const int MostOfADevice = 50;

    // Beside the fields; no field that is kept begins so.
    private const string FileNames = "__files";

    /// <summary>Keeps it in the place of an earlier one; of a device's forms the oldest give way. False: there is nothing that may be kept, it is too long to be a form, or its case is erased.</summary>
    /// <param name="reader">Whose it is.</param>
    /// <param name="told">What is wrong with it, where it was refused.</param>
    public async Task<bool> Keep(
        HttpContext http,
        string address,
        IFormCollection posted,
        string reader,
        bool wasSent,
        IReadOnlyDictionary<string, StringValues>? told = null
    )
    {
        var now = time.GetUtcNow().ToUniversalTime();
        var kept = KeptForm.Of(posted, now);
        var typed = kept.Fields.ToDictionary(f => f.Key, f => f.Value.ToArray());
        foreach (var (name, values) in told ?? kept.Told)
        {
            typed[name] = values.ToArray();
        }

        if (kept.Files.Count > 0 && told is null)
        {
            typed[FileNames] = [.. kept.Files];
        }

        var fields = JsonSerializer.Serialize(typed);
        if (
            KeptAddress.Of(address) is not { Length: <= LongestPath } path
            || kept.Fields.Count == 0 && told is null
            || !KeptForm.KeepsFormOf(posted.Keys)
            || fields.Length > Longest
            || (http.Response.HasStarted ? DeviceCode.HashOf(http) : DeviceCode.Issue(http)) is not { } device
        )
        {
            return false;
        }

        var form = kept.Form;
        // FP-18: a page that is open on a file which was erased meanwhile keeps nothing of it.
        var number = KeptAddress.CaseIn(path) ?? "";
        await using var db = await factory.CreateDbContextAsync(CancellationToken.None);
        var isKept = await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO kept_forms (code_hash, reader, path, form, fields, was_sent, kept_at)
            SELECT {device}, {reader}, {path}, {form}, {fields}, {wasSent}, {now} WHERE NOT EXISTS (SELECT 1 FROM cases WHERE number = {number} AND text_key = '')
            ON CONFLICT (code_hash, reader, path, form) DO UPDATE SET fields = EXCLUDED.fields, was_sent = EXCLUDED.was_sent, kept_at = EXCLUDED.kept_at
            """,
            CancellationToken.None
        );
        await DropOldest(db, device);
        return isKept > 0;
    }

    /// <summary>What was kept of the forms that are sent to this address, by who is there now or by nobody in particular; the latest last.</summary>
    public async Task<IReadOnlyList<KeptForm>> Find(HttpContext http, string address)
    {
        if (KeptAddress.Of(address) is not { } path || DeviceCode.HashOf(http) is not { } device)
        {
            return [];
        }

        var reader = readers.Of(http, path);
        await using var db = await factory.CreateDbContextAsync(http.RequestAborted);
        var rows = await OfDevice(db, device)
            .Where(k => k.Path == path && (k.Reader == reader || k.Reader == KeptFormReaders.Nobody))
            .OrderBy(k => k.KeptAt)
            .ToListAsync(http.RequestAborted);
        return [.. rows.Select(Read)];
    }

    /// <summary>Whether something that was sent and could not be taken waits at an address, for whomever.</summary>
    public async Task<bool> Waits(HttpContext http, string address)
    {
        if (KeptAddress.Of(address) is not { } path || DeviceCode.HashOf(http) is not { } device)
        {
            return false;
        }

        await using var db = await factory.CreateDbContextAsync(http.RequestAborted);
        return await OfDevice(db, device).AnyAsync(k => k.Path == path && k.WasSent, http.RequestAborted);
    }

    /// <summary>The address of the form of a case that was sent last and could not be taken; null where there is none.</summary>
    public async Task<string?> LatestSentOf(HttpContext http, string caseAddress)
    {
        if (DeviceCode.HashOf(http) is not { } device)
        {
            return null;
        }

        await using var db = await factory.CreateDbContextAsync(http.RequestAborted);
        var within = $"{caseAddress}/";
        return await OfDevice(db, device)
            .Where(k => k.WasSent && k.Path.StartsWith(within))
            .OrderByDescending(k => k.KeptAt)
            .Select(k => k.Path)
            .FirstOrDefaultAsync(http.RequestAborted);
    }

    /// <summary>What <see cref="Find"/> finds.</summary>
    /// <param name="form">Which of the page's forms; null for all.</param>
    public async Task Forget(HttpContext http, string address, string? form = null)
    {
        if (KeptAddress.Of(address) is { } path && DeviceCode.HashOf(http) is { } device)
        {
            var reader = readers.Of(http, path);
            await using var db = await factory.CreateDbContextAsync(CancellationToken.None);
            await db.Set<KeptFormRow>()
                .Where(k => k.CodeHash == device && k.Path == path)
                .Where(k => k.Reader == reader || k.Reader == KeptFormReaders.Nobody)
                .Where(k => form == null || k.Form == form)
                .ExecuteDeleteAsync(CancellationToken.None);
        }
    }

    /// <summary>All that was typed on this device, by whomever.</summary>
    public async Task ForgetDevice(HttpContext http)
    {
        if (DeviceCode.HashOf(http) is { } device)
        {
            await using var db = await factory.CreateDbContextAsync(CancellationToken.None);
            await db.Set<KeptFormRow>().Where(k => k.CodeHash == device).ExecuteDeleteAsync(CancellationToken.None);
        }

        KeptFormReaders.Forget(http);
        DeviceCode.Forget(http);
    }

    public async Task DeleteExpired(CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var before = time.GetUtcNow().ToUniversalTime() - Lifetime;
        await db.Set<KeptFormRow>().Where(k => k.KeptAt <= before).ExecuteDeleteAsync(cancel);
    }

    private static async Task DropOldest(AppDb db, string device)
    {
        var oldest = await db.Set<KeptFormRow>()
            .Where(k => k.CodeHash == device)
            .OrderByDescending(k => k.KeptAt)
            .Select(k => (DateTimeOffset?)k.KeptAt)
            .Skip(MostOfADevice - 1)
            .FirstOrDefaultAsync();
        if (oldest is not null)
        {
            await db.Set<KeptFormRow>().Where(k => k.CodeHash == device && k.KeptAt < oldest).ExecuteDeleteAsync();
        }
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
        var told = fields
            .Where(f => f.Key.StartsWith("__", StringComparison.Ordinal))
            .ToDictionary(f => f.Key, f => f.Value);
        return new KeptForm(
            row.Form,
            fields.Where(f => !told.ContainsKey(f.Key)).ToDictionary(f => f.Key, f => f.Value),
            [.. files.OfType<string>()],
            row.WasSent,
            row.KeptAt
        )
        {
            Told = told,
        };
    }
}
