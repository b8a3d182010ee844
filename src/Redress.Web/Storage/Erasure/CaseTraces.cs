using Redress.Domain.Cases;
using Redress.Web.Storage.Search;

namespace Redress.Web.Storage.Erasure;

/// <summary>
/// By what a text outside the file tells of a case (FP-18): the number of the case, and the whole name, the e-mail address, the telephone number, and street and house number of who was a party to
/// it. A lone surname tells of it only where there is nothing else: many a surname is a word.
/// </summary>
internal sealed class CaseTraces
{
    private readonly List<string> _within = [];
    private readonly HashSet<string> _alone = new(StringComparer.Ordinal);
    private readonly HashSet<string> _telephones = new(StringComparer.Ordinal);
    private readonly HashSet<string> _regions = new(StringComparer.Ordinal);

    /// <param name="c">As it was before it was erased.</param>
    public static CaseTraces Of(Case c)
    {
        var traces = new CaseTraces();
        var number = Words(c.Number);
        traces._within.AddRange([number, number.Replace(" ", "", StringComparison.Ordinal)]);
        traces.AddPerson(c.Complainant.Name, c.Complainant.Email, c.Complainant.Phone);
        traces.AddAddress(c.Complainant.Address?.ToString(), c.Complainant.Address?.Country);
        traces.AddPerson(c.Representative?.Name, c.Representative?.Email, null);
        // A member is no person, and is found in its register; the name of a shop may be two words of any text, and counts where it stands alone.
        foreach (
            var shop in c
                .FormerRespondents.SelectMany(f => new[] { f.Registered, f.Latest })
                .Append(c.Respondent)
                .Where(shop => !shop.IsMember)
        )
        {
            traces._alone.UnionWith(ContactKeys.OfName(shop.Name));
            traces.AddPerson(null, shop.Email, shop.Phone);
            traces.AddAddress(shop.Address?.ToString(), shop.Address?.Country);
        }

        return traces;
    }

    /// <summary>Whether a text tells of the case.</summary>
    public bool AreIn(string text)
    {
        var folded = FoldedText.Of(text);
        var words = Joined(folded);
        var padded = $" {words} ";
        return _alone.Contains(words)
            || _within.Exists(trace => padded.Contains($" {trace} ", StringComparison.Ordinal))
            || _telephones.Count > 0
                && folded.Words.Count > 0
                && TelephoneNumbers
                    .In(folded, 0, folded.Words.Count - 1, _regions)
                    .Any(found => _telephones.Contains(found.Value));
    }

    private void AddPerson(string? name, string? email, string? telephone)
    {
        _alone.UnionWith(ContactKeys.OfName(name));
        string[] whole = [Words(name ?? ""), Words(email ?? "")];
        _within.AddRange(whole.Where(w => w.Contains(' ', StringComparison.Ordinal)));
        _telephones.UnionWith(ContactKeys.OfTelephone(telephone, _regions));
    }

    // As far as the house.
    private void AddAddress(string? address, string? country)
    {
        if (country is { Length: 2 })
        {
            _regions.Add(country);
        }

        var words = FoldedText.Of(address ?? "").Words.Select(w => w.Folded).ToList();
        if (words.FindIndex(w => w.Any(char.IsAsciiDigit)) is > 0 and var house)
        {
            _within.Add(string.Join(' ', words.Take(house + 1)));
        }
    }

    private static string Words(string text) => Joined(FoldedText.Of(text));

    private static string Joined(FoldedText text) => string.Join(' ', text.Words.Select(w => w.Folded));
}
