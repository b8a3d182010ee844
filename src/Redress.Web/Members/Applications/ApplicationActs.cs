using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Domain.Members;
using Redress.Domain.Rulebooks;
using Redress.Web.Letters.Mail;
using Redress.Web.Members.Register;
using Redress.Web.Shell.Zones;
using Redress.Web.Storage;
using Redress.Web.Storage.Audits;
using Redress.Web.Storage.Body;

namespace Redress.Web.Members.Applications;

/// <summary>What the registrar makes of an application (WK-6): a candidate with its first user invited, or a refusal with its ground and reasons.</summary>
internal sealed class ApplicationActs(
    AppDb db,
    IDatabaseEngine engine,
    AuditTrail audit,
    MemberActs acts,
    Invitations invitations,
    MailWriter mails,
    RulebookCatalog rulebooks,
    SchemeTimes times,
    TimeProvider time
)
{
    public const string Law = "law";
    public const string Code = "code";
    private const int LongestReasons = 4000;

    /// <summary>The member that it became; null with why not, and null alone where it is decided already.</summary>
    /// <param name="organisation">The id of the member of another scheme whose organisation it joins; without, it stands apart.</param>
    public async Task<(string? Member, Refusal? Refusal)> Accept(
        Guid id,
        string? organisation,
        Actor by,
        CancellationToken cancel
    )
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await engine.LockRegister(db, "members", cancel);
        if (await Open(id, by, cancel) is not { } row)
        {
            return (null, null);
        }

        var input = Input(row);
        if (
            (
                await MemberCheck.OfNew(db, input, rulebooks, cancel)
                ?? await OrganisationJoin.WhyNot(db, organisation, row.Scheme, by, cancel)
            ) is
            { } refused
        )
        {
            return (null, refused);
        }

        var member = await acts.Made(input, times.Today(row.Scheme), cancel);
        member.Version++;
        member.Organisation = await OrganisationJoin.Of(engine, db, organisation, cancel) ?? member.Id;
        await Take(row, member, by, cancel);
        await transaction.CommitAsync(cancel);
        return (member.Id, null);
    }

    /// <summary>The member that it was before is a candidate again (BC-38), with its details as they were; null with why not, and null alone where it is decided already.</summary>
    public async Task<(string? Member, Refusal? Refusal)> Renew(Guid id, Actor by, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await engine.LockRegister(db, "members", cancel);
        if (await Open(id, by, cancel) is not { } row)
        {
            return (null, null);
        }

        var key = MemberRow.CompanyKeyOf(row.CompanyNumber);
        var known = await db.Set<MemberRow>()
            .Where(m => m.Scheme == row.Scheme && m.CompanyKey == key && key != "")
            .Select(m => m.Id)
            .FirstOrDefaultAsync(cancel);
        await engine.LockRegister(db, $"member {known}", cancel);
        if (await db.Set<MemberRow>().FirstOrDefaultAsync(m => m.Id == known, cancel) is not { } member)
        {
            return (null, Refusal.Field("companyNumber", "BC-38", FieldReason.Unknown));
        }

        var today = times.Today(row.Scheme);
        var standing = await MemberStanding.Of(db, member, cancel);
        if (standing.WhyNotBegin(today) is { } refused)
        {
            return (null, refused);
        }

        await acts.Begins(member, standing, today, cancel);
        member.Version++;
        await Take(row, member, by, cancel);
        await transaction.CommitAsync(cancel);
        return (member.Id, null);
    }

    // Whoever applied is invited, unless it is one of its users already.
    private async Task Take(MemberApplicationRow row, MemberRow member, Actor by, CancellationToken cancel)
    {
        Decide(row, by, MemberApplicationRow.Accepted);
        row.MemberId = member.Id;
        await db.SaveChangesAsync(cancel);
        var view = new OrganisationView(member, await Letters.Contacts.UsersOf(db, member.Id, cancel), []);
        if (Invitations.WhyNot(view, row.Email) is null)
        {
            await invitations.Write(
                view,
                by,
                new InvitedPerson(row.Email, row.ContactName, row.Languages is [var own, ..] ? own : member.Language),
                cancel
            );
        }

        var details = new Dictionary<string, string?> { ["name"] = row.Name, ["email"] = row.Email };
        if (member.Organisation != member.Id)
        {
            details["organisation"] = member.Organisation;
        }

        await audit.Add(
            db,
            new AuditEntry(
                by,
                AuditArea.Members,
                Invitations.SubjectOf(member.Id),
                "accept-application",
                null,
                details
            ),
            cancel
        );
    }

    /// <summary>Refused with its ground and reasons, which the applicant reads; null: done, or decided already.</summary>
    public async Task<Refusal?> Refuse(Guid id, string? ground, string? reasons, Actor by, CancellationToken cancel)
    {
        var check = new Validation();
        check.Require(ground is Law or Code, "ground", "WK-6", FieldReason.Unknown);
        check.Required(reasons, "reasons", "WK-6");
        check.Require((reasons?.Length ?? 0) <= LongestReasons, "reasons", "WK-6", FieldReason.TooLong, LongestReasons);
        if (check.Refusal is { } refused)
        {
            return refused;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await engine.LockRegister(db, "members", cancel);
        if (await Open(id, by, cancel) is not { } row)
        {
            return null;
        }

        Decide(row, by, MemberApplicationRow.Refused);
        (row.Ground, row.Reasons) = (ground, reasons!.Trim());
        db.Add(
            mails.Write(
                $"application-refused:{row.Id}",
                new MailReader(row.Email, row.ContactName, row.Languages[0], row.Scheme),
                MailWriter.ApplicationRefused,
                new Dictionary<string, object>
                {
                    ["shop"] = row.Name,
                    ["scheme"] = SchemeNames.In(rulebooks, row.Scheme, row.Languages[0]),
                    ["law"] = ground == Law,
                    ["reasons"] = row.Reasons,
                }
            )
        );
        await audit.Add(
            db,
            new AuditEntry(by, AuditArea.Members, $"application:{row.Id}", "refuse-application", row.Reasons),
            cancel
        );
        await transaction.CommitAsync(cancel);
        return null;
    }

    private async Task<MemberApplicationRow?> Open(Guid id, Actor by, CancellationToken cancel) =>
        await db.Set<MemberApplicationRow>()
            .KeptBy(by)
            .FirstOrDefaultAsync(
                a => a.Id == id && a.ConfirmedAt != null && a.State == MemberApplicationRow.Open,
                cancel
            );

    private void Decide(MemberApplicationRow row, Actor by, string state)
    {
        row.State = state;
        (row.DecidedAt, row.DecidedById, row.DecidedByName) = (time.GetUtcNow().ToUniversalTime(), by.Id, by.Name);
    }

    private static MemberInput Input(MemberApplicationRow row) =>
        new(
            Scheme: row.Scheme,
            Name: row.Name,
            Websites: row.Sites,
            CompanyNumber: row.CompanyNumber,
            Languages: row.Languages,
            Email: row.Email,
            Telephone: row.Telephone,
            Address: new MemberAddress(row.Street, row.PostalCode, row.City, row.Country),
            Contacts: [new MemberContact(row.ContactName, MemberContactRow.General, row.Email, row.Telephone)]
        );
}
