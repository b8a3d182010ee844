using System.Linq.Expressions;
using Redress.Domain.Members;
using Redress.Web.Storage;
using Redress.Web.Storage.Body;

namespace Redress.Web.Members;

/// <summary>
/// Whether a member's labels are valid on a day (BC-40): it is a member and not suspended, nothing took the label, and the day lies among the label's own, which are open where
/// they are not known. What is carried beside another label has such another (BC-39).
/// </summary>
internal static class LabelValidity
{
    /// <param name="all">All labels of the member.</param>
    public static bool IsValid(MemberRow member, MemberLabelRow label, IEnumerable<MemberLabelRow> all, DateOnly on) =>
        member.Label == LabelHolding.Held
        && !(member.EndsOn <= on)
        && member.ToMember(all.Select(l => l.ToLabel())).IsValid(label.ToLabel(), on);

    /// <summary>The same, asked of many.</summary>
    /// <param name="kind">Of which label; null: of any.</param>
    public static Expression<Func<MemberRow, bool>> IsValid(AppDb db, DateOnly on, string? kind)
    {
        var carried = kind is not null && LabelKind.IsCarried(kind);
        // Where one that is carried is valid another is too.
        return m =>
            m.Membership == Membership.Active
            && m.Label == LabelHolding.Held
            && (m.EndsOn == null || m.EndsOn > on)
            && db.Set<MemberLabelRow>()
                .Any(l =>
                    l.MemberId == m.Id
                    && (kind == null && l.Kind != LabelKind.EcommerceEurope || l.Kind == kind)
                    && l.State == MemberLabelRow.Valid
                    && l.TakenOn == null
                    && l.LostOn == null
                    && (l.ValidFrom == null || l.ValidFrom <= on)
                    && (l.ValidUntil == null || l.ValidUntil >= on)
                )
            && (
                !carried
                || db.Set<MemberLabelRow>()
                    .Any(l =>
                        l.MemberId == m.Id
                        && (l.Kind == LabelKind.ForConsumers || l.Kind == LabelKind.ForBusinesses)
                        && l.State == MemberLabelRow.Valid
                        && l.TakenOn == null
                        && l.LostOn == null
                        && (l.ValidFrom == null || l.ValidFrom <= on)
                        && (l.ValidUntil == null || l.ValidUntil >= on)
                    )
            );
    }

    public static Expression<Func<MemberRow, bool>> IsNotValid(AppDb db, DateOnly on, string? kind)
    {
        var valid = IsValid(db, on, kind);
        return Expression.Lambda<Func<MemberRow, bool>>(Expression.Not(valid.Body), valid.Parameters);
    }
}
