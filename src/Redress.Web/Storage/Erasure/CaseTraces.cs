using Microsoft.EntityFrameworkCore;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Records;
using Redress.Web.Storage.Desk;
using Redress.Web.Storage.Search;

namespace Redress.Web.Storage.Erasure;

/// <summary>
/// By what a text outside the file tells of a case (FP-18): the number of the case, and the whole name, the e-mail address, the telephone number, and the house and postal code of who was a party to
/// it. A lone surname, and the name of a business or a shop, tells of it only where there is nothing else: many are words. What a party to a case that is not erased has as well tells of that case, and
/// is left to it; who acts for others is known by an e-mail address alone.
/// </summary>
internal sealed class CaseTraces
{
    // So many at the end of a telephone number are dialled from everywhere.
    private const int DialledEverywhere = 6;

    private readonly List<string> _within = [];
    private readonly List<(string House, string PostalCode)> _addresses = [];
    private readonly HashSet<string> _alone = new(StringComparer.Ordinal);
    private readonly HashSet<string> _telephones = new(StringComparer.Ordinal);
    private readonly HashSet<string> _regions = new(StringComparer.Ordinal);

    /// <param name="c">As it was before it was erased.</param>
    public static async Task<CaseTraces> Of(DbContext db, Guid id, Case c, CancellationToken cancel)
    {
        var contacts = ContactsOf(c).ToList();
        var keys = contacts.SelectMany(p => p.Keys).Select(k => k.Key).Distinct().ToList();
        var others = await db.Set<ContactKeyRow>()
            .Where(k => k.CaseId != id && keys.Contains(k.Key))
            .Select(k => new { k.Kind, k.Key })
            .Distinct()
            .ToListAsync(cancel);
        var living = others.Select(k => (k.Kind, k.Key)).ToHashSet();
        var (traces, number) = (new CaseTraces(), Words(c.Number));
        traces._within.AddRange([number, number.Replace(" ", "", StringComparison.Ordinal)]);
        foreach (var contact in contacts)
        {
            traces.Add(contact, living);
        }

        return traces;
    }

    /// <summary>
    /// With these (as LIKE has them, in small letters) a text tells of the case that is written in ASCII, or it does not tell of it; in another an accent may stand at any letter.
    /// </summary>
    public IReadOnlyList<string> Patterns =>
        [
            .. _within
                .Concat(_alone)
                .Concat(_addresses.Select(a => a.House))
                .Select(words => words.Replace(' ', '%'))
                .Concat(_telephones.Select(digits => string.Join('%', digits.TakeLast(DialledEverywhere))))
                .Distinct(StringComparer.Ordinal)
                .Select(words => $"%{words}%"),
        ];

    /// <summary>Whether a text tells of the case.</summary>
    public bool AreIn(string text)
    {
        var folded = FoldedText.Of(text);
        var words = Joined(folded);
        var padded = $" {words} ";
        return _alone.Contains(words)
            || _within.Exists(Has)
            || _addresses.Exists(a =>
                Has(a.House) && (Has(a.PostalCode) || Has(a.PostalCode.Replace(" ", "", StringComparison.Ordinal)))
            )
            || _telephones.Count > 0
                && folded.Words.Count > 0
                && TelephoneNumbers
                    .In(folded, 0, folded.Words.Count - 1, _regions)
                    .Any(found => _telephones.Contains(found.Value));

        bool Has(string trace) => padded.Contains($" {trace} ", StringComparison.Ordinal);
    }

    private static IEnumerable<Contact> ContactsOf(Case c)
    {
        var complainant = c.Complainant;
        yield return new(
            complainant.Name,
            complainant.Kind == ComplainantKind.Consumer,
            complainant.Email,
            complainant.Phone,
            complainant.Address
        );
        yield return new(null, false, c.Representative?.Email, null, null);
        // A member is no person, and is found in its register.
        foreach (
            var shop in c
                .FormerRespondents.SelectMany(f => new[] { f.Registered, f.Latest })
                .Append(c.Respondent)
                .Where(shop => !shop.IsMember)
        )
        {
            yield return new(shop.Name, false, shop.Email, shop.Phone, shop.Address);
        }
    }

    private void Add(Contact contact, HashSet<(ContactKind, string)> living)
    {
        _regions.UnionWith(contact.Regions);
        var keys = contact.Keys.Where(k => !living.Contains(k)).ToList();
        _alone.UnionWith(Own(ContactKind.Name));
        _telephones.UnionWith(Own(ContactKind.Telephone));
        if (contact.IsPerson && ContactKeys.OfName(contact.Name).Take(1).Any(_alone.Contains))
        {
            AddWhole(contact.Name);
        }

        if (Own(ContactKind.Email).Any())
        {
            AddWhole(contact.Email);
        }

        if (Own(ContactKind.Address).Any())
        {
            AddHouse(contact.Address!);
        }

        IEnumerable<string> Own(ContactKind kind) => keys.Where(k => k.Kind == kind).Select(k => k.Key);
    }

    private void AddWhole(string? text)
    {
        if (Words(text ?? "") is var words && words.Contains(' ', StringComparison.Ordinal))
        {
            _within.Add(words);
        }
    }

    private void AddHouse(Address address)
    {
        var words = FoldedText.Of(address.Street ?? "").Words.Select(w => w.Folded).ToList();
        if (
            words.FindIndex(w => w.Any(char.IsAsciiDigit)) is > 0 and var house
            && Words(address.PostalCode ?? "") is { Length: > 0 } postalCode
        )
        {
            _addresses.Add((string.Join(' ', words.Take(house + 1)), postalCode));
        }
    }

    private static string Words(string text) => Joined(FoldedText.Of(text));

    private static string Joined(FoldedText text) => string.Join(' ', text.Words.Select(w => w.Folded));

    /// <param name="IsPerson">Whether its name is one within a text too.</param>
    private sealed record Contact(string? Name, bool IsPerson, string? Email, string? Telephone, Address? Address)
    {
        /// <summary>Where its telephone number is from when it names no country.</summary>
        public IReadOnlyCollection<string> Regions => Address?.Country is { Length: 2 } country ? [country] : [];

        /// <summary>By which it is found in the store, as a party to any case.</summary>
        public IReadOnlyList<(ContactKind Kind, string Key)> Keys =>
            [
                .. ContactKeys.OfName(Name).Select(key => (ContactKind.Name, key)),
                .. ContactKeys.OfEmail(Email).Select(key => (ContactKind.Email, key)),
                .. ContactKeys.OfTelephone(Telephone, Regions).Select(key => (ContactKind.Telephone, key)),
                .. ContactKeys.OfText(Address?.ToString()).Select(key => (ContactKind.Address, key)),
            ];
    }
}
