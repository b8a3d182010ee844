using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.Extensions.Configuration;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Tests.Letters;
using Redress.Web.Letters;
using Redress.Web.Shell;
using Redress.Web.Shell.Zones;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Shell;

/// <summary>One word for one thing in each language of the pages and letters: docs/glossary.md is the list.</summary>
public sealed partial class GlossaryTests
{
    private static readonly string[] Languages = ["nl", "fr", "en"];

    // A number of days in them is fixed, and more than one; or there is another sentence for one day.
    private static readonly string[] NeverOneDay =
    [
        "daysLeft.many",
        "overview.age",
        "overview.age.below",
        "overview.age.from",
        "period.days",
        "scheme.term.working",
        "term.days",
        "term.workingDays",
    ];

    [Fact]
    public void No_text_uses_a_word_that_the_glossary_has_another_for()
    {
        var glossary = Glossary.Read();
        var texts = Texts().ToList();
        Assert.Equal(Languages.Order(), texts.Select(t => t.Language).Distinct().Order());
        Assert.All(Languages, l => Assert.Contains(texts, t => t.Language == l && t.Key == ""));
        var found = texts
            .SelectMany(t =>
                glossary.Found(t.Language, t.Text).Select(f => $"{t.File} {t.Key}: “{f.Word}”, say “{f.Better}”")
            )
            .ToList();
        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    [Theory]
    [InlineData("nl", "De webwinkel antwoordt.", "webwinkel")]
    [InlineData("nl", "Zaak {0}", "zaak")]
    [InlineData("nl", "Het comité van toezicht en de webshop sturen een e-mail.", null)]
    [InlineData("nl", "Zaakvoerder", null)]
    [InlineData("fr", "L’affaire est close.", "affaire")]
    [InlineData("fr", "Déposer une plainte", "déposer")]
    [InlineData("fr", "La Geschillencommissie Webshop", null)]
    [InlineData("en", "Your mail", "mail")]
    [InlineData("en", "Your e-mail", null)]
    public void A_word_is_found_whole_and_only_outside_a_fixed_expression(
        string language,
        string text,
        string? found
    ) => Assert.Equal(found is null ? [] : [found], Glossary.Read().Found(language, text).Select(f => f.Word));

    [Fact]
    public void The_glossary_has_each_thing_once_with_a_word_in_each_language()
    {
        var glossary = Glossary.Read();
        Assert.Equal(glossary.Things.Select(t => t.Word).Distinct(), glossary.Things.Select(t => t.Word));
        Assert.All(glossary.Things, t => Assert.All(Languages, l => Assert.NotEmpty(t.In[l])));
        Assert.All(
            glossary.Things,
            t => Assert.All(Languages, l => Assert.Empty(glossary.Found(l, string.Join(" ", t.In[l]))))
        );
    }

    [Fact]
    public void A_sentence_with_a_number_of_days_has_another_for_one_day() =>
        Assert.Empty(
            Texts()
                .Where(t => !NeverOneDay.Contains(t.Key) && NumberOfDays().IsMatch(t.Text))
                .Select(t => $"{t.File} {t.Key}")
        );

    [Theory]
    [InlineData("nl", "1 dag", "2 dagen", "vraagt 1 dag meer", "vraagt 5 dagen meer")]
    [InlineData("fr", "1 jour", "2 jours", "demande 1 jour de plus", "demande 5 jours de plus")]
    [InlineData("en", "1 day", "2 days", "asks for 1 day more", "asks for 5 days more")]
    public void One_day_is_said_in_the_singular(string language, string one, string two, string asks, string asksMore)
    {
        Assert.Equal((one, two), (Wording.Days(1, language), Wording.Days(2, language)));
        Assert.Contains(asks, Asked(1, language), StringComparison.Ordinal);
        Assert.Contains(asksMore, Asked(5, language), StringComparison.Ordinal);
    }

    [Fact]
    public void French_breaks_no_line_before_its_signs_and_within_its_quotation_marks() =>
        Assert.Empty(
            Texts()
                .Where(t => t.Language == "fr" && Breaks().IsMatch(t.Text))
                .Select(t => $"{t.File} {t.Key}: {Breaks().Match(t.Text).Value}")
        );

    [GeneratedRegex("[^ ]{1,9} [:;?!»]|« ", RegexOptions.None, 2000)]
    private static partial Regex Breaks();

    [Fact]
    public void French_writes_the_first_of_a_month_as_an_ordinal()
    {
        Assert.Equal("jeudi 1er octobre 2026", Wording.Date(new DateOnly(2026, 10, 1), "fr"));
        using var _ = Speaking("fr");
        Assert.Equal("1er octobre 2026", DayFormatter.Written(new DateOnly(2026, 10, 1)));
        Assert.Equal("11 octobre 2026", DayFormatter.Written(new DateOnly(2026, 10, 11)));
        Assert.StartsWith(
            "jeudi 1er octobre 2026",
            SchemeTime
                .Of(AStory.Rulebooks.Of("becommerce", "2026-01"))
                .Written(new DateTimeOffset(2026, 10, 1, 12, 0, 0, TimeSpan.Zero)),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("nl", "Duitsland", "Nederland", "België")]
    [InlineData("fr", "Allemagne", "Pays-Bas", "Belgique")]
    [InlineData("en", "Germany", "Netherlands", "Belgium")]
    public void A_country_has_its_name_in_the_readers_language(string language, string de, string nl, string be)
    {
        using var _ = Speaking(language);
        Assert.Equal([de, nl, be], new[] { "DE", "NL", "BE" }.Select(Countries.Name));
    }

    private static string Asked(int days, string language)
    {
        var letter = AStory
            .Filed()
            .SentToMember()
            .ByShop(new RequestExtension(days, "Vakantie"))
            .Letters.Single(l => l.Template == "extension-requested");
        var settings = new ConfigurationBuilder().Build();
        return LetterWriters
            .Of(new Templates(settings), settings)
            .Write(letter with { Language = language }, "becommerce", "https://redress.example/track")
            .Body;
    }

    private static Reset Speaking(string language)
    {
        var before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (new(language), new(language));
        return new Reset(before);
    }

    private static IEnumerable<(string Language, string File, string Key, string Text)> Texts()
    {
        var web = Path.Combine(Root(), "src/Redress.Web");
        foreach (var file in Directory.EnumerateFiles(web, "*.resx", SearchOption.AllDirectories).Order())
        {
            var name = Path.GetFileName(file).Split('.');
            foreach (var data in XDocument.Load(file).Root!.Elements("data"))
            {
                yield return (
                    name.Length == 3 ? name[1] : "en",
                    Path.GetFileName(file),
                    data.Attribute("name")!.Value,
                    data.Element("value")!.Value
                );
            }
        }

        foreach (var file in Directory.EnumerateFiles(Path.Combine(web, "Letters/Templates"), "*.md").Order())
        {
            yield return (
                Path.GetFileName(file).Split('.')[1],
                Path.GetFileName(file),
                "",
                Tag().Replace(File.ReadAllText(file), "{0}")
            );
        }
    }

    private static string Root([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../.."));

    [GeneratedRegex(@"\{\{[^}]*\}\}")]
    private static partial Regex Tag();

    [GeneratedRegex(
        @"\{\d\} (more |extra |werk)?(days|dagen|jours|working days|werkdagen)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture
    )]
    private static partial Regex NumberOfDays();

    private sealed class Reset((CultureInfo Culture, CultureInfo Texts) before) : IDisposable
    {
        public void Dispose() =>
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (before.Culture, before.Texts);
    }

    private sealed record Thing(
        string Word,
        IReadOnlyDictionary<string, string[]> In,
        IReadOnlyDictionary<string, string[]> Not
    );

    private sealed record Glossary(IReadOnlyList<Thing> Things, ILookup<string, string> Exceptions)
    {
        public static Glossary Read()
        {
            var section = "";
            var things = new List<Thing>();
            var exceptions = new List<(string Language, string Expression)>();
            foreach (var line in File.ReadLines(Path.Combine(Root(), "docs/glossary.md")))
            {
                if (line.StartsWith("## ", StringComparison.Ordinal))
                {
                    section = line[3..];
                }

                var cells = line.StartsWith("| ", StringComparison.Ordinal)
                    ? line.Trim().Trim('|').Split('|').Select(c => c.Trim()).ToArray()
                    : [];
                if (cells.Length == 0 || cells[0] is "---" or "word" or "language")
                {
                    continue;
                }

                if (section == "Exceptions")
                {
                    exceptions.Add((cells[0], cells[1]));
                    continue;
                }

                Assert.Equal(6, cells.Length);
                things.Add(
                    new Thing(
                        cells[0],
                        Languages
                            .Select((l, i) => (l, Words: cells[i + 1].Split("; ")))
                            .ToDictionary(x => x.l, x => x.Words),
                        cells[4]
                            .Split(" · ", StringSplitOptions.RemoveEmptyEntries)
                            .Select(part => part.Split(": ", 2))
                            .ToDictionary(part => part[0], part => part[1].Split(", "))
                    )
                );
            }

            return new Glossary(things, exceptions.ToLookup(e => e.Language, e => e.Expression));
        }

        /// <summary>The words in a text that this glossary has others for, with those.</summary>
        public IEnumerable<(string Word, string Better)> Found(string language, string text)
        {
            text = Exceptions[language].Aggregate(text, (t, e) => t.Replace(e, "", StringComparison.OrdinalIgnoreCase));
            foreach (Match match in _words[language].Matches(text))
            {
                var word = match.Value.ToLowerInvariant();
                var thing = Things.First(t => t.Not.GetValueOrDefault(language, []).Contains(word));
                yield return (word, string.Join("; ", thing.In[language]));
            }
        }

        private readonly Dictionary<string, Regex> _words = Languages.ToDictionary(
            language => language,
            language => new Regex(
                $@"(?<![\w-])({string.Join('|', Things.SelectMany(t => t.Not.GetValueOrDefault(language, [])).OrderByDescending(w => w.Length).Select(Regex.Escape))})(?![\w-])",
                RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
                TimeSpan.FromSeconds(10)
            )
        );
    }
}
