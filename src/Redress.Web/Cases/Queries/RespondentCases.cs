using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Domain.Cases;
using Redress.Domain.Cases.PartyDuties;
using Redress.Domain.Cases.Records;
using Redress.Domain.Rulebooks;
using Redress.Web.Cases.Access;
using Redress.Web.Letters;
using Redress.Web.Storage;

namespace Redress.Web.Cases.Queries;

public sealed record RespondentCase(
    string Number,
    CaseState State,
    string Complainant,
    DateTimeOffset FiledAt,
    IReadOnlyList<PartyDuty> Asks,
    string? Contact
)
{
    public CaseKind Kind { get; init; }

    /// <summary>By which its webshop finds the order; null where the complaint is about no purchase.</summary>
    public Purchase? Purchase { get; init; }

    /// <summary>The moment of the hearing that is to come; null where none is.</summary>
    public DateTimeOffset? HearingAt { get; init; }
}

public sealed record RespondentCaseList(IReadOnlyList<RespondentCase> Items, string? Next);

/// <summary>The cases of a member as its users work through them: what is asked of it, soonest first.</summary>
internal sealed class RespondentCases(
    IDbContextFactory<AppDb> factory,
    WorklistSearch search,
    RulebookCatalog rulebooks,
    TimeProvider time
)
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
        var rows = await Page(db, cases, words, after, PageSize)
            .Select(c => new
            {
                c.Number,
                c.RespondentDue,
                c.ContactId,
                c.RespondentMemberId,
                c.File,
            })
            .ToListAsync(cancel);
        var users = await Contacts.UsersOf(db, actor.MemberId ?? "", cancel);
        var ofMember = await db.Set<MemberRow>()
            .AsNoTracking()
            .Where(m => actor.MemberIds.Contains(m.Id))
            .ToDictionaryAsync(m => m.Id, m => m.ContactId, cancel);
        var items = rows.Take(PageSize)
            .Select(r => (Case: CaseJson.Read(r.File), r.ContactId, Member: r.RespondentMemberId ?? ""))
            .Select(r => new RespondentCase(
                r.Case.Number,
                r.Case.State,
                r.Case.Complainant.Name,
                r.Case.FiledAt,
                DutyList.Of(
                    r.Case,
                    Party.Respondent,
                    time.GetUtcNow(),
                    rulebooks.Of(r.Case.Scheme, r.Case.RulebookVersion).Working
                ),
                Contacts.Of(users, r.ContactId, ofMember.GetValueOrDefault(r.Member))?.DisplayName
            )
            {
                Kind = r.Case.Kind,
                Purchase = r.Case.Purchase,
                HearingAt = r.Case.OpenHearing?.At,
            })
            .ToList();
        return new RespondentCaseList(
            items,
            rows.Count > PageSize
                ? WorklistCursor.Of(rows[PageSize - 1].RespondentDue, rows[PageSize - 1].Number)
                : null
        );
    }

    /// <summary>
    /// The same cases as the API's worklist has them. Their order, what is filtered by and what is shown is what is asked of the respondent itself: a term of the
    /// other party, or an inner one of the body, is not told by any of the three (BC-16).
    /// </summary>
    public async Task<WorklistResult> Worklist(AppDb db, Actor actor, WorklistQuery query, CancellationToken cancel)
    {
        var cases = db.Set<CaseRow>()
            .AsNoTracking()
            .VisibleTo(actor)
            .Matching(query with { DueBefore = null }, db, actor);
        cases = query.DueBefore is { } before ? cases.Where(c => c.RespondentDue < before) : cases;
        var rows = await Page(db, cases, query.Q, query.After, query.Size)
            .Select(c => new
            {
                c.RespondentDue,
                c.Version,
                c.FiledOn,
                c.File,
            })
            .ToListAsync(cancel);
        var items = rows.Take(query.Size)
            .Select(r => (Case: CaseJson.Read(r.File), r.Version, r.FiledOn))
            .Select(r => new WorklistItem(
                r.Case.Number,
                r.Case.Scheme,
                r.Case.Kind,
                r.Case.State,
                r.Case.Complainant.Name,
                r.Case.Respondent.Name,
                NextOf(r.Case),
                r.Case.FiledAt,
                AssignedTo: null,
                r.Version
            )
            {
                FiledOn = r.FiledOn,
            })
            .ToList();
        return new WorklistResult(
            items,
            rows.Count > query.Size ? WorklistCursor.Of(rows[query.Size - 1].RespondentDue, items[^1].Number) : null
        );
    }

    // By the term that sets the day; what has a day of its own, by its own name.
    private static WorklistTerm? NextOf(Case c) =>
        DutyList.Of(c, Party.Respondent) is [{ Due: { } due } duty, ..]
            ? new WorklistTerm(
                duty.Term is { } term ? WireNames.Camel(term.Kind.ToString()) : duty.Key,
                WireNames.Camel(nameof(Party.Respondent)),
                due
            )
            : null;

    // One more than the page holds, so that it is known whether another follows.
    private IQueryable<CaseRow> Page(AppDb db, IQueryable<CaseRow> cases, string? words, string? after, int size)
    {
        cases = string.IsNullOrWhiteSpace(words) ? cases : search.Matching(db, cases, words);
        if (WorklistCursor.Read(after) is var (due, number))
        {
            cases = cases.Where(c =>
                c.RespondentDue >= due && (c.RespondentDue > due || c.Number.CompareTo(number) > 0)
            );
        }

        return cases.OrderBy(c => c.RespondentDue).ThenBy(c => c.Number).Take(size + 1);
    }
}
