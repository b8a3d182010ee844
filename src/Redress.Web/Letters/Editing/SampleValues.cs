using Redress.Domain;
using Redress.Domain.Letters;
using Redress.Domain.Rulebooks;
using Redress.Domain.Terms;

namespace Redress.Web.Letters.Editing;

/// <summary>
/// What a letter of an invented case is filled with: a value of the right sort for each field that its text may use, in the letter's language. All is there at once, also what
/// no case has together.
/// </summary>
internal sealed partial class SampleValues
{
    /// <summary>What only a letter to who is no party any more has: its frame leaves out the way into the case then.</summary>
    public const string Former = "former";

    public const string ToComplainant = "toComplainant";
    public const string ToRespondent = "toRespondent";

    /// <summary>The day of the letter.</summary>
    private static readonly DateOnly Today = new(2026, 3, 2);

    private readonly string _name;
    private readonly string _language;
    private readonly Rulebook _rulebook;

    private SampleValues(string name, string language, Rulebook rulebook) =>
        (_name, _language, _rulebook) = (name, language, rulebook);

    /// <summary>By field; what is in the entries of a list stands in these.</summary>
    public static IReadOnlyDictionary<string, object> Of(string name, string language, Rulebook rulebook)
    {
        var sample = new SampleValues(name, language, rulebook);
        return TemplateFields
            .Of(name)
            .Select(field => (Field: field, Value: sample.Value(field)))
            .Where(found => found.Value is not null)
            .ToDictionary(found => found.Field, found => found.Value!, StringComparer.Ordinal);
    }

    /// <summary>What the webshop is called.</summary>
    public static string ShopIn(string language) =>
        In(language, "Webshop Voorbeeld", "Boutique Exemple", "Example Webshop");

    private object? Value(string field)
    {
        if ((OfLabels(field) ?? Special(field) ?? ListOf(field)) is { } found)
        {
            return found;
        }

        if (Flags.Contains(field))
        {
            return true;
        }

        if (Days.IndexOf(field) is var day and >= 0)
        {
            return Today.AddDays(7 + day);
        }

        if (Amounts.TryGetValue(field, out var amount))
        {
            return Amount(amount);
        }

        if (TermsByField.TryGetValue(field, out var term))
        {
            return TermOf(term.Kind, term.Start);
        }

        return Keys.TryGetValue(field, out var key) ? new TextKey(key) : WordsOf(field);
    }

    // What is called the same elsewhere and is of another sort here.
    private object? Special(string field) =>
        (_name, field) switch
        {
            (_, "term") => TermsByLetter.TryGetValue(_name, out var term) ? TermOf(term.Kind, term.Start) : null,
            ("finality-lifted", "own") => Today.AddDays(15),
            ("finality-lifted", "other") => Today.AddDays(16),
            ("case-settled", "ask") => Today.AddDays(30),
            ("fine", "left") => Amount(1500),
            ("fine", "paid") or ("fine", "agreed") => Amount(500),
            ("deposit-received", "returned") => Amount(150),
            ("money-returned", "paid") => Today,
            ("details-corrected", "what") => Words("details.email", "details.phone"),
            ("details-corrected", Former) => In("Mr. Jan Janssens", "Me Jeanne Janssens", "Jane Jansen"),
            ("party-lost" or "party-succeeded" or "left-without-successor", "party") => Complainant,
            ("member-challenged" or "challenge-decided" or "challenge-moot", "member") => Member,
            (TemplateFields.Pointer, "once") => "https://redress.example/open/ABCDEFGHJK",
            (_, "once") => true,
            ("party-lost", "kind") => new TextKey("lossKind.died"),
            ("term-extended" or "term-reminder", "kind") => new TextKey("termKind.response"),
            ("compliance-asked" or "case-settled" or "settlement-asked" or "proposal-made", "by") => Today.AddDays(21),
            ("label-board-urgent" or "label-board-decided", "received") => Today.AddDays(7),
            ("hearing-dates" or "exclusion", "by") => Today.AddDays(9),
            ("mail-invitation" or "mail-person-invited", "by") => In("Sam Devos", "Sam Devos", "Sam Davis"),
            ("mail-new-device" or "mail-password-changed" or "mail-factor-changed", "at") => Moment(0),
            _ => null,
        };

    private Term TermOf(TermKind kind, TermStart start)
    {
        // A scheme without the stage has no such term; the term to comment it always has.
        var has = _rulebook.Terms.Rules.ContainsKey(WireNames.Camel(kind.ToString()));
        return Term.Open(
            "sample",
            new TermMatter(has ? kind : TermKind.Comment, Party.Complainant),
            _rulebook.Terms.Of(has ? kind : TermKind.Comment),
            new TermEvent(start, Today),
            _rulebook.Working,
            _rulebook.Id
        );
    }

    private DateTimeOffset Moment(int days)
    {
        var at = Today.AddDays(days).ToDateTime(new TimeOnly(14, 0));
        return new DateTimeOffset(at, _rulebook.Working.Zone.GetUtcOffset(at));
    }

    private Money Amount(decimal amount) => new(amount, _rulebook.Currency);

    private static List<TextKey> Words(params string[] keys) => [.. keys.Select(key => new TextKey(key))];

    private string In(string dutch, string french, string english) => In(_language, dutch, french, english);

    private static string In(string language, string dutch, string french, string english) =>
        language switch
        {
            "nl" => dutch,
            "fr" => french,
            _ => english,
        };

    private string Named(IReadOnlyDictionary<string, string> names) =>
        names.GetValueOrDefault(_language) ?? names.Values.First();
}
