using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Domain.Appeals;
using Redress.Domain.Cases;
using Redress.Domain.Cases.PartyDuties;
using Redress.Domain.Cases.Records;
using Redress.Domain.Decisions;
using Redress.Domain.Terms;
using Redress.Web.Cases.Figures;
using Redress.Web.Storage;
using Redress.Web.Storage.Search;

namespace Redress.Web.Cases.Commands;

/// <summary>
/// What lists, searches, figures and other cases ask of a case, taken out of its file: the columns of its row, where it is counted, who recused
/// itself, its sanctions, its appeals and what is to be done about them, and by which contacts it is found. All of it follows from the file alone, so that it can be written anew (<see cref="ProjectionRebuild"/>).
/// </summary>
internal static class CaseProjection
{
    /// <summary>Counted up when something is projected that was not, or otherwise: the cases that are there are then projected anew at the next start.</summary>
    public const int Version = 12;

    /// <summary>Saves nothing by itself.</summary>
    public static async Task Write(AppDb db, CaseRow row, Case c, CancellationToken cancel)
    {
        WriteColumns(row, c);
        WriteFigures(db, row, c);
        await WriteContacts(db, row, c, cancel);
        // Before somebody was recused or declared an interest there is no row to replace.
        if (c.Recusals.Count + c.NotedInterests.Count > 0 || c.RespondentSince > 0)
        {
            await Replace(db, Recusals(row.Id, c), r => r.CaseId == row.Id, r => r.UserId, cancel);
        }

        // Before there is a decision there is no row to replace.
        if (c.Decision is not null || c.EarlierDecisions.Count > 0)
        {
            await Replace(db, Sanctions(row.Id, c), s => s.CaseId == row.Id, s => s.SanctionId, cancel);
            await Replace(db, Appeals(row.Id, c), a => a.CaseId == row.Id, a => a.AppealId, cancel);
            await Replace(db, AppealTasks(row.Id, c), t => t.CaseId == row.Id, t => t.SortKey, cancel);
        }
    }

    private static async Task WriteContacts(AppDb db, CaseRow row, Case c, CancellationToken cancel)
    {
        var contacts = ContactProjection.Of(row.Id, c);
        // A case that is being filed has none to replace.
        if (db.Entry(row).State == EntityState.Added)
        {
            db.AddRange(contacts);
            return;
        }

        await Replace(db, contacts, k => k.CaseId == row.Id, k => $"{k.Kind}/{k.Key}", cancel);
    }

    /// <summary>From whom the case is hidden: who was recused, and who declared an interest that was not cleared (BC-15).</summary>
    public static IReadOnlyList<RecusalRow> Recusals(Guid id, Case c) =>
        [
            .. c
                .Recusals.Select(r => r.MemberId)
                .Concat(c.NotedInterests.Where(n => n.ClearedBy is null).Select(n => n.MemberId))
                .Distinct()
                .Select(user => new RecusalRow { CaseId = id, UserId = user }),
        ];

    /// <summary>Those of a decision that was pronounced; a proposed one imposes nothing.</summary>
    public static IReadOnlyList<SanctionRow> Sanctions(Guid id, Case c) =>
        [
            .. c
                .EarlierDecisions.Append(c.Decision)
                .Where(d => d is { State: DecisionState.Pronounced or DecisionState.SetAside })
                .SelectMany(d => d!.Sanctions)
                .Select(s => SanctionRow.Of(id, c.Respondent.MemberId, s)),
        ];

    public static IReadOnlyList<AppealRow> Appeals(Guid id, Case c) =>
        c.Erased ? [] : [.. c.Appeals.Select(a => AppealRow.Of(id, a))];

    public static IReadOnlyList<AppealTaskRow> AppealTasks(Guid id, Case c) =>
        c.Erased
            ? []
            :
            [
                .. c.Appeals.SelectMany(a =>
                    AppealTask.Of(a, c.Terms, c.IsConsumer).Select(task => AppealTaskRow.Of(id, c.Number, a, task))
                ),
            ];

    /// <summary>Row by row, so that what did not change is not written. What an act before in the same transaction added is not in the database yet.</summary>
    public static async Task Replace<TRow>(
        AppDb db,
        IReadOnlyList<TRow> wanted,
        Expression<Func<TRow, bool>> ofCase,
        Func<TRow, string> key,
        CancellationToken cancel
    )
        where TRow : class
    {
        await db.Set<TRow>().Where(ofCase).LoadAsync(cancel);
        var kept = db.Set<TRow>().Local.Where(ofCase.Compile()).ToDictionary(key);
        foreach (var row in wanted)
        {
            if (kept.Remove(key(row), out var old))
            {
                db.Entry(old).CurrentValues.SetValues(row);
            }
            else
            {
                db.Add(row);
            }
        }

        db.RemoveRange(kept.Values);
    }

