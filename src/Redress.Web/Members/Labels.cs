using System.Linq.Expressions;
using Redress.Domain.Members;
using Redress.Web.Storage;
using Redress.Web.Storage.Body;

namespace Redress.Web.Members;

/// <summary>
/// Whether a member's labels are valid on a day (BC-40): it holds its label, is a member and not suspended, and the day lies among the label's own, which are open where they
/// are not known.
/// </summary>
internal static class Labels
{
    // BC-33: two years, the last day included.
    private const int Years = 2;

    public static readonly IReadOnlyList<string> Kinds =
    [
        MemberLabelRow.ForConsumers,
        MemberLabelRow.ForBusinesses,
        MemberLabelRow.EcommerceEurope,
        MemberLabelRow.WebshopKeurmerk,
    ];

    public static bool IsValid(MemberRow member, MemberLabelRow label, DateOnly on) =>
        member is { Membership: Membership.Active, Label: LabelState.Held }
        && !(member.EndsOn <= on)
        && !(label.ValidFrom > on)
        && !(label.ValidUntil < on);

    /// <summary>The same, asked of many.</summary>
    /// <param name="kind">Of which label; null: of any.</param>
    public static Expression<Func<MemberRow, bool>> IsValid(AppDb db, DateOnly on, string? kind) =>
        m =>
            m.Membership == Membership.Active
            && m.Label == LabelState.Held
            && (m.EndsOn == null || m.EndsOn > on)
            && db.Set<MemberLabelRow>()
                .Any(l =>
                    l.MemberId == m.Id
                    && (kind == null || l.Kind == kind)
                    && (l.ValidFrom == null || l.ValidFrom <= on)
                    && (l.ValidUntil == null || l.ValidUntil >= on)
                );

    public static Expression<Func<MemberRow, bool>> IsNotValid(AppDb db, DateOnly on, string? kind)
    {
        var valid = IsValid(db, on, kind);
        return Expression.Lambda<Func<MemberRow, bool>>(Expression.Not(valid.Body), valid.Parameters);
    }

    /// <summary>The last day of a label that is granted from that day; null where none is known.</summary>
    public static DateOnly? Until(string kind, DateOnly from) =>
        kind is MemberLabelRow.ForConsumers or MemberLabelRow.ForBusinesses ? from.AddYears(Years).AddDays(-1) : null;

    /// <summary>The last day on which the member had one, of those whose last day is known; null where one has none, and where there is no label.</summary>
    public static DateOnly? LastDay(IReadOnlyList<MemberLabelRow> labels) =>
        labels.Count == 0 || labels.Any(l => l.ValidUntil is null) ? null : labels.Max(l => l.ValidUntil);
}
