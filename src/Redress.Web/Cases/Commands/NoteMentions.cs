using Microsoft.EntityFrameworkCore;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Web.Committee;
using Redress.Web.Storage;
using Redress.Web.Storage.Body;
using Redress.Web.Storage.Desk;
using Redress.Web.Storage.Search;

namespace Redress.Web.Cases.Commands;

/// <summary>Somebody whom a note may name.</summary>
internal sealed record Mentionable(string Id, string Name, string Email);

/// <summary>Tells whom a note names with <c>@name</c>, of those who may read the case: to anybody else the name says nothing (BC-15, FP-12).</summary>
internal sealed class NoteMentions(CommitteeRegister committee)
{
    private const int LongestName = 120;
    private static readonly string[] Staff = [Roles.Secretary, Roles.Appeals];

    /// <summary>In the transaction of the note.</summary>
    public async Task Write(AppDb db, CaseRow row, DoneAct done, CancellationToken cancel)
    {
        if (
            done.Content is not Note
            || done.Case.Notes.LastOrDefault() is not { } note
            || !note.Text.Contains('@', StringComparison.Ordinal)
        )
        {
            return;
        }

        var readers = await ReadersOf(db, done.Case, done.Act.Now, cancel);
        db.AddRange(
            NamedIn(note.Text, readers)
                .Where(id => id != note.ById)
                .Select(id => new DeskNoticeRow
                {
                    Id = Guid.CreateVersion7(),
                    UserId = id,
                    CaseId = row.Id,
                    Kind = DeskNoticeRow.Mention,
                    Source = note.Id,
                    At = note.At.ToUniversalTime(),
                })
        );
    }

    /// <summary>Whom the text names: by the whole name, by the address before its @, or by the first name, which may be of several.</summary>
    public static IReadOnlyList<string> NamedIn(string text, IReadOnlyList<Mentionable> people)
    {
        var named = new List<string>();
        for (var at = text.IndexOf('@', StringComparison.Ordinal); at >= 0; at = text.IndexOf('@', at + 1))
        {
            // In the middle of a word it is an address for mail.
            if (at == 0 || !char.IsLetterOrDigit(text[at - 1]))
            {
                named.AddRange(NamedAt(text.Substring(at + 1, Math.Min(LongestName, text.Length - at - 1)), people));
            }
        }

        return [.. named.Distinct(StringComparer.Ordinal)];
    }

    private static IEnumerable<string> NamedAt(string text, IReadOnlyList<Mentionable> people)
    {
        if (text.Length == 0 || !char.IsLetterOrDigit(text[0]))
        {
            return [];
        }

        var words = WordsOf(text);
        var whole = people.Where(p =>
            WordsOf(p.Name) is { Count: > 0 } name && words.Take(name.Count).SequenceEqual(name)
        );
        if (whole.MaxBy(p => p.Name.Length) is { } one)
        {
            return [one.Id];
        }

        var local = string.Concat(text.TakeWhile(sign => !char.IsWhiteSpace(sign)))
            .TrimEnd('.', ',', ';', ':', '!', '?', ')');
        return
            people.FirstOrDefault(p => p.Email.Split('@')[0].Equals(local, StringComparison.OrdinalIgnoreCase))
                is { } addressed
            ? [addressed.Id]
            : people.Where(p => WordsOf(p.Name).FirstOrDefault() == words[0]).Select(p => p.Id);
    }

    private static List<string> WordsOf(string text) => [.. FoldedText.Of(text).Words.Select(w => w.Folded)];

    private async Task<IReadOnlyList<Mentionable>> ReadersOf(
        AppDb db,
        Case c,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var judges = c.GoesToCommittee
            ? (await committee.MembersOf(c.Scheme, now, cancel, db))
                .Where(m => !c.IsHiddenFrom(m.On(c.Scheme)))
                .Select(m => m.Id)
                .ToList()
            : [];
        return await (
            from u in db.Users.WorkingFor(db, c.Scheme)
            where judges.Contains(u.Id) || db.UserRoles.Any(role => role.UserId == u.Id && Staff.Contains(role.RoleId))
            select new Mentionable(u.Id, u.DisplayName, u.Email ?? "")
        ).ToListAsync(cancel);
    }
}
