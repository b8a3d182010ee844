using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Domain.Cases.Commands;
using Redress.Web.Cases.Commands;
using Redress.Web.Shell;
using Redress.Web.Storage;

namespace Redress.Web.Letters.Postal;

/// <summary>
/// A new code for a party that lost its own (FP-11), to the address on file and to no other. Who asks names that address, so that
/// nobody who only guesses a number can end another's code. The act is the program's, in the journal like any.
/// </summary>
internal sealed class AccessCodeReissue(IDbContextFactory<AppDb> factory, CaseService cases, TimeProvider time)
{
    private static readonly TimeSpan Between = TimeSpan.FromMinutes(10);

    /// <summary>Answers nothing, and in the same time, whatever there was to do.</summary>
    public Task Ask(string number, string email, CancellationToken cancel) =>
        MinimumDuration.Run(
            async () =>
            {
                if (await cases.Find(number, Actor.Clock, cancel) is not { } c)
                {
                    return;
                }

                foreach (
                    var party in Parties.Both.Where(p =>
                        c.HasCode(p) && string.Equals(c.MailAddressOf(p), email, StringComparison.OrdinalIgnoreCase)
                    )
                )
                {
                    if (!await JustSent(number, party, cancel))
                    {
                        await cases.Do(number, Actor.Clock, new ReissueCode(party), cancel: cancel);
                    }
                }
            },
            cancel
        );

    /// <summary>A secretary who was written or called by the party; null when it is done.</summary>
    public async Task<Refusal?> Reissue(string number, Party party, Actor secretary, CancellationToken cancel) =>
        (await cases.Do(number, secretary, new ReissueCode(party), cancel: cancel)).Refusal;

    // However often it is asked: a mailbox shall not be filled, and the code that is on its way shall still open.
    private async Task<bool> JustSent(string number, Party party, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var (to, since) = (LetterRow.NameOf(party), time.GetUtcNow().ToUniversalTime() - Between);
        return await db.Set<LetterRow>()
            .AnyAsync(
                l =>
                    l.CaseNumber == number
                    && l.To == to
                    && l.CreatedAt > since
                    && (
                        l.Template == "code-reissued"
                        // It brings one where somebody acts for the party no more.
                        || l.Template == "details-corrected"
                            && db.Set<CaseRow>().Any(c => c.Id == l.CaseId && c.ComplainantNewCodeHash != null)
                    ),
                cancel
            );
    }
}
