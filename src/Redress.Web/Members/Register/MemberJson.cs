using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Domain.Labels;
using Redress.Domain.Members;
using Redress.Web.Shell.Zones;
using Redress.Web.Storage;
using Redress.Web.Storage.Body;
using Redress.Web.Storage.Labels;

namespace Redress.Web.Members.Register;

/// <summary>A member as everybody may know it: whether its labels are valid, and never why (BC-40).</summary>
internal sealed record PublicMemberJson(
    string Id,
    string Name,
    string Scheme,
    IReadOnlyList<string> Websites,
    string? CompanyNumber,
    IReadOnlyList<LabelLine> Labels,
    bool Valid
)
{
    public static PublicMemberJson Of(MemberLine m) =>
        new(m.Id, m.Name, m.Scheme, m.Websites, m.CompanyNumber, m.Labels, m.Valid);
}

/// <param name="State">valid, suspended, withdrawn, expired, ended or none.</param>
internal sealed record LabelJson(string Kind, bool Valid, DateOnly? ValidFrom, DateOnly? ValidUntil, string State);

internal sealed record MemberUserJson(string Id, string Name, string? Email, string Language, bool Contact);

internal sealed record MemberInvitationJson(Guid Id, string Email, DateTimeOffset ExpiresAt);

/// <summary>Another member of the same organisation, or one that has the same company number.</summary>
internal sealed record OtherMemberJson(string Id, string Name, string Scheme)
{
    public static OtherMemberJson Of(MemberRow m) => new(m.Id, m.Name, m.Scheme);
}

/// <summary>A member as its registrar knows it.</summary>
internal sealed record MemberJson(string Id, string Name, string Scheme, Membership Membership, bool Valid)
{
    public IReadOnlyList<string> Websites { get; init; } = [];

    public string? CompanyNumber { get; init; }

    public string Organisation { get; init; } = "";

    /// <summary>What the same organisation is in other schemes, of what the registrar keeps.</summary>
    public IReadOnlyList<OtherMemberJson> OfOrganisation { get; init; } = [];

    /// <summary>The members of other schemes that have its company number and are not of its organisation, of those that the registrar keeps.</summary>
    public IReadOnlyList<OtherMemberJson> OfSameNumber { get; init; } = [];

    public string Language { get; init; } = "";

    public IReadOnlyList<string> Languages { get; init; } = [];

    public string? Email { get; init; }

    public string? Telephone { get; init; }

    public MemberAddress? Address { get; init; }

    public DateOnly? CandidateSince { get; init; }

    public DateOnly? MemberSince { get; init; }

    public DateOnly? SuspendedFrom { get; init; }

    public DateOnly? SuspendedUntil { get; init; }

    public DateOnly? EndsOn { get; init; }

    public DateOnly? EndedOn { get; init; }

    public IReadOnlyList<LabelJson> Labels { get; init; } = [];

    /// <summary>Terms of the label's own procedure: it has none yet.</summary>
    public IReadOnlyList<object> Terms { get; init; } = [];

    public IReadOnlyList<MemberContact> Contacts { get; init; } = [];

    public IReadOnlyList<MemberUserJson> Users { get; init; } = [];

    public IReadOnlyList<MemberInvitationJson> Invitations { get; init; } = [];

    public IReadOnlyList<MemberEvent> History { get; init; } = [];

    public int Version { get; init; }

