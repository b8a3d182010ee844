using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Records;
using Redress.Domain.Decisions;
using Redress.Web.Cases.Access;
using Redress.Web.Committee;
using Redress.Web.Storage;
using Redress.Web.Storage.Body;

namespace Redress.Web.Cases.Queries;

/// <summary>A sanction that a final decision of another case imposed on the same member.</summary>
public sealed record EarlierSanction(string Case, DateOnly FinalOn, IReadOnlyList<string> Norms, Sanction Sanction)
{
    /// <summary>BC-20: on probation still, so that this decision can make it effective.</summary>
    public bool RunsOn(DateOnly day) =>
        Sanction is { State: SanctionState.Deferred, DeferredUntil: { } until } && until >= day;
}

/// <summary>What who decides must know besides the file.</summary>
internal sealed class DecisionEditorQueries(IDbContextFactory<AppDb> factory, CommitteeRegister committee)
{
    /// <summary>Of how many earlier cases is told.</summary>
    public const int MostCases = 20;

    /// <summary>The sanctions of the member's latest final decisions, of the cases that this reader may see (FP-12).</summary>
    public async Task<IReadOnlyList<EarlierSanction>> Earlier(Case c, Actor reader, CancellationToken cancel = default)
    {
        if (c.Respondent.MemberId is not { } member)
        {
            return [];
        }

        await using var db = await factory.CreateDbContextAsync(cancel);
        CaseState[] states = [CaseState.Final, CaseState.Closed];
        var cases = db.Set<CaseRow>()
            .AsNoTracking()
            .VisibleTo(reader)
            .Where(r => r.RespondentMemberId == member && r.Number != c.Number && states.Contains(r.State));
        // What is on probation is always told, however long ago it was decided.
        var files = await cases
            .OrderByDescending(r =>
                db.Set<SanctionRow>().Any(s => s.CaseId == r.Id && s.State == SanctionState.Deferred)
            )
            .ThenByDescending(r => r.Number)
            .Take(MostCases)
            .Select(r => r.File)
            .ToListAsync(cancel);
        return
        [
            .. files
                .Select(CaseJson.Read)
                .Where(other => other is { FinalOn: not null, Decision: not null })
                .SelectMany(other =>
                    other.Decision!.StandingSanctions.Select(s => new EarlierSanction(
                        other.Number,
                        other.FinalOn!.Value,
                        other.Decision.Norms,
                        s
                    ))
                )
                .OrderByDescending(e => e.FinalOn),
        ];
    }

    /// <summary>The names of who may confirm what <paramref name="first"/> proposes: somebody else, one of the two of the committee, none recused or with an interest (FP-12).</summary>
    public async Task<IReadOnlyList<string>> SecondPersons(
        Case c,
        Signature first,
        CancellationToken cancel = default
    ) =>
        [
            .. (await Staff(cancel))
                .Where(a => Decision.MayConfirm(first, a) && CaseView.MaySee(c, a))
                .Select(a => a.Name)
                .Distinct(),
        ];

    /// <summary>Everybody who proposes and confirms decisions, in whichever scheme, as they are today.</summary>
    public async Task<IReadOnlyList<Actor>> Staff(CancellationToken cancel = default)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var staff = await (
            from u in db.Users.Working()
            join ur in db.UserRoles on u.Id equals ur.UserId
            join r in db.Roles on ur.RoleId equals r.Id
            where r.Name == Roles.Secretary || r.Name == Roles.Committee
            orderby u.DisplayName
            select new
            {
                u.Id,
                u.DisplayName,
                Role = r.Name,
            }
        )
            .AsNoTracking()
            .ToListAsync(cancel);
        var schemes = (await db.Set<PersonSchemeRow>().AsNoTracking().ToListAsync(cancel)).ToLookup(
            s => s.UserId,
            s => s.Scheme,
            StringComparer.Ordinal
        );
        var actors = new List<Actor>();
        foreach (var u in staff)
        {
            var committeeMandates =
                u.Role == Roles.Committee ? await committee.MandatesOf(u.Id, cancel, db) : CommitteeMandates.None;
            actors.Add(
                new Actor(u.Role == Roles.Committee ? Role.Committee : Role.Secretary, u.Id, u.DisplayName)
                {
                    Schemes = schemes.Contains(u.Id) ? [.. schemes[u.Id]] : null,
                    CommitteeSchemes = committeeMandates.Schemes,
                    Interests = committeeMandates.Interests,
                }
            );
        }

        return actors;
    }
}
