using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Domain.Cases.PartyDuties;
using Redress.Domain.Letters;
using Redress.Domain.Rulebooks;
using Redress.Domain.Terms;
using Redress.Web.Cases.Access;
using Redress.Web.Letters.Mail;
using Redress.Web.Storage;

namespace Redress.Web.Members;

/// <summary>
/// In the morning of a working day of the scheme, mails each user of a member who wants it what is due in the organisation's cases:
/// each working day, or on the first one of the week. Like every e-mail it says nothing of what a case is about (FP-11).
/// </summary>
internal sealed class DigestJob(IDbContextFactory<AppDb> factory, MailWriter writer, RulebookCatalog rulebooks)
{
    private const int MostCases = 50;
    private const int FirstHour = 7;
    private const int LastHour = 12;

    // Whom this program has looked after already; another may have too, and the outbox takes each once.
    private readonly Dictionary<(string User, string Member), DateOnly> _seen = [];

    /// <summary>Says how many digests it wrote.</summary>
    public async Task<int> Write(DateTimeOffset now, CancellationToken cancel = default)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var written = 0;
        foreach (var scheme in rulebooks.All.Select(r => r.Scheme).Distinct())
        {
            if (rulebooks.InForce(scheme, now) is { } rulebook && IsMorning(rulebook.Working, now))
            {
                written += await WriteFor(db, rulebook, now, cancel);
            }
        }

        return written;
    }

    private static bool IsMorning(WorkingCalendar calendar, DateTimeOffset now) =>
        calendar.IsWorking(calendar.Day(now))
        && TimeZoneInfo.ConvertTime(now, calendar.Zone).Hour is >= FirstHour and < LastHour;

    private async Task<int> WriteFor(AppDb db, Rulebook rulebook, DateTimeOffset now, CancellationToken cancel)
    {
        var today = rulebook.Working.Day(now);
        var first = IsFirstOfWeek(rulebook.Working, today);
        var readers = await (
            from u in db.Users.AsNoTracking()
            join own in db.Set<MemberRow>() on u.MemberId equals own.Id
            // What it is in this scheme: its users are those of all its schemes.
            join m in db.Set<MemberRow>() on own.Organisation equals m.Organisation
            where
                m.Scheme == rulebook.Scheme
                && u.Email != null
                && (u.Digest == Digests.Daily || first && u.Digest == Digests.Weekly)
            select new
            {
                User = u,
                m.Id,
                m.Name,
            }
        ).ToListAsync(cancel);
        var written = 0;
        foreach (
            var of in readers
                .Where(r => !r.User.IsAbsentOn(today) && _seen.GetValueOrDefault((r.User.Id, r.Id)) != today)
                .GroupBy(r => (r.Id, r.Name))
        )
        {
            var due = await DueIn(db, of.Key.Id, now, rulebook.Working, cancel);
            foreach (var reader in of)
            {
                written +=
                    due.Count > 0
                    && await MailWriter.Enqueue(db, Digest(reader.User, rulebook.Scheme, of.Key, due, today), cancel)
                        ? 1
                        : 0;
                _seen[(reader.User.Id, reader.Id)] = today;
            }
        }

        return written;
    }

    private static bool IsFirstOfWeek(WorkingCalendar calendar, DateOnly day)
    {
        var before = day.AddDays(-1);
        while (before.DayOfWeek != DayOfWeek.Sunday && !calendar.IsWorking(before))
        {
            before = before.AddDays(-1);
        }

        return before.DayOfWeek == DayOfWeek.Sunday;
    }

    private static async Task<List<(string Number, PartyDuty Duty)>> DueIn(
        AppDb db,
        string memberId,
        DateTimeOffset now,
        WorkingCalendar calendar,
        CancellationToken cancel
    )
    {
        var anyone = new Actor(Role.Respondent, "", "") { MemberId = memberId };
        var due = new List<(string Number, PartyDuty Duty)>();
        for (var read = 0; due.Count <= MostCases; read += MostCases)
        {
            var files = await db.Set<CaseRow>()
                .AsNoTracking()
                .VisibleTo(anyone)
                .Where(c => c.RespondentDue < CaseRow.NothingDue)
                .OrderBy(c => c.RespondentDue)
                .ThenBy(c => c.Number)
                .Skip(read)
                .Take(MostCases)
                .Select(c => c.File)
                .ToListAsync(cancel);
            // FP-22: from the one list; that it may appeal is an offer, and nothing that waits for it.
            due.AddRange(
                files
                    .Select(CaseJson.Read)
                    .SelectMany(
                        c => DutyList.Of(c, Party.Respondent, now, calendar).Where(d => d.Kind != PartyDutyKind.Appeal),
                        (c, duty) => (c.Number, duty)
                    )
            );
            if (files.Count < MostCases)
            {
                break;
            }
        }

        return [.. due.OrderBy(d => d.Duty.Due ?? DateOnly.MaxValue)];
    }

    private MailRow Digest(
        User reader,
        string scheme,
        (string Id, string Name) shop,
        List<(string Number, PartyDuty Duty)> due,
        DateOnly today
    ) =>
        writer.Write(
            $"digest:{reader.Id}:{shop.Id}:{today:yyyy-MM-dd}",
            new MailReader(reader.Email!, reader.DisplayName, reader.Language, scheme),
            MailWriter.Digest,
            new Dictionary<string, object>
            {
                ["shop"] = shop.Name,
                ["daily"] = reader.Digest == Digests.Daily,
                ["more"] = due.Count > MostCases,
                ["items"] = due.Take(MostCases)
                    .Select(d => new Dictionary<string, object>
                    {
                        ["due"] = d.Duty.Due is { } day ? (object)day : "",
                        ["what"] = TextKey.Of("partyDuty", d.Duty.Kind),
                        ["number"] = d.Number,
                    })
                    .ToList(),
                ["link"] = writer.Address("/cases"),
                ["settings"] = writer.Address("/account"),
            }
        );
}
