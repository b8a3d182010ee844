using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Redress.Domain.Letters;
using Redress.Domain.Rulebooks;
using Redress.Domain.Tests.Law;
using Redress.Domain.Tests.Letters;
using Redress.Web.Letters;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Letters;

/// <summary>
/// Every letter in each language, written with a real case: docs/letters holds them for whoever reads them through. A letter is short
/// sentences, and leaves nothing unfilled.
/// </summary>
public sealed partial class WrittenLettersTests
{
    private const int MostWords = 20;

    private static readonly (string Language, string Title, string Introduction)[] Documents =
    [
        (
            "nl",
            "Brieven",
            "Elke brief eenmaal, met een verzonnen zaak. Het zijn de langste van elke soort: in een echte staat alleen wat voor die zaak geldt."
        ),
        (
            "fr",
            "Lettres",
            "Chaque lettre une fois, avec un dossier inventé. Ce sont les plus longues de chaque sorte : une vraie ne contient que ce qui vaut pour son dossier."
        ),
        (
            "en",
            "Letters",
            "Each letter once, with an invented case. They are the longest of each kind: a real one holds only what is true of its case."
        ),
    ];

    private static readonly LetterWriter Writer = Configured();

    public static TheoryData<string> Languages => [.. Documents.Select(d => d.Language)];

    [Theory]
    [MemberData(nameof(Languages))]
    public void The_letters_that_can_be_read_through_are_those_that_are_sent(string language)
    {
        var (_, title, introduction) = Documents.Single(d => d.Language == language);
        var document = new WrittenDocument(title, introduction, "tests/Redress.Web.Tests --filter WrittenLetters");
        foreach (var (template, letters) in ByTemplate(language))
        {
            var longest = InOwnLanguage(letters, language).Select(l => Written(l, language)).MaxBy(w => w.Body.Length)!;
            document.Heading(template);
            document.Paragraph($"**{longest.Subject}**");
            document.Paragraph(longest.Body.TrimEnd());
        }

        document.IsCurrent($"letters/{language}.md");
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void A_letter_has_twenty_words_a_sentence_at_most_on_average(string language)
    {
        var tooLong = ByTemplate(language)
            .SelectMany(t => t.Letters)
            .Select(l => (l.Template, Words: WordsPerSentence(Written(l, language).Body)))
            .Where(l => l.Words > MostWords)
            .Select(l => $"{l.Template}: {l.Words:0.0}")
            .Distinct()
            .ToList();
        Assert.True(tooLong.Count == 0, string.Join('\n', tooLong));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void What_a_rulebook_says_stands_in_its_readers_language(string language)
    {
        var told = AStory.Rulebooks.All.Single(r => r.Scheme == "becommerce").Prospects;
        var sent = Stories.AllLettersIn(language).Where(l => l.Template == "file-sent").ToList();
        Assert.NotEmpty(sent);
        Assert.All(
            sent,
            l =>
                Assert.Contains(
                    Prospects.In(told.Decision, language)[0],
                    Written(l, language).Body,
                    StringComparison.Ordinal
                )
        );
    }

    [Theory]
    [InlineData("One two three. Four five six seven.", 3.5)]
    [InlineData("> What a party wrote is its own and as long as it likes.\n\nOne two.", 2)]
    [InlineData("- One two three\n- Four five", 2.5)]
    public void Words_are_counted_by_sentence_and_those_of_a_party_are_not(string text, double words) =>
        Assert.Equal(words, WordsPerSentence(text));

    private static LetterWriter Configured()
    {
        var settings = new ConfigurationBuilder()
            .AddInMemoryCollection(
                new Dictionary<string, string?>
                {
                    ["Payments:becommerce:Iban"] = "BE68 5390 0754 7034",
                    ["Payments:becommerce:Holder"] = "BeCommerce",
                }
            )
            .Build();
        return LetterWriters.Of(new Templates(settings), settings);
    }

    // A party's letter whose scheme does not offer the language would never be written so; where there is no other of its kind, it shows its text.
    private static IReadOnlyList<Letter> InOwnLanguage(List<Letter> letters, string language) =>
        letters.FindAll(l => l.Language == language || !l.Values.ContainsKey("name")) is { Count: > 0 } own
            ? own
            : letters;

    private static IEnumerable<(string Template, List<Letter> Letters)> ByTemplate(string language) =>
        Stories
            .AllLettersIn(language)
            .GroupBy(l => l.Template, StringComparer.Ordinal)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => (g.Key, g.ToList()));

    private static WrittenLetter Written(Letter letter, string language)
    {
        // A desk of the body is written to in the scheme's own language; the scheme is called otherwise in each.
        var rulebook = AStory.Rulebooks.All.First(r =>
            r.Name.Values.Contains((string)letter.Values["scheme"], StringComparer.Ordinal)
        );
        var values = new Dictionary<string, object>(letter.Values)
        {
            ["scheme"] = rulebook.Name.GetValueOrDefault(language, (string)letter.Values["scheme"]),
        };
        return Writer.Write(
            letter with
            {
                Language = language,
                Values = values,
            },
            rulebook.Scheme,
            "https://redress.example/track"
        );
    }

    private static double WordsPerSentence(string body)
    {
        var own = body.Split('\n').Where(line => !line.StartsWith('>'));
        var sentences = SentenceEnd()
            .Split(string.Join('\n', own))
            .Select(sentence => sentence.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            .Select(words => words.Count(word => word.Any(char.IsLetterOrDigit)))
            .Where(words => words > 0)
            .ToList();
        return sentences.Average();
    }

    [GeneratedRegex(@"(?<=[.!?:])\**\s|\n")]
    private static partial Regex SentenceEnd();
}
