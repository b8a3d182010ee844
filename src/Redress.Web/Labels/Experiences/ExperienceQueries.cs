using Microsoft.EntityFrameworkCore;
using Redress.Web.Members;
using Redress.Web.Shell.Zones;
using Redress.Web.Storage;
using Redress.Web.Storage.Labels;

namespace Redress.Web.Labels.Experiences;

/// <summary>An experience as everybody reads it: never who wrote it, and not the number of the order (WK-9).</summary>
internal sealed record ExperienceJson(
    Guid Id,
    string Text,
    int? Rating,
    DateOnly On,
    string? Answer,
    DateOnly? AnsweredOn
);

/// <param name="Next">The experience after which the next page begins; null where none does.</param>
internal sealed record ExperienceList(IReadOnlyList<ExperienceRow> Items, Guid? Next);

/// <summary>Experiences as each may read them: everybody those that are shown, the provider all that were confirmed and are not hidden, who keeps the register those as well.</summary>
internal sealed class ExperienceQueries(IDbContextFactory<AppDb> factory, MemberQueries members, SchemeTimes times)
{
    public const int PageSize = 50;

    /// <summary>The latest first.</summary>
    /// <param name="all">Also those that wait and those that are hidden: who keeps the register.</param>
    public async Task<ExperienceList> Page(MemberLine member, bool all, Guid? after, CancellationToken cancel)
    {
        var today = times.Today(member.Scheme);
        await using var db = await factory.CreateDbContextAsync(cancel);
        var rows = db.Set<ExperienceRow>().AsNoTracking().Where(e => e.MemberId == member.Id);
        rows = all
            ? rows.Where(e => e.State != ExperienceRow.Unconfirmed)
            : rows.Where(e =>
                e.State == ExperienceRow.Shown || e.State == ExperienceRow.Waiting && e.ShownFrom <= today
            );
        if (after is { } id)
        {
            rows = rows.Where(e => e.Id.CompareTo(id) < 0);
        }

        var found = await rows.OrderByDescending(e => e.Id).Take(PageSize + 1).ToListAsync(cancel);
        return new ExperienceList([.. found.Take(PageSize)], found.Count > PageSize ? found[PageSize - 1].Id : null);
    }

    /// <summary>Those of an organisation, the unanswered first, then the latest.</summary>
    public async Task<IReadOnlyList<ExperienceRow>> Of(IReadOnlyCollection<string> memberIds, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        return await db.Set<ExperienceRow>()
            .AsNoTracking()
            .Where(e =>
                memberIds.Contains(e.MemberId) && (e.State == ExperienceRow.Shown || e.State == ExperienceRow.Waiting)
            )
            .OrderBy(e => e.Answer != null)
            .ThenByDescending(e => e.Id)
            .Take(PageSize * 4)
            .ToListAsync(cancel);
    }

    /// <summary>One that was confirmed, of that member; null else.</summary>
    public async Task<ExperienceRow?> Find(string memberId, Guid id, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        return await db.Set<ExperienceRow>()
            .AsNoTracking()
            .FirstOrDefaultAsync(
                e => e.Id == id && e.MemberId == memberId && e.State != ExperienceRow.Unconfirmed,
                cancel
            );
    }

    /// <summary>The member, where everybody finds it and its scheme has experiences; null else.</summary>
    public async Task<MemberLine?> Member(
        string id,
        Domain.Rulebooks.RulebookCatalog rulebooks,
        CancellationToken cancel
    ) =>
        await members.Find(id, cancel: cancel) is { } member && SchemeNames.HaveExperiences(rulebooks, member.Scheme)
            ? member
            : null;

    public ExperienceJson Told(ExperienceRow row, string scheme)
    {
        var time = times.In(scheme);
        return new ExperienceJson(
            row.Id,
            row.Text,
            row.Rating,
            time.Day(row.ConfirmedAt ?? row.CreatedAt),
            row.Answer,
            row.AnsweredAt is { } at ? time.Day(at) : null
        );
    }
}
