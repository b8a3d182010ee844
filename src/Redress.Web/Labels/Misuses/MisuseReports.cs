using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Domain.Labels.Reports;
using Redress.Domain.Rulebooks;
using Redress.Web.Cases.Commands;
using Redress.Web.Storage;
using Redress.Web.Storage.Labels;
using Redress.Web.Storage.Search;

namespace Redress.Web.Labels.Misuses;

/// <summary>A report with what is kept beside it. Who reported it is not in it.</summary>
/// <param name="Scheme">Of the member whose site it names; null where it names none, and then it is for everybody who keeps a register.</param>
internal sealed record KeptReport(Guid Id, string? Scheme, MisuseReport Report);

/// <param name="Next">The report after which the next page begins; null where none does.</param>
internal sealed record ReportList(IReadOnlyList<KeptReport> Items, Guid? Next);

/// <summary>The reports of unlawful use (BC-41): taken from anybody, and read by who keeps the register and by the secretary, who is the second person.</summary>
internal sealed class MisuseReports(IDbContextFactory<AppDb> factory, RulebookCatalog rulebooks, TimeProvider time)
{
    public const int PageSize = 50;
    private const int MostMembers = 10;

    /// <summary>Keeps what somebody reports. What is answered does not depend on whether the site is a member's.</summary>
    /// <param name="also">What is written in the same transaction, such as the answer under its key.</param>
    public async Task<(Guid? Id, Refusal? Refusal)> Take(
        MisuseInput input,
        string language,
        Func<AppDb, Guid, Task>? also,
        CancellationToken cancel
    )
    {
        var (id, now) = (Guid.CreateVersion7(), time.GetUtcNow().ToUniversalTime());
        await using var db = await factory.CreateDbContextAsync(cancel);
        var calendar = rulebooks.InForce(rulebooks.DefaultScheme, now)!.Working;
        if (input.Read(id.ToString(), now, calendar) is not { Report: { } report } read)
        {
            return (null, input.Read(id.ToString(), now, calendar).Refusal);
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        db.Add(
            new MisuseReportRow
            {
                Id = id,
                Scheme = (await MembersOf(db, report.Site, cancel)).Select(m => m.Scheme).Distinct().ToList()
                    is [var one]
                    ? one
                    : null,
                File = Write(report),
                State = WireNames.Camel(report.State.ToString()),
                At = now,
                Due = report.Due,
                Email = string.IsNullOrWhiteSpace(input.Email) ? null : input.Email.Trim(),
                Language = language,
            }
        );
        await db.SaveChangesAsync(cancel);
        if (also is not null)
        {
            await also(db, id);
            await db.SaveChangesAsync(cancel);
        }

        await transaction.CommitAsync(cancel);
        return (id, null);
    }

    /// <summary>A page of those that this reader keeps: what is open first, by its last day; then the others.</summary>
    public async Task<ReportList> List(Actor by, Guid? after, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var open = WireNames.Camel(nameof(MisuseReportState.Open));
        var rows = KeptBy(db.Set<MisuseReportRow>().AsNoTracking(), by);
        if (after is { } id && await rows.FirstOrDefaultAsync(r => r.Id == id, cancel) is { } last)
        {
            var waits = last.State == open;
            rows = rows.Where(r =>
                waits && r.State != open
                || waits == (r.State == open) && (r.Due > last.Due || r.Due == last.Due && r.Id.CompareTo(last.Id) > 0)
            );
        }

        var found = await rows.OrderBy(r => r.State != open)
            .ThenBy(r => r.Due)
            .ThenBy(r => r.Id)
            .Take(PageSize + 1)
            .ToListAsync(cancel);
        return new ReportList(
            [.. found.Take(PageSize).Select(Read)],
            found.Count > PageSize ? found[PageSize - 1].Id : null
        );
    }

    /// <summary>Null also where it is for another register.</summary>
    public async Task<KeptReport?> Find(Guid id, Actor by, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        return
            await KeptBy(db.Set<MisuseReportRow>().AsNoTracking(), by).FirstOrDefaultAsync(r => r.Id == id, cancel)
                is { } row
            ? Read(row)
            : null;
    }

    /// <summary>The members whose site it is, of those that this reader keeps: a suggestion.</summary>
    public async Task<IReadOnlyList<MemberRow>> Suggested(KeptReport report, Actor by, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        return [.. (await MembersOf(db, report.Report.Site, cancel)).Where(m => by.WorksFor(m.Scheme))];
    }

    /// <summary>Those that this reader keeps; what is of no scheme is for all.</summary>
    public static IQueryable<MisuseReportRow> KeptBy(IQueryable<MisuseReportRow> rows, Actor by) =>
        by is not { Role: Role.Registrar or Role.Secretary } ? rows.Where(r => false)
        : by.Schemes is { } schemes ? rows.Where(r => r.Scheme == null || schemes.Contains(r.Scheme))
        : rows;

    public static KeptReport Read(MisuseReportRow row) =>
        new(row.Id, row.Scheme, JsonSerializer.Deserialize<MisuseReport>(row.File, CaseJson.Options)!);

    public static string Write(MisuseReport report) => JsonSerializer.Serialize(report, CaseJson.Options);

    private static async Task<IReadOnlyList<MemberRow>> MembersOf(AppDb db, string site, CancellationToken cancel)
    {
        if (DuplicateKeys.Site(site) is not { } host || NameKey.Of(host) is not { Length: > 0 } part)
        {
            return [];
        }

        var like = await db.Set<MemberRow>()
            .AsNoTracking()
            .Where(m => m.NameKey.Contains(part))
            .OrderBy(m => m.Id)
            .Take(PageSize)
            .ToListAsync(cancel);
        return [.. like.Where(m => m.Sites.Any(own => DuplicateKeys.Site(own) == host)).Take(MostMembers)];
    }
}
