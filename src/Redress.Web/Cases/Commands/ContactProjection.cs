using Redress.Domain.Cases;
using Redress.Web.Storage.Desk;
using Redress.Web.Storage.Search;

namespace Redress.Web.Cases.Commands;

/// <summary>By what a case is found when a party calls or writes, of those who are its parties now (FP-21). It follows from the file and goes with it (FP-18).</summary>
internal static class ContactProjection
{
    public static IReadOnlyList<ContactKeyRow> Of(Guid id, Case c) =>
        c.Erased
            ? []
            :
            [
                .. Keys(c)
                    .Where(k => k.Key.Length > 0)
                    .Distinct()
                    .Select(k => new ContactKeyRow
                    {
                        CaseId = id,
                        Kind = k.Kind,
                        Key = k.Key,
                    }),
            ];

    private static IEnumerable<(ContactKind Kind, string Key)> Keys(Case c) =>
        [
            .. OfComplainant(c),
            .. OfRespondent(c),
            .. ContactKeys.OfReference(c.Purchase?.OrderNumber).Select(key => (ContactKind.Order, key)),
            // FP-24: under what a thing of the mediation was posted is found by nobody who may not know of it.
            .. c
                .Services.Where(s => !c.MediationDocuments.Contains(s.What))
                .SelectMany(s => ContactKeys.OfReference(s.Reference))
                .Select(key => (ContactKind.Postal, key)),
            .. c
                .Appeals.SelectMany(a => ContactKeys.OfReference(a.Deposit.Reference))
                .Select(key => (ContactKind.Payment, key)),
        ];

    private static IEnumerable<(ContactKind, string)> OfComplainant(Case c)
    {
        var (party, country) = (c.Complainant, c.Complainant.Address?.Country);
        return
        [
            .. ContactKeys.OfName(party.Name).Select(key => (ContactKind.Name, key)),
            .. ContactKeys.OfName(c.Representative?.Name).Select(key => (ContactKind.Name, key)),
            .. ContactKeys.OfEmail(party.Email).Select(key => (ContactKind.Email, key)),
            .. ContactKeys.OfEmail(c.Representative?.Email).Select(key => (ContactKind.Email, key)),
            .. ContactKeys.OfTelephone(party.Phone, Region(country)).Select(key => (ContactKind.Telephone, key)),
            .. ContactKeys.OfText(party.Address?.ToString()).Select(key => (ContactKind.Address, key)),
        ];
    }

    // A member is found by its register, with all its cases.
    private static IEnumerable<(ContactKind, string)> OfRespondent(Case c)
    {
        var party = c.Respondent;
        if (party.IsMember)
        {
            return [];
        }

        return
        [
            .. ContactKeys.OfName(party.Name).Select(key => (ContactKind.Name, key)),
            .. ContactKeys.OfText(DuplicateKeys.Site(party.Website)).Select(key => (ContactKind.Name, key)),
            .. ContactKeys.OfEmail(party.Email).Select(key => (ContactKind.Email, key)),
            .. ContactKeys
                .OfTelephone(party.Phone, Region(party.Address?.Country))
                .Select(key => (ContactKind.Telephone, key)),
            .. ContactKeys.OfText(party.Address?.ToString()).Select(key => (ContactKind.Address, key)),
        ];
    }

    // Where a number is from that names no country.
    private static IReadOnlyCollection<string> Region(string? country) => country is { Length: 2 } ? [country] : [];
}
