namespace Redress.Domain.Tests.Rulebooks;

/// <summary>What is changed in BeCommerce's rulebook, to what (null: taken away), and the fault that it gives.</summary>
public static class BrokenRulebooks
{
    public static TheoryData<string, string?, string> WrongForm =>
        new()
        {
            // Missing, unknown, of another type.
            { "scheme", null, "$.scheme is missing" },
            { "terms", null, "$.terms is missing" },
            { "terms.response", null, "$.terms.response is missing" },
            { "terms.reflection", null, "$.terms.reflection is missing" },
            { "terms.response.days", null, "$.terms.response.days is missing" },
            { "terms.response.rule", null, "$.terms.response.rule is missing" },
            { "sanctions", null, "$.sanctions is missing" },
            { "appeal", null, "$.appeal is missing" },
            { "appeal.deposits.consumer", null, "$.appeal.deposits.consumer is missing" },
            { "secondPerson.notices", null, "$.secondPerson.notices is missing" },
            { "retention.default", null, "$.retention.default is missing" },
            { "contact", null, "$.contact is missing" },
            { "contact.name", null, "$.contact.name is missing" },
            { "contact.address", null, "$.contact.address is missing" },
            { "contact.telephone", null, "$.contact.telephone is missing" },
            { "contact.email", null, "$.contact.email is missing" },
            { "contact.hours", null, "$.contact.hours is missing" },
            { "prospects", null, "$.prospects is missing" },
            { "prospects.mediation", null, "$.prospects.mediation is missing" },
            { "prospects.decision", null, "$.prospects.decision is missing" },
            { "prospects.appeal", null, "$.prospects.appeal is missing" },
            { "prospects.runsOn", null, "$.prospects.runsOn is missing" },
            { "prospects.elsewhere", null, "$.prospects.elsewhere is missing" },
            { "colour", "\"green\"", "$.colour is not known here" },
            { "terms.nap", "{}", "$.terms.nap is not known here" },
            { "terms.response.dayz", "14", "$.terms.response.dayz is not known here" },
            { "appeal.deposits.member.vat", "21", "$.appeal.deposits.member.vat is not known here" },
            { "terms", "[]", "$.terms must be an object" },
            { "stages", "\"mediation\"", "$.stages must be a list" },
            { "terms.response.days", "\"14\"", "$.terms.response.days must be a number" },
            { "terms.response.rolls", "1", "$.terms.response.rolls must be true or false" },
            { "adrEntity", "\"no\"", "$.adrEntity must be true or false" },
            { "scheme", "7", "$.scheme must be a text" },
            { "norms[1]", "\"2.1.2\"", "$.norms[1] must be an object" },
        };

