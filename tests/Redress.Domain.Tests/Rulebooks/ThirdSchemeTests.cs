using Redress.Domain.Procedure;
using Redress.Domain.Rulebooks;
using Redress.Domain.Terms;
using Redress.Domain.Tests.Law;

namespace Redress.Domain.Tests.Rulebooks;

/// <summary>A scheme that nobody knew when the program was written: its rulebook is all that it needs.</summary>
public sealed class ThirdSchemeTests
{
    private const string Json = """
        {
          "scheme": "gartenhandel",
          "version": "2028-03",
          "inForce": "2028-03-01",
          "name": { "de": "Schlichtungsstelle Gartenhandel", "en": "Garden Trade Disputes Board" },
          "numberPrefix": "GH",
          "timeZone": "Europe/Vienna",
          "currency": "EUR",
          "languages": ["de", "en"],
          "defaultLanguage": "de",
          "adrEntity": true,
          "calendar": {
            "country": "none",
            "workingDays": ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday"],
            "added": [{ "date": "2028-10-26", "name": "Nationalfeiertag" }]
          },
          "stages": ["mediation", "committee", "sanctions"],
          "terms": {
            "supply": { "days": 20, "count": "working", "rolls": true, "rule": "GH-1" },
            "supplyReminder": { "days": 5, "count": "working", "rolls": true, "rule": "GH-1" },
            "refusal": { "days": 14, "count": "calendar", "rolls": false, "rule": "FP-3" },
            "outcome": { "days": 60, "count": "calendar", "rolls": false, "rule": "FP-4" },
            "reflection": { "days": 14, "count": "calendar", "rolls": true, "rule": "FP-5" },
            "response": { "days": 20, "count": "working", "rolls": true, "rule": "GH-2", "min": 10, "max": 40 },
            "comment": { "days": 10, "count": "working", "rolls": true, "rule": "FP-1" },
            "notification": { "days": 7, "count": "calendar", "rolls": false, "rule": "GH-3" },
            "receipt": { "days": 3, "count": "working", "rolls": false, "rule": "GH-3" },
            "appeal": { "days": 30, "count": "calendar", "rolls": true, "rule": "GH-4" }
          },
          "sanctions": { "kinds": ["warning", "exclusion"], "deferral": { "min": "P1M", "max": "P1Y" } },
          "grounds": ["outOfScope", "tooLate"],
          "norms": [{ "id": "7", "title": { "de": "Lebende Pflanzen", "en": "Live plants" } }],
          "secondPerson": { "decisions": false, "notices": false },
          "judgesBusinessComplaints": true,
          "contactNormWorkingDays": 10,
          "retention": { "default": "P3Y", "byOutcome": { "inadmissible": "P1Y" } }
        }
        """;

    [Fact]
    [Rule("ST-1")]
    [Rule("BC-45")]
    public void A_third_scheme_is_read_from_its_rulebook_alone_and_passes_the_proof()
    {
        var rulebooks = RulebookReader.ReadAll([.. RulebookReader.Embedded(), ("gartenhandel.2028-03.json", Json)]);
        var rulebook = rulebooks.Of("gartenhandel", "2028-03");
        RulebookReachabilityCheck.Check(rulebook);
        Assert.Equal(3, rulebooks.Schemes.Count());
        Assert.True(
            rulebook
                is {
                    AdrEntity: true,
                    JudgesBusinessComplaints: true,
                    SecondPersonForDecisions: false,
                    Appeal: null,
                    Referral: null
                }
        );
    }

    [Fact]
    [Rule("FP-8")]
    public void Its_terms_are_reckoned_by_its_own_calendar()
    {
        var rulebook = RulebookReader.Read(Json, "gartenhandel.2028-03.json");
        var wednesday = new DateOnly(2028, 10, 25);
        // Thursday is the added day, Saturday is worked.
        Assert.Equal(
            new DateOnly(2028, 10, 30),
            rulebook.Working.AddWorkingDays(wednesday, rulebook.Terms.Receipt.Days, null)
        );
        Assert.Equal(DayCount.Working, rulebook.Terms.Of(TermKind.Response).Count);
    }
}
