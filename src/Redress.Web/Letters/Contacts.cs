using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Redress.Web.Storage;

namespace Redress.Web.Letters;

/// <summary>Who of a member's organisation is written to about a case. That decides into which inbox the pointer goes (FP-11), and never when something counts as served.</summary>
internal static class Contacts
{
    /// <summary>The users of a member's organisation, in whichever scheme they became one; its first one first.</summary>
    public static Task<List<User>> UsersOf(AppDb db, string memberId, CancellationToken cancel) =>
        db
            .Users.AsNoTracking()
            .Where(u => u.Email != null)
            .Where(OfOrganisation(db, memberId))
            .OrderBy(u => u.Since != null)
            .ThenBy(u => u.Since)
            .ThenBy(u => u.Email)
            .ToListAsync(cancel);

    /// <summary>Whether somebody is a user of the organisation of that member.</summary>
    public static Expression<Func<User, bool>> OfOrganisation(AppDb db, string memberId) =>
        u =>
            u.MemberId == memberId
            || db.Set<MemberRow>()
                .Any(own =>
                    own.Id == u.MemberId
                    && db.Set<MemberRow>().Any(m => m.Id == memberId && m.Organisation == own.Organisation)
                );

    /// <summary>The contact of a case: the one it names, else the organisation's, else its first user; null when it has none.</summary>
    public static User? Of(IReadOnlyList<User> users, string? ofCase, string? ofMember) =>
        users.FirstOrDefault(u => u.Id == ofCase)
        ?? users.FirstOrDefault(u => u.Id == ofMember)
        ?? (users.Count > 0 ? users[0] : null);

    /// <summary>Whether that user is the contact of that member.</summary>
    public static async Task<bool> IsContact(AppDb db, MemberRow member, string userId, CancellationToken cancel) =>
        Of(await UsersOf(db, member.Id, cancel), null, member.ContactId)?.Id == userId;

    /// <summary>
    /// Who gets the mail on this day: the contact, or while it is absent its substitute, and so on. When all of these are absent,
    /// whoever is there; and when nobody is, the contact after all, since a letter must not reach nobody.
    /// </summary>
    public static User? ReaderOn(DateOnly day, IReadOnlyList<User> users, User? contact)
    {
        var asked = new HashSet<string>();
        var reader = contact;
        while (reader is not null && reader.IsAbsentOn(day) && asked.Add(reader.Id))
        {
            var substitute = reader.SubstituteId;
            reader = users.FirstOrDefault(u => u.Id == substitute);
        }

        return reader is not null && !reader.IsAbsentOn(day)
            ? reader
            : users.FirstOrDefault(u => !u.IsAbsentOn(day)) ?? contact;
    }
}