    public static TheoryData<string, string?, string> WrongContents =>
        new()
        {
            // What makes a file complete.
            { "checklist", "{}", "$.checklist must be a list" },
            { "checklist[0].asks.fr", null, "$.checklist[0].asks.fr is missing" },
            {
                "checklist[0].kinds",
                "[\"rental\"]",
                "$.checklist[0].kinds[0] is not one of purchase, unsolicitedAdvertising: 'rental'"
            },
            { "checklist[1].id", "\"order\"", "$.checklist[1].id is there twice: 'order'" },
            // What may have gone wrong.
            { "labels", "[]", "$.labels must not be empty" },
            { "labels", "[\"b2c\", \"b2c\"]", "$.labels[1] is there twice" },
            { "labels[0]", "\"gold\"", "$.labels[0] is not one of b2b, b2c, ecommerceEurope, webshopKeurmerk: 'gold'" },
            { "labels", "[\"ecommerceEurope\"]", "$.labels has a label that is carried beside another, and no other" },
            { "grievances", "[]", "$.grievances must not be empty" },
            { "grievances", "{}", "$.grievances must be a list" },
            { "grievances[0].says.fr", null, "$.grievances[0].says.fr is missing" },
            { "grievances[0].says.de", "\"Weg\"", "$.grievances[0].says.de is not a language of the scheme" },
            { "grievances[0].asks", "{}", "$.grievances[0].asks is not known here" },
            { "grievances[1].id", "\"not-delivered\"", "$.grievances[1].id is there twice: 'not-delivered'" },
            { "grievances[0].norms", null, "$.grievances[0].norms is missing" },
            { "grievances[0].norms", "[\"2.2.2\", \"2.2.2\"]", "$.grievances[0].norms[1] is there twice" },
            {
                "grievances[0].norms",
                "[\"9.9\"]",
                "$.grievances[0].norms[0] is not one of 2.1.1, 2.1.2, 2.1.3, 2.1.4, 2.1.5, 2.2.1, 2.2.2, 2.2.3, 2.2.4, 2.2.5, 3: '9.9'"
            },
            {
                "grievances[0].kinds",
                "[\"rental\"]",
                "$.grievances[0].kinds[0] is not one of purchase, unsolicitedAdvertising: 'rental'"
            },
            {
                "grievances",
                "[{ \"id\": \"late\", \"kinds\": [\"purchase\"], \"says\": { \"nl\": \"a\", \"fr\": \"a\", \"en\": \"a\" }, \"norms\": [] }]",
                "$.grievances has none for unsolicitedAdvertising"
            },
            // Whom to write to.
            { "contact.fax", "\"+32 2 000 00 00\"", "$.contact.fax is not known here" },
            { "contact.hours.fr", null, "$.contact.hours.fr is missing" },
            { "contact.address.de", "[\"Musterstraße 1\"]", "$.contact.address.de is not a language of the scheme" },
            { "contact.address.nl", "[]", "$.contact.address.nl must not be empty" },
            {
                "contact.address.nl[0]",
                "\"\"",
                "$.contact.address.nl[0] must be a line of 1 to 100 letters without space around it"
            },
            {
                "contact.telephone",
                "\"02 000 00 00\"",
                "$.contact.telephone must be a number with its country, such as +32 2 000 00 00, not '02 000 00 00'"
            },
            { "contact.email", "\"nobody\"", "$.contact.email must be an e-mail address, not 'nobody'" },
            // What it can bring, and where else to go.
            { "prospects.hopes", "{}", "$.prospects.hopes is not known here" },
            { "prospects.referral", "{ \"nl\": [\"x\"], \"fr\": [\"x\"] }", "$.prospects.referral.en is missing" },
            { "prospects.mediation.fr", null, "$.prospects.mediation.fr is missing" },
            { "prospects.decision.nl", "[]", "$.prospects.decision.nl must not be empty" },
            { "prospects.elsewhere", "[]", "$.prospects.elsewhere must not be empty" },
            { "prospects.elsewhere[0].for", null, "$.prospects.elsewhere[0].for is missing" },
            {
                "prospects.elsewhere[0].site",
                "\"https://example.org\"",
                "$.prospects.elsewhere[0].site must be a site without https:// such as www.example.org, not 'https://example.org'"
            },
            // When a settlement is asked about.
            { "settlement", "{}", "$.settlement.askedAfter is missing" },
            { "settlement.askedAfter", "30", "$.settlement.askedAfter must be a text" },
            {
                "settlement.askedAfter",
                "\"P0D\"",
                "$.settlement.askedAfter must be a period such as P3M or P14D, not 'P0D'"
            },
            { "settlement.askedAfter", "\"P13M\"", "$.settlement.askedAfter must be at most a year" },
            { "settlement.colour", "\"green\"", "$.settlement.colour is not known here" },
            // The closed session.
            { "deliberation", "{}", "$.deliberation.afterDecision is missing" },
            { "deliberation", "\"kept\"", "$.deliberation must be an object" },
            {
                "deliberation",
                "{ \"afterDecision\": \"kept\", \"clerk\": 1 }",
                "$.deliberation.clerk must be true or false"
            },
            {
                "deliberation",
                "{ \"afterDecision\": \"kept\", \"jury\": true }",
                "$.deliberation.jury is not known here"
            },
            // The rest.
            { "grounds", "[]", "$.grounds must not be empty" },
            {
                "grounds[0]",
                "\"dislike\"",
                "$.grounds[0] is not one of shopNotContacted, frivolousOrVexatious, pendingOrDecidedElsewhere, outOfScope, tooLate, impairsTheBody: 'dislike'"
            },
            { "norms", "[]", "$.norms must not be empty" },
            { "norms[1].id", "\"2.1.1\"", "$.norms[1].id is there twice: '2.1.1'" },
            {
                "norms[1].id",
                "\"art. 2\"",
                "$.norms[1].id must be an article or a short name such as 2.1.1 or refund, not 'art. 2'"
            },
            { "contactNormWorkingDays", "0", "$.contactNormWorkingDays must be a whole number from 1 to 60" },
            { "retention.default", "\"P0D\"", "$.retention.default must be a period such as P3M or P14D, not 'P0D'" },
            { "retention.byOutcome.settled", "5", "$.retention.byOutcome.settled must be a text" },
        };

