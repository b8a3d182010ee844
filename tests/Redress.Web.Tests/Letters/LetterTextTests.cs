using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Redress.Domain;
using Redress.Domain.Appeals;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Domain.Decisions;
using Redress.Domain.Letters;
using Redress.Domain.Terms;
using Redress.Domain.Tests.Letters;
using Redress.Web.Letters;
using Redress.Web.Letters.Editing;
using Redress.Web.Letters.Mail;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Letters;

public partial class LetterTextTests
{
    private static readonly string[] Languages = ["nl", "fr", "en"];

    [Fact]
    public void Every_letter_has_a_text_in_three_languages_and_no_text_is_nobodys()
    {
        var wanted = LetterTemplate
            .All.Select(t => t.Name)
            .Concat(TemplateFields.Parts)
            .Concat(MailWriter.Kinds.Keys)
            .SelectMany(name => Languages.Select(l => $"letter/{name}.{l}.md"))
            .Order();
        Assert.Equal(
            wanted,
            typeof(LetterWriter)
                .Assembly.GetManifestResourceNames()
                .Where(n => n.StartsWith("letter/", StringComparison.Ordinal))
                .Order()
        );
    }

    [Fact]
    public void A_text_uses_only_what_its_letter_carries_and_the_same_in_each_language()
    {
        foreach (var name in LetterTemplate.All.Select(t => t.Name).Concat(TemplateFields.Parts))
        {
            var uses = Languages.Select(language => Uses(name, language)).ToList();
            Assert.All(
                uses,
                u =>
                    Assert.True(
                        u.SetEquals(uses[0]),
                        $"{name}: {string.Join(' ', u.Except(uses[0]).Concat(uses[0].Except(u)))}"
                    )
            );
            Assert.Empty(uses[0].Except(TemplateFields.Of(name)).Except(TemplateFields.PartsOf(name)));
        }
    }

