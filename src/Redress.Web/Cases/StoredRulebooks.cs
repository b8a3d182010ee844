using Microsoft.EntityFrameworkCore;
using Redress.Domain.Rulebooks;
using Redress.Web.Storage;
using Redress.Web.Storage.Body;

namespace Redress.Web.Cases;

/// <summary>
/// Brings into the installed rulebooks what the body sets itself by pages, in every version of a scheme, and leaves out the schemes that it does not offer
/// (<c>Schemes:Offered</c>). A scheme that is in use stays, whatever the setting says: nothing that was filed may lose its law.
/// </summary>
internal sealed class StoredRulebooks(
    IConfiguration configuration,
    IDbContextFactory<AppDb> factory,
    RulebookCatalog rulebooks,
    ILogger<StoredRulebooks> log
)
{
    public const string Offered = "Schemes:Offered";

    // What the catalog was last made of; at the start, of nothing that is stored.
    private string _made = Made(configuration[Offered], []);
    private RulebookCatalog? _installed;

    /// <summary>As they are without anything that a page set.</summary>
    public RulebookCatalog Shipped { get; } = new([.. rulebooks.All], rulebooks.DefaultScheme);

    /// <summary>All that are installed, those of schemes that are not offered too.</summary>
    public RulebookCatalog Installed => _installed ?? rulebooks;

    /// <summary>The schemes that a setting names; none where it names none, and all are offered.</summary>
    public static IReadOnlyList<string> Named(string? setting) =>
        (setting ?? "").Split([' ', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Takes over what is stored; nothing where that is as it was.</summary>
    public async Task Load(CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var values = await Values(db, cancel);
        var made = Made(configuration[Offered], values);
        if (made == _made)
        {
            return;
        }

        var installed = Read(values);
        var offered = Named(configuration[Offered]);
        var chosen = new List<Rulebook>();
        foreach (var scheme in installed.Schemes)
        {
            if (offered.Count == 0 || offered.Contains(scheme) || await IsUsed(db, scheme, cancel))
            {
                chosen.AddRange(installed.All.Where(r => r.Scheme == scheme));
            }
        }

        if (chosen.Count == 0)
        {
            log.LogError("{Setting} names no scheme that is installed; all are offered", Offered);
            chosen = [.. installed.All];
        }

        var byDefault = installed.DefaultScheme;
        rulebooks.Become(new RulebookCatalog(chosen, chosen.Exists(r => r.Scheme == byDefault) ? byDefault : null));
        (_installed, _made) = (installed, made);
    }

    /// <summary>The values of sections as they are stored.</summary>
    public static async Task<IReadOnlyList<RulebookValueRow>> Values(AppDb db, CancellationToken cancel) =>
        await db.Set<RulebookValueRow>()
            .AsNoTracking()
            .OrderBy(v => v.Scheme)
            .ThenBy(v => v.Section)
            .ToListAsync(cancel);

    /// <summary>All that would be installed if these were the values.</summary>
    /// <exception cref="InvalidRulebookException">They do not fit.</exception>
    public RulebookCatalog WouldBe(IReadOnlyList<RulebookValueRow> values) =>
        InstalledRulebooks.Load(configuration, values);

    /// <summary>What would be wrong with the rulebooks if these were the values; nothing where all is in order.</summary>
    public IReadOnlyList<RulebookError> WrongWith(IReadOnlyList<RulebookValueRow> values)
    {
        try
        {
            WouldBe(values);
            return [];
        }
        catch (InvalidRulebookException wrong)
        {
            return wrong.Errors;
        }
    }

    /// <summary>Whether anything stands under its law: a case, a member, a mandate.</summary>
    public static async Task<bool> IsUsed(AppDb db, string scheme, CancellationToken cancel) =>
        await db.Set<CaseRow>().AnyAsync(c => c.Scheme == scheme, cancel)
        || await db.Set<MemberRow>().AnyAsync(m => m.Scheme == scheme, cancel)
        || await db.Set<MandateRow>().AnyAsync(m => m.Scheme == scheme, cancel)
        || await db.Set<MemberApplicationRow>()
            .AnyAsync(a => a.Scheme == scheme && a.ConfirmedAt != null && a.State == MemberApplicationRow.Open, cancel);

    // What is stored was judged when it was; after an upgrade it may not fit any more, and must not stop the start.
    private RulebookCatalog Read(IReadOnlyList<RulebookValueRow> values)
    {
        try
        {
            return WouldBe(values);
        }
        catch (InvalidRulebookException wrong)
        {
            log.LogError(
                "What was set by pages does not fit the rulebooks and is left out: {Wrong}. Set it anew",
                wrong.Message
            );
            return WouldBe([]);
        }
    }

    private static string Made(string? offered, IEnumerable<RulebookValueRow> values) =>
        string.Join('\n', values.Select(v => $"{v.Scheme} {v.Section} {v.Json}").Prepend(offered ?? ""));
}