    public static TheoryData<string, string?, string> WrongNames =>
        new()
        {
            // Names of the scheme.
            { "scheme", "\"Be Commerce\"", "$.scheme must be a name such as becommerce, not 'Be Commerce'" },
            { "version", "\"new\"", "$.version must be a version such as 2026-01, not 'new'" },
            { "inForce", "\"1 January\"", "$.inForce must be a day such as 2026-01-31, not '1 January'" },
            { "inForce", "\"0026-01-01\"", "$.inForce must be a day such as 2026-01-31, not '0026-01-01'" },
            { "numberPrefix", "\"bc\"", "$.numberPrefix must be two to five capitals, not 'bc'" },
            {
                "timeZone",
                "\"Europe/Bruges\"",
                "$.timeZone is not a time zone such as Europe/Brussels: 'Europe/Bruges'"
            },
            {
                "timeZone",
                "\"Romance Standard Time\"",
                "$.timeZone is not a time zone such as Europe/Brussels: 'Romance Standard Time'"
            },
            { "timeZone", "\"\"", "$.timeZone must be a text of 1 to 300 letters without space around it" },
            { "timeZone", "\"Mars/Olympus\"", "$.timeZone is not a time zone such as Europe/Brussels: 'Mars/Olympus'" },
            { "timeZone", "60", "$.timeZone must be a text" },
            { "timeZone", null, "$.timeZone is missing" },
            { "currency", "\"euro\"", "$.currency must be a currency such as EUR, not 'euro'" },
            // Languages: everything is there in each, nothing in another.
            { "languages", "[]", "$.languages must not be empty" },
            { "languages[1]", "\"nl\"", "$.languages[1] is there twice" },
            {
                "languages[1]",
                "\"xx\"",
                "$.languages[1] is not one of bg, cs, da, de, el, en, es, et, fi, fr, ga, hr, hu, it, lt, lv, mt, nl, pl, pt, ro, sk, sl, sv: 'xx'"
            },
            { "languages[3]", "\"de\"", "$.name.de is missing" },
            { "languages[3]", "\"de\"", "$.norms[10].title.de is missing" },
            { "name.fr", null, "$.name.fr is missing" },
            { "name.fr", "\" \"", "$.name.fr must be a text of 1 to 300 letters without space around it" },
            { "norms[4].title.en", null, "$.norms[4].title.en is missing" },
            { "norms[4].title.de", "\"Widerruf\"", "$.norms[4].title.de is not a language of the scheme" },
            { "defaultLanguage", "\"de\"", "$.defaultLanguage is not among the languages: 'de'" },
        };

    public static TheoryData<string, string?, string> WrongCalendar =>
        new()
        {
            // The calendar.
            { "calendar.country", "\"XX\"", "$.calendar.country has no calendar of holidays: 'XX'" },
            { "calendar.country", "\"PT\"", "$.calendar.country has no calendar of holidays: 'PT'" },
            { "calendar.country", "\"be\"", "$.calendar.country has no calendar of holidays: 'be'" },
            { "calendar.country", null, "$.calendar.country is missing" },
            { "calendar.workingDays", "[]", "$.calendar.workingDays must not be empty" },
            {
                "calendar.workingDays[0]",
                "\"maandag\"",
                "$.calendar.workingDays[0] is not one of sunday, monday, tuesday, wednesday, thursday, friday, saturday: 'maandag'"
            },
            { "calendar.added", """[{ "date": "2026-07-20" }]""", "$.calendar.added[0].name is missing" },
            {
                "calendar.added",
                """[{ "date": "2026-07-20", "name": "a" }, { "date": "2026-07-20", "name": "b" }]""",
                "$.calendar.added[1].date is there twice"
            },
            // Stages.
            {
                "stages[1]",
                "\"committees\"",
                "$.stages[1] is not one of mediation, committee, hearing, sanctions, appeal, externalReferral, notices: 'committees'"
            },
            { "stages[1]", "\"mediation\"", "$.stages[1] is there twice" },
            { "stages", "[\"mediation\", \"appeal\"]", "$.stages has appeal without committee" },
            { "stages[5]", "\"externalReferral\"", "$.referral is missing" },
        };