    private static void WriteFigures(AppDb db, CaseRow row, Case c)
    {
        var counts = CaseFigures.Of(c);
        var figures = counts.ToString();
        if (figures == row.Figures)
        {
            return;
        }

        counts.AddAll(FigureCounts.Parse(row.Figures), -1);
        db.Add(new FigureChangeRow { Scheme = c.Scheme, Changes = counts.ToString() });
        row.Figures = figures;
    }

    /// <summary>The row's own columns, those that follow from the file.</summary>
    public static void WriteColumns(CaseRow row, Case c)
    {
        var next = NextDue(c);
        (row.Scheme, row.RulebookVersion, row.Kind, row.State, row.Language, row.FiledAt, row.FiledOn) = (
            c.Scheme,
            c.RulebookVersion,
            c.Kind,
            c.State,
            c.Language,
            c.FiledAt,
            c.FiledOn
        );
        (row.ComplainantName, row.RespondentName, row.RespondentMemberId, row.RespondentInformed) = (
            c.Complainant.Name,
            c.Respondent.Name,
            c.Respondent.MemberId,
            c.RespondentInformed
        );
        (row.NextDue, row.NextDueKind, row.NextDueParty) = (
            next?.Due ?? CaseRow.NothingDue,
            next?.Kind,
            next?.Party?.ToString()
        );
        row.RespondentDue = DutyList.Of(c, Party.Respondent) is [var asked, ..]
            ? asked.Due ?? CaseRow.NoDay
            : CaseRow.NothingDue;
        row.ComplainantEmail = string.IsNullOrWhiteSpace(c.Complainant.Email)
            ? null
            : c.Complainant.Email.Trim().ToLowerInvariant();
        (row.AssignedToId, row.AssignedToName) = (c.AssignedTo?.Id, c.AssignedTo?.Name);
        row.AssignedKey = NameKey.Of(c.AssignedTo?.Name);
        row.MessageDue = MessageDue(c);
        row.UndeliveredSince = UndeliveredSince(c);
        row.OutcomeOn = CaseStatistics.OutcomeOn(c);
        row.MissedTerms = CaseStatistics.TermsThat(c, TermState.Lapsed).Distinct().ToList() is { Count: > 0 } missed
            ? $" {string.Join(' ', missed)} "
            : "";
        row.Version = c.Version;
        row.RespondentNameKey = NameKey.Of(c.Respondent.Name);
        row.SearchWords = SearchWordsOf(c);
        row.OrderKey = DuplicateKeys.Order(
            c.Respondent.MemberId,
            c.Respondent.Website,
            c.Respondent.Name,
            c.Purchase?.OrderNumber
        );
        row.TextKey = c.Erased ? "" : DuplicateKeys.Text(c.Facts);
    }

    private static DateOnly? MessageDue(Case c) =>
        c.Erased ? null : c.Conversation.Where(m => m.Waits).Min(m => (DateOnly?)m.AnswerBy);

    // The staff's lists are the committee's as well. FP-23: a duty whose day went by stands there by its own name.
    private static (DateOnly Due, string Kind, Party? Party)? NextDue(Case c) =>
        c
            .Terms.Where(t =>
                t.State == TermState.Running && Case.AsksSomething(t.Kind) && !CaseView.IsOfMediation(t.Kind)
            )
            .OrderBy(t => t.Kind)
            .Select(t => (t.Due, Kind: t.Kind.ToString(), t.Party))
            .Concat(
                c.WaitingDuties.Where(delay => delay.Kind != DutyKind.Message)
                    .OrderBy(delay => delay.Kind)
                    .Select(delay => (delay.Due, Kind: delay.Kind.ToString(), Party: (Party?)null))
            )
            .OrderBy(t => t.Due)
            .Cast<(DateOnly Due, string Kind, Party? Party)?>()
            .FirstOrDefault();

    private static DateOnly? UndeliveredSince(Case c) =>
        c.Erased ? null : c.Undelivered.Where(u => u.Open).Min(u => (DateOnly?)u.GivenUpOn);

    // What the body alone holds is found by no search of a party, since parties search in nothing but these words of their own case.
    private static string SearchWordsOf(Case c) =>
        SearchWords.Of(
            c.Language,
            c.Purchase?.OrderNumber,
            [
                c.Number,
                c.Complainant.Name,
                c.Respondent.Name,
                c.Respondent.Website,
                c.Facts,
                c.Claim,
                c.Response.Answer,
                c.Response.Defence,
            ],
            // Where a number is from that names no country.
            c.Complainant.Address?.Country
                is { Length: 2 } country
                ? [country]
                : []
        );
}
