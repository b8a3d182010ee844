using System.Text.RegularExpressions;

namespace Redress.Anonymity;

/// <summary>The names of people in what was written down of who was there: "mr. Jan Janssens, lawyer of the shop", "the complainant" (BC-31).</summary>
public static partial class NamedPeople
{
    // In Dutch, French and English, folded; what is a word of every notice besides stands in CommonWords.
    private static readonly HashSet<string> RolesAndTitles =
    [
        .. """
            complainant klager klaagster verzoeker eiser plaignant plaignante respondent verweerder verweerster defendeur defenderesse representative vertegenwoordiger
            vertegenwoordigster gemachtigde gevolmachtigde lasthebber representant representante mandataire lawyer attorney solicitor barrister counsel advocaat advocate raadsman
            raadsvrouw avocat avocate conseil jurist juriste legal juridisch juridische juridique manager management managing bestuurder administrateur directeur directrice
            director zaakvoerder zaakvoerster gerant gerante ceo cfo coo owner eigenaar eigenares proprietaire employee medewerker medewerkster bediende employe
            employee collaborateur collaboratrice staff personeel personnel team interpreter tolk interprete expert deskundige witness getuige temoin
            secretary secretaris secretaresse secretaire griffier greffier clerk chair chairman chairwoman chairperson president voorzitter voorzitster presidente spouse husband
            wife judge rechter juge arbiter arbitrator arbitre mediator bemiddelaar mediateur mediatrice notaris notaire deurwaarder huissier bailiff echtgenoot echtgenote epoux epouse partner zoon dochter son daughter fils fille vader moeder father mother pere mere accompanying begeleider observer
            nobody niemand personne none aanwezig afwezig present absent mr mrs ms miss mister mevrouw mevr mw mme madame mademoiselle mlle monsieur dhr heer sir dr prof
            meester mtr maitre me ir ing department afdeling departement customer support klantendienst klantenservice clientele webwinkel e-commerce
            """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries),
    ];

    /// <summary>Each name in the entry, without titles and without what somebody is; none where it says only that.</summary>
    public static IReadOnlyList<string> In(string entry) =>
        [.. Part().Split(entry).Select(NameIn).Where(name => name.Length > 1)];

    // From the first to the last word that can be a name: "mr. Jan van den Berg" is "Jan van den Berg"; "sales manager" is none.
    internal static string NameIn(string part)
    {
        var words = part.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var first = Array.FindIndex(words, CanBeName);
        var last = Array.FindLastIndex(words, CanBeName);
        return first >= 0 && words[first..(last + 1)].Any(IsName) ? string.Join(' ', words[first..(last + 1)]) : "";
    }

    private static bool CanBeName(string word) => char.IsUpper(word[0]) && !RolesAndTitles.Contains(Folded(word));

    // A word of every day is no name by itself; next to one it is: "Ann Baker".
    private static bool IsName(string word) =>
        CanBeName(word)
        && Folded(word) is var folded
        && (!CommonWords.Contains(folded) && !CommonWords.IsLegalForm(folded) || CommonWords.IsAlsoGivenName(folded));

    private static string Folded(string word) => NormalizedText.Fold(word).Trim('.', ':', '"', '\'');

    [GeneratedRegex(@"[,;:()\[\]/–—]|\s-\s", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Part();
}
