using Microsoft.EntityFrameworkCore;
using Redress.Domain.Cases.Records;
using Redress.Web.Storage;

namespace Redress.Web.Letters.Postal;

/// <summary>A letter on paper, with the postal address of its reader as far as the file has one.</summary>
internal sealed record PostalLetter(LetterRow Row, string? Address, string? Website);

/// <summary>The letters of the parties that no e-mail points to, since there is no address or its server refused it for good: printed and posted by the secretaries.</summary>
internal sealed class PostalQueue(IDbContextFactory<AppDb> factory)
{
    public const int PageSize = 50;

    private static readonly string[] ToParties = ["complainant", "respondent"];
    private static readonly string[] Waiting = [LetterState.Paper, LetterState.Failed];
    private static readonly string[] Posted = [LetterState.Posted];

    /// <summary>One page of those that wait, oldest first, or of those that were posted, newest first. One more than a page tells that there is another.</summary>
    public async Task<IReadOnlyList<LetterRow>> List(bool posted, long? after, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var letters = db.Set<LetterRow>()
            .AsNoTracking()
            .Where(l => (posted ? Posted : Waiting).Contains(l.State) && ToParties.Contains(l.To));
        letters = posted
            ? letters.Where(l => after == null || l.Id < after).OrderByDescending(l => l.Id)
            : letters.Where(l => after == null || l.Id > after).OrderBy(l => l.Id);
        return await letters.Take(PageSize + 1).ToListAsync(cancel);
    }

    public async Task<PostalLetter?> Find(long id, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        if (
            await db.Set<LetterRow>()
                .AsNoTracking()
                .FirstOrDefaultAsync(
                    l =>
                        l.Id == id
                        && (Waiting.Contains(l.State) || l.State == LetterState.Posted)
                        && ToParties.Contains(l.To),
                    cancel
                )
            is not { } letter
        )
        {
            return null;
        }

        var c = CaseJson.Read(
            await db.Set<CaseRow>()
                .AsNoTracking()
                .Where(r => r.Id == letter.CaseId)
                .Select(r => r.File)
                .SingleAsync(cancel)
        );
        return letter.To == "complainant"
            ? new PostalLetter(letter, Lines(c.Complainant.Address), null)
            : new PostalLetter(letter, null, c.Respondent.Website);
    }

    /// <summary>Notes it as posted; what its code opens is then known to its reader alone. Once: false when somebody else did.</summary>
    public async Task<bool> MarkPosted(long id, DateOnly on, string by, string address, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        return await db.Set<LetterRow>()
                .Where(l => l.Id == id && Waiting.Contains(l.State) && ToParties.Contains(l.To))
                .ExecuteUpdateAsync(
                    l =>
                        l.SetProperty(x => x.State, LetterState.Posted)
                            .SetProperty(x => x.PostedOn, on)
                            .SetProperty(x => x.PostedBy, by)
                            .SetProperty(x => x.PostedTo, address)
                            .SetProperty(x => x.AccessCode, (string?)null),
                    cancel
                ) == 1;
    }

    private static string? Lines(Address? address)
    {
        var lines = address is null
            ? ""
            : string.Join(
                '\n',
                new[] { address.Street, $"{address.PostalCode} {address.City}".Trim(), address.Country }.Where(l =>
                    !string.IsNullOrWhiteSpace(l)
                )
            );
        return lines.Length == 0 ? null : lines;
    }
}
