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

    /// <summary>Keeps it in the place of an earlier one. False: there is nothing to keep, or it is too long to be a form.</summary>
    public async Task<bool> Keep(
        string device,
        string path,
        IEnumerable<KeyValuePair<string, StringValues>> posted,
        bool wasSent,
        CancellationToken cancel
    )
    {
        var all = posted.ToList();
        var typed = all.Where(f => KeptForm.Keeps(f.Key)).ToDictionary(f => f.Key, f => f.Value.ToArray());
        var fields = JsonSerializer.Serialize(typed);
        if (typed.Count == 0 || fields.Length > Longest || path.Length > LongestPath)
        {
            return false;
        }

        var form = all.Find(f => f.Key == "_handler").Value.ToString();
        var now = time.GetUtcNow().ToUniversalTime();
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

    /// <summary>What was kept of the forms that are sent to this path, the latest last.</summary>
    public async Task<IReadOnlyList<KeptForm>> Find(string device, string path, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var after = time.GetUtcNow().ToUniversalTime() - Lifetime;
        var rows = await db.Set<KeptFormRow>()
            .AsNoTracking()
            .Where(k => k.CodeHash == device && k.Path == path && k.KeptAt > after)
            .OrderBy(k => k.KeptAt)
            .ToListAsync(cancel);
        return
        [
            .. rows.Select(k => new KeptForm(
                k.Form,
                JsonSerializer
                    .Deserialize<Dictionary<string, string?[]>>(k.Fields)!
                    .ToDictionary(f => f.Key, f => new StringValues(f.Value)),
                k.WasSent,
                k.KeptAt
            )),
        ];
    }

    /// <param name="path">Null: all of that device.</param>
    public async Task Forget(string device, string? path, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        await db.Set<KeptFormRow>()
            .Where(k => k.CodeHash == device && (path == null || k.Path == path))
            .ExecuteDeleteAsync(cancel);
    }

    public async Task DeleteExpired(CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var before = time.GetUtcNow().ToUniversalTime() - Lifetime;
        await db.Set<KeptFormRow>().Where(k => k.KeptAt <= before).ExecuteDeleteAsync(cancel);
    }
}
