using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Domain.Letters;
using Redress.Web.Cases.Commands;
using Redress.Web.Storage;

namespace Redress.Web.Letters.Postal;

/// <summary>A letter on paper, with the postal address of its reader as far as the file has one.</summary>
internal sealed record PostalLetter(LetterRow Row, string? Address, string? Website);

/// <summary>That a letter was put into the post, on which day and to which address.</summary>
internal sealed record PostedLetter(long Id, DateOnly On, string Address);

/// <summary>The letters of the parties that no e-mail points to, since there is no address or its server refused it for good: printed and posted by the secretaries.</summary>
internal sealed class PostalQueue(IDbContextFactory<AppDb> factory, CaseService cases)
{
    public const int PageSize = 50;

    // Who is a party no more is told so, on paper where it has no address for mail.
    private static readonly string[] ToParties =
    [
        .. Parties.Both.Select(LetterRow.NameOf),
        LetterRow.NameOf(Addressee.FormerRespondent),
    ];
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

    /// <summary>How many wait, counted no further than <paramref name="most"/>.</summary>
    public async Task<int> CountWaiting(int most, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        return await db.Set<LetterRow>()
            .Where(l => Waiting.Contains(l.State) && ToParties.Contains(l.To))
            .OrderBy(l => l.Id)
            .Take(most)
            .CountAsync(cancel);
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
        if (letter.Party == Party.Complainant)
        {
            return new PostalLetter(letter, Lines(c.Complainant.Address), null);
        }

        var shop = letter.Party == Party.Respondent ? c.Respondent : c.FormerRespondentNamed(letter.Name)?.Latest;
        return new PostalLetter(letter, Lines(shop?.Address), shop?.Website);
    }

    /// <summary>Notes it as posted; what its code opens is then known to its reader alone. Once: false when somebody else did. The case is told of one that no e-mail could bring (FP-21).</summary>
    public async Task<bool> MarkPosted(PostedLetter letter, Actor by, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var number = await db.Set<LetterRow>()
            .Where(l => l.Id == letter.Id)
            .Select(l => l.CaseNumber)
            .FirstOrDefaultAsync(cancel);
        if (
            number is null
            || await cases.Find(number, Actor.Clock, cancel) is not { } c
            || !c.Undelivered.Exists(u => u.Letter == letter.Id && u.Open)
        )
        {
            return await Mark(db, letter, by.Name, cancel);
        }

        var marked = false;
        var posted = ActRequest.Of(new NotePosted(letter.Id, letter.On));
        var result = await cases.Do(
            number,
            by,
            posted,
            async (within, _) => marked = await Mark(within, letter, by.Name, cancel),
            cancel
        );
        return result.Refusal is null && marked;
    }

    private static async Task<bool> Mark(AppDb db, PostedLetter letter, string by, CancellationToken cancel) =>
        await db.Set<LetterRow>()
            .Where(l => l.Id == letter.Id && Waiting.Contains(l.State) && ToParties.Contains(l.To))
            .ExecuteUpdateAsync(
                l =>
                    l.SetProperty(x => x.State, LetterState.Posted)
                        .SetProperty(x => x.PostedOn, letter.On)
                        .SetProperty(x => x.PostedBy, by)
                        .SetProperty(x => x.PostedTo, letter.Address)
                        .SetProperty(x => x.GivenUp, (string?)null)
                        .SetProperty(x => x.AccessCode, (string?)null),
                cancel
            ) == 1;

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
