using Redress.Domain;
using Redress.Domain.Cases;
using Redress.Web.Storage;

namespace Redress.Web.Cases.Access;

/// <summary>The twin of <see cref="CaseView.MaySee"/> for sets of cases: every query over cases goes through it (BC-16, FP-12). Figures, which are kept and not counted, are cut by <see cref="Figures.FigureQuery"/>.</summary>
internal static class CaseFilter
{
    public static IQueryable<CaseRow> VisibleTo(this IQueryable<CaseRow> cases, Actor actor) =>
        actor.Role switch
        {
            Role.Secretary or Role.Appeals or Role.Committee when actor.Schemes is { } schemes => cases
                .Where(c => schemes.Contains(c.Scheme))
                .VisibleTo(actor with { Schemes = null }),
            Role.Secretary or Role.Appeals or Role.Clock => cases,
            Role.Committee => cases.Where(c =>
                actor.CommitteeSchemes.Contains(c.Scheme) && !c.Recusals.Any(r => r.UserId == actor.Id)
            ),
            Role.Respondent when actor.MemberId is not null => cases.Where(c =>
                c.RespondentMemberId != null && actor.MemberIds.Contains(c.RespondentMemberId) && c.RespondentInformed
            ),
            Role.Respondent => cases.Where(c =>
                c.RespondentInformed && c.RespondentMemberId == null && "respondent:" + c.Number == actor.Id
            ),
            Role.Complainant => cases.Where(c => "complainant:" + c.Number == actor.Id),
            _ => cases.Where(_ => false),
        };

    /// <summary>The complaints that an account collects: those whose code is still the one under which it added them.</summary>
    public static IQueryable<CaseRow> InAccountOf(this IQueryable<CaseRow> cases, AppDb db, string userId) =>
        cases.Where(c =>
            db.Set<AccountCaseRow>()
                .Any(h => h.UserId == userId && h.CaseId == c.Id && h.CodeHash == c.ComplainantCodeHash)
        );
}