    public static TheoryData<string, string?, string> WrongTerms =>
        new()
        {
            // Terms.
            { "terms.response.days", "4", "$.terms.response.days must be between min and max" },
            { "terms.response.days", "61", "$.terms.response.days must be between min and max" },
            { "terms.response.min", "61", "$.terms.response.min must not be more than max" },
            { "terms.response.days", "-14", "$.terms.response.days must be a whole number from 1 to 366" },
            { "terms.response.days", "0", "$.terms.response.days must be a whole number from 1 to 366" },
            { "terms.response.days", "14.5", "$.terms.response.days must be a whole number from 1 to 366" },
            { "terms.comment.days", "4000000000", "$.terms.comment.days must be a whole number from 1 to 366" },
            {
                "terms.response.count",
                "\"weekly\"",
                "$.terms.response.count is not one of calendar, working: 'weekly'"
            },
            {
                "terms.response.count",
                "\"Calendar\"",
                "$.terms.response.count is not one of calendar, working: 'Calendar'"
            },
            {
                "terms.response.rule",
                "\"article 6\"",
                "$.terms.response.rule must be a rule such as BC-12, not 'article 6'"
            },
            { "terms.response.rule", "\"BC-0\"", "$.terms.response.rule must be a rule such as BC-12, not 'BC-0'" },
            { "terms.response.extensions", "9", "$.terms.response.extensions must be a whole number from 0 to 5" },
            {
                "terms.response.extensions",
                null,
                "$.terms.response.extensionMax is there for a term that cannot be extended"
            },
            { "terms.refusal.days", "22", "$.terms.refusal.days must be at most 21 calendar days (FP-3)" },
            { "terms.refusal.count", "\"working\"", "$.terms.refusal.days must be at most 21 calendar days (FP-3)" },
            { "terms.outcome.days", "91", "$.terms.outcome.days must be at most 90 calendar days (FP-4)" },
            { "terms.outcome.extensions", "2", "$.terms.outcome.extensions must be at most 1 (FP-4)" },
            { "terms.outcome.extensionMax", "120", "$.terms.outcome.extensionMax must be at most 90 (FP-4)" },
            {
                "terms.outcome.rolls",
                "true",
                "$.terms.outcome.rolls must be false: a duty of the body is not lengthened"
            },
            {
                "terms.notification.rolls",
                "true",
                "$.terms.notification.rolls must be false: a duty of the body is not lengthened"
            },
            { "terms.receipt.count", "\"calendar\"", "$.terms.receipt.count must be working" },
            { "terms.deposit.count", "\"calendar\"", "$.terms.deposit.count must be working" },
        };

    public static TheoryData<string, string?, string> WrongSanctionsAndAppeals =>
        new()
        {
            // Sanctions and appeals.
            {
                "sanctions.kinds[2]",
                "\"prison\"",
                "$.sanctions.kinds[2] is not one of warning, reprimand, fine, suspension, exclusion: 'prison'"
            },
            { "sanctions.fine.min.amount", "60000", "$.sanctions.fine.min must not be more than max" },
            {
                "sanctions.fine.min.amount",
                "-1000",
                "$.sanctions.fine.min.amount must be more than 0 and at most 10000000"
            },
            { "sanctions.fine.min.amount", "1000.001", "$.sanctions.fine.min.amount must be in whole cents" },
            {
                "sanctions.fine.max.amount",
                "1e12",
                "$.sanctions.fine.max.amount must be more than 0 and at most 10000000"
            },
            {
                "sanctions.fine.max.currency",
                "\"USD\"",
                "$.sanctions.fine.max.currency must be the scheme's, EUR, not 'USD'"
            },
            { "sanctions.fine", null, "$.sanctions.fine is missing" },
            {
                "sanctions.deferral.min",
                "\"3 months\"",
                "$.sanctions.deferral.min must be a period such as P3M or P14D, not '3 months'"
            },
            { "sanctions.deferral.min", "\"P4Y\"", "$.sanctions.deferral.min must not be more than max" },
            {
                "appeal.deposits.member.currency",
                "\"USD\"",
                "$.appeal.deposits.member.currency must be the scheme's, EUR, not 'USD'"
            },
            {
                "appeal.deposits.consumer.amount",
                "0",
                "$.appeal.deposits.consumer.amount must be more than 0 and at most 10000000"
            },
            { "judgesBusinessComplaints", "true", "$.appeal.deposits.business is missing" },
            { "appeal.fora.exclusion", null, "$.appeal.fora.exclusion is missing" },
            { "appeal.fora.fine", "\"king\"", "$.appeal.fora.fine is not one of arbitration, court: 'king'" },
            { "appeal.fora.prison", "\"court\"", "$.appeal.fora.prison is not a sanction" },
            { "appeal.languages[0]", "\"de\"", "$.appeal.languages[0] is not one of en, fr, nl: 'de'" },
            {
                "appeal.defaultLanguage",
                "\"en\"",
                "$.appeal.defaultLanguage is not among the languages of the appeal: 'en'"
            },
        };
}
