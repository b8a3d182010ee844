using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Domain.Labels;
using Redress.Domain.Labels.Commands;
using Redress.Domain.Rulebooks;
using Redress.Web.Storage;
using Redress.Web.Storage.Labels;

namespace Redress.Web.Labels;

/// <summary>
/// Moves the running terms of labels that a changed calendar moves (FP-10), once for each calendar: by which one they were counted last is kept beside them.
/// </summary>
internal sealed class LabelCalendar(
    IDbContextFactory<AppDb> factory,
    LabelService labels,
    RulebookCatalog rulebooks,
    TimeProvider time
)
{
    private const int Batch = 200;

    public async Task Follow(CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        foreach (var scheme in rulebooks.All.Select(r => r.Scheme).Distinct(StringComparer.Ordinal))
        {
            if (rulebooks.InForce(scheme, time.GetUtcNow()) is { } rulebook)
            {
                await Follow(db, rulebook, cancel);
            }
        }
    }

    private async Task Follow(AppDb db, Rulebook rulebook, CancellationToken cancel)
    {
        var (name, now) = ($"label-calendar:{rulebook.Scheme}", Fingerprint(rulebook));
        var kept = await db.Set<SettingRow>().AsNoTracking().FirstOrDefaultAsync(s => s.Name == name, cancel);
        if (kept?.Value == now)
        {
            return;
        }

        // The first time nothing was counted by another one.
        for (var after = ""; kept is not null; )
        {
            var some = await db.Set<LabelFileRow>()
                .AsNoTracking()
                .Where(f => f.Scheme == rulebook.Scheme && f.MemberId.CompareTo(after) > 0)
                .Where(f => db.Set<LabelTermRow>().Any(t => t.MemberId == f.MemberId))
                .OrderBy(f => f.MemberId)
                .Take(Batch)
                .ToListAsync(cancel);
            foreach (var row in some)
            {
                if (LabelFileJson.Read(row.File).IsMovedBy(rulebook.Working, rulebook.LabelTerms))
                {
                    await labels.Do(new LabelCall(row.MemberId, Actor.Clock), new RederiveLabelTerms(""), cancel);
                }
            }

            if (some.Count < Batch)
            {
                break;
            }

            after = some[^1].MemberId;
        }

        await db.Set<SettingRow>().Where(s => s.Name == name).ExecuteDeleteAsync(cancel);
        db.Add(new SettingRow { Name = name, Value = now });
        await db.SaveChangesAsync(cancel);
        db.ChangeTracker.Clear();
    }

    private static string Fingerprint(Rulebook rulebook) =>
        Convert.ToHexStringLower(
            SHA256.HashData(
                Encoding.UTF8.GetBytes(
                    string.Join(
                        '\n',
                        [
                            rulebook.Calendar.Country,
                            .. rulebook.Calendar.WorkingDays.Select(d => d.ToString()),
                            .. rulebook.Calendar.Added.Select(h => $"{h.Date:O} {h.Name}"),
                        ]
                    )
                )
            )
        );
}
