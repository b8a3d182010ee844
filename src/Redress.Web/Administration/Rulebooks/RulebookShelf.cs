using Microsoft.EntityFrameworkCore;
using Redress.Web.Cases;
using Redress.Web.Storage;
using Redress.Web.Storage.Body;

namespace Redress.Web.Administration.Rulebooks;

/// <summary>That a version was sent, and how far the e-mail is.</summary>
/// <param name="State">Of the e-mail; null where the outbox has forgotten it.</param>
internal sealed record RulebookSending(
    string MemberId,
    string? Member,
    string To,
    DateTimeOffset QueuedAt,
    string? State
);

/// <summary>All versions of all schemes: those that come with the program, those of the operator's folder, and those that the body made.</summary>
internal sealed class RulebookShelf(IDbContextFactory<AppDb> factory, StoredRulebooks stored, TimeProvider time)
{
    /// <summary>By scheme, the newest first.</summary>
    public async Task<IReadOnlyList<RulebookVersion>> All(CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        return await All(db, cancel);
    }

    public async Task<RulebookVersion?> Find(string scheme, string version, CancellationToken cancel) =>
        (await All(cancel)).FirstOrDefault(v => v.Scheme == scheme && v.Version == version);

    public async Task<IReadOnlyList<RulebookVersion>> All(AppDb db, CancellationToken cancel)
    {
        var rows = await db.Set<RulebookRow>()
            .AsNoTracking()
            .Where(r => r.State != RulebookRow.Withdrawn)
            .ToListAsync(cancel);
        var told = (
            await db.Set<RulebookSendingRow>()
                .GroupBy(s => new { s.Scheme, s.Version })
                .Select(g => new
                {
                    g.Key.Scheme,
                    g.Key.Version,
                    Count = g.Count(),
                })
                .ToListAsync(cancel)
        ).ToDictionary(g => $"{g.Scheme}.{g.Version}", g => g.Count, StringComparer.Ordinal);
        var installed = stored.Installed;
        var own = rows.Select(r => Of(r, told.GetValueOrDefault(r.Id))).ToList();
        var others = installed
            .All.Where(r => rows.TrueForAll(row => row.Id != r.Id))
            .Select(r => new RulebookVersion(r.Scheme, r.Version, StateOf(r.Scheme, r.Version, r.InForce), r.InForce));
        return
        [
            .. own.Concat(others)
                .OrderBy(v => v.Scheme, StringComparer.Ordinal)
                .ThenByDescending(v => v.InForce)
                .ThenBy(v => v.Version, StringComparer.Ordinal),
        ];
    }

    /// <summary>The text of a version; null where there is none.</summary>
    public async Task<string?> TextOf(string scheme, string version, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var own = await db.Set<RulebookRow>()
            .Where(r => r.Scheme == scheme && r.Version == version && r.State != RulebookRow.Withdrawn)
            .Select(r => r.Json)
            .FirstOrDefaultAsync(cancel);
        return own ?? stored.TextOf(scheme, version);
    }

    /// <summary>Who would be told of a new version at this moment.</summary>
    public async Task<RulebookAudience> Audience(string scheme, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var language = stored.Installed.InForce(scheme, time.GetUtcNow())!.DefaultLanguage;
        return await RulebookAudience.Of(db, scheme, language, cancel);
    }

    /// <summary>Who was told of a version, by member and address.</summary>
    public async Task<IReadOnlyList<RulebookSending>> Sendings(string scheme, string version, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var found = await db.Set<RulebookSendingRow>()
            .AsNoTracking()
            .Where(s => s.Scheme == scheme && s.Version == version)
            .OrderBy(s => s.MemberId)
            .ThenBy(s => s.To)
            .Select(s => new RulebookSending(
                s.MemberId,
                db.Set<MemberRow>().Where(m => m.Id == s.MemberId).Select(m => m.Name).FirstOrDefault(),
                s.To,
                s.QueuedAt,
                db.Set<MailRow>().Where(m => m.Key == s.MailKey).Select(m => m.State).FirstOrDefault()
            ))
            .ToListAsync(cancel);
        return found;
    }

    /// <summary>What the version is compared with when nobody says otherwise: the one before it.</summary>
    public static RulebookVersion? Before(RulebookVersion version, IReadOnlyList<RulebookVersion> all) =>
        all.Where(v => v.Scheme == version.Scheme && v.Version != version.Version && v.State != RulebookState.Draft)
            .Where(v => v.InForce <= version.InForce)
            .MaxBy(v => v.InForce)
        ?? all.FirstOrDefault(v => v.Scheme == version.Scheme && v.Version != version.Version);

    private RulebookVersion Of(RulebookRow row, int told) =>
        new(
            row.Scheme,
            row.Version,
            row.State == RulebookRow.Draft ? RulebookState.Draft : StateOf(row.Scheme, row.Version, row.InForce),
            row.InForce
        )
        {
            IsOwn = true,
            AnnouncedOn = row.AnnouncedOn,
            Significant = row.Significant,
            UploadedAt = row.UploadedAt,
            UploadedBy = row.ByName,
            Told = told,
        };

    private RulebookState StateOf(string scheme, string version, DateOnly inForce)
    {
        var installed = stored.Installed;
        var id = $"{scheme}.{version}";
        return installed.LeftOut.Any(fault => fault.Source == id) ? RulebookState.LeftOut
            : installed.InForce(scheme, time.GetUtcNow()) is not { } now ? RulebookState.LeftOut
            : now.Version == version ? RulebookState.InForce
            : inForce > now.Working.Day(time.GetUtcNow()) ? RulebookState.Announced
            : RulebookState.Past;
    }
}
