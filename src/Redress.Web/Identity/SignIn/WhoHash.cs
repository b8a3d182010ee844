using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Redress.Web.Storage;

namespace Redress.Web.Identity.SignIn;

/// <summary>Of an e-mail address that was given at the door: the same for the same, and nothing that tells it without this installation's key, which lies sealed in the store.</summary>
internal sealed class WhoHash(IDbContextFactory<AppDb> factory, IDataProtectionProvider protection) : IDisposable
{
    private const string Setting = "sign-in-key";
    private readonly IDataProtector _seal = protection.CreateProtector("Redress.SignIn.Who");
    private readonly SemaphoreSlim _one = new(1);
    private byte[]? _key;

    /// <param name="address">As accounts are found by it: what finds the same account must be the same here, or who guesses begins anew with another way to write it.</param>
    public async Task<string> Of(string address, CancellationToken cancel) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(_key ?? await Key(cancel), Encoding.UTF8.GetBytes(address)));

    public void Dispose() => _one.Dispose();

    private async Task<byte[]> Key(CancellationToken cancel)
    {
        await _one.WaitAsync(cancel);
        try
        {
            return _key ??= await Read(cancel);
        }
        finally
        {
            _one.Release();
        }
    }

    // Several programs may make one at once: the first counts.
    private async Task<byte[]> Read(CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        if (await Stored(db, cancel) is { } known)
            return known;
        var key = RandomNumberGenerator.GetBytes(32);
        var made = Convert.ToBase64String(_seal.Protect(key));
        await db.Database.ExecuteSqlAsync(
            $"INSERT INTO settings (name, value) VALUES ({Setting}, {made}) ON CONFLICT (name) DO NOTHING",
            cancel
        );
        if (await Stored(db, cancel) is { } first)
            return first;
        // Nobody can open what is there, for the keys that seal are others: what was counted by it is forgotten.
        await db.Set<SettingRow>()
            .Where(s => s.Name == Setting)
            .ExecuteUpdateAsync(s => s.SetProperty(r => r.Value, made), cancel);
        return key;
    }

    private async Task<byte[]?> Stored(AppDb db, CancellationToken cancel)
    {
        var value = await db.Set<SettingRow>()
            .AsNoTracking()
            .Where(s => s.Name == Setting)
            .Select(s => s.Value)
            .FirstOrDefaultAsync(cancel);
        try
        {
            return value is null ? null : _seal.Unprotect(Convert.FromBase64String(value));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