    [Fact]
    public void An_e_mail_to_a_user_uses_only_what_it_carries_and_the_same_in_each_language()
    {
        foreach (var (name, values) in MailWriter.Kinds)
        {
            var uses = Languages.Select(language => Uses(name, language)).ToList();
            Assert.All(
                uses,
                u =>
                    Assert.True(
                        u.SetEquals(uses[0]),
                        $"{name}: {string.Join(' ', u.Except(uses[0]).Concat(uses[0].Except(u)))}"
                    )
            );
            Assert.Empty(uses[0].Except(values).Except(["name", .. TemplateFields.PartsOf(name)]));
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Every_letter_of_every_story_is_written_in_full_in_each_language(bool configured)
    {
        var writer = Writer(configured);
        foreach (var letter in Stories.AllLetters)
        {
            foreach (var language in Languages)
            {
                var missing = new List<string>();
                var written = writer.Write(
                    letter with
                    {
                        Language = language,
                    },
                    "becommerce",
                    "https://redress.example/track",
                    missing.Add
                );
                Assert.True(missing.Count == 0, $"{letter.Template}.{language}: {string.Join(' ', missing)}");
                Assert.DoesNotContain("{{", written.Subject + written.Body, StringComparison.Ordinal);
                Assert.DoesNotMatch(Key(), written.Body);
                Assert.Contains((string)letter.Values["number"], written.Subject, StringComparison.Ordinal);
                // FP-11: the subject travels by e-mail.
                Assert.DoesNotContain("Ada", written.Subject, StringComparison.Ordinal);
                Assert.DoesNotContain("Demo Shop", written.Subject, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void The_words_are_the_same_in_each_language()
    {
        var texts = new ResourceManager("Redress.Web.Letters.Wording", typeof(LetterWriter).Assembly);
        var keys = new[] { CultureInfo.InvariantCulture, new CultureInfo("nl"), new CultureInfo("fr") }
            .Select(c =>
                texts
                    .GetResourceSet(c, true, false)!
                    .Cast<DictionaryEntry>()
                    .Select(e => (string)e.Key)
                    .Order()
                    .ToList()
            )
            .ToList();
        Assert.Equal(keys[0], keys[1]);
        Assert.Equal(keys[0], keys[2]);
    }

    [Fact]
    public void Whatever_the_procedure_can_name_has_a_word()
    {
        var events = Enum.GetValues<TermStart>().Select(e => TextKey.Of("event", e).Key);
        var days = new[] { "BE", "NL" }
            .SelectMany(c => Holidays.Of(c, 2026))
            .Select(h => $"day.{h.Name}")
            .Concat(Enum.GetNames<DayOfWeek>().Select(d => $"day.{d.ToLowerInvariant()}"));
        // FP-9: each reason why a term stood still, which its explanation says.
        var stops = Enum.GetValues<StopReason>().Select(r => TextKey.Of("stopped", r).Key);
        string[] keys =
        [
            .. events,
            .. stops,
            .. days,
            .. Keys<Outcome>(),
            .. Keys<RefusalGround>(),
            .. Keys<TermKind>(),
            .. Keys<SanctionKind>(),
            .. Keys<CloseReason>(),
            .. Keys<Forum>(),
            .. Keys<ForumOutcome>(),
            .. Keys<Party>(),
            .. Enum.GetValues<AppealState>().Where(AppealProcedure.IsEnd).Select(s => TextKey.Of("ended", s).Key),
        ];
        Assert.DoesNotContain(keys, key => !Wording.Knows(key, "en"));
    }

    [Theory]
    [InlineData("nl", "maandag 2 maart 2026", "€ 2.000,00", "maandag 2 maart 2026 om 14.05 uur", "1 jaar en 6 maanden")]
    [InlineData("fr", "lundi 2 mars 2026", "2 000,00 €", "lundi 2 mars 2026 à 14 h 05", "1 an et 6 mois")]
    [InlineData("en", "Monday 2 March 2026", "€2,000.00", "Monday 2 March 2026 at 14:05", "1 year and 6 months")]
    public void Days_amounts_and_periods_are_said_as_the_language_says_them(
        string language,
        string day,
        string amount,
        string moment,
        string period
    )
    {
        Assert.Equal(day, Wording.Date(new DateOnly(2026, 3, 2), language));
        Assert.Equal(amount, Wording.Amount(Money.Euro(2000), language).Replace('\u00a0', ' '));
        Assert.Equal(moment, Wording.Moment(new DateTimeOffset(2026, 3, 2, 14, 5, 0, TimeSpan.FromHours(1)), language));
        Assert.Equal(period, Wording.Length(new Period(1, 6, 0), language));
    }

    [Fact]
    public void The_first_of_a_month_is_an_ordinal_in_French() =>
        Assert.Equal("dimanche 1er mars 2026", Wording.Date(new DateOnly(2026, 3, 1), "fr"));

    [Fact]
    public void A_due_day_explains_itself_with_every_day_passed_over_by_name()
    {
        var rulebook = AStory.Rulebooks.InForce("becommerce", new DateOnly(2026, 3, 2))!;
        var term = Term.Open(
            "t",
            new(TermKind.Comment, Party.Complainant),
            rulebook.Terms.Of(TermKind.Comment),
            new(TermStart.DefenceServed, new DateOnly(2026, 5, 4)),
            rulebook.Working,
            rulebook.Id
        );

        Assert.Equal(
            "The count starts from Monday 4 May 2026, the day on which the webshop’s answer was served. That day itself does not count. The term is 10 days. "
                + "Counted this way, it ends on Thursday 14 May 2026. Not a working day: Thursday 14 May 2026 (Ascension Day). So the last day moves to the next working day. "
                + "The last day is Friday 15 May 2026, until midnight. Rule FP-1 of the rulebook becommerce.2026-01.",
            TermExplanation.Explain(term, "en")
        );
    }

    [Fact]
    public void An_extension_is_explained_with_its_reason_and_who_was_told()
    {
        var rulebook = AStory.Rulebooks.InForce("becommerce", new DateOnly(2026, 3, 2))!;
        var rule = rulebook.Terms.Of(TermKind.Response);
        var term = Term.Open(
                "t",
                new(TermKind.Response, Party.Respondent),
                rule,
                new(TermStart.SentToMember, new DateOnly(2026, 3, 2)),
                rulebook.Working,
                rulebook.Id
            )
            .Extend(7, "Vakantie.", new DateOnly(2026, 3, 10), Parties.Both, rule, rulebook.Working);

        var said = TermExplanation.Explain(term, "nl");
        Assert.Contains("De termijn is 14 dagen.", said, StringComparison.Ordinal);
        Assert.Contains(
            "Op dinsdag 10 maart 2026 is de termijn met 7 dagen verlengd. De reden: Vakantie. Gemeld aan: de klager en de webshop.",
            said,
            StringComparison.Ordinal
        );
        Assert.Contains("De laatste dag is maandag 23 maart 2026", said, StringComparison.Ordinal);
    }

    [Fact]
    public void The_appeal_term_names_the_days_passed_over_before_the_presumed_receipt()
    {
        var story = AStory.Filed().Notified();
        var said = TermExplanation.Explain(story.Case.AppealTermOf(Party.Complainant)!, "en");

        Assert.Contains("the day on which the letter is presumed received", said, StringComparison.Ordinal);
        Assert.Contains(
            "only working days were counted; these were passed over: Saturday 7 March 2026 and Sunday 8 March 2026.",
            said,
            StringComparison.Ordinal
        );
        Assert.Contains("The term is 15 days.", said, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_party_wrote_stays_words()
    {
        var story = AStory
            .Filed()
            .BySecretary(new StartMediation())
            .ByShop(new Propose("Klik [hier](https://evil.example)\n# Kop\n- **ja**\n1. nee"));
        var body = Writer(true).Write(Assert.Single(story.Letters), "becommerce", "https://redress.example/track").Body;

        var html = Markdig.Markdown.ToHtml(body);
        Assert.Contains("[hier](https://evil.example)", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<h1>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<strong>ja", html, StringComparison.Ordinal);
        Assert.Single(Quotes().Matches(html));
    }

    [Fact]
    public void What_a_party_wrote_makes_no_place_for_an_access_code()
    {
        var story = AStory
            .Filed()
            .BySecretary(new StartMediation())
            .ByShop(new Propose($"Een {AccessCodePlace.Instance}bod"));
        var body = Writer(true).Write(Assert.Single(story.Letters), "becommerce", "https://redress.example/track").Body;

        Assert.Contains("Een bod", body, StringComparison.Ordinal);
        Assert.False(AccessCodePlace.IsIn(body));
    }

    [Theory]
    [InlineData(
        "nl",
        "weigeren",
        "rechter blijft open",
        "anders oordelen",
        "gebonden",
        "bedenktijd tot en met maandag 9 maart 2026"
    )]
    [InlineData(
        "fr",
        "refuser",
        "toujours aller en justice",
        "décider autrement",
        "lie tous les deux",
        "réflexion jusqu’au lundi 9 mars 2026"
    )]
    [InlineData(
        "en",
        "may refuse",
        "courts stay open",
        "decide otherwise",
        "binds you both",
        "reflect until Monday 9 March 2026"
    )]
    public void A_proposal_is_told_with_open_eyes(string language, params string[] told)
    {
        var letter = Assert.Single(
            AStory.Filed().BySecretary(new StartMediation()).ByShop(new Propose("De helft terug")).Letters
        );
        var body = Writer(true)
            .Write(letter with { Language = language }, "becommerce", "https://redress.example/track")
            .Body;
        Assert.All(told, words => Assert.Contains(words, body, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(
        "nl",
        "nagekomen",
        "- De prijs terug, € 89,95, uiterlijk op vrijdag 20 maart 2026",
        "- Een excuus",
        "blijft het dossier afgelopen",
        "naar de rechter"
    )]
    [InlineData(
        "fr",
        "respecté",
        "- De prijs terug, 89,95 €, au plus tard le vendredi 20 mars 2026",
        "- Een excuus",
        "reste terminé",
        "en justice"
    )]
    [InlineData(
        "en",
        "kept",
        "- De prijs terug, €89.95, by Friday 20 March 2026",
        "- Een excuus",
        "stays ended",
        "go to court"
    )]
    public void The_question_whether_a_settlement_was_kept_tells_again_what_was_agreed(
        string language,
        string subject,
        params string[] told
    )
    {
        var story = AStory
            .Filed()
            .BySecretary(new StartMediation())
            .Settled(
                "Alles terug, en een excuus.",
                new ProposedClause("De prijs terug", Money.Euro(89.95m), new DateOnly(2026, 3, 20)),
                new ProposedClause("Een excuus")
            );
        story.Now = story.Case.AsksAboutSettlementAt(story.Rulebook)!.Value;
        foreach (var letter in story.ByClock(new AskAboutSettlement()).Letters)
        {
            var written = Writer(true)
                .Write(letter with { Language = language }, "becommerce", "https://redress.example/track");
            Assert.Contains(subject, written.Subject, StringComparison.Ordinal);
            Assert.All(
                told,
                words => Assert.Contains(words, written.Body.Replace('\u00a0', ' '), StringComparison.Ordinal)
            );
        }
    }

    [Fact]
    public void A_text_that_takes_itself_in_is_told_and_ends()
    {
        var text = Template.Parse("Hallo {{>self}}");
        var told = Assert.Throws<InvalidOperationException>(() =>
            text.Fill(new Dictionary<string, object>(), "nl", _ => text)
        );
        Assert.Contains("self", told.Message, StringComparison.Ordinal);
        // Not one that is taken in many times, one after the other.
        var other = Template.Parse("!");
        Assert.Equal(
            new string('!', 30),
            Template
                .Parse(string.Concat(Enumerable.Repeat("{{>other}}", 30)))
                .Fill(new Dictionary<string, object>(), "nl", _ => other)
        );
    }

    [Fact]
    public void A_scheme_may_have_letters_of_its_own()
    {
        var folder = Directory.CreateTempSubdirectory("redress-letters-");
        Directory.CreateDirectory(Path.Combine(folder.FullName, "becommerce"));
        File.WriteAllText(
            Path.Combine(folder.FullName, "becommerce", "case-closed.nl.md"),
            "# {{number}}: uit\n\nGedaan.\n"
        );
        var templates = new Templates(Settings(new() { ["Letters:Folder"] = folder.FullName }));
        var writer = LetterWriters.Of(templates, Settings([]));
        var letter = AStory.Filed().Final().BySecretary(new Close()).To(Addressee.Complainant)!;

        Assert.Contains("Gedaan.", writer.Write(letter, "becommerce", "link").Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Gedaan.", writer.Write(letter, "another", "link").Body, StringComparison.Ordinal);
        folder.Delete(recursive: true);
    }

    private static HashSet<string> Uses(string name, string language)
    {
        var text = new Templates(Settings([])).Find("becommerce", name, language);
        var (subject, body) = (text.Subject.Uses(), text.Body.Uses());
        return
        [
            .. subject
                .Names.Concat(body.Names)
                .Select(n =>
                    n.EndsWith(".why", StringComparison.Ordinal) ? n[..^4]
                    : n.EndsWith(".or", StringComparison.Ordinal) ? n[..^3]
                    : n
                ),
            .. body.Parts,
        ];
    }

    private static IEnumerable<string> Keys<T>()
        where T : struct, Enum => Enum.GetValues<T>().Select(v => TextKey.Of(v).Key);

    private static LetterWriter Writer(bool configured)
    {
        var settings = Settings(
            configured
                ? new()
                {
                    ["Payments:becommerce:Iban"] = "BE68 5390 0754 7034",
                    ["Payments:becommerce:Holder"] = "BeCommerce",
                }
                : []
        );
        return LetterWriters.Of(new Templates(settings), settings);
    }

    private static IConfiguration Settings(Dictionary<string, string?> values) =>
        new ConfigurationBuilder().AddInMemoryCollection(values).Build();

    [GeneratedRegex(
        @"\b(outcome|refusalGround|termKind|sanctionKind|closeReason|forum|forumOutcome|ended|delivery|language|party|event|term|day|period|list)\.[a-z]"
    )]
    private static partial Regex Key();

    [GeneratedRegex("<blockquote>")]
    private static partial Regex Quotes();
}
