using Microsoft.EntityFrameworkCore;
using Redress.Domain.Rulebooks;
using Redress.Web.Storage;
using Redress.Web.Storage.Body;

namespace Redress.Web.Cases;

/// <summary>
/// Brings into the installed rulebooks the versions that the body announced (BC-42) and what it sets itself by pages in every version of a scheme, and leaves out the schemes
/// that it does not offer (<c>Schemes:Offered</c>). A scheme that is in use stays, whatever the setting says: nothing that was filed may lose its law.
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
    private string _made = Made(configuration[Offered], [], []);
    private RulebookCatalog? _installed;

    // Those that were announced and are in order.
    private IReadOnlyList<(string Source, string Json)> _announced = [];

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
        var announced = await Announced(db, cancel);
        var made = Made(configuration[Offered], values, announced);
        if (made == _made)
        {
            return;
        }

        var (installed, inOrder) = Read(values, announced);
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
        rulebooks.Become(
            new RulebookCatalog(chosen, chosen.Exists(r => r.Scheme == byDefault) ? byDefault : null, installed.LeftOut)
        );
        (_installed, _announced, _made) = (installed, inOrder, made);
    }

    /// <summary>The values of sections as they are stored.</summary>
    public static async Task<IReadOnlyList<RulebookValueRow>> Values(AppDb db, CancellationToken cancel) =>
        await db.Set<RulebookValueRow>()
            .AsNoTracking()
            .OrderBy(v => v.Scheme)
            .ThenBy(v => v.Section)
            .ToListAsync(cancel);

    /// <summary>The texts of the versions that were announced, in the order in which they are in force. One that was not is no law, and nobody's.</summary>
    public static async Task<IReadOnlyList<(string Source, string Json)>> Announced(AppDb db, CancellationToken cancel)
    {
        var rows = await db.Set<RulebookRow>()
            .AsNoTracking()
            .Where(r => r.State == RulebookRow.Announced)
            .OrderBy(r => r.InForce)
            .ThenBy(r => r.Scheme)
            .ToListAsync(cancel);
        return [.. rows.Select(r => (r.Id, r.Json))];
    }

    /// <summary>All that would be installed if these were the values.</summary>
    /// <exception cref="InvalidRulebookException">They do not fit.</exception>
    public RulebookCatalog WouldBe(IReadOnlyList<RulebookValueRow> values) =>
        InstalledRulebooks.Load(configuration, values, _announced);

    /// <summary>The same with one version more, as the store says it at this moment.</summary>
    /// <exception cref="InvalidRulebookException">It is not in order, or does not go with the others.</exception>
    public async Task<RulebookCatalog> With(AppDb db, string id, string json, CancellationToken cancel)
    {
        var values = await Values(db, cancel);
        var (_, inOrder) = Read(values, await Announced(db, cancel));
        return InstalledRulebooks.Load(configuration, values, [.. inOrder, (id, json)]);
    }

    /// <summary>The text of an installed version as it is without what the body sets by pages; null where there is none.</summary>
    public string? TextOf(string scheme, string version) =>
        InstalledRulebooks
            .Texts(configuration)
            .Concat(_announced)
            .Where(t => RulebookText.Of(t.Json) == (scheme, version))
            .Select(t => t.Json)
            .LastOrDefault();

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
    private (RulebookCatalog Installed, IReadOnlyList<(string Source, string Json)> InOrder) Read(
        IReadOnlyList<RulebookValueRow> values,
        IReadOnlyList<(string Source, string Json)> announced
    )
    {
        try
        {
            return (InstalledRulebooks.Load(configuration, values, announced), announced);
        }
        catch (InvalidRulebookException)
        {
            // Which of it, is found out one by one.
        }

        var fitting = Fitting(values);
        var installed = InstalledRulebooks.Load(configuration, fitting);
        var inOrder = new List<(string Source, string Json)>();
        var leftOut = new List<RulebookError>();
        foreach (var text in announced)
        {
            try
            {
                installed = InstalledRulebooks.Load(configuration, fitting, [.. inOrder, text]);
                inOrder.Add(text);
            }
            catch (InvalidRulebookException wrong)
            {
                leftOut.AddRange(Of(wrong, text.Source));
                log.LogError(
                    "The announced rulebook {Rulebook} is not in order any more and is left out; cases under it cannot be opened: {Wrong}",
                    text.Source,
                    wrong.Message
                );
            }
        }

        return (new RulebookCatalog(installed.All, installed.DefaultScheme, leftOut), inOrder);
    }

    private IReadOnlyList<RulebookValueRow> Fitting(IReadOnlyList<RulebookValueRow> values)
    {
        try
        {
            InstalledRulebooks.Load(configuration, values);
            return values;
        }
        catch (InvalidRulebookException wrong)
        {
            log.LogError(
                "What was set by pages does not fit the rulebooks and is left out: {Wrong}. Set it anew",
                wrong.Message
            );
            return [];
        }
    }

    /// <summary>What is wrong with that one, of all that was found.</summary>
    public static IReadOnlyList<RulebookError> Of(InvalidRulebookException wrong, string source) =>
        wrong.Errors.Where(e => e.Source == source).ToList() is { Count: > 0 } own ? own : wrong.Errors;

    private static string Made(
        string? offered,
        IEnumerable<RulebookValueRow> values,
        IEnumerable<(string Source, string Json)> announced
    ) =>
        string.Join(
            '\n',
            [
                offered ?? "",
                .. values.Select(v => $"{v.Scheme} {v.Section} {v.Json}"),
                .. announced.Select(a => $"{a.Source} {a.Json}"),
            ]
        );
}
