using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Domain.Cases.Records;
using Redress.Domain.Terms;
using Redress.Web.Cases.Figures;
using Redress.Web.Storage;
using Redress.Web.Storage.Desk;
using Redress.Web.Storage.Search;

namespace Redress.Web.Cases.Queries;

/// <summary>What a worklist is asked for. What the API does not know of (docs/api.md) is asked by the staff's pages alone.</summary>
internal sealed record WorklistQuery(
    CaseState? State = null,
    DateOnly? DueBefore = null,
    string? Q = null,
    string? Respondent = null,
    string? After = null,
    int Size = 50
)
{
    /// <summary>Only those whose procedure still runs.</summary>
    public bool Open { get; init; }

    /// <summary>The user to whom the case is assigned.</summary>
    public string? AssignedTo { get; init; }

    public bool Unassigned { get; init; }

    public string? Scheme { get; init; }

    /// <summary>Part of a member's name, or words of another respondent's.</summary>
    public string? RespondentNamed { get; init; }

    /// <summary>Only what changed since the actor last looked.</summary>
    public bool News { get; init; }

    /// <summary>Only those in which a message waits for the secretary (FP-20); asked by secretaries alone.</summary>
    public bool Unanswered { get; init; }

    /// <summary>From this day of filing on, each case's where it is.</summary>
    public DateOnly? FiledFrom { get; init; }

    public DateOnly? FiledBefore { get; init; }

    /// <summary>Only those in which a term of this kind went by.</summary>
    public TermKind? Missed { get; init; }

    public DateOnly? OutcomeFrom { get; init; }

    public DateOnly? OutcomeBefore { get; init; }

    /// <summary>Only those that a figure of the yearly report counts (FP-16).</summary>
    public CountedAs? Counted { get; init; }

    /// <summary>Only those to which the body gave this tag.</summary>
    public string? Tag { get; init; }

    public WorklistOrder Order { get; init; } = WorklistOrder.Usual;
}

internal static class WorklistMatching
{
    public static IQueryable<CaseRow> Matching(
        this IQueryable<CaseRow> cases,
        WorklistQuery query,
        AppDb db,
        Actor actor
    )
    {
        if (query.State is { } state)
        {
            cases = cases.Where(c => c.State == state);
        }

        if (query.DueBefore is { } before)
        {
            cases = cases.Where(c => c.NextDue < before);
        }

        if (!string.IsNullOrWhiteSpace(query.Respondent))
        {
            cases = cases.Where(c => c.RespondentMemberId == query.Respondent || c.RespondentName == query.Respondent);
        }

        return cases.OfWhom(query, db).When(query).InFigure(query.Counted).NewTo(query.News ? actor : null, db);
    }

    private static IQueryable<CaseRow> OfWhom(this IQueryable<CaseRow> cases, WorklistQuery query, AppDb db)
    {
        cases = query.Open ? cases.Where(c => c.Open) : cases;
        cases = query.Unassigned ? cases.Where(c => c.AssignedToId == null) : cases;
        cases = query.Unanswered ? cases.Where(c => c.MessageDue != null) : cases;
        cases = query.AssignedTo is { } person ? cases.Where(c => c.AssignedToId == person) : cases;
        cases = query.Scheme is { } scheme ? cases.Where(c => c.Scheme == scheme) : cases;
        cases = query.Tag is { } tag
            ? cases.Where(c => db.Set<CaseTagRow>().Any(t => t.CaseId == c.Id && t.Tag == tag))
            : cases;
        if (string.IsNullOrWhiteSpace(query.RespondentNamed))
        {
            return cases;
        }

        var part = NameKey.Of(query.RespondentNamed);
        if (part.Length == 0)
        {
            return cases.Where(_ => false);
        }

        var members = db.Set<MemberRow>().Where(m => m.NameKey.Contains(part)).Select(m => m.Id);
        return cases.Where(c =>
            members.Contains(c.RespondentMemberId!)
            || c.RespondentMemberId == null && c.RespondentNameKey.Contains(part)
        );
    }

    private static IQueryable<CaseRow> When(this IQueryable<CaseRow> cases, WorklistQuery query)
    {
        cases = query.FiledFrom is { } filed ? cases.Where(c => c.FiledOn >= filed) : cases;
        cases = query.FiledBefore is { } until ? cases.Where(c => c.FiledOn < until) : cases;
        cases = query.OutcomeFrom is { } from ? cases.Where(c => c.OutcomeOn >= from) : cases;
        cases = query.OutcomeBefore is { } before ? cases.Where(c => c.OutcomeOn < before) : cases;
        // The first condition is the index's own.
        return query.Missed is { } kind && $" {kind} " is var word
            ? cases.Where(c => c.MissedTerms != "" && c.MissedTerms.Contains(word))
            : cases;
    }

    // By the text from which the figures themselves come: no figure says another number than the list that it opens.
    internal static IQueryable<CaseRow> InFigure(this IQueryable<CaseRow> cases, CountedAs? counted)
    {
        if (counted is null)
        {
            return cases;
        }

        var lines = counted.Lines;
        return cases.Where(c => lines.Any(line => EF.Functions.Like("\n" + c.Figures + "\n", line, CountedAs.Escape)));
    }

    /// <summary>What changed since the reader last looked, and what it was given and never opened.</summary>
    public static IQueryable<CaseRow> NewTo(this IQueryable<CaseRow> cases, Actor? reader, AppDb db) =>
        reader?.Id is not { } id
            ? cases
            : cases.Where(c =>
                db.Set<CaseReadMarkRow>().Any(l => l.UserId == id && l.CaseId == c.Id && l.Version < c.Version)
                || c.AssignedToId == id && !db.Set<CaseReadMarkRow>().Any(l => l.UserId == id && l.CaseId == c.Id)
            );
}
