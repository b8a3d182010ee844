using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Facts;
using Redress.Domain.Cases.Records;
using Redress.Domain.Decisions;
using Redress.Domain.Letters;
using Redress.Domain.Notices;
using Redress.Domain.Procedure;
using Redress.Domain.Rulebooks;
using Redress.Domain.Terms;
using Redress.Web.Cases.Access;
using Redress.Web.Letters;
using Redress.Web.Storage;

namespace Redress.Web.Cases.Commands;

/// <summary>Keeps what an act brought about: the case's row, what falls due, the journal's entry, the bound documents, the letters. Saves nothing by itself.</summary>
internal sealed class CaseWriter(LetterWriter writer)
{
    public async Task Write(AppDb db, CaseRow row, DoneAct done, CancellationToken cancel)
    {
        var (c, rulebook) = (done.Case, done.Rulebook);
        Project(row, c);
        await WriteNotice(db, row, c, cancel);
        await DueSchedule.Write(db, row, c, rulebook, isNew: done.IsFiling, cancel);
        JournalWriter.Write(db, row, done);
        WriteLetters(db, row, c, rulebook, done.Act.Now);
        row.File = CaseJson.Write(c);
        if (done.Content is AddDocument document)
        {
            await BindDocuments(db, row.Id, [document.Id], cancel);
        }

        if (c.Erased)
        {
            await CaseErasure.Erase(db, row, cancel);
        }
    }

    private static void Project(CaseRow row, Case c)
    {
        var next = c
            .Terms.Where(t => t.State == TermState.Running)
            .OrderBy(t => t.Due)
            .ThenBy(t => t.Kind)
            .FirstOrDefault();
        (row.Scheme, row.RulebookVersion, row.Kind, row.State, row.Language, row.FiledAt) = (
            c.Scheme,
            c.RulebookVersion,
            c.Kind,
            c.State,
            c.Language,
            c.FiledAt
        );
        (row.ComplainantName, row.RespondentName, row.RespondentMemberId, row.RespondentInformed) = (
            c.Complainant.Name,
            c.Respondent.Name,
            c.Respondent.MemberId,
            c.RespondentInformed
        );
        (row.NextDue, row.NextDueKind, row.NextDueParty) = (
            next?.Due ?? CaseRow.NothingDue,
            next?.Kind.ToString(),
            next?.Party?.ToString()
        );
        row.RespondentDue = c.OpenTasksOf(Party.Respondent) is [var asked, ..]
            ? asked.Due ?? CaseRow.NoDay
            : CaseRow.NothingDue;
        row.ComplainantEmail = string.IsNullOrWhiteSpace(c.Complainant.Email)
            ? null
            : c.Complainant.Email.Trim().ToLowerInvariant();
        (row.AssignedToId, row.AssignedToName) = (c.AssignedTo?.Id, c.AssignedTo?.Name);
        row.Recused = [.. c.Recusals.Select(r => r.MemberId)];
        (row.OutcomeOn, row.MetTerms, row.MissedTerms) = (
            CaseStatistics.OutcomeOn(c),
            CaseStatistics.TermsThat(c, TermState.Met),
            CaseStatistics.TermsThat(c, TermState.Lapsed)
        );
        row.Version = c.Version;
        row.SearchText = SearchText(c);
        row.OrderKey = DuplicateKeys.Order(
            c.Respondent.MemberId,
            c.Respondent.Website,
            c.Respondent.Name,
            c.Purchase?.OrderNumber
        );
        row.TextKey = c.Erased ? "" : DuplicateKeys.Text(c.Facts);
    }

    // What the body alone holds is found by no search of a party, since parties search in nothing but these words of their own case.
    private static string SearchText(Case c) =>
        string.Join(
            '\n',
            new[]
            {
                c.Number,
                c.Complainant.Name,
                c.Respondent.Name,
                c.Respondent.Website,
                c.Purchase?.OrderNumber,
                c.Facts,
                c.Claim,
                c.Response.Answer,
                c.Response.Defence,
            }.Where(text => !string.IsNullOrEmpty(text))
        );

    // What the public reads of a notice once it had a reference; while it is not published, no word of it (BC-31).
    private static async Task WriteNotice(AppDb db, CaseRow row, Case c, CancellationToken cancel)
    {
        if (c is not { Notice: { Reference: { } reference } notice, Decision: { } decision })
        {
            return;
        }

        if (await db.FindAsync<NoticeRow>([reference], cancel) is not { } kept)
        {
            db.Add(kept = new NoticeRow { Reference = reference, CaseId = row.Id });
        }

        (kept.Scheme, kept.NormsVersion, kept.Language, kept.State, kept.PublishedOn) = (
            c.Scheme,
            c.NormsVersion,
            c.Language,
            notice.State,
            notice.PublishedOn!.Value
        );
        (kept.Outcome, kept.Norms, kept.Appealed) = (decision.Outcome, [.. decision.Norms], c.Appeals.Count > 0);
        kept.Sanctions =
        [
            .. decision
                .Sanctions.Where(s => s.State != SanctionState.Annulled)
                .Select(s => s.Kind.ToString())
                .Distinct(),
        ];
        kept.Text = notice.State == NoticeState.Published ? notice.Text : "";
        kept.History = JsonSerializer.Serialize(notice.History, ActionJson.Options);
        kept.UpdatedAt = notice.History[^1].At.ToUniversalTime();
    }

    private void WriteLetters(AppDb db, CaseRow row, Case c, Rulebook rulebook, DateTimeOffset now)
    {
        foreach (var letter in Correspondence.For(c, rulebook, c.NewFacts, now))
        {
            db.Add(writer.Write(row, c, WithCode(row, c, letter), now));
        }
    }

    // A respondent without a user gets the code of its own side with its first letter; who lost a code gets another, and with its hash the old one is gone.
    private static Letter WithCode(CaseRow row, Case c, Letter letter)
    {
        var first = letter.To == Addressee.Respondent && !c.Respondent.IsMember && row.RespondentCodeHash is null;
        if (!first && !c.NewFacts.OfType<CodeReissued>().Any())
        {
            return letter;
        }

        var code = AccessCode.Make();
        if (letter.To == Addressee.Complainant)
        {
            row.ComplainantCodeHash = AccessCode.Hash(c.Number, code);
        }
        else
        {
            row.RespondentCodeHash = AccessCode.Hash(c.Number, code);
        }

        return letter with
        {
            Values = new Dictionary<string, object>(letter.Values) { ["accessCode"] = code },
        };
    }

    public static async Task BindDocuments(
        AppDb db,
        Guid caseId,
        IEnumerable<string> documents,
        CancellationToken cancel
    )
    {
        foreach (var id in documents)
        {
            var document =
                await db.Set<DocumentRow>().FirstOrDefaultAsync(d => d.Id == id && d.CaseId == null, cancel)
                ?? throw new InvalidOperationException($"The document {id} is staged no more.");
            document.CaseId = caseId;
        }
    }
}
