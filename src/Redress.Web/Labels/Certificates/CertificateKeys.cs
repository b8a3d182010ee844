using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Redress.Web.Cases.Commands;
using Redress.Web.Storage;

namespace Redress.Web.Labels.Certificates;

/// <summary>A key that signs.</summary>
/// <param name="Private">PKCS #8.</param>
internal sealed record SigningKey(Jwk Public, byte[] Private, DateTimeOffset MadeAt)
{
    /// <summary>Without what must stay secret.</summary>
    public override string ToString() => $"{nameof(SigningKey)} {Public.Kid}";
}

/// <summary>
/// The keys that sign certificates. They lie in the store, the private part sealed as other secrets are. The newest signs and is followed by another after a year, or where it cannot be opened any
/// more; all that ever signed stay in the published set, so that an old certificate is verified as well.
/// </summary>
internal sealed class CertificateKeys(
    IDbContextFactory<AppDb> factory,
    IDatabaseEngine engine,
    IDataProtectionProvider protection,
    TimeProvider time,
    ILogger<CertificateKeys> log
) : IDisposable
{
    private const string Prefix = "certificate-key:";
    private const string Register = "certificate-keys";
    private static readonly TimeSpan Signs = TimeSpan.FromDays(365);

    private readonly IDataProtector _protector = protection.CreateProtector("Redress.Certificates");
    private readonly SemaphoreSlim _one = new(1);
    private SigningKey? _current;

    /// <summary>The key that signs now; it is made where there is none.</summary>
    public async Task<SigningKey> Current(CancellationToken cancel)
    {
        if (_current is { } known && !IsOver(known))
        {
            return known;
        }

        await _one.WaitAsync(cancel);
        try
        {
            return _current is { } meanwhile && !IsOver(meanwhile) ? meanwhile : _current = await FindOrMake(cancel);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>All public keys, the newest first.</summary>
    public async Task<IReadOnlyList<Jwk>> All(CancellationToken cancel)
    {
        // There is one from the first look on, also before anything was signed.
        await Current(cancel);
        await using var db = await factory.CreateDbContextAsync(cancel);
        return [.. (await Stored(db, cancel)).Select(k => k.Public)];
    }

    public void Dispose() => _one.Dispose();

    private bool IsOver(SigningKey key) => key.MadeAt + Signs <= time.GetUtcNow();

    // Several programs may share the store: who comes second takes the key that the first made.
    private async Task<SigningKey> FindOrMake(CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await engine.LockRegister(db, Register, cancel);
        if (await Stored(db, cancel) is [var newest, ..] && Open(newest) is { } key && !IsOver(key))
        {
            return key;
        }

        using var made = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var (secret, now) = (made.ExportPkcs8PrivateKey(), time.GetUtcNow().ToUniversalTime());
        var fresh = new SigningKey(Jwk.Of(made.ExportParameters(includePrivateParameters: false)), secret, now);
        db.Add(
            new SettingRow
            {
                Name = Prefix + fresh.Public.Kid,
                Value = JsonSerializer.Serialize(
                    new StoredKey(fresh.Public, now, _protector.Protect(Convert.ToBase64String(secret))),
                    ActionJson.Options
                ),
            }
        );
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return fresh;
    }

    private SigningKey? Open(StoredKey stored)
    {
        try
        {
            return new SigningKey(
                stored.Public,
                Convert.FromBase64String(_protector.Unprotect(stored.Sealed)),
                stored.MadeAt
            );
        }
        catch (CryptographicException)
        {
            log.LogWarning(
                "The key {Kid} that signed certificates cannot be read: the keys that sealed it are not there any more. Another is made",
                stored.Public.Kid
            );
            return null;
        }
    }

    private static async Task<IReadOnlyList<StoredKey>> Stored(AppDb db, CancellationToken cancel) =>
        [
            .. (
                await db.Set<SettingRow>()
                    .AsNoTracking()
                    .Where(s => s.Name.StartsWith(Prefix))
                    .Select(s => s.Value)
                    .ToListAsync(cancel)
            )
                .Select(value => JsonSerializer.Deserialize<StoredKey>(value, ActionJson.Options)!)
                .OrderByDescending(k => k.MadeAt),
        ];

    private sealed record StoredKey(Jwk Public, DateTimeOffset MadeAt, string Sealed);
}
