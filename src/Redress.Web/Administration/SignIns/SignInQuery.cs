using Microsoft.EntityFrameworkCore;
using Redress.Web.Storage;
using Redress.Web.Storage.Body;

namespace Redress.Web.Administration.SignIns;

/// <param name="Until">Before this instant.</param>
internal sealed record SignInFilter(
    string? UserId = null,
    string? What = null,
    DateTimeOffset? From = null,
    DateTimeOffset? Until = null
);

/// <summary>A try to come in.</summary>
/// <param name="Name">Whose account it was, where it is somebody's of the body; null for everybody else, whom an administrator need not know (FP-12).</param>
/// <param name="Known">Whether it was somebody's account.</param>
internal sealed record SignInLine(
    long Id,
    DateTimeOffset At,
    string? Name,
    bool Known,
    string Address,
    string Device,
    string What
);

/// <summary>What happened at the door, the latest first.</summary>
internal sealed class SignInQuery(IDbContextFactory<AppDb> factory)
{
    /// <param name="before">Only what came before that one; null: from the end.</param>
    public async Task<IReadOnlyList<SignInLine>> List(
        SignInFilter filter,
        long? before,
        int most,
        CancellationToken cancel
    )
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var rows = db.Set<SignInRow>().AsNoTracking();
        if (before is { } id)
            rows = rows.Where(s => s.Id < id);
        if (!string.IsNullOrEmpty(filter.UserId))
            rows = rows.Where(s => s.UserId == filter.UserId);
        if (!string.IsNullOrEmpty(filter.What))
            rows = rows.Where(s => s.What == filter.What);
        if (filter.From?.ToUniversalTime() is { } from)
            rows = rows.Where(s => s.At >= from);
        if (filter.Until?.ToUniversalTime() is { } until)
            rows = rows.Where(s => s.At < until);
        var found = await rows.OrderByDescending(s => s.Id)
            .Take(most)
            .LeftJoin(db.Users.OfBody(db), s => s.UserId, u => u.Id, (s, u) => new { Row = s, Name = u!.DisplayName })
            .OrderByDescending(s => s.Row.Id)
            .ToListAsync(cancel);
        return
        [
            .. found.Select(s => new SignInLine(
                s.Row.Id,
                s.Row.At,
                s.Name,
                s.Row.UserId is not null,
                s.Row.Address,
                s.Row.Device,
                s.Row.What
            )),
        ];
    }
}
