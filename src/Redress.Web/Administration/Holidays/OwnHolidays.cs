using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Domain.Rulebooks;
using Redress.Domain.Terms;
using Redress.Web.Administration.Settings;
using Redress.Web.Cases;
using Redress.Web.Scheduling.Rederivation;
using Redress.Web.Storage;
using Redress.Web.Storage.Body;

namespace Redress.Web.Administration.Holidays;

/// <summary>A day that is added to a scheme's calendar, or taken out of it again.</summary>
internal sealed record HolidayChange(string Scheme, DateOnly Day, string? Name)
{
    /// <summary>Whether it is taken out.</summary>
    public bool Removes => Name is null;
}

/// <summary>What a change of a calendar would move.</summary>
/// <param name="Failed">The cases of which the terms cannot be computed: nothing of them moves.</param>
/// <param name="Seen">Stands for all of it: another where anything of it is another.</param>
internal sealed record HolidayPreview(IReadOnlyList<TouchedTerm> Terms, IReadOnlyList<string> Failed, string Seen);

/// <summary>The days that a body adds to the public holidays of its country (FP-10): nothing moves before somebody saw what would, and said why.</summary>
internal sealed class OwnHolidays(
    IDbContextFactory<AppDb> factory,
    StoredRulebooks rulebooks,
    TouchedTerms touched,
    BodySettings settings,
    TimeProvider time
)
{
    /// <summary>Those that were added by pages, in order.</summary>
    public async Task<IReadOnlyList<Holiday>> Of(string scheme, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        return await Of(db, scheme, cancel);
    }

    private static async Task<IReadOnlyList<Holiday>> Of(AppDb db, string scheme, CancellationToken cancel) =>
        Read((await StoredRulebooks.Values(db, cancel)).FirstOrDefault(v => IsOf(v, scheme)));

    /// <summary>Which open terms would move, in all cases of all schemes.</summary>
    public async Task<HolidayPreview> Preview(HolidayChange change, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var values = await StoredRulebooks.Values(db, cancel);
        var changed = rulebooks.WouldBe([.. values.Where(v => !IsOf(v, change.Scheme)), await Row(db, change, cancel)]);
        var terms = new List<TouchedTerm>();
        var failed = new List<string>();
        await foreach (
            var c in touched.Of(c => changed.Of(c.Scheme, c.RulebookVersion), time.GetUtcNow(), Guid.Empty, cancel)
        )
        {
            terms.AddRange(c.Terms);
            if (c.Fault is not null)
            {
                failed.Add(c.Number);
            }
        }

        var all = string.Join(
            '\n',
            terms.Select(t => $"{t.Number} {t.Kind} {t.Party} {t.From:O} {t.To:O}").Concat(failed)
        );
        return new HolidayPreview(
            terms,
            failed,
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all)))
        );
    }

    /// <summary>Makes the change, and has the terms moved from then on.</summary>
    /// <returns>Whether it was made: not where what would move is not what was seen.</returns>
    public async Task<bool> Make(Actor by, HolidayChange change, string reason, string? seen, CancellationToken cancel)
    {
        if ((await Preview(change, cancel)).Seen != seen)
        {
            return false;
        }

        await settings.SaveSection(
            by,
            "holidays",
            reason,
            async db =>
            {
                await RederivationRow.Begin(db, reason, time.GetUtcNow(), cancel);
                return await Row(db, change, cancel);
            },
            cancel
        );
        return true;
    }

    private static async Task<RulebookValueRow> Row(AppDb db, HolidayChange change, CancellationToken cancel)
    {
        var days = (await Of(db, change.Scheme, cancel)).Where(d => d.Date != change.Day);
        var added = change.Name is { } name ? days.Append(new Holiday(change.Day, name)) : days;
        return new RulebookValueRow
        {
            Scheme = change.Scheme,
            Section = RulebookValueRow.Holidays,
            Json = JsonSerializer.Serialize(
                new
                {
                    added = added
                        .OrderBy(d => d.Date)
                        .Select(d => new { date = d.Date.ToString("O", CultureInfo.InvariantCulture), name = d.Name }),
                }
            ),
        };
    }

    private static bool IsOf(RulebookValueRow value, string scheme) =>
        value.Scheme == scheme && value.Section == RulebookValueRow.Holidays;

    private static IReadOnlyList<Holiday> Read(RulebookValueRow? row)
    {
        if (row is null)
        {
            return [];
        }

        using var json = JsonDocument.Parse(row.Json);
        return
        [
            .. json
                .RootElement.GetProperty("added")
                .EnumerateArray()
                .Select(d => new Holiday(
                    DateOnly.ParseExact(d.GetProperty("date").GetString()!, "O", CultureInfo.InvariantCulture),
                    d.GetProperty("name").GetString()!
                )),
        ];
    }
}
