using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Domain.Cases.Records;
using Redress.Domain.Letters;
using Redress.Web.Letters.Mail;
using Redress.Web.Shell.Zones;
using Redress.Web.Storage;
using Redress.Web.Storage.Body;

namespace Redress.Web.Scheduling;

/// <summary>
/// Every morning, mails each person of the body whose duties wait which they are, until they are done (FP-23). Like every e-mail it says nothing of what a case is about (FP-11).
/// </summary>
internal sealed class DutyMailJob(IDbContextFactory<AppDb> factory, MailWriter writer, SchemeTimes times)
{
    private const int Batch = 200;
    private const int FirstHour = 7;
    private const int LastHour = 12;

    private static readonly Dictionary<Role, string> Owners = new Dictionary<Role, string>
    {
        [Role.Secretary] = Roles.Secretary,
        [Role.Appeals] = Roles.Appeals,
        [Role.Registrar] = Roles.Registrar,
    };

    // The day that this program has looked after already; another may have too, and the outbox takes each once.
    private DateOnly _done;

    /// <summary>Says how many e-mails it wrote.</summary>
    public async Task<int> Write(DateTimeOffset now, CancellationToken cancel = default)
    {
        var today = times.Default.Day(now);
        if (_done == today || times.Default.Local(now).Hour is < FirstHour or >= LastHour)
        {
            return 0;
        }

        await using var db = await factory.CreateDbContextAsync(cancel);
        var waiting = (await Waiting(db, cancel))
            .OrderBy(w => w.Delay.Due)
            .ThenBy(w => w.Number, StringComparer.Ordinal)
            .ToLookup(w => DutyRule.Of(w.Delay.Kind).Owner);
        var written = 0;
        foreach (var of in waiting)
        {
            foreach (var (reader, schemes) in await Having(db, Owners[of.Key], cancel))
            {
                // Of a scheme for which it does not work nobody is told a number (BC-16).
                var own = of.Where(w => schemes.Count == 0 || schemes.Contains(w.Scheme)).ToList();
                written +=
                    own.Count > 0 && await MailWriter.Enqueue(db, Mail(reader, of.Key, own, today), cancel) ? 1 : 0;
            }
        }

        _done = today;
        return written;
    }

    private static async Task<List<Waits>> Waiting(AppDb db, CancellationToken cancel)
    {
        var waiting = new List<Waits>();
        for (var last = 0L; ; )
        {
            var after = last;
            var files = await (
                from due in db.Set<DueRow>().AsNoTracking()
                where due.What == DueRow.WaitingDuty
                join c in db.Set<CaseRow>() on due.CaseId equals c.Id
                where c.Row > after
                orderby c.Row
                select new { c.Row, c.File }
            )
                .Take(Batch)
                .ToListAsync(cancel);
            waiting.AddRange(
                files
                    .Select(f => CaseJson.Read(f.File))
                    .SelectMany(c => c.WaitingDuties, (c, delay) => new Waits(c.Number, c.Scheme, delay))
            );
            if (files.Count < Batch)
            {
                return waiting;
            }

            last = files[^1].Row;
        }
    }

    private static async Task<IReadOnlyList<(User Reader, IReadOnlyList<string> Schemes)>> Having(
        AppDb db,
        string role,
        CancellationToken cancel
    )
    {
        var users = await (
            from u in db.Users.Working().AsNoTracking()
            join ur in db.UserRoles on u.Id equals ur.UserId
            join r in db.Roles on ur.RoleId equals r.Id
            where r.Name == role && u.Email != null
            orderby u.Email
            select u
        ).ToListAsync(cancel);
        var ids = users.Select(u => u.Id).ToList();
        var schemes = (
            await db.Set<PersonSchemeRow>().AsNoTracking().Where(s => ids.Contains(s.UserId)).ToListAsync(cancel)
        ).ToLookup(s => s.UserId, s => s.Scheme, StringComparer.Ordinal);
        return [.. users.Select(u => (u, (IReadOnlyList<string>)[.. schemes[u.Id]]))];
    }

    private MailRow Mail(User reader, Role owner, List<Waits> waiting, DateOnly today) =>
        writer.Write(
            $"duties:{owner}:{reader.Id}:{today:yyyy-MM-dd}",
            new MailReader(reader.Email!, reader.DisplayName, reader.Language),
            MailWriter.Duties,
            new Dictionary<string, object>
            {
                ["items"] = waiting
                    .Select(w => new Dictionary<string, object>
                    {
                        ["due"] = w.Delay.Due,
                        ["what"] = TextKey.Of("duty", w.Delay.Kind),
                        ["number"] = w.Number,
                    })
                    .ToList(),
                ["link"] = writer.Address("/cases"),
            }
        );

    private sealed record Waits(string Number, string Scheme, DutyDelay Delay);
}
