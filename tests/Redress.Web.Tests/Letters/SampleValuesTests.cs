using System.Collections;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Redress.Domain;
using Redress.Domain.Letters;
using Redress.Domain.Terms;
using Redress.Domain.Tests.Letters;
using Redress.Web.Letters;
using Redress.Web.Letters.Editing;
using Redress.Web.Letters.Mail;

namespace Redress.Web.Tests.Letters;

/// <summary>The invented case has something of the right sort for whatever a letter may say.</summary>
public sealed class SampleValuesTests
{
    private readonly Templates _templates = new(new ConfigurationBuilder().Build());

    [Fact]
    public void Every_field_of_every_letter_part_and_e_mail_has_an_invented_value()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in Templates.Names)
        {
            IReadOnlyList<string> own =
                MailWriter.Kinds.TryGetValue(name, out var ofMail) ? ofMail
                : name == TemplateFields.Pointer ? LetterWriter.OfPointers
                : name == TemplateFields.Contact ? TemplateFields.OfContacts
                : name == TemplateFields.Condition ? MailWriter.Kinds["label-condition-lost"]
                : TemplateFields.IsPart(name) ? LetterTemplate.Common
                : [.. LetterTemplate.Find(name).Values, .. LetterTemplate.Common];
            foreach (var language in Templates.Languages)
            {
                var values = Sample(name, language);
                var has = values.Keys.Concat(InLists(values)).ToHashSet(StringComparer.Ordinal);
                Assert.Empty(own.Where(field => !has.Contains(field)).Select(field => $"{name}: {field}"));
                seen.UnionWith(has);
            }
        }

        Assert.Empty(LetterTemplate.InLists.Except(seen));
    }

    [Fact]
    public void An_invented_value_is_of_the_sort_that_the_letters_of_all_stories_have_there()
    {
        var wrong = new HashSet<string>(StringComparer.Ordinal);
        foreach (var letter in Stories.AllLetters)
        {
            var sample = Sample(letter.Template, letter.Language);
            foreach (var (field, value) in letter.Values)
            {
                var invented = sample.GetValueOrDefault(field);
                if (Sort(invented) != Sort(value) && !IsEmpty(value))
                {
                    wrong.Add($"{letter.Template} {field}: {Sort(value)}, invented {Sort(invented)}");
                }
                else if (
                    value is IEnumerable<IReadOnlyDictionary<string, object>> rows
                    && invented is IEnumerable<IReadOnlyDictionary<string, object>> others
                )
                {
                    var keys = others.SelectMany(r => r.Keys);
                    wrong.UnionWith(
                        rows.SelectMany(r => r.Keys).Except(keys).Select(k => $"{letter.Template} {field}.{k}")
                    );
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Theory]
    [InlineData(nameof(PreviewReader.Complainant))]
    [InlineData(nameof(PreviewReader.Respondent))]
    [InlineData(nameof(PreviewReader.Desk))]
    public void The_preview_of_every_letter_in_every_language_leaves_nothing_empty_whatever_the_case_has(string reader)
    {
        var preview = TemplateCheckTests.Preview(_templates);
        var to = Enum.Parse<PreviewReader>(reader);
        foreach (
            var id in Templates.Names.SelectMany(name => Templates.Languages.Select(l => new LetterTextId("", name, l)))
        )
        {
            var text = _templates.Source("", id.Name, id.Language)!;
            var sections = preview.SectionsOf(id, text);
            foreach (
                var without in new HashSet<string>[]
                {
                    [SampleValues.Former],
                    sections.ToHashSet(StringComparer.Ordinal),
                }
            )
            {
                var written = preview.Of(id, text, to, without);
                Assert.True(written.Empty.Count == 0, $"{id}: {string.Join(' ', written.Empty)}");
                Assert.DoesNotContain("{{", written.Subject + written.Body, StringComparison.Ordinal);
                Assert.DoesNotContain("System.", written.Body, StringComparison.Ordinal);
                Assert.False(AccessCodePlace.IsIn(written.Body), id.ToString());
                Assert.True(TemplateFields.IsPart(id.Name) || written.Subject.Length > 0, id.ToString());
            }
        }
    }

    [Fact]
    public void A_preview_says_what_the_text_says_to_its_reader_and_what_the_case_has()
    {
        var preview = TemplateCheckTests.Preview(_templates);
        var id = new LetterTextId("becommerce", "decision", "nl");
        const string text =
            "# {{number}}: zo\n\n{{#toComplainant}}Aan u, klager.{{/toComplainant}}{{#toRespondent}}Aan {{shop}}.{{/toRespondent}}{{#ground}} Om {{ground}}.{{/ground}}\n";
        var asked = preview.Of(id, text, PreviewReader.Complainant, new HashSet<string>());
        Assert.Equal("BC-2026-000042: zo", asked.Subject);
        Assert.Contains("Aan u, klager. Om ", asked.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Aan Webshop", asked.Body, StringComparison.Ordinal);
        var shop = preview.Of(id, text, PreviewReader.Respondent, new HashSet<string>(["ground"]));
        Assert.Contains("Aan Webshop Voorbeeld.\n", shop.Body, StringComparison.Ordinal);
        // Nothing was saved: who writes a letter now has the text of before.
        Assert.DoesNotContain("klager.", _templates.Source("becommerce", "decision", "nl")!, StringComparison.Ordinal);
    }

    [Fact]
    public void No_letter_says_the_same_word_twice_in_a_row_whether_or_not_it_is_about_one_label()
    {
        var preview = TemplateCheckTests.Preview(_templates);
        var twice = new List<string>();
        foreach (var name in Templates.Names.Where(name => !TemplateFields.IsPart(name)))
        {
            foreach (var language in Templates.Languages)
            {
                var (id, text) = (
                    new LetterTextId("becommerce", name, language),
                    _templates.Source("becommerce", name, language)!
                );
                foreach (var without in new HashSet<string>[] { [], ["label"] })
                {
                    var letter = preview.Of(id, text, PreviewReader.Respondent, without);
                    twice.AddRange(
                        Doubled.Matches($"{letter.Subject}\n{letter.Body}").Select(m => $"{name} {language}: {m.Value}")
                    );
                }
            }
        }

        Assert.Empty(twice);
    }

    // These words may stand so.
    private static readonly Regex Doubled = new(
        @"(?<!\p{L})(?!vous |nous |dat )(?<word>\p{L}{3,})[ \n]\k<word>(?!\p{L})",
        RegexOptions.ExplicitCapture,
        TimeSpan.FromSeconds(5)
    );

    private IReadOnlyDictionary<string, object> Sample(string name, string language) =>
        TemplateCheckTests.Preview(_templates).SampleOf(new LetterTextId("becommerce", name, language));

    private static HashSet<string> InLists(IReadOnlyDictionary<string, object> values) =>
        values
            .Values.OfType<IEnumerable<IReadOnlyDictionary<string, object>>>()
            .SelectMany(rows => rows.SelectMany(row => row.Keys))
            .ToHashSet(StringComparer.Ordinal);

    private static bool IsEmpty(object value) => value is ICollection { Count: 0 } or "";

    private static string Sort(object? value) =>
        value switch
        {
            null => "nothing",
            bool => "flag",
            Term => "term",
            DateOnly => "day",
            DateTimeOffset => "moment",
            Money => "amount",
            Period => "length",
            int => "number",
            string or TextKey or AccessCodePlace => "words",
            IEnumerable<IReadOnlyDictionary<string, object>> => "entries",
            IEnumerable => "list",
            _ => value.GetType().Name,
        };
}
