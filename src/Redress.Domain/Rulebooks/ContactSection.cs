using System.Text.RegularExpressions;

namespace Redress.Domain.Rulebooks;

/// <summary>Where the body is written to, called and visited (FP-20): who is there, its address line by line, and its hours in words, in each language of the scheme.</summary>
public sealed record ContactDetails(
    IReadOnlyDictionary<string, string> Name,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Address,
    string Telephone,
    string Email,
    IReadOnlyDictionary<string, string> Hours
);

/// <summary>Reads <c>contact</c>.</summary>
internal static partial class ContactSection
{
    private const int MostLines = 6;

    public static ContactDetails Read(StrictJsonObject rulebook, IReadOnlyList<string> languages)
    {
        var none = new Dictionary<string, string>();
        if (rulebook.Object("contact") is not { } json)
        {
            return new ContactDetails(none, new Dictionary<string, IReadOnlyList<string>>(), "", "", none);
        }

        var details = new ContactDetails(
            json.InEach(languages, "name"),
            json.LinesInEach(languages, "address", MostLines),
            json.Text("telephone", Telephone(), "a number with its country, such as +32 2 000 00 00"),
            json.Text("email", Email(), "an e-mail address"),
            json.InEach(languages, "hours")
        );
        json.RefuseUnreadProperties();
        return details;
    }

    [GeneratedRegex(
        @"^\+[1-9][0-9]{0,2}( [0-9]+)+\z",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Telephone();

    [GeneratedRegex(
        @"^[^@\s]+@[^@\s]+\.[^@\s]+\z",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Email();
}