    public static async Task<MemberJson> Of(
        AppDb db,
        MemberRow m,
        Actor by,
        SchemeTimes times,
        CancellationToken cancel
    )
    {
        var today = times.Today(m.Scheme);
        var labels = await db.Set<MemberLabelRow>()
            .AsNoTracking()
            .Where(l => l.MemberId == m.Id)
            .OrderBy(l => l.Kind)
            .ToListAsync(cancel);
        var users = await Letters.Contacts.UsersOf(db, m.Id, cancel);
        var contact = Letters.Contacts.Of(users, null, m.ContactId);
        var others = await db.Set<MemberRow>()
            .AsNoTracking()
            .KeptBy(by)
            .Where(o => o.Organisation == m.Organisation && o.Id != m.Id)
            .OrderBy(o => o.Id)
            .ToListAsync(cancel);
        var same = await OrganisationJoin.SameNumber(db, m.Scheme, m.CompanyNumber, by, cancel);
        return new MemberJson(
            m.Id,
            m.Name,
            m.Scheme,
            m.Membership,
            labels.Exists(l => LabelValidity.IsValid(m, l, labels, today))
        )
        {
            Websites = m.Sites,
            CompanyNumber = m.CompanyNumber,
            Organisation = m.Organisation,
            OfOrganisation = [.. others.Select(OtherMemberJson.Of)],
            OfSameNumber = [.. same.Where(o => o.Organisation != m.Organisation).Select(OtherMemberJson.Of)],
            Language = m.Language,
            Languages = m.Languages,
            Email = m.Email,
            Telephone = m.Telephone,
            Address =
                m.Street is null && m.PostalCode is null && m.City is null && m.Country is null
                    ? null
                    : new MemberAddress(m.Street, m.PostalCode, m.City, m.Country),
            CandidateSince = m.CandidateSince,
            MemberSince = m.JoinedOn,
            SuspendedFrom = m.SuspendedFrom,
            SuspendedUntil = m.SuspendedUntil,
            EndsOn = m.EndsOn,
            EndedOn = m.EndedOn,
            Labels = LabelsOf(m, labels, await FileOf(db, m.Id, cancel), today),
            Contacts = await ContactsOf(db, m.Id, cancel),
            Users = [.. users.Select(u => UserOf(u, contact))],
            Invitations = await db.Set<InvitationRow>()
                .AsNoTracking()
                .Where(i => i.MemberId == m.Id && i.EndedAt == null)
                .OrderBy(i => i.CreatedAt)
                .Select(i => new MemberInvitationJson(i.Id, i.Email, i.ExpiresAt))
                .ToListAsync(cancel),
            History = await MemberHistory.Of(db, m.Id, cancel),
            Version = m.Version,
        };
    }

    public static MemberUserJson UserOf(User u, User? contact) =>
        new(u.Id, u.DisplayName, u.Email, u.Language, u.Id == contact?.Id);

    public static async Task<IReadOnlyList<MemberContact>> ContactsOf(
        AppDb db,
        string member,
        CancellationToken cancel
    ) =>
        await db.Set<MemberContactRow>()
            .AsNoTracking()
            .Where(c => c.MemberId == member)
            .OrderBy(c => c.Id)
            .Select(c => new MemberContact(c.Name, c.Task, c.Email, c.Telephone, c.Language))
            .ToListAsync(cancel);

    /// <summary>Where each label stands, for who keeps the register: by its own procedure where it has a file (ST-4), also before it was ever granted.</summary>
    public static IReadOnlyList<LabelJson> LabelsOf(
        MemberRow m,
        IReadOnlyList<MemberLabelRow> granted,
        LabelFile? file,
        DateOnly today
    ) =>
        [
            .. granted
                .Select(l => Label(m, l, granted, today))
                .Select(l =>
                    file?.Labels.Find(own => own.Kind == l.Kind) is { } own
                        ? l with
                        {
                            State = WireNames.Camel(own.State.ToString()),
                        }
                        : l
                ),
            .. (file?.Labels ?? [])
                .Where(own => own.State != LabelState.None && granted.All(l => l.Kind != own.Kind))
                .Select(own => new LabelJson(
                    own.Kind,
                    false,
                    own.From,
                    own.Until,
                    WireNames.Camel(own.State.ToString())
                )),
        ];

    private static async Task<LabelFile?> FileOf(AppDb db, string member, CancellationToken cancel) =>
        await db.Set<LabelFileRow>()
            .AsNoTracking()
            .Where(f => f.MemberId == member)
            .Select(f => f.File)
            .FirstOrDefaultAsync(cancel)
            is { } file
            ? LabelFileJson.Read(file)
            : null;

    private static LabelJson Label(MemberRow m, MemberLabelRow l, IReadOnlyList<MemberLabelRow> all, DateOnly today)
    {
        var valid = LabelValidity.IsValid(m, l, all, today);
        return new LabelJson(
            l.Kind,
            valid,
            l.ValidFrom,
            l.ValidUntil,
            valid ? MemberLabelRow.Valid
                : l.State == MemberLabelRow.Ended || m.Membership is Membership.Ended or Membership.Excluded ? "ended"
                : m.Membership == Membership.Suspended ? "suspended"
                : l.TakenOn is not null || m.Label == LabelHolding.Withdrawn ? "withdrawn"
                : l.ValidUntil < today ? "expired"
                : "none"
        );
    }
}
