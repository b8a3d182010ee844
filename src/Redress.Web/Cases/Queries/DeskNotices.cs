using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Domain.Cases.Records;
using Redress.Web.Cases.Access;
using Redress.Web.Storage;
using Redress.Web.Storage.Desk;

namespace Redress.Web.Cases.Queries;

/// <summary>A note that names the reader.</summary>
/// <param name="Note">Its id in the case.</param>
public sealed record MentionLine(
    Guid Id,
    string Number,
    string Note,
    string ByName,
    string Text,
    DateTimeOffset At,
    bool Seen
);

/// <summary>What somebody of the body is told inside the program, of cases that it may still see.</summary>
internal sealed class DeskNotices(IDbContextFactory<AppDb> factory, TimeProvider time)
{
    private const int LongestText = 200;

    /// <summary>The notes that name the reader: those that it has not seen first, newest first.</summary>
    public async Task<IReadOnlyList<MentionLine>> Mentions(Actor reader, int most, CancellationToken cancel = default)
    {
        if (!reader.IsStaff())
        {
            return [];
        }

        await using var db = await factory.CreateDbContextAsync(cancel);
        var rows = await (
            from n in Of(db, reader)
            join c in db.Set<CaseRow>().VisibleTo(reader) on n.CaseId equals c.Id
            orderby n.SeenAt != null, n.At descending, n.Id
            select new
            {
                n.Id,
                n.Source,
                n.At,
                n.SeenAt,
                c.Number,
                c.File,
            }
        )
            .Take(most)
            .ToListAsync(cancel);
        return
        [
            .. rows.Select(r =>
                    CaseJson.Read(r.File).Notes.Find(note => note.Id == r.Source) is InternalNote note
                        ? new MentionLine(
                            r.Id,
                            r.Number,
                            note.Id,
                            note.ByName,
                            TextCut.At(Shell.Markup.SafeMarkdown.ToWords(note.Text).Trim(), LongestText),
                            r.At,
                            r.SeenAt is not null
                        )
                        : null
                )
                .OfType<MentionLine>(),
        ];
    }

    /// <summary>How many it has not seen, counted no further than <paramref name="most"/>.</summary>
    public async Task<int> Unseen(Actor reader, int most, CancellationToken cancel = default)
    {
        if (!reader.IsStaff())
        {
            return 0;
        }

        await using var db = await factory.CreateDbContextAsync(cancel);
        return await (
            from n in Of(db, reader)
            where n.SeenAt == null
            join c in db.Set<CaseRow>().VisibleTo(reader) on n.CaseId equals c.Id
            orderby n.At, n.Id
            select n.Id
        )
            .Take(most)
            .CountAsync(cancel);
    }

    /// <summary>One of the reader's own; false when it has none of that id.</summary>
    public async Task<bool> MarkSeen(Actor reader, Guid id, CancellationToken cancel = default)
    {
        var now = time.GetUtcNow().ToUniversalTime();
        await using var db = await factory.CreateDbContextAsync(cancel);
        return await Of(db, reader)
                .Where(n => n.Id == id && n.SeenAt == null)
                .ExecuteUpdateAsync(n => n.SetProperty(x => x.SeenAt, now), cancel) > 0;
    }

    private static IQueryable<DeskNoticeRow> Of(AppDb db, Actor reader) =>
        db.Set<DeskNoticeRow>().Where(n => n.UserId == reader.Id && n.Kind == DeskNoticeRow.Mention);
}
