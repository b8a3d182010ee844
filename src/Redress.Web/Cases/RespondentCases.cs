using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Domain.Cases;
using Redress.Domain.Terms;
using Redress.Web.Letters;
using Redress.Web.Storage;

namespace Redress.Web.Cases;

/// <summary>
/// One thing that is asked of a party in a case. The day is null where there is none, as for a proposal once the time to reflect has run;
/// the kind is null where no term asks: whether a settlement was kept.
/// </summary>
public sealed record OpenTask(TermKind? Kind, DateOnly? Due);

public sealed record RespondentCase(
    string Number,
    CaseState State,
    string Complainant,
    DateTimeOffset FiledAt,
    IReadOnlyList<OpenTask> Asks,
    string? Contact
);

public sealed record RespondentCaseList(IReadOnlyList<RespondentCase> Items, string? Next);

/// <summary>The cases of a member as its users work through them: what is asked of it, soonest first.</summary>
internal sealed class RespondentCases(IDbContextFactory<AppDb> factory)
{
    private const int PageSize = 50;

    /// <param name="toDo">Only those in which something is asked.</param>
    public async Task<RespondentCaseList> List(
        Actor actor,
        bool toDo,
        string? words,
        string? after,
        CancellationToken cancel
    )
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var cases = db.Set<CaseRow>().AsNoTracking().VisibleTo(actor);
        cases = toDo ? cases.Where(c => c.RespondentDue < CaseRow.NothingDue) : cases;
        cases = string.IsNullOrWhiteSpace(words) ? cases : CaseQueries.Speaking(cases, words);
        if (CaseQueries.ReadCursor(after) is var (due, number))
        {
            cases = cases.Where(c =>
                EF.Functions.GreaterThan(ValueTuple.Create(c.RespondentDue, c.Number), ValueTuple.Create(due, number))
            );
        }

        var rows = await cases
            .OrderBy(c => c.RespondentDue)
            .ThenBy(c => c.Number)
            .Take(PageSize + 1)
            .Select(c => new
            {
                c.Number,
                c.RespondentDue,
                c.ContactId,
                c.File,
            })
            .ToListAsync(cancel);
        var users = await Contacts.UsersOf(db, actor.MemberId ?? "", cancel);
        var ofMember = await db.Set<MemberRow>()
            .AsNoTracking()
            .Where(m => m.Id == actor.MemberId)
            .Select(m => m.ContactId)
            .FirstOrDefaultAsync(cancel);
        var items = rows.Take(PageSize)
            .Select(r => (Case: CaseJson.Read(r.File), r.ContactId))
            .Select(r => new RespondentCase(
                r.Case.Number,
                r.Case.State,
                r.Case.Complainant.Name,
                r.Case.FiledAt,
                OpenTasksOf(r.Case, Party.Respondent),
                Contacts.Of(users, r.ContactId, ofMember)?.DisplayName
            ))
            .ToList();
        return new RespondentCaseList(
            items,
            rows.Count > PageSize
                ? CaseQueries.Cursor(rows[PageSize - 1].RespondentDue, rows[PageSize - 1].Number)
                : null
        );
    }

    /// <summary>What is asked of a party now: its running terms, a proposal that waits for its answer, whether a settlement was kept.</summary>
    public static IReadOnlyList<OpenTask> OpenTasksOf(Case c, Party party)
    {
        var asks = c
            .Terms.Where(t => t.Party == party && t.State == TermState.Running)
            .OrderBy(t => t.Due)
            .ThenBy(t => t.Kind)
            .Select(t => new OpenTask(t.Kind, t.Due))
            .ToList();
        if (c.OpenProposalTo(party) is not null && !asks.Exists(a => a.Kind == TermKind.Reflection))
        {
            asks.Add(new OpenTask(TermKind.Reflection, null));
        }

        if (c.Settlement is { AskedOn: not null } settlement && !settlement.Reports.Any(r => r.By == party))
        {
            asks.Add(new OpenTask(null, null));
        }

        return asks;
    }
}
