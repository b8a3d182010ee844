using Microsoft.EntityFrameworkCore;
using Redress.Domain.Letters;
using Redress.Domain.Rulebooks;
using Redress.Web.Storage;

namespace Redress.Web.Letters.Mail;

/// <summary>The e-mails that point to letters (FP-11): whom one goes to is known only when it is sent, since contacts change and are absent.</summary>
internal sealed class LetterPointers(
    IDbContextFactory<AppDb> factory,
    LetterWriter writer,
    RulebookCatalog rulebooks,
    ContactLines contacts,
    TimeProvider time
)
{
    /// <summary>Null for a member without users and without an address: its letter is printed and posted, since it must reach somebody.</summary>
    public async Task<OutgoingMail?> Write(LetterRow letter, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var c = await db.Set<CaseRow>()
            .AsNoTracking()
            .Where(r => r.Id == letter.CaseId)
            .Select(r => new
            {
                r.Scheme,
                r.RulebookVersion,
                r.RespondentMemberId,
                r.ContactId,
            })
            .SingleAsync(cancel);
        var rulebook = rulebooks.Of(c.Scheme, c.RulebookVersion);
        var toMember = letter.To == "respondent" && c.RespondentMemberId is not null;
        var today = rulebook.Working.Day(time.GetUtcNow());
        var reader =
            toMember ? await Reader(db, letter, c.RespondentMemberId!, c.ContactId, today, cancel)
            : letter.Email is { } email ? (letter.Name, email)
            : null;
        if (reader is not var (name, to))
        {
            return null;
        }

        var byCode = letter.IsToParty && !toMember;
        // The registrar opens no file, and so no letter in it: the e-mail is the letter.
        var text = IsTo(letter, Addressee.Registrar)
            ? MarkdownText.Plain(letter.Body)
            : writer.Pointer(
                new LetterPointer(
                    c.Scheme,
                    rulebook.Name.GetValueOrDefault(letter.Language) ?? rulebook.Name.Values.First(),
                    name,
                    letter.CaseNumber,
                    IsTo(letter, Addressee.Administrator) ? writer.Holds : writer.Link(letter.CaseNumber, byCode),
                    letter.AccessCode
                ),
                letter.Language
            );
        return new OutgoingMail(
            to,
            name,
            letter.Subject,
            text,
            letter.Language,
            $"letter-{letter.Id}-{letter.CaseId:N}"
        )
        {
            ReplyTo = contacts.ReplyTo(c.Scheme),
        };
    }

    private static bool IsTo(LetterRow letter, Addressee reader) =>
        string.Equals(letter.To, reader.ToString(), StringComparison.OrdinalIgnoreCase);

    // The organisation's own address is for a member that has no user yet.
    private static async Task<(string Name, string Email)?> Reader(
        AppDb db,
        LetterRow letter,
        string memberId,
        string? contactId,
        DateOnly today,
        CancellationToken cancel
    )
    {
        var users = await Contacts.UsersOf(db, memberId, cancel);
        var member = await db.Set<MemberRow>().AsNoTracking().FirstOrDefaultAsync(m => m.Id == memberId, cancel);
        if (Contacts.ReaderOn(today, users, Contacts.Of(users, contactId, member?.ContactId)) is { } user)
        {
            return (user.DisplayName, user.Email!);
        }

        return (string.IsNullOrWhiteSpace(member?.Email) ? letter.Email : member.Email) is { } email
            ? (letter.Name, email)
            : null;
    }
}
