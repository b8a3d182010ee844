using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Redress.Web.Letters.Mail;
using Redress.Web.Shell;
using Redress.Web.Shell.Zones;
using Redress.Web.Storage;
using Redress.Web.Storage.Body;

namespace Redress.Web.Identity.SignIn;

/// <summary>What became of a second factor.</summary>
internal enum FactorChange
{
    Set,
    Removed,
    RecoveryUsed,
    Reset,

    /// <summary>Somebody who knows the password guesses at the codes.</summary>
    Guessed,
}

/// <summary>
/// The e-mails that tell somebody of its own account what it may not have done itself. In the demo, whose passwords everybody knows, a new device is told of only where <c>Security:TellNewDevices</c>
/// says so.
/// </summary>
internal sealed class SecurityMails(
    AppDb ownDb,
    MailWriter mails,
    SchemeTimes times,
    IConfiguration configuration,
    IHostEnvironment environment
)
{
    // Devices that are known stand among the tokens of the user, with the instant at which each signed in last.
    private const string Known = "known-device";
    private static readonly TimeSpan KnownFor = TimeSpan.FromDays(90);
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(365);

    /// <summary>Nothing of a device that signed in within 90 days, nor of the first one of all.</summary>
    public async Task NewDevice(User user, SessionRow session, CancellationToken cancel)
    {
        if (!configuration.GetValue("Security:TellNewDevices", !environment.IsDemo()))
            return;
        var now = session.CreatedAt;
        var stored = await ownDb
            .UserTokens.AsNoTracking()
            .Where(t => t.UserId == user.Id && t.LoginProvider == Known)
            .Select(t => new { t.Name, t.Value })
            .ToListAsync(cancel);
        var devices = stored.ToDictionary(t => t.Name, t => SeenAt(t.Value), StringComparer.Ordinal);
        var seen = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        await ownDb.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO "AspNetUserTokens" ("UserId", "LoginProvider", "Name", "Value") VALUES ({user.Id}, {Known}, {session.DeviceHash}, {seen})
            ON CONFLICT ("UserId", "LoginProvider", "Name") DO UPDATE SET "Value" = excluded."Value"
            """,
            cancel
        );
        var old = devices.Where(d => d.Value + KeptFor < now).Select(d => d.Key).ToList();
        await ownDb
            .UserTokens.Where(t => t.UserId == user.Id && t.LoginProvider == Known && old.Contains(t.Name))
            .ExecuteDeleteAsync(cancel);
        if (devices.Count > 0 && !(devices.TryGetValue(session.DeviceHash, out var at) && at + KnownFor >= now))
            await Send(ownDb, user, MailWriter.NewDevice, Of(now, session.Device), cancel);
    }

    public Task PasswordChanged(AppDb db, User user, string device, CancellationToken cancel) =>
        Send(db, user, MailWriter.PasswordChanged, Of(TimeProvider.System.GetUtcNow(), device), cancel);

    public Task PasswordChanged(User user, string device, CancellationToken cancel) =>
        PasswordChanged(ownDb, user, device, cancel);

    public Task FactorChanged(AppDb db, User user, FactorChange what, string device, CancellationToken cancel) =>
        Send(db, user, MailWriter.FactorChanged, Of(what, TimeProvider.System.GetUtcNow(), device), cancel);

    public Task FactorChanged(User user, FactorChange what, string device, CancellationToken cancel) =>
        FactorChanged(ownDb, user, what, device, cancel);

    /// <summary>Once a day at most: who goes on guessing writes no more of them.</summary>
    public Task CodesGuessed(User user, string device, CancellationToken cancel)
    {
        var now = TimeProvider.System.GetUtcNow();
        var key = string.Create(
            CultureInfo.InvariantCulture,
            $"{MailWriter.FactorChanged}:guessed:{user.Id}:{now:yyyy-MM-dd}"
        );
        return Send(ownDb, key, user, MailWriter.FactorChanged, Of(FactorChange.Guessed, now, device), cancel);
    }

    private Dictionary<string, object> Of(FactorChange what, DateTimeOffset at, string device)
    {
        var values = Of(at, device);
        values["set"] = what == FactorChange.Set;
        values["removed"] = what == FactorChange.Removed;
        values["recovery"] = what == FactorChange.RecoveryUsed;
        values["reset"] = what == FactorChange.Reset;
        values["guessed"] = what == FactorChange.Guessed;
        return values;
    }

    private Dictionary<string, object> Of(DateTimeOffset at, string device) =>
        new(StringComparer.Ordinal)
        {
            ["at"] = times.Default.Local(at),
            ["device"] = device,
            ["link"] = mails.Address("/account/sessions"),
        };

    private Task Send(
        AppDb db,
        User user,
        string template,
        Dictionary<string, object> values,
        CancellationToken cancel
    ) => Send(db, $"{template}:{Guid.CreateVersion7()}", user, template, values, cancel);

    private async Task Send(
        AppDb db,
        string key,
        User user,
        string template,
        Dictionary<string, object> values,
        CancellationToken cancel
    ) =>
        await MailWriter.Enqueue(
            db,
            mails.Write(key, new MailReader(user.Email!, user.DisplayName, user.Language), template, values),
            cancel
        );

    private static DateTimeOffset SeenAt(string? seconds) =>
        long.TryParse(seconds, CultureInfo.InvariantCulture, out var since)
            ? DateTimeOffset.FromUnixTimeSeconds(since)
            : default;
}
