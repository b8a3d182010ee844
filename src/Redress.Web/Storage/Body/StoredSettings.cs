using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Redress.Web.Storage.Body;

/// <summary>
/// The settings that the body makes itself, by pages: few, by a list, and none by which a page would reach the machine. They lie in the store, secrets sealed, and whatever
/// the operator says of the same counts in their place.
/// </summary>
internal sealed class StoredSettings(
    IDbContextFactory<AppDb> factory,
    StoredConfiguration stored,
    IConfiguration configuration,
    IDataProtectionProvider protection,
    ILogger<StoredSettings> log
)
{
    private const string Prefix = "set:";
    private const string Portal = "Portal:Address";
    private const string Hosts = "AllowedHosts";

    private static readonly HashSet<string> Single = new(StringComparer.OrdinalIgnoreCase)
    {
        Portal,
        "Schemes:Offered",
        "Journal:RootTo",
        "Journal:RootLanguage",
    };

    private static readonly string[] Sections = ["Mail:", "Payments:", "Post:", "Security:"];

    private readonly IDataProtector _protector = protection.CreateProtector("Redress.Settings");

    /// <summary>What the operator gave for it, which a page can only show; null where nothing was given.</summary>
    public string? ByOperator(string key) =>
        ((IConfigurationRoot)configuration)
            .Providers.Where(p => p != stored)
            .Reverse()
            .Select(p => p.TryGet(key, out var value) ? value : null)
            .FirstOrDefault(value => value is not null);

    /// <summary>Changes settings in the caller's transaction, and saves with them whatever the caller changed.</summary>
    /// <param name="values">By their keys as the configuration has them; null or empty: as if it had never been set.</param>
    /// <exception cref="ArgumentException">One of them is no setting of the body's.</exception>
    public async Task Set(AppDb db, IReadOnlyDictionary<string, string?> values, CancellationToken cancel)
    {
        if (values.Keys.FirstOrDefault(key => !IsOfTheBody(key)) is { } foreign)
            throw new ArgumentException($"{foreign} is set by the operator alone.", nameof(values));
        var names = values.Keys.Select(key => Prefix + key).ToList();
        var rows = await db.Set<SettingRow>()
            .Where(s => names.Contains(s.Name))
            .ToDictionaryAsync(s => s.Name, StringComparer.Ordinal, cancel);
        foreach (var (key, value) in values)
        {
            var row = rows.GetValueOrDefault(Prefix + key);
            if (string.IsNullOrEmpty(value))
            {
                if (row is not null)
                    db.Remove(row);
                continue;
            }

            if (row is null)
                db.Add(row = new SettingRow { Name = Prefix + key });
            row.Value = IsSecret(key) ? _protector.Protect(value) : value;
        }

        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Reads them all anew from the store.</summary>
    public async Task Load(CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var rows = await db.Set<SettingRow>().AsNoTracking().Where(s => s.Name.StartsWith(Prefix)).ToListAsync(cancel);
        var values = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in rows)
            if (row.Name[Prefix.Length..] is var key && IsOfTheBody(key) && Read(key, row.Value) is { } value)
                values[key] = value;
        // Who sets where the portal is has said which host is asked for; the machine itself may always ask.
        if (
            ByOperator(Portal) is null
            && Uri.TryCreate(values.GetValueOrDefault(Portal), UriKind.Absolute, out var portal)
        )
            values[Hosts] = $"{portal.IdnHost};localhost;127.0.0.1;[::1]";
        stored.Become(values);
    }

    private string? Read(string key, string value)
    {
        if (!IsSecret(key))
            return value;
        try
        {
            return _protector.Unprotect(value);
        }
        catch (CryptographicException)
        {
            log.LogWarning(
                "The setting {Key} cannot be read: the keys that sealed it are not there any more. Set it anew",
                key
            );
            return null;
        }
    }

    // Where e-mails are written to as files is the machine's affair.
    private static bool IsOfTheBody(string key) =>
        Single.Contains(key)
        || (
            Sections.Any(s => key.StartsWith(s, StringComparison.OrdinalIgnoreCase))
            && !key.Equals("Mail:Folder", StringComparison.OrdinalIgnoreCase)
        )
        || (
            key.StartsWith("Schemes:", StringComparison.OrdinalIgnoreCase)
            && key.Contains(":Desks:", StringComparison.OrdinalIgnoreCase)
        );

    private static bool IsSecret(string key) => key.EndsWith(":Password", StringComparison.OrdinalIgnoreCase);
}
