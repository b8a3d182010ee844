using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Domain.Rulebooks;
using Redress.Web.Cases;
using Redress.Web.Cases.Commands;
using Redress.Web.Letters.Mail;
using Redress.Web.Storage;
using Redress.Web.Storage.Audits;
using Redress.Web.Storage.Body;

namespace Redress.Web.Administration.Rulebooks;

/// <summary>
/// What administrators do with versions of a rulebook (BC-42): send one in, take a draft back, announce one. Each act is one transaction, with its trace, and waits for whoever
/// changes rulebooks or settings at the same time. What was announced stays: cases are filed under it.
/// </summary>
internal sealed class RulebookActs(
    IDbContextFactory<AppDb> factory,
    StoredRulebooks stored,
    StoredChanges changes,
    RulebookShelf shelf,
    MailWriter mails,
    AuditTrail audit,
    TimeProvider time
)
{
    /// <summary>The longest text that is taken, in signs.</summary>
    public const int Longest = 1_000_000;

    private const string Law = "BC-42";

    private sealed record Judged(Rulebook Rulebook, string Json);

    private sealed record Announced(Judged Judged, RulebookDraft Draft, RulebookAudience Audience);

    /// <summary>What it would change, or why it would not be taken; nothing is kept.</summary>
    public async Task<(RulebookPreviewJson? Preview, RulebookRefusal? Refusal)> Preview(
        RulebookDraft draft,
        CancellationToken cancel
    )
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var (judged, refusal) = await Judge(db, draft, cancel);
        if (judged is null)
        {
            return (null, refusal);
        }

        var next = judged.Rulebook;
        var before = stored.Installed.InForce(next.Scheme, next.InForce)!;
        var audience = await RulebookAudience.Of(db, next.Scheme, next.DefaultLanguage, cancel);
        var differences = RulebookDifferences.Between(stored.TextOf(before.Scheme, before.Version)!, judged.Json);
        return (new RulebookPreviewJson(next.Id, next.InForce, differences, audience.Readers.Count), null);
    }

    /// <summary>A version as it counts or would count; or what is wrong with it.</summary>
    public async Task<(Rulebook? Rulebook, IReadOnlyList<RulebookError> Faults)> Read(
        RulebookVersion version,
        CancellationToken cancel
    )
    {
        if (stored.Installed.All.FirstOrDefault(r => r.Id == version.Id) is { } installed)
        {
            return (installed, []);
        }

        var text = await shelf.TextOf(version.Scheme, version.Version, cancel);
        await using var db = await factory.CreateDbContextAsync(cancel);
        try
        {
            return ((await stored.With(db, version.Id, text!, cancel)).Of(version.Scheme, version.Version), []);
        }
        catch (InvalidRulebookException wrong)
        {
            return (null, StoredRulebooks.Of(wrong, version.Id));
        }
    }

    /// <summary>Keeps it as a draft; an earlier draft of the same version is replaced.</summary>
    public async Task<RulebookResult> Upload(
        RulebookDraft draft,
        Actor by,
        Idempotency.Write? write,
        CancellationToken cancel
    )
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await changes.Tell(db, cancel);
        var (judged, refusal) = await Judge(db, draft, cancel);
        if (judged is null)
        {
            return refusal!;
        }

        var next = judged.Rulebook;
        if (await Row(db, next.Scheme, next.Version, cancel) is not { } row)
        {
            db.Add(row = new RulebookRow { Scheme = next.Scheme, Version = next.Version });
        }

        row.Json = judged.Json;
        (row.State, row.InForce, row.AnnouncedOn) = (RulebookRow.Draft, next.InForce, draft.AnnouncedOn);
        row.Significant = draft.Significant;
        (row.UploadedAt, row.ById, row.ByName) = (time.GetUtcNow().ToUniversalTime(), by.Id, by.Name);
        await db.SaveChangesAsync(cancel);
        var details = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["inForce"] = Iso(next.InForce),
            ["text"] = RulebookText.HashOf(judged.Json),
        };
        return await Finish(
            db,
            row,
            new(by, AuditArea.Rulebooks, Subject(row), "upload", null, details),
            write,
            cancel
        );
    }

    /// <summary>Takes a draft back; what was announced is not.</summary>
    public async Task<RulebookResult> Discard(string scheme, string version, Actor by, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await changes.Tell(db, cancel);
        if (await Row(db, scheme, version, cancel) is not { } row || row.State == RulebookRow.Withdrawn)
        {
            return RulebookRefusal.Nothing;
        }

        if (row.State != RulebookRow.Draft)
        {
            return RulebookRefusal.By(Law, "announced");
        }

        row.State = RulebookRow.Withdrawn;
        await audit.Add(db, new AuditEntry(by, AuditArea.Rulebooks, Subject(row), "discard"), cancel);
        await transaction.CommitAsync(cancel);
        return new RulebookResult(null, null);
    }

    /// <summary>Writes to everybody who has the label, keeps that it did, and lets it be in force from its day on (BC-42, WK-10): all of it or nothing.</summary>
    /// <param name="seen">Of the list that was shown of who is told; null where none was.</param>
    public async Task<RulebookResult> Announce(
        (string Scheme, string Version) which,
        Announcement asked,
        string? seen,
        Actor by,
        Idempotency.Write? write,
        CancellationToken cancel
    )
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await changes.Tell(db, cancel);
        if (await Row(db, which.Scheme, which.Version, cancel) is not { } row || row.State == RulebookRow.Withdrawn)
        {
            return RulebookRefusal.Nothing;
        }

        var (ready, refusal) = await Ready(db, row, asked, seen, cancel);
        if (ready is null)
        {
            return refusal!;
        }

        var next = ready.Judged.Rulebook;
        row.Json = ready.Judged.Json;
        (row.State, row.InForce, row.AnnouncedOn) = (RulebookRow.Announced, next.InForce, ready.Draft.AnnouncedOn);
        row.Significant = ready.Draft.Significant;
        await db.SaveChangesAsync(cancel);
        await Send(db, row, next, ready.Audience, cancel);
        var details = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["announcedOn"] = Iso(row.AnnouncedOn!.Value),
            ["inForce"] = Iso(row.InForce),
            ["text"] = RulebookText.HashOf(row.Json),
            ["significant"] = row.Significant ? "true" : "false",
            ["told"] = ready.Audience.Readers.Count.ToString(CultureInfo.InvariantCulture),
        };
        var entry = new AuditEntry(by, AuditArea.Rulebooks, Subject(row), "announce", null, details);
        var result = await Finish(db, row, entry, write, cancel);
        await changes.Reload(cancel);
        return result;
    }

    // Everything that an announcement needs, or why it is refused.
    private async Task<(Announced? Announced, RulebookRefusal? Refusal)> Ready(
        AppDb db,
        RulebookRow row,
        Announcement asked,
        string? seen,
        CancellationToken cancel
    )
    {
        if (row.State != RulebookRow.Draft)
        {
            return (null, RulebookRefusal.By(Law, "announced"));
        }

        // A draft may be sent in anew at any time: nobody announces another text than the one that was looked at.
        if (asked.Text is { } text && text != RulebookText.HashOf(row.Json))
        {
            return (null, RulebookRefusal.By(Law, "changed"));
        }

        var on = asked.AnnouncedOn ?? row.AnnouncedOn ?? Today(row.Scheme);
        var draft = new RulebookDraft(row.Json, on, asked.InForce ?? row.InForce, asked.Significant ?? row.Significant);
        var (judged, refusal) = await Judge(db, draft, cancel);
        if (judged is null)
        {
            return (null, refusal);
        }

        var audience = await RulebookAudience.Of(db, row.Scheme, judged.Rulebook.DefaultLanguage, cancel);
        return audience.Unreachable.Count > 0 ? (null, RulebookRefusal.By(Law, "unreachable"))
            : seen is not null && seen != audience.SeenWith(row.Json) ? (null, RulebookRefusal.By(Law, "changed"))
            : (new Announced(judged, draft, audience), null);
    }

    // The e-mails and what is kept of them, in the caller's transaction.
    private async Task Send(
        AppDb db,
        RulebookRow row,
        Rulebook next,
        RulebookAudience audience,
        CancellationToken cancel
    )
    {
        var now = time.GetUtcNow().ToUniversalTime();
        // WK-10: who does not accept a significant change may go, where the scheme has such changes.
        var rules = stored.Installed.InForce(row.Scheme, now)!;
        var transition = row.Significant ? rules.Amendment.Significant : null;
        // The last day to give notice: of the transition from its sending, and not after the day of the change.
        var leaveBy = transition?.From(rules.Working.Day(now)) is { } last && last < row.InForce ? last : row.InForce;
        foreach (var reader in audience.Readers)
        {
            var address = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(reader.Email)))[..16];
            var key = $"rulebook:{row.Id}:{reader.MemberId}:{address}";
            await MailWriter.Enqueue(
                db,
                mails.Write(
                    key,
                    new MailReader(reader.Email, reader.Name, reader.Language, row.Scheme),
                    MailWriter.RulebookAnnounced,
                    new Dictionary<string, object>(StringComparer.Ordinal)
                    {
                        ["scheme"] = next.Name.GetValueOrDefault(reader.Language) ?? next.Name[next.DefaultLanguage],
                        ["shop"] = reader.Member,
                        ["version"] = row.Version,
                        ["announced"] = row.AnnouncedOn!.Value,
                        ["inForce"] = row.InForce,
                        ["significant"] = row.Significant,
                        ["mayEnd"] = transition is not null,
                        ["leaveBy"] = leaveBy,
                        ["leaveLink"] = mails.Address($"/organisation/labels/{reader.MemberId}"),
                        ["link"] = mails.Address($"/schemes/{row.Scheme}?version={row.Version}"),
                    }
                ),
                cancel
            );
            db.Add(
                new RulebookSendingRow
                {
                    Scheme = row.Scheme,
                    Version = row.Version,
                    MemberId = reader.MemberId,
                    To = reader.Email,
                    MailKey = key,
                    QueuedAt = now,
                }
            );
        }

        await db.SaveChangesAsync(cancel);
    }

    // The text as it is kept, read as strictly as at the start and together with all that is in force or announced; and whether its day leaves the time that label users have.
    private async Task<(Judged? Judged, RulebookRefusal? Refusal)> Judge(
        AppDb db,
        RulebookDraft draft,
        CancellationToken cancel
    )
    {
        var json = RulebookText.Laid(draft.Json, draft.InForce);
        var named = RulebookText.Of(json);
        var id = named is { } n ? $"{n.Scheme}.{n.Version}" : "rulebook";
        var faults = new List<RulebookError>();
        if (named is { } known)
        {
            faults.AddRange(await NotHere(db, id, known, cancel));
        }

        Rulebook? next = null;
        try
        {
            var all = await stored.With(db, id, json, cancel);
            next = named is { } read ? all.Of(read.Scheme, read.Version) : null;
        }
        catch (InvalidRulebookException wrong)
        {
            faults.AddRange(StoredRulebooks.Of(wrong, id));
        }

        return faults.Count > 0 || next is null ? (null, RulebookRefusal.Of(faults))
            : draft.AnnouncedOn > next.InForce ? (null, RulebookRefusal.Of("announcedOn", "afterForce"))
            : TooSoon(next, draft) is { } soon ? (null, soon)
            : (new Judged(next, json), null);
    }

    private async Task<IReadOnlyList<RulebookError>> NotHere(
        AppDb db,
        string id,
        (string Scheme, string Version) named,
        CancellationToken cancel
    )
    {
        var faults = new List<RulebookError>();
        var installed = stored.Installed;
        if (!installed.Schemes.Contains(named.Scheme))
        {
            // Its first version would count for every day before it too.
            faults.Add(
                new(id, "$.scheme", "is none that is installed; a new scheme is put into the folder of rulebooks")
            );
        }

        if (
            installed.All.Any(r => r.Scheme == named.Scheme && r.Version == named.Version)
            || await Row(db, named.Scheme, named.Version, cancel) is { State: RulebookRow.Announced }
        )
        {
            faults.Add(new(id, "$.version", $"is there already, and does not change any more: '{named.Version}'"));
        }

        return faults;
    }

    // By the rule of the version that is in force while the new one is sent. What is announced later than it is sent is told from then on.
    private RulebookRefusal? TooSoon(Rulebook next, RulebookDraft draft)
    {
        var now = stored.Installed.InForce(next.Scheme, time.GetUtcNow())!;
        var sent = draft.AnnouncedOn is { } on && on > Today(next.Scheme) ? on : Today(next.Scheme);
        return now.Amendment.RefusedBy(sent, next.InForce, draft.Significant) is { } rule
            ? RulebookRefusal.By(rule, "tooSoon") with
            {
                Earliest = now.Amendment.Earliest(sent, draft.Significant),
            }
            : null;
    }

    private DateOnly Today(string scheme)
    {
        var now = time.GetUtcNow();
        return stored.Installed.InForce(scheme, now)!.Working.Day(now);
    }

    // The answer is kept with what it answers, and the trace comes last: it makes the next one wait.
    private async Task<RulebookResult> Finish(
        AppDb db,
        RulebookRow row,
        AuditEntry entry,
        Idempotency.Write? write,
        CancellationToken cancel
    )
    {
        var then = (await shelf.All(db, cancel)).First(v => v.Scheme == row.Scheme && v.Version == row.Version);
        if (write is { Asked: true })
        {
            var answer = JsonSerializer.SerializeToUtf8Bytes(RulebookJson.Of(then), ActionJson.Options);
            await Idempotency.Store(db, write, row.State == RulebookRow.Draft ? 201 : 200, answer, cancel);
        }

        await audit.Add(db, entry, cancel);
        await db.Database.CommitTransactionAsync(cancel);
        return new RulebookResult(then, null);
    }

    private static async Task<RulebookRow?> Row(AppDb db, string scheme, string version, CancellationToken cancel) =>
        await db.Set<RulebookRow>().FirstOrDefaultAsync(r => r.Scheme == scheme && r.Version == version, cancel);

    private static string Subject(RulebookRow row) => $"rulebook:{row.Id}";

    private static string Iso(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);
}
