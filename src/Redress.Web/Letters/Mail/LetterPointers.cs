using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Domain.Cases;
using Redress.Domain.Cases.PartyDuties;
using Redress.Domain.Letters;
using Redress.Domain.Rulebooks;
using Redress.Domain.Terms;
using Redress.Web.Cases.Access;
using Redress.Web.Storage;

namespace Redress.Web.Letters.Mail;

/// <summary>The e-mails that point to letters (FP-11): whom one goes to is known only when it is sent, since contacts change and are absent.</summary>
internal sealed class LetterPointers(
    IDbContextFactory<AppDb> factory,
    LetterWriter writer,
    MailLinks links,
    RulebookCatalog rulebooks,
    ContactLines contacts,
    TimeProvider time
)
{
    /// <summary>Null for a member without users and without an address: its letter is printed and posted, since it must reach somebody.</summary>
    public async Task<OutgoingMail?> Write(LetterRow letter, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var row = await db.Set<CaseRow>().AsNoTracking().SingleAsync(r => r.Id == letter.CaseId, cancel);
        var rulebook = rulebooks.Of(row.Scheme, row.RulebookVersion);
        var former = letter.IsTo(Addressee.FormerRespondent);
        var member =
            former ? CaseJson.Read(row.File).FormerRespondentNamed(letter.Name)?.Latest.MemberId
            : letter.Party == Party.Respondent ? row.RespondentMemberId
            : null;
        var today = rulebook.Working.Day(time.GetUtcNow());
        var user = member is null ? null : await UserOf(db, member, former ? null : row.ContactId, today, cancel);
        var reader =
            user is not null ? (user.DisplayName, user.Email!)
            : member is not null ? await MemberItself(db, letter, member, cancel)
            : letter.Email is { } email ? (letter.Name, email)
            : ((string Name, string Email)?)null;
        if (reader is not var (name, to))
        {
            return null;
        }

        // The registrar opens no file, and so no letter in it, nor does whom the case concerns no more: the e-mail is the letter.
        var (subject, text) =
            former || letter.IsTo(Addressee.Registrar)
                ? (letter.Subject, MarkdownText.Plain(letter.Body))
                : writer.Pointer(await Pointer(letter, row, rulebook, (name, user), cancel), letter.Language);
        return new OutgoingMail(to, name, subject, text, letter.Language, $"letter-{letter.Id}-{letter.CaseId:N}")
        {
            ReplyTo = contacts.ReplyTo(row.Scheme),
        };
    }

    private async Task<LetterPointer> Pointer(
        LetterRow letter,
        CaseRow row,
        Rulebook rulebook,
        (string Name, User? User) reader,
        CancellationToken cancel
    )
    {
        var byCode =
            letter.Party == Party.Complainant || letter.Party == Party.Respondent && row.RespondentMemberId is null;
        var pointer = new LetterPointer(
            row.Scheme,
            rulebook.Name.GetValueOrDefault(letter.Language) ?? rulebook.Name.Values.First(),
            reader.Name,
            letter.CaseNumber,
            letter.IsTo(Addressee.Administrator) ? writer.Holds : writer.Link(letter.CaseNumber, byCode),
            letter.AccessCode
        );
        if (letter.Party is not { } party)
        {
            return pointer;
        }

        var c = CaseJson.Read(row.File);
        var now = time.GetUtcNow();
        var confirm = byCode ? await ConfirmLink(row, (c, party), letter.Email, cancel) : null;
        return pointer.Telling(DutyList.Of(c, party, now, rulebook.Working), rulebook.Working.Day(now)) with
        {
            ByCode = byCode,
            IsFirst = letter.Template == "mediation-invited" && !c.Respondent.IsMember,
            MediatesUntil = c.RunningTerm(TermKind.Mediation)?.Due,
            // FP-13, FP-21: whoever reads at an address that nobody confirmed, or that is the party's no more, gets nothing that opens the case.
            Once =
                confirm is null && (!byCode || letter.Email == c.MailAddressOf(party))
                    ? await Once((row, c), rulebook, party, reader.User, cancel)
                    : null,
            ConfirmLink = confirm,
        };
    }

    // FP-21: as long as the address is not confirmed, each e-mail to it says how.
    private async Task<string?> ConfirmLink(
        CaseRow row,
        (Case Case, Party Party) of,
        string? to,
        CancellationToken cancel
    )
    {
        if (AddressLinks.AskedOf(of.Case, of.Party, to) is not { } asked)
        {
            return null;
        }

        await using var db = await factory.CreateDbContextAsync(cancel);
        var code = AddressLinks.Add(db, row.Id, asked, time.GetUtcNow());
        await db.SaveChangesAsync(cancel);
        return writer.ConfirmLink(code);
    }

    // A member's own address has no user behind it, and who asked for a second factor or has a passkey is not let in by an e-mail alone: they sign in.
    private async Task<(string Code, DateOnly Until)?> Once(
        (CaseRow Row, Case Case) of,
        Rulebook rulebook,
        Party party,
        User? user,
        CancellationToken cancel
    )
    {
        var row = of.Row;
        var ofMember = party == Party.Respondent && row.RespondentMemberId is not null;
        if (ofMember && (user is not { TwoFactorEnabled: false, LockedAt: null } || await HasPasskey(user.Id, cancel)))
        {
            return null;
        }

        var (code, until) = await links.Make(row, of.Case, party, user?.Id, cancel);
        return (code, rulebook.Working.Day(until));
    }

    private async Task<bool> HasPasskey(string userId, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        return await db.UserPasskeys.AnyAsync(k => k.UserId == userId, cancel);
    }

    private static async Task<User?> UserOf(
        AppDb db,
        string member,
        string? ofCase,
        DateOnly today,
        CancellationToken cancel
    )
    {
        var users = await Contacts.UsersOf(db, member, cancel);
        var contact = await db.Set<MemberRow>()
            .AsNoTracking()
            .Where(m => m.Id == member)
            .Select(m => m.ContactId)
            .FirstOrDefaultAsync(cancel);
        return Contacts.ReaderOn(today, users, Contacts.Of(users, ofCase, contact));
    }

    // The organisation's own address is for a member that has no user yet.
    private static async Task<(string Name, string Email)?> MemberItself(
        AppDb db,
        LetterRow letter,
        string memberId,
        CancellationToken cancel
    )
    {
        var member = await db.Set<MemberRow>().AsNoTracking().FirstOrDefaultAsync(m => m.Id == memberId, cancel);
        return (string.IsNullOrWhiteSpace(member?.Email) ? letter.Email : member.Email) is { } email
            ? (letter.Name, email)
            : null;
    }
}
