using Microsoft.EntityFrameworkCore;
using Redress.Web.Storage.Body;

namespace Redress.Web.Storage.Audits;

/// <summary>Which entries of the audit are asked for; null: of all.</summary>
/// <param name="By">Who did it, by the id.</param>
/// <param name="Until">Before this instant.</param>
internal sealed record AuditFilter(
    AuditArea? Area = null,
    string? By = null,
    string? Subject = null,
    DateTimeOffset? From = null,
    DateTimeOffset? Until = null
);

/// <summary>An entry of the audit with what stands beside it; without, where that was erased.</summary>
internal sealed record AuditView(
    long Id,
    DateTimeOffset At,
    AuditArea Area,
    string Subject,
    string Action,
    AuditContent? Content
);

/// <summary>Reads the audit, the latest first.</summary>
internal sealed class AuditQuery(IDbContextFactory<AppDb> factory)
{
    /// <param name="before">Only what was written before that entry; null: from the end.</param>
    public async Task<IReadOnlyList<AuditView>> Lines(
        AuditFilter filter,
        long? before,
        int most,
        CancellationToken cancel
    )
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var rows = db.Set<AuditRow>().AsNoTracking();
        if (before is { } id)
            rows = rows.Where(a => a.Id < id);
        if (filter.Area is { } area)
            rows = rows.Where(a => a.Area == area);
        if (filter.Subject is { } subject)
            rows = rows.Where(a => a.Subject == subject);
        if (filter.From?.ToUniversalTime() is { } from)
            rows = rows.Where(a => a.At >= from);
        if (filter.Until?.ToUniversalTime() is { } until)
            rows = rows.Where(a => a.At < until);
        if (filter.By is { } by)
        {
            // It is the first thing in the content.
            var begins = $"{{\"by\":\"{by}\",";
            rows = rows.Where(a => db.Set<AuditContentRow>().Any(c => c.Id == a.Id && c.Content.StartsWith(begins)));
        }

        var found = await rows.OrderByDescending(a => a.Id)
            .Take(most)
            .LeftJoin(db.Set<AuditContentRow>(), a => a.Id, c => c.Id, (a, c) => new { Row = a, c!.Content })
            .OrderByDescending(f => f.Row.Id)
            .ToListAsync(cancel);
        return
        [
            .. found.Select(f => new AuditView(
                f.Row.Id,
                f.Row.At,
                f.Row.Area,
                f.Row.Subject,
                f.Row.Action,
                f.Content is null ? null : AuditContent.Read(f.Content)
            )),
        ];
    }

    /// <summary>Whose entries one may ask for: everybody of the body, also who left it.</summary>
    public async Task<IReadOnlyList<(string Id, string Name)>> Actors(CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var found = await db
            .Users.OfBody(db)
            .OrderBy(u => u.DisplayName)
            .Select(u => new { u.Id, u.DisplayName })
            .ToListAsync(cancel);
        return [.. found.Select(u => (u.Id, u.DisplayName))];
    }

    /// <summary>What the people and members are called of whom entries are, by their subjects.</summary>
    public async Task<IReadOnlyDictionary<string, string>> NamesOf(
        IReadOnlyCollection<string> subjects,
        CancellationToken cancel
    )
    {
        const string person = "person:";
        const string member = "member:";
        var people = subjects
            .Where(s => s.StartsWith(person, StringComparison.Ordinal))
            .Select(s => s[person.Length..])
            .ToList();
        var members = subjects
            .Where(s => s.StartsWith(member, StringComparison.Ordinal))
            .Select(s => s[member.Length..])
            .ToList();
        await using var db = await factory.CreateDbContextAsync(cancel);
        var names = await db
            .Users.Where(u => people.Contains(u.Id))
            .Select(u => new { Subject = person + u.Id, Name = u.DisplayName })
            .ToListAsync(cancel);
        names.AddRange(
            await db.Set<MemberRow>()
                .Where(m => members.Contains(m.Id))
                .Select(m => new { Subject = member + m.Id, m.Name })
                .ToListAsync(cancel)
        );
        return names.ToDictionary(n => n.Subject, n => n.Name, StringComparer.Ordinal);
    }
}
