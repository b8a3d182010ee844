using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Web.Letters;
using Redress.Web.Storage;

namespace Redress.Web.Cases.Commands;

/// <summary>FP-21: what opens the case to who was its respondent until now, and what was written to it, is its successor's no more.</summary>
internal static class RespondentChange
{
    private const string Respondent = "respondent";
    private const string Former = "formerrespondent";
    private static readonly string[] NotReached = [LetterState.Pending, LetterState.Paper, LetterState.Failed];

    /// <summary>In the transaction of the act, before who is the respondent now is written to.</summary>
    public static async Task Apply(AppDb db, CaseRow row, CancellationToken cancel)
    {
        (row.RespondentCodeHash, row.RespondentNewCodeHash, row.ContactId) = (null, null, null);
        await db.Set<MailLinkRow>().Where(l => l.CaseId == row.Id && l.Party == Respondent).ExecuteDeleteAsync(cancel);
        var unsent = Party.Respondent.ToString();
        await db.Set<FormDraftRow>().Where(f => f.CaseId == row.Id && f.Party == unsent).ExecuteDeleteAsync(cancel);
        var letters = db.Set<LetterRow>().Where(l => l.CaseId == row.Id && l.To == Respondent);
        await letters
            .Where(l => NotReached.Contains(l.State))
            .ExecuteUpdateAsync(
                l => l.SetProperty(x => x.State, LetterState.Dropped).SetProperty(x => x.AccessCode, (string?)null),
                cancel
            );
        await letters.ExecuteUpdateAsync(l => l.SetProperty(x => x.To, Former), cancel);
        var (copies, toIt) = ($"{CopiedLetters.KeyOf(row)}", $":{Respondent}:");
        await db.Set<MailRow>()
            .Where(m => m.Key.StartsWith(copies) && m.Key.Contains(toIt) && m.State == LetterState.Pending)
            .ExecuteDeleteAsync(cancel);
    }
}
