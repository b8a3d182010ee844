using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Domain.Letters;
using Redress.Web.Cases.Access;
using Redress.Web.Cases.Commands;
using Redress.Web.Storage;
using Redress.Web.Storage.Desk;

namespace Redress.Web.Letters.Postal;

/// <summary>A letter on paper, with the postal address of its reader as far as one is known.</summary>
internal sealed record PostalLetter(LetterRow Row, string? Address, string? Website)
{
    /// <summary>As it stands in the window of the envelope; null while no address is known.</summary>
    public string? Window => Address is null ? null : $"{Row.Name}\n{Address}";
}

/// <summary>That a letter was put into the post, on which day and to which address.</summary>
internal sealed record PostedLetter(long Id, DateOnly On, string Address);

/// <summary>Why a letter was not noted as posted.</summary>
internal enum PostingProblem
{
    /// <summary>Somebody else did, or it is not to be posted any more.</summary>
    Gone,

    /// <summary>A registered letter needs the number of its post (BC-23).</summary>
    NumberMissing,

    /// <summary>It names another day of posting, and the terms from that day: it must be printed for the day on which it is posted.</summary>
    OtherDay,

    /// <summary>The law refuses it.</summary>
    Refused,
}

/// <summary>
/// The letters of the parties that go by post: those that no e-mail points to, since there is no address or its server refused it for good, and those that are registered (BC-23).
/// Printed and posted by the secretaries.
/// </summary>
internal sealed class PostalQueue(IDbContextFactory<AppDb> factory, CaseService cases)
{
    public const int PageSize = 50;

    // Who is a party no more is told so, on paper where it has no address for mail.
    private static readonly string[] ToParties =
    [
        .. Parties.Both.Select(LetterRow.NameOf),
        LetterRow.NameOf(Addressee.FormerRespondent),
    ];
    private static readonly string[] Unposted = [LetterState.Paper, LetterState.Failed, LetterState.ToPost];

    // Noted with its state alone; one of registered post is noted by its act.
    private static readonly string[] Plain = [LetterState.Paper, LetterState.Failed];

    /// <summary>Whether it goes by registered post.</summary>
    public static bool IsRegistered(LetterRow letter) =>
        LetterTemplate.Find(letter.Template).Delivery == Delivery.RegisteredPost;

    /// <summary>Whether it is still to be posted.</summary>
    public static bool IsWaiting(LetterRow letter) => letter.PostedOn is null && Unposted.Contains(letter.State);

    // As the index has it (IX_outbox_unposted): every page of a secretary counts them.
    private static readonly Expression<Func<LetterRow, bool>> IsUnposted = l =>
        l.PostedOn == null
        && (l.State == LetterState.Paper || l.State == LetterState.Failed || l.State == LetterState.ToPost);

    /// <summary>Those that are to be posted, of the cases that somebody may see.</summary>
    internal static IQueryable<LetterRow> Waiting(AppDb db, Actor reader) => Of(db, reader).Where(IsUnposted);

    /// <summary>Those that go or went by post, of the cases that somebody may see.</summary>
    internal static IQueryable<LetterRow> OnPaper(AppDb db, Actor reader) =>
        Of(db, reader).Where(l => Unposted.Contains(l.State) || l.PostedOn != null);

    /// <summary>Those that were put into the post, of the cases that somebody may see.</summary>
    internal static IQueryable<LetterRow> Posted(AppDb db, Actor reader) =>
        Of(db, reader).Where(l => l.PostedOn != null);

    private static IQueryable<LetterRow> Of(AppDb db, Actor reader) =>
        db.Set<LetterRow>()
            .AsNoTracking()
            .Where(l => ToParties.Contains(l.To) && db.Set<CaseRow>().VisibleTo(reader).Any(c => c.Id == l.CaseId));

    /// <summary>One page of those that wait and are not printed, oldest first, or of those that were posted, newest first. One more than a page tells that there is another.</summary>
    public async Task<IReadOnlyList<LetterRow>> List(bool posted, long? after, Actor reader, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var letters = posted
            ? Posted(db, reader).Where(l => after == null || l.Id < after).OrderByDescending(l => l.Id)
            : Waiting(db, reader).Where(l => l.BatchId == null && (after == null || l.Id > after)).OrderBy(l => l.Id);
        return await letters.Take(PageSize + 1).ToListAsync(cancel);
    }

    /// <summary>How many wait, counted no further than <paramref name="most"/>.</summary>
    public async Task<int> CountWaiting(Actor reader, int most, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        return await Waiting(db, reader).OrderBy(l => l.Id).Take(most).CountAsync(cancel);
    }

    public async Task<PostalLetter?> Find(long id, Actor reader, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        return await OnPaper(db, reader).FirstOrDefaultAsync(l => l.Id == id, cancel) is { } letter
            ? (await Addressed(db, [letter], cancel))[0]
            : null;
    }

