using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Domain.Cases.Records;
using Redress.Domain.Letters;
using Redress.Web.Letters;
using Redress.Web.Storage;

namespace Redress.Web.Cases.Commands;

/// <summary>FP-21: what opens the case to who was its respondent until now, and what was written to it, is its successor's no more.</summary>
internal static class RespondentChange
{
    private static readonly string Respondent = LetterRow.NameOf(Party.Respondent);
    private static readonly string Former = LetterRow.NameOf(Addressee.FormerRespondent);
    private static readonly string[] NotReached = [LetterState.Pending, LetterState.Paper, LetterState.Failed];

    /// <summary>In the transaction of the act, before who is the respondent now is written to.</summary>
    public static async Task Apply(AppDb db, CaseRow row, CancellationToken cancel)
    {
        (row.RespondentCodeHash, row.RespondentNewCodeHash, row.ContactId) = (null, null, null);
        await db.Set<MailLinkRow>().Where(l => l.CaseId == row.Id && l.Party == Respondent).ExecuteDeleteAsync(cancel);
        var holder = AddressLinks.NameOf(AddressHolder.Respondent);
        await db.Set<AddressLinkRow>().Where(l => l.CaseId == row.Id && l.Holder == holder).ExecuteDeleteAsync(cancel);
        var unsent = Party.Respondent.ToString();
        await db.Set<FormDraftRow>().Where(f => f.CaseId == row.Id && f.Party == unsent).ExecuteDeleteAsync(cancel);
        var letters = db.Set<LetterRow>().Where(l => l.CaseId == row.Id && l.To == Respondent);
        await letters
            .Where(l => NotReached.Contains(l.State))
            .ExecuteUpdateAsync(
                l =>
                    l.SetProperty(x => x.State, LetterState.Dropped)
                        .SetProperty(x => x.AccessCode, (string?)null)
                        // What the outbox gave up is no news for the case any more.
                        .SetProperty(x => x.GivenUp, (string?)null)
                        // Who sends one at this moment records nothing of it.
                        .SetProperty(x => x.Claim, (Guid?)null)
                        .SetProperty(x => x.ClaimedUntil, (DateTimeOffset?)null),
                cancel
            );
        await letters.ExecuteUpdateAsync(l => l.SetProperty(x => x.To, Former), cancel);
        var (copies, toIt) = ($"{CopiedLetters.KeyOf(row)}", $":{Respondent}:");
        await db.Set<MailRow>()
            .Where(m => m.Key.StartsWith(copies) && m.Key.Contains(toIt) && m.State == LetterState.Pending)
            .ExecuteDeleteAsync(cancel);
    }
}
