using System.Globalization;
using Redress.Domain.Rulebooks;

namespace Redress.Web.Shell.Contact;

/// <summary>A body's contact details in one language.</summary>
public sealed record WrittenContact(
    string Scheme,
    string Name,
    IReadOnlyList<string> Address,
    string Telephone,
    string Email,
    string Hours,
    string Language
);

/// <summary>
/// Whom one writes to and calls (FP-20): of the scheme in question, else of all, since every page and mail has somebody to ask. An old case has the details
/// of the rulebook in force today, as nobody is any more where it was filed.
/// </summary>
public sealed class SchemeContacts(RulebookCatalog rulebooks, TimeProvider time)
{
    /// <summary>One where the scheme is known, else all, the default scheme's first.</summary>
    public IReadOnlyList<WrittenContact> Of(string? scheme, string language) =>
        [.. InForce(scheme).Select(r => Write(r, language))];

    /// <summary>In the language of the page.</summary>
    public IReadOnlyList<WrittenContact> Of(string? scheme) =>
        Of(scheme, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);

    /// <summary>Where an answer to an e-mail goes: to the scheme's body, to the default scheme's where none is in question.</summary>
    public string ReplyTo(string? scheme) => InForce(scheme)[0].Contact.Email;

    /// <summary>The scheme of the case, or of the page about a scheme, that an address leads to; null where it leads to neither.</summary>
    public string? SchemeAt(string path)
    {
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return parts is ["schemes", var scheme, ..] && rulebooks.Schemes.Contains(scheme)
            ? scheme
            : parts.Select(OfNumber).FirstOrDefault(found => found is not null);
    }

    /// <summary>The scheme to which a case's number belongs (BC-5); null where it is no number of a case.</summary>
    public string? OfNumber(string number) =>
        rulebooks
            .All.FirstOrDefault(r => number.StartsWith($"{r.NumberPrefix}-", StringComparison.OrdinalIgnoreCase))
            ?.Scheme;

    private List<Rulebook> InForce(string? scheme)
    {
        var now = time.GetUtcNow();
        return scheme is not null && rulebooks.InForce(scheme, now) is { } one
            ? [one]
            :
            [
                .. rulebooks
                    .Schemes.OrderByDescending(s => s == rulebooks.DefaultScheme)
                    .Select(s => rulebooks.InForce(s, now)!),
            ];
    }

    private static WrittenContact Write(Rulebook rulebook, string language)
    {
        var (contact, known) = (
            rulebook.Contact,
            rulebook.Languages.Contains(language) ? language : rulebook.DefaultLanguage
        );
        return new WrittenContact(
            rulebook.Scheme,
            contact.Name[known],
            contact.Address[known],
            contact.Telephone,
            contact.Email,
            contact.Hours[known],
            known
        );
    }
}
