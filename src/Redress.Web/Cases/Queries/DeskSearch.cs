using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Domain.Cases.Records;
using Redress.Domain.Rulebooks;
using Redress.Web.Cases.Access;
using Redress.Web.Storage;
using Redress.Web.Storage.Desk;
using Redress.Web.Storage.Search;

namespace Redress.Web.Cases.Queries;

/// <summary>A case that may be meant.</summary>
/// <param name="By">By which contact it was found; null: by its number.</param>
/// <param name="Matched">That contact as it is compared: a name in small letters, the digits of a telephone number.</param>
internal sealed record DeskHit(
    string Number,
    CaseState State,
    string Complainant,
    string Respondent,
    ContactKind? By,
    string Matched
);

/// <summary>A webshop of the register that may be meant.</summary>
internal sealed record DeskMember(string Id, string Name);

/// <summary>What was found for what somebody typed so far.</summary>
/// <param name="Whole">The case whose whole number it is; null where it is none that the reader sees.</param>
/// <param name="Cut">So much begins so that not all of it was looked at: there may be more.</param>
internal sealed record DeskFound(
    string? Whole,
    IReadOnlyList<DeskHit> Cases,
    IReadOnlyList<DeskMember> Members,
    bool Cut
)
{
    public static readonly DeskFound Nothing = new(null, [], [], Cut: false);
}

/// <summary>
/// What the search of the desk offers as one types: cases by number, and by the beginning of a name, an e-mail address, a telephone number in any spelling, a street, an order number, a postal or a
/// payment reference; and webshops of the register. Every question is a range of an index, whatever the number of cases, and goes through the filter of what the reader sees.
/// </summary>
internal sealed class DeskSearch(
    IDbContextFactory<AppDb> factory,
    RulebookCatalog rulebooks,
    RegisterSearch register,
    TimeProvider time
)
{
    private const int MostMembers = 4;

    // Of one case several keys may begin alike.
    private const int KeysOfCase = 4;

    // So many keys are looked at, whoever asks: of who sees few of the cases to which they belong, those that come after are not found by so short a beginning, and that is told.
    private const int MostKeys = 500;

    // No letter sorts behind it.
    private const string Last = "\U0010FFFF";

    public async Task<DeskFound> Find(Actor reader, string? typed, int most, CancellationToken cancel = default)
    {
        if (
            !reader.IsStaff()
            || reader is { Role: Role.Committee, CommitteeSchemes.Count: 0 }
            || string.IsNullOrWhiteSpace(typed)
        )
        {
            return DeskFound.Nothing;
        }

        var words = typed.Length <= ContactKeys.Longest ? typed : typed[..ContactKeys.Longest];
        await using var db = await factory.CreateDbContextAsync(cancel);
        var cases = db.Set<CaseRow>().AsNoTracking().VisibleTo(reader);
        var whole =
            CaseNumbers.Whole(words) is { } number && await cases.AnyAsync(c => c.Number == number, cancel)
                ? number
                : null;
        var found = new List<DeskHit>();
        found.AddRange(await ByNumber(cases, words, most, cancel));
        var beginnings = ContactKeys.Typed(words, rulebooks.Countries).ToList();
        foreach (var beginning in beginnings)
        {
            found.AddRange(await ByContact(db, cases, beginning, most).ToListAsync(cancel));
        }

        found.AddRange(await ByTracking(db, cases, reader, words, most, cancel));
        IReadOnlyList<DeskHit> hits = [.. found.DistinctBy(hit => hit.Number, StringComparer.Ordinal).Take(most)];
        var cut = false;
        // A full list says by itself that fewer would be found by more letters.
        foreach (var beginning in beginnings)
        {
            cut = cut || hits.Count < most && await Keys(db, beginning).Skip(MostKeys).AnyAsync(cancel);
        }

        return new DeskFound(whole, hits, await register.Find(words, MostMembers, cancel), cut);
    }

    private async Task<IReadOnlyList<DeskHit>> ByNumber(
        IQueryable<CaseRow> cases,
        string words,
        int most,
        CancellationToken cancel
    )
    {
        var (from, to) = CaseNumbers.Ranges(words, rulebooks.All.Select(r => r.NumberPrefix), time.GetUtcNow().Year);
        var found = new List<DeskHit>();
        foreach (var (low, high) in from.Zip(to))
        {
            if (found.Count >= most)
            {
                break;
            }

            found.AddRange(
                await cases
                    .Where(c => c.Number.CompareTo(low) >= 0 && c.Number.CompareTo(high) <= 0)
                    .OrderByDescending(c => c.Number)
                    .Take(most)
                    .Select(c => new DeskHit(c.Number, c.State, c.ComplainantName, c.RespondentName, null, ""))
                    .ToListAsync(cancel)
            );
        }

        return found;
    }

    /// <summary>The cases that have a contact which begins so.</summary>
    public static IQueryable<DeskHit> ByContact(AppDb db, IQueryable<CaseRow> cases, string beginning, int most)
    {
        var keys = Keys(db, beginning).Take(MostKeys);
        return (
            from k in keys
            join c in cases on k.CaseId equals c.Id
            orderby k.Key
            select new DeskHit(c.Number, c.State, c.ComplainantName, c.RespondentName, k.Kind, k.Key)
        ).Take(most * KeysOfCase);
    }

    private static IQueryable<ContactKeyRow> Keys(AppDb db, string beginning)
    {
        var end = beginning + Last;
        return db.Set<ContactKeyRow>()
            .Where(k => k.Key.CompareTo(beginning) >= 0 && k.Key.CompareTo(end) < 0)
            .OrderBy(k => k.Key);
    }

    // Whole, as it is scanned. What was posted in a mediation is not for who decides (FP-24).
    private static async Task<IReadOnlyList<DeskHit>> ByTracking(
        AppDb db,
        IQueryable<CaseRow> cases,
        Actor reader,
        string words,
        int most,
        CancellationToken cancel
    )
    {
        if (reader.Role != Role.Secretary)
        {
            return [];
        }

        var (typed, bare) = (words.Trim(), string.Concat(words.Where(char.IsLetterOrDigit)).ToUpperInvariant());
        return await (
            from l in db.Set<LetterRow>()
            where l.Tracking == typed || l.Tracking == bare
            join c in cases on l.CaseId equals c.Id
            orderby l.Id descending
            select new DeskHit(c.Number, c.State, c.ComplainantName, c.RespondentName, ContactKind.Postal, l.Tracking!)
        )
            .Take(most)
            .ToListAsync(cancel);
    }
}
