using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Web.Storage;

namespace Redress.Web.Members.Register;

/// <summary>
/// A new member that is the member of another scheme as well: it joins that one's organisation where who keeps both says so, and stands apart otherwise. A number that
/// somebody typed joins nobody, since the users of an organisation see the cases of all of it (BC-16).
/// </summary>
internal static class OrganisationJoin
{
    /// <summary>What is said where it is to stand apart, though another has its number.</summary>
    public const string Apart = "apart";

    private const string Law = "BC-16";

    /// <summary>The members of other schemes that have this number, of those that are kept by who asks.</summary>
    public static async Task<IReadOnlyList<MemberRow>> SameNumber(
        AppDb db,
        string? scheme,
        string? number,
        Actor by,
        CancellationToken cancel
    )
    {
        var key = MemberRow.CompanyKeyOf(number);
        return key.Length == 0
            ? []
            : await db.Set<MemberRow>()
                .AsNoTracking()
                .KeptBy(by)
                .Where(m => m.CompanyKey == key && m.Scheme != scheme)
                .OrderBy(m => m.CreatedAt)
                .ThenBy(m => m.Id)
                .ToListAsync(cancel);
    }

    /// <summary>What is wrong with what is said; null: nothing, also where nothing is said.</summary>
    /// <param name="member">The id of the member whose organisation it is.</param>
    /// <param name="scheme">Of the new member.</param>
    public static async Task<Refusal?> WhyNot(
        AppDb db,
        string? member,
        string? scheme,
        Actor by,
        CancellationToken cancel
    )
    {
        if (!Joins(member))
        {
            return null;
        }

        var schemes = await db.Set<MemberRow>()
            .Where(m => db.Set<MemberRow>().Any(own => own.Id == member && own.Organisation == m.Organisation))
            .Select(m => m.Scheme)
            .ToListAsync(cancel);
        return schemes.Count == 0 || !schemes.TrueForAll(by.WorksFor)
                ? Refusal.Field("organisation", Law, FieldReason.Unknown)
            : schemes.Contains(scheme ?? "") ? Refusal.Field("organisation", Law, FieldReason.SchemeInOrganisation)
            : null;
    }

    /// <summary>Its organisation, held until the transaction ends; null where it stands apart.</summary>
    public static async Task<string?> Of(IDatabaseEngine engine, AppDb db, string? member, CancellationToken cancel) =>
        Joins(member)
            ? (await HeldMembers.OfOrganisations(engine, db, [member!], cancel)).Find(m => m.Id == member)?.Organisation
            : null;

    private static bool Joins(string? member) => !string.IsNullOrWhiteSpace(member) && member != Apart;
}
