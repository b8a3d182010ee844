using Microsoft.EntityFrameworkCore;
using Redress.Domain.Rulebooks;
using Redress.Web.Letters.Mail;
using Redress.Web.Shell;
using Redress.Web.Storage;
using Redress.Web.Storage.Body;
using Redress.Web.Storage.Setup;

namespace Redress.Web.Readiness;

/// <summary>
/// Whether there is somebody to handle complaints, and somewhere to reach them: until there is, none is taken. Looked at again a few seconds after it was last, and as soon as
/// settings change. The demo is always ready.
/// </summary>
internal sealed class ReadinessCheck(
    IDbContextFactory<AppDb> factory,
    IConfiguration configuration,
    RulebookCatalog rulebooks,
    MailProof proof,
    IHostEnvironment environment,
    TimeProvider time
)
{
    private const string Settings = "/admin/settings/";
    private static readonly TimeSpan Holds = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan OldBackup = TimeSpan.FromDays(8);
    private volatile Known? _known;
    private volatile bool _begun;

    private sealed record Known(IReadOnlyList<ReadinessItem> Items, long At);

    /// <summary>Whether complaints are taken. Once one was, they are: what falls away later, such as a mandate or a password of the mail server, is told to the administrator and keeps nobody out (FP-3).</summary>
    public async Task<bool> IsOpen(CancellationToken cancel) =>
        environment.IsDemo() || await HasBegun(cancel) || (await Items(cancel)).All(item => item.Done || !item.Must);

    private async Task<bool> HasBegun(CancellationToken cancel)
    {
        if (!_begun)
        {
            await using var db = await factory.CreateDbContextAsync(cancel);
            _begun = await db.Set<CaseRow>().AnyAsync(cancel);
        }

        return _begun;
    }

    /// <summary>The schemes on offer whose contact details are a body's own: whom it makes sense to call.</summary>
    public IReadOnlyList<string> Reachable() =>
        [.. rulebooks.Schemes.Where(s => IsOwn(rulebooks.InForce(s, time.GetUtcNow())!.Contact))];

    /// <summary>All that is asked, in the order in which one goes about it.</summary>
    public async Task<IReadOnlyList<ReadinessItem>> Items(CancellationToken cancel)
    {
        if (_known is { } known && TimeProvider.System.GetElapsedTime(known.At) < Holds)
        {
            return known.Items;
        }

        var at = TimeProvider.System.GetTimestamp();
        var items = await Look(cancel);
        _known = new Known(items, at);
        return items;
    }

    /// <summary>Looks again at the next question.</summary>
    public void Forget() => _known = null;

    private async Task<IReadOnlyList<ReadinessItem>> Look(CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var now = time.GetUtcNow();
        var offered = rulebooks.Schemes.Select(s => rulebooks.InForce(s, now)!).ToList();
        var portal = configuration["Portal:Address"];
        var items = new List<ReadinessItem>
        {
            Item(ReadinessItem.Portal, !string.IsNullOrWhiteSpace(portal), $"{Settings}portal"),
            Item(
                ReadinessItem.Schemes,
                !string.IsNullOrWhiteSpace(configuration["Schemes:Offered"]),
                $"{Settings}schemes"
            ),
        };
        items.AddRange(offered.Select(r => Of(r, ReadinessItem.Body, IsOwn(r.Contact), $"{Settings}body")));
        items.Add(Item(ReadinessItem.Mail, await proof.IsProven(cancel), $"{Settings}mail"));
        foreach (var rulebook in offered)
        {
            items.AddRange(await People(db, rulebook, now, cancel));
        }

        items.AddRange(
            offered
                .Where(r => r.Appeal is not null)
                .Select(r =>
                    Of(
                        r,
                        ReadinessItem.Payments,
                        !string.IsNullOrWhiteSpace(configuration[$"Payments:{r.Scheme}:Iban"]),
                        $"{Settings}payments"
                    )
                )
        );
        if (rulebooks.LeftOut.Count > 0)
        {
            items.Add(Item(ReadinessItem.Rulebooks, done: false, "/admin/rulebooks", must: false));
        }

        items.AddRange(Advised(portal));
        items.Add(
            Item(
                ReadinessItem.Backup,
                await LastBackup.Find(db, cancel) is { } last && TimeProvider.System.GetUtcNow() - last < OldBackup,
                "/admin/operations",
                must: false
            )
        );
        return items;
    }

    // What a body should have, and can begin without.
    private IEnumerable<ReadinessItem> Advised(string? portal) =>
        [
            Item(
                ReadinessItem.Encrypted,
                portal?.StartsWith("https://", StringComparison.OrdinalIgnoreCase) == true,
                $"{Settings}portal",
                must: false
            ),
            Item(ReadinessItem.Keys, StorageSetup.EncryptsKeys(configuration), "/admin/start", must: false),
            Item(
                ReadinessItem.Roots,
                !string.IsNullOrWhiteSpace(configuration["Journal:RootTo"]),
                $"{Settings}portal",
                must: false
            ),
        ];

    private static async Task<IReadOnlyList<ReadinessItem>> People(
        AppDb db,
        Rulebook rulebook,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        const string people = "/people";
        var scheme = rulebook.Scheme;
        var items = new List<ReadinessItem>
        {
            Of(rulebook, ReadinessItem.Secretary, await Working(db, Roles.Secretary, scheme).AnyAsync(cancel), people),
            Of(rulebook, ReadinessItem.Registrar, await Working(db, Roles.Registrar, scheme).AnyAsync(cancel), people),
        };
        if (rulebook.Has(Stage.Committee))
        {
            // A decision that a second person confirms needs two; they sit by their mandates (BC-15).
            var needed = rulebook.SecondPersonForDecisions ? 2 : 1;
            var sitting = await Sitting(db, scheme, rulebook.Working.Day(now), cancel);
            items.Add(Of(rulebook, ReadinessItem.Committee, sitting >= needed, "/committee"));
        }

        if (rulebook.Has(Stage.Appeal))
        {
            items.Add(
                Of(rulebook, ReadinessItem.Appeals, await Working(db, Roles.Appeals, scheme).AnyAsync(cancel), people)
            );
        }

        return items;
    }

    // Who may sign in, in that role, for that scheme; who has no scheme works for all.
    private static IQueryable<string> Working(AppDb db, string role, string scheme) =>
        db
            .Users.Where(u => u.LockedAt == null && u.RemovedAt == null && u.PasswordHash != null)
            .Where(u => db.UserRoles.Any(r => r.UserId == u.Id && r.RoleId == role))
            .Where(u =>
                !db.Set<PersonSchemeRow>().Any(s => s.UserId == u.Id)
                || db.Set<PersonSchemeRow>().Any(s => s.UserId == u.Id && s.Scheme == scheme)
            )
            .Select(u => u.Id);

    private static async Task<int> Sitting(AppDb db, string scheme, DateOnly today, CancellationToken cancel)
    {
        var working = await Working(db, Roles.Committee, scheme).ToListAsync(cancel);
        return await db.Set<MandateRow>()
            .Where(m => m.Scheme == scheme && m.From <= today && (m.Until == null || m.Until >= today))
            .Where(m => working.Contains(m.UserId))
            .Select(m => m.UserId)
            .Distinct()
            .CountAsync(cancel);
    }

    // The rulebooks that come with the program name bodies that are nobody's, under a domain that nobody can have (RFC 2606).
    private static bool IsOwn(ContactDetails contact) =>
        !contact.Email.EndsWith(".example", StringComparison.OrdinalIgnoreCase)
        && !contact.Telephone.EndsWith("000 00 00", StringComparison.Ordinal)
        && !contact.Address.Values.Any(lines => lines.Any(IsInvented));

    private static bool IsInvented(string line) =>
        line.StartsWith("Voorbeeld", StringComparison.OrdinalIgnoreCase)
        || line.StartsWith("Rue de l’Exemple", StringComparison.OrdinalIgnoreCase);

    private static ReadinessItem Of(Rulebook rulebook, string key, bool done, string address) =>
        new(
            key,
            Must: true,
            done,
            address.StartsWith(Settings, StringComparison.Ordinal) ? $"{address}?scheme={rulebook.Scheme}" : address,
            rulebook.Scheme
        );

    private static ReadinessItem Item(string key, bool done, string address, bool must = true) =>
        new(key, must, done, address);
}
