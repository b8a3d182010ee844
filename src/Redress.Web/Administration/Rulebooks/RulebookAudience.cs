using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Domain.Labels;
using Redress.Domain.Members;
using Redress.Web.Storage;
using Redress.Web.Storage.Labels;

namespace Redress.Web.Administration.Rulebooks;

/// <summary>Somebody who is told of a new version, for a member that has the label.</summary>
internal sealed record RulebookReader(string MemberId, string Member, string Email, string Name, string Language);

/// <summary>Who is told of a new version (BC-42): each user of each member of the scheme that has its label, and where there is no user the member's own address.</summary>
/// <param name="Unreachable">The members that have neither; as long as there is one, nothing can be announced.</param>
internal sealed record RulebookAudience(IReadOnlyList<RulebookReader> Readers, IReadOnlyList<string> Unreachable)
{
    /// <summary>Stands for who is told of what: another where anything of either is another.</summary>
    /// <param name="text">Of the version.</param>
    public string SeenWith(string text) =>
        Convert.ToHexStringLower(
            SHA256.HashData(
                Encoding.UTF8.GetBytes(string.Join('\n', Readers.Select(r => $"{r.MemberId} {r.Email}").Prepend(text)))
            )
        );

    private static readonly string Resting = WireNames.Camel(nameof(LabelState.Suspended));

    public static async Task<RulebookAudience> Of(AppDb db, string scheme, string language, CancellationToken cancel)
    {
        var members = await Users(db, scheme)
            .OrderBy(m => m.Name)
            .ThenBy(m => m.Id)
            .Select(m => new
            {
                m.Id,
                m.Name,
                m.Organisation,
                m.Email,
                m.Language,
            })
            .ToListAsync(cancel);
        var users = await db
            .Users.AsNoTracking()
            .Where(u => u.Email != null && u.LockedAt == null && u.RemovedAt == null)
            .Join(
                db.Set<MemberRow>(),
                u => u.MemberId,
                m => m.Id,
                (u, m) =>
                    new
                    {
                        m.Organisation,
                        u.Email,
                        u.DisplayName,
                        u.Language,
                    }
            )
            .OrderBy(u => u.Email)
            .ToListAsync(cancel);
        var byOrganisation = users.ToLookup(u => u.Organisation, StringComparer.Ordinal);
        var readers = new List<RulebookReader>();
        var unreachable = new List<string>();
        foreach (var m in members)
        {
            if (byOrganisation.Contains(m.Organisation))
            {
                readers.AddRange(
                    byOrganisation[m.Organisation]
                        .DistinctBy(u => u.Email, StringComparer.OrdinalIgnoreCase)
                        .Select(u => new RulebookReader(m.Id, m.Name, u.Email!, u.DisplayName, u.Language))
                );
            }
            else if (string.IsNullOrWhiteSpace(m.Email))
            {
                unreachable.Add(m.Name);
            }
            else
            {
                var own = m.Language.Length > 0 ? m.Language : language;
                readers.Add(new RulebookReader(m.Id, m.Name, m.Email, m.Name, own));
            }
        }

        return new RulebookAudience(readers, unreachable);
    }

    // A label that rests may come back, and its user may leave over a change: it is told as well.
    private static IQueryable<MemberRow> Users(AppDb db, string scheme) =>
        db.Set<MemberRow>()
            .AsNoTracking()
            .Where(m => m.Scheme == scheme)
            .Where(m => m.Membership == Membership.Active || m.Membership == Membership.Suspended)
            .Where(m =>
                m.Label == LabelHolding.Held
                || db.Set<LabelStandRow>().Any(l => l.MemberId == m.Id && l.State == Resting)
            );
}