    /// <summary>The letters, each with the address to which it goes: of the file; else the one that was named for it; else the last one of the same member.</summary>
    internal static async Task<IReadOnlyList<PostalLetter>> Addressed(
        AppDb db,
        IReadOnlyList<LetterRow> letters,
        CancellationToken cancel
    )
    {
        var ids = letters.Select(l => l.CaseId).Distinct().ToList();
        var files = await db.Set<CaseRow>()
            .AsNoTracking()
            .Where(r => ids.Contains(r.Id))
            .Select(r => new { r.Id, r.File })
            .ToDictionaryAsync(r => r.Id, r => CaseJson.Read(r.File), cancel);
        var found = new List<PostalLetter>();
        foreach (var letter in letters)
        {
            var (address, website, member) = OfFile(files[letter.CaseId], letter);
            address ??= Named(letter.PostedTo) ?? Named(await LastOf(db, member, cancel));
            found.Add(new PostalLetter(letter, address, website));
        }

        return found;
    }

    private static (string? Address, string? Website, string? Member) OfFile(Case c, LetterRow letter)
    {
        if (letter.Party == Party.Complainant)
        {
            return (Lines(c.Complainant.Address), null, null);
        }

        var shop = letter.Party == Party.Respondent ? c.Respondent : c.FormerRespondentNamed(letter.Name)?.Latest;
        return (Lines(shop?.Address), shop?.Website, shop?.MemberId);
    }

    // The register has no postal addresses: the one to which the last letter to a member went.
    private static Task<string?> LastOf(AppDb db, string? member, CancellationToken cancel)
    {
        var respondent = LetterRow.NameOf(Party.Respondent);
        return member is null
            ? Task.FromResult<string?>(null)
            : (
                from l in db.Set<LetterRow>()
                join c in db.Set<CaseRow>() on l.CaseId equals c.Id
                where c.RespondentMemberId == member && l.To == respondent && l.PostedTo != null
                orderby l.Id descending
                select l.PostedTo
            ).FirstOrDefaultAsync(cancel);
    }

    // Without its first line, which is a name.
    private static string? Named(string? window) =>
        window?.ReplaceLineEndings("\n").Split('\n', 2) is [_, { Length: > 0 } address] ? address : null;

    /// <summary>Names the address to which a letter goes of which the file has none.</summary>
    public async Task Address(long id, string address, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        await db.Set<LetterRow>()
            .Where(l => l.Id == id && Unposted.Contains(l.State))
            .ExecuteUpdateAsync(l => l.SetProperty(x => x.PostedTo, address), cancel);
    }

    /// <summary>Notes it as posted; what its code opens is then known to its reader alone. Once: somebody else's is <see cref="PostingProblem.Gone"/>. The case is told of one that no e-mail could bring (FP-21).</summary>
    /// <returns>Null when it is done.</returns>
    public async Task<PostingProblem?> MarkPosted(PostedLetter letter, Actor by, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        if (await OnPaper(db, by).FirstOrDefaultAsync(l => l.Id == letter.Id, cancel) is not { } row)
        {
            return PostingProblem.Gone;
        }

        if (row.State == LetterState.ToPost)
        {
            return await Serve(db, row, letter, by, cancel);
        }

        var done =
            await cases.Find(row.CaseNumber, Actor.Clock, cancel) is { } c
            && c.Undelivered.Exists(u => u.Letter == letter.Id && u.Open)
                ? await MarkOnCase(row.CaseNumber, letter, by, cancel)
                : await Mark(db, letter, by.Name, cancel);
        return done ? null : PostingProblem.Gone;
    }

    // BC-23: with its posting it is the party's, and its terms run.
    private async Task<PostingProblem?> Serve(
        AppDb db,
        LetterRow row,
        PostedLetter letter,
        Actor by,
        CancellationToken cancel
    )
    {
        if (string.IsNullOrWhiteSpace(row.Tracking))
        {
            return PostingProblem.NumberMissing;
        }

        if (!await db.Set<PostBatchRow>().AnyAsync(b => b.Id == row.BatchId && b.ForDay == letter.On, cancel))
        {
            return PostingProblem.OtherDay;
        }

        var notify = new Notify(letter.On, row.Tracking, Party: row.Party);
        var done = await cases.Do(row.CaseNumber, by, notify, cancel);
        return done.Refusal is null ? null
            : done.Refusal.Reason == RefusalReason.AlreadyNotified ? PostingProblem.Gone
            : PostingProblem.Refused;
    }

    private async Task<bool> MarkOnCase(string number, PostedLetter letter, Actor by, CancellationToken cancel)
    {
        var marked = false;
        var result = await cases.Do(
            number,
            by,
            ActRequest.Of(new NotePosted(letter.Id, letter.On)),
            async (within, _) => marked = await Mark(within, letter, by.Name, cancel),
            cancel
        );
        return result.Refusal is null && marked;
    }

    private static async Task<bool> Mark(AppDb db, PostedLetter letter, string by, CancellationToken cancel) =>
        await db.Set<LetterRow>()
            .Where(l => l.Id == letter.Id && Plain.Contains(l.State) && ToParties.Contains(l.To))
            .ExecuteUpdateAsync(
                l =>
                    l.SetProperty(x => x.State, LetterState.Posted)
                        .SetProperty(x => x.PostedOn, letter.On)
                        .SetProperty(x => x.PostedBy, by)
                        .SetProperty(x => x.PostedTo, letter.Address)
                        .SetProperty(x => x.GivenUp, (string?)null)
                        .SetProperty(x => x.Result, (string?)null)
                        .SetProperty(x => x.ResultOn, (DateOnly?)null)
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
