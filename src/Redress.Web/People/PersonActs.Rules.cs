using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Web.Letters.Mail;
using Redress.Web.Shell;
using Redress.Web.Storage;
using Redress.Web.Storage.Body;

namespace Redress.Web.People;

/// <summary>What hinders an act: first whether it may be done at all, then its fields, then what these would lead to.</summary>
internal sealed partial class PersonActs
{
    private const string LastAdministrator = "last-administrator";

    private async Task<PersonRefusal?> WhyNot(
        AppDb db,
        PersonView person,
        PersonAct act,
        Actor by,
        CancellationToken cancel
    ) =>
        NotInThisState(person, act)
        ?? (person.Id == by.Id && act is LockPerson or RemovePerson ? PersonRefusal.By("oneself", "oneself") : null)
        ?? (
            act.TakesAdministrator && await IsLastAdministrator(db, person, cancel)
                ? PersonRefusal.By(LastAdministrator, "lastAdministrator")
                : null
        )
        ?? act switch
        {
            { NeedsReason: true } => WrongReason(act.Why),
            ChangeRoles change => WrongRoles(change.Roles, change.Schemes)
                ?? await WouldFindWhatIsHidden(db, person, change, cancel),
            _ => null,
        };

    private static PersonRefusal? NotInThisState(PersonView person, PersonAct act) =>
        person.State == PersonState.Removed ? PersonRefusal.By("state", "removed")
        : act is LockPerson && person.State == PersonState.Locked ? PersonRefusal.By("state", "locked")
        : act is UnlockPerson && person.State != PersonState.Locked ? PersonRefusal.By("state", "notLocked")
        : act is ResendInvitation && person.State != PersonState.Invited ? PersonRefusal.By("state", "notInvited")
        : act is ResetSecondFactor && person.SecondFactor == SecondFactor.None
            ? PersonRefusal.By("state", "noSecondFactor")
        : null;

    // Who was invited and did not come yet is no administrator that one could turn to; nor is who is locked.
    private static async Task<bool> IsLastAdministrator(AppDb db, PersonView person, CancellationToken cancel) =>
        person.State == PersonState.Active
        && person.Roles.Contains(Roles.Admin)
        && !await db
            .Users.Working()
            .AnyAsync(
                u => u.Id != person.Id && db.UserRoles.Any(r => r.UserId == u.Id && r.RoleId == Roles.Admin),
                cancel
            );

    private PersonRefusal? Wrong(NewPerson asked)
    {
        var (email, name) = (asked.Email?.Trim() ?? "", asked.Name?.Trim() ?? "");
        return email.Length > LongestEmail || EmailAddress.Read(email) is null ? PersonRefusal.Of("email", "email")
            : name.Length is 0 or > LongestName || LineText.WhyNot(name) is not null ? PersonRefusal.Of("name", "name")
            : asked.Language is { } language && !Languages.All.Contains(language)
                ? PersonRefusal.Of("language", "language")
            : WrongRoles(asked.Roles, asked.Schemes);
    }

    private PersonRefusal? WrongRoles(IReadOnlyList<string>? roles, IReadOnlyList<string>? schemes) =>
        roles is not { Count: > 0 } || !PersonRoles.AreKnown(roles) ? PersonRefusal.Of("roles", "roles")
        : schemes is { Count: 0 } || schemes?.Any(s => !rulebooks.Schemes.Contains(s)) == true
            ? PersonRefusal.Of("schemes", "schemes")
        : PersonRoles.Exclude(PersonRoles.Read(roles)) ? PersonRefusal.By("BC-43", "supervisor")
        : PersonRoles.Clash(PersonRoles.Read(roles)) ? PersonRefusal.By("FP-12", "capacities")
        : null;

    // BC-15, FP-12: whom a case is hidden from finds it in no other capacity either.
    private static async Task<PersonRefusal?> WouldFindWhatIsHidden(
        AppDb db,
        PersonView person,
        ChangeRoles change,
        CancellationToken cancel
    ) =>
        PersonRoles.OpenEveryFile(PersonRoles.Read(change.Roles!))
        && await db.Set<RecusalRow>().AnyAsync(r => r.UserId == person.Id, cancel)
            ? PersonRefusal.By("FP-12", "recused")
            : null;

    private static PersonRefusal? WrongReason(string? reason) =>
        string.IsNullOrWhiteSpace(reason) ? PersonRefusal.Of("reason", "reason")
        : reason.Trim().Length > LongestReason ? PersonRefusal.Of("reason", "long")
        : null;
}
