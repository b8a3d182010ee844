using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Domain.Members;
using Redress.Web.Labels;
using Redress.Web.Letters;
using Redress.Web.Shell.Zones;
using Redress.Web.Storage;
using Redress.Web.Storage.Body;
using Redress.Web.Storage.Labels;

namespace Redress.Web.Members.Register;

/// <summary>A member in the list of its registrar: as it stands, its labels as they stand, and its users.</summary>
internal sealed record ListedMember(
    string Id,
    string Name,
    string Scheme,
    IReadOnlyList<string> Websites,
    string? CompanyNumber,
    Membership Membership,
    bool Valid
)
{
    public IReadOnlyList<LabelJson> Labels { get; init; } = [];

    /// <summary>The terms of its labels, what runs first.</summary>
    public IReadOnlyList<LabelTermJson> Terms { get; init; } = [];

    public IReadOnlyList<MemberUserJson> Users { get; init; } = [];

    public DateOnly? EndsOn { get; init; }

    /// <summary>In the order of the lines.</summary>
    public static async Task<IReadOnlyList<ListedMember>> Of(
        AppDb db,
        IReadOnlyList<MemberLine> lines,
        Actor by,
        SchemeTimes times,
        CancellationToken cancel
    )
    {
        var ids = lines.Select(m => m.Id).ToList();
        var rows = await db.Set<MemberRow>().AsNoTracking().Where(m => ids.Contains(m.Id)).ToListAsync(cancel);
        var labels = (
            await db.Set<MemberLabelRow>()
                .AsNoTracking()
                .Where(l => ids.Contains(l.MemberId))
                .OrderBy(l => l.Kind)
                .ToListAsync(cancel)
        ).ToLookup(l => l.MemberId, StringComparer.Ordinal);
        var organisations = rows.Select(m => m.Organisation).Distinct(StringComparer.Ordinal).ToList();
        var users = (
            await (
                from u in db.Users.AsNoTracking()
                join m in db.Set<MemberRow>() on u.MemberId equals m.Id
                where organisations.Contains(m.Organisation) && u.Email != null
                orderby u.Since != null, u.Since, u.Email
                select new { User = u, m.Organisation }
            ).ToListAsync(cancel)
        ).ToLookup(u => u.Organisation, u => u.User, StringComparer.Ordinal);
        var files = await db.Set<LabelFileRow>()
            .AsNoTracking()
            .Where(f => ids.Contains(f.MemberId))
            .ToDictionaryAsync(f => f.MemberId, f => LabelFileJson.Read(f.File), StringComparer.Ordinal, cancel);
        var byId = rows.ToDictionary(m => m.Id, StringComparer.Ordinal);
        return
        [
            .. lines
                .Where(line => byId.ContainsKey(line.Id))
                .Select(line =>
                {
                    var m = byId[line.Id];
                    var (file, today) = (files.GetValueOrDefault(m.Id), times.Today(m.Scheme));
                    return Of(line, m, [.. users[m.Organisation]]) with
                    {
                        Labels = MemberJson.LabelsOf(m, [.. labels[m.Id]], file, today),
                        Terms = file is null ? [] : LabelShape.Terms(file, by),
                    };
                }),
        ];
    }

    private static ListedMember Of(MemberLine line, MemberRow m, IReadOnlyList<User> users)
    {
        var contact = Contacts.Of(users, null, m.ContactId);
        return new ListedMember(m.Id, m.Name, m.Scheme, m.Sites, m.CompanyNumber, m.Membership, line.Valid)
        {
            Users = [.. users.Select(u => MemberJson.UserOf(u, contact))],
            EndsOn = m.EndsOn,
        };
    }
}
