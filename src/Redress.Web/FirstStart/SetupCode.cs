using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Redress.Web.Shell;
using Redress.Web.Storage;

namespace Redress.Web.FirstStart;

/// <summary>
/// The code by which whoever reads the log of a new installation becomes its administrator. It lies sealed in the store, so that every program on it tells the same, and is
/// gone with its first use; never in the demo.
/// </summary>
internal sealed class SetupCode(
    IDbContextFactory<AppDb> factory,
    IDataProtectionProvider protection,
    IHostEnvironment environment,
    IConfiguration configuration,
    ILogger<SetupCode> log
)
{
    public const string Page = "/setup";

    private const string Setting = "setup-code";

    // As of the codes of parties: 80 bits, without signs that look alike.
    private const string Alphabet = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private readonly IDataProtector _seal = protection.CreateProtector("Redress.SetupCode");

    /// <summary>Whether somebody may still make itself the first administrator.</summary>
    public async Task<bool> IsAsked(CancellationToken cancel)
    {
        if (environment.IsDemo())
        {
            return false;
        }

        await using var db = await factory.CreateDbContextAsync(cancel);
        return !await HasAdministrator(db, cancel);
    }

    /// <summary>Tells it in the log, at each start until there is an administrator.</summary>
    public async Task Tell(CancellationToken cancel)
    {
        if (!await IsAsked(cancel))
        {
            return;
        }

        var site = configuration["Portal:Address"] ?? configuration["urls"]?.Split(';')[0] ?? "http://localhost:5080";
        log.LogWarning(
            "Nobody administers this installation yet: open {Page} and give the code {Code}, which works once",
            site.TrimEnd('/') + Page,
            await Current(cancel)
        );
    }

    /// <summary>Whether it is the code and still of use, asked in the transaction in which it is used.</summary>
    public async Task<bool> Opens(AppDb db, string? given, CancellationToken cancel)
    {
        var bare = Bare(given ?? "");
        return !environment.IsDemo()
            && !await HasAdministrator(db, cancel)
            && Unsealed(await Stored(db, cancel)) is { } code
            && CryptographicOperations.FixedTimeEquals(
                Encoding.UTF8.GetBytes(bare),
                Encoding.UTF8.GetBytes(Bare(code))
            );
    }

    /// <summary>Once there is an administrator it is of no use.</summary>
    public static async Task Delete(AppDb db, CancellationToken cancel) =>
        await db.Set<SettingRow>().Where(s => s.Name == Setting).ExecuteDeleteAsync(cancel);

    // Of several programs that start at once, the first one's.
    private async Task<string> Current(CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var stored = await Stored(db, cancel);
        if (Unsealed(stored) is { } there)
        {
            return there;
        }

        // One that cannot be read any more, since the keys that sealed it are gone, is nobody's.
        await db.Set<SettingRow>().Where(s => s.Name == Setting && s.Value == stored).ExecuteDeleteAsync(cancel);
        var made = _seal.Protect(Make());
        await db.Database.ExecuteSqlAsync(
            $"INSERT INTO settings (name, value) VALUES ({Setting}, {made}) ON CONFLICT (name) DO NOTHING",
            cancel
        );
        return Unsealed(await Stored(db, cancel))!;
    }

    private static Task<string?> Stored(AppDb db, CancellationToken cancel) =>
        db.Set<SettingRow>().Where(s => s.Name == Setting).Select(s => (string?)s.Value).FirstOrDefaultAsync(cancel);

    private string? Unsealed(string? value)
    {
        try
        {
            return value is null ? null : _seal.Unprotect(value);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static async Task<bool> HasAdministrator(AppDb db, CancellationToken cancel) =>
        await db.Users.AnyAsync(
            u => u.RemovedAt == null && db.UserRoles.Any(r => r.UserId == u.Id && r.RoleId == Roles.Admin),
            cancel
        );

    private static string Make() =>
        string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString(Alphabet, 4)));

    private static string Bare(string code) => string.Concat(code.ToUpperInvariant().Where(char.IsAsciiLetterOrDigit));
}
