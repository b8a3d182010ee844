using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Domain.Rulebooks;
using Redress.Web.Cases;
using Redress.Web.Storage;
using Redress.Web.Storage.Audits;
using Redress.Web.Storage.Body;

namespace Redress.Web.Administration.Settings;

/// <summary>Changes what the body sets itself: each change in one transaction with its trace, and at every program on the store soon after.</summary>
internal sealed class BodySettings(
    IDbContextFactory<AppDb> factory,
    StoredSettings stored,
    StoredRulebooks rulebooks,
    StoredChanges changes,
    AuditTrail audit,
    IConfiguration configuration,
    TimeProvider time
)
{
    private const string Action = "change-settings";
    private static readonly Task<IReadOnlyList<RulebookValueRow>> None = Task.FromResult<
        IReadOnlyList<RulebookValueRow>
    >([]);

    /// <summary>As it counts now, whoever set it.</summary>
    public string? this[string key] => configuration[key];

    /// <summary>Whether a page can only show it.</summary>
    public bool IsByOperator(string key) => stored.ByOperator(key) is not null;

    /// <summary>Whether anybody who administers a machine gave one of them.</summary>
    public bool AnyByOperator(IEnumerable<string> keys) =>
        keys.Any(key => !string.IsNullOrWhiteSpace(stored.ByOperator(key)));

    /// <summary>Saves settings; what is as it was, and what the operator said, is left as it is.</summary>
    /// <param name="page">Of which page, for the trace.</param>
    public Task Save(Actor by, string page, IReadOnlyDictionary<string, string?> values, CancellationToken cancel) =>
        Change(by, page, values, _ => None, null, cancel);

    /// <summary>Saves what is said in the place of a part of each rulebook of a scheme, and settings beside it.</summary>
    /// <returns>What would be wrong with the rulebooks then, by path; nothing is saved unless all is in order.</returns>
    public async Task<IReadOnlyList<RulebookError>> SaveSections(
        Actor by,
        string page,
        IReadOnlyList<RulebookValueRow> sections,
        IReadOnlyDictionary<string, string?> values,
        CancellationToken cancel
    )
    {
        if (rulebooks.WrongWith(await With(sections, cancel)) is { Count: > 0 } wrong)
        {
            return wrong;
        }

        await Change(by, page, values, _ => Task.FromResult(sections), null, cancel);
        return [];
    }

    /// <summary>Saves what is said in the place of one part of a scheme's rulebooks, as it comes out while nobody else changes it, and whatever is done beside it.</summary>
    public Task SaveSection(
        Actor by,
        string page,
        string reason,
        Func<AppDb, Task<RulebookValueRow>> section,
        CancellationToken cancel
    ) =>
        Change(
            by,
            page,
            new Dictionary<string, string?>(StringComparer.Ordinal),
            async db => [await section(db)],
            reason,
            cancel
        );

    /// <summary>Offers these schemes and no others.</summary>
    /// <returns>Those that cannot be left out, since something stands under their law; nothing is saved then.</returns>
    public async Task<IReadOnlyList<string>> Offer(Actor by, IReadOnlyList<string> schemes, CancellationToken cancel)
    {
        var used = new List<string>();
        await using (var db = await factory.CreateDbContextAsync(cancel))
        {
            foreach (var left in rulebooks.Installed.Schemes.Except(schemes).ToList())
            {
                if (await StoredRulebooks.IsUsed(db, left, cancel))
                {
                    used.Add(left);
                }
            }
        }

        if (used.Count == 0)
        {
            await Save(
                by,
                "schemes",
                new Dictionary<string, string?> { [StoredRulebooks.Offered] = string.Join(' ', schemes) },
                cancel
            );
        }

        return used;
    }

    /// <summary>In which of these languages there are cases of the scheme: their letters have no words without it.</summary>
    public async Task<IReadOnlyList<string>> UsedLanguages(
        string scheme,
        IEnumerable<string> languages,
        CancellationToken cancel
    )
    {
        var asked = languages.ToList();
        if (asked.Count == 0)
        {
            return [];
        }

        await using var db = await factory.CreateDbContextAsync(cancel);
        return await db.Set<CaseRow>()
            .Where(c => c.Scheme == scheme && asked.Contains(c.Language))
            .Select(c => c.Language)
            .Distinct()
            .ToListAsync(cancel);
    }

    private async Task<IReadOnlyList<RulebookValueRow>> With(
        IReadOnlyList<RulebookValueRow> sections,
        CancellationToken cancel
    )
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var now = await StoredRulebooks.Values(db, cancel);
        return [.. now.Where(v => !sections.Any(s => s.Scheme == v.Scheme && s.Section == v.Section)), .. sections];
    }

    private async Task Change(
        Actor by,
        string page,
        IReadOnlyDictionary<string, string?> values,
        Func<AppDb, Task<IReadOnlyList<RulebookValueRow>>> sections,
        string? reason,
        CancellationToken cancel
    )
    {
        var changed = values
            .Where(v => !IsByOperator(v.Key) && (configuration[v.Key] ?? "") != (v.Value ?? ""))
            .ToDictionary(v => v.Key, v => v.Value, StringComparer.OrdinalIgnoreCase);
        var details = changed.ToDictionary(
            v => v.Key,
            v => IsSecret(v.Key) && !string.IsNullOrEmpty(v.Value) ? "***" : v.Value,
            StringComparer.Ordinal
        );
        await using var db = await factory.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await changes.Tell(db, cancel);
        foreach (var section in await sections(db))
        {
            if (await Store(db, section, cancel))
            {
                details[$"{section.Scheme}:{section.Section}"] = section.Json;
            }
        }

        if (details.Count == 0)
        {
            return;
        }

        await stored.Set(db, changed, cancel);
        await audit.Add(
            db,
            new AuditEntry(by, AuditArea.Settings, $"settings:{page}", Action, reason, details),
            cancel
        );
        await transaction.CommitAsync(cancel);
        await changes.Reload(cancel);
    }

    // Whether it says anything new.
    private async Task<bool> Store(AppDb db, RulebookValueRow section, CancellationToken cancel)
    {
        var row = await db.Set<RulebookValueRow>()
            .FirstOrDefaultAsync(v => v.Scheme == section.Scheme && v.Section == section.Section, cancel);
        if (row?.Json == section.Json)
        {
            return false;
        }

        if (row is null)
        {
            db.Add(row = new RulebookValueRow { Scheme = section.Scheme, Section = section.Section });
        }

        (row.Json, row.ChangedAt) = (section.Json, time.GetUtcNow().ToUniversalTime());
        return true;
    }

    private static bool IsSecret(string key) => key.EndsWith(":Password", StringComparison.OrdinalIgnoreCase);
}
