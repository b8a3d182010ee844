using Redress.Domain.Letters;
using Redress.Domain.Rulebooks;

namespace Redress.Web.Letters.Editing;

/// <summary>To whom a letter of the invented case goes.</summary>
internal enum PreviewReader
{
    Complainant,
    Respondent,

    /// <summary>A desk of the body.</summary>
    Desk,
}

/// <summary>A letter of an invented case in words.</summary>
/// <param name="IsMarkdown">As letters are; e-mails are plain text.</param>
/// <param name="Empty">The fields that nothing filled.</param>
internal sealed record PreviewedLetter(string Subject, string Body, bool IsMarkdown, IReadOnlyList<string> Empty);

/// <summary>Writes a letter or e-mail of an invented case with a text that is not saved yet, as those of true cases are written.</summary>
internal sealed class LetterPreview(
    Templates templates,
    IConfiguration configuration,
    ContactLines contacts,
    RulebookCatalog rulebooks,
    TimeProvider time
)
{
    // A part is seen in a short letter that has it.
    private const string AnyLetter = "code-reissued";
    private static readonly Dictionary<string, string> Shown = new(StringComparer.Ordinal)
    {
        ["_sanctions"] = "deferral-named",
        ["_duties"] = "sanction-effective",
        [TemplateFields.Condition] = "label-condition-lost",
    };

    /// <summary>The values of the invented case for a text, in the law of its scheme today.</summary>
    public IReadOnlyDictionary<string, object> SampleOf(LetterTextId id) =>
        SampleValues.Of(id.Name, id.Language, RulebookOf(id));

    /// <summary>What the letter is called in lists: its subject, without the number.</summary>
    public string TitleOf(string name, string language)
    {
        var id = new LetterTextId("", name, Templates.Languages.Contains(language) ? language : Templates.Languages[0]);
        var values = SampleOf(id)
            .Where(value => value.Value is not bool && (TemplateFields.IsMail(name) || value.Key != "number"))
            .ToDictionary(value => value.Key, value => value.Value, StringComparer.Ordinal);
        var subject = templates
            .Find("", name, id.Language)
            .Subject.Fill(values, id.Language, part => templates.Find("", part, id.Language).Body, plain: true)
            .Trim(' ', ':', '\u00a0');
        return subject.Length == 0 ? name : char.ToUpperInvariant(subject[0]) + subject[1..];
    }

    /// <summary>What an invented case may have or not have, for that text and the parts that it takes in: each is a section of them, in order of appearance.</summary>
    public IReadOnlyList<string> SectionsOf(LetterTextId id, string text) =>
        [
            .. Texts(With(id, text), id, text)
                .SelectMany(one => TemplateUse.In(one))
                .Where(use => use.Tag.Kind is "#" or "^")
                .Select(use => use.Tag.Name)
                .Distinct()
                .Where(name =>
                    !TemplateFields.OfEntries.Contains(name)
                    && name is not (SampleValues.ToComplainant or SampleValues.ToRespondent)
                ),
        ];

    /// <param name="without">What the case has not, of its sections.</param>
    public PreviewedLetter Of(LetterTextId id, string text, PreviewReader to, IReadOnlySet<string> without)
    {
        var with = With(id, text);
        var shown = id with { Name = LetterOf(id.Name) };
        // A part of an e-mail is seen in that e-mail, whole.
        var texts =
            shown != id && TemplateFields.IsMail(shown.Name)
                ? Texts(with, shown, with.Source("", shown.Name, shown.Language)!)
                : Texts(with, id, text);
        var values = Values(id, texts, to, without);
        var empty = new List<string>();
        return TemplateFields.IsMail(shown.Name) || id.Name == TemplateFields.Pointer
            ? WriteMail(with, shown, values, empty)
            : WriteLetter(with, id, values, empty);
    }

    private PreviewedLetter WriteLetter(
        Templates with,
        LetterTextId id,
        Dictionary<string, object> values,
        List<string> empty
    )
    {
        var written = new LetterWriter(with, configuration, contacts).Write(
            new Letter(Addressee.Complainant, LetterOf(id.Name), id.Language, values),
            SchemeOf(id),
            values["link"] as string ?? "",
            empty.Add
        );
        return new PreviewedLetter(written.Subject, AccessCodePlace.Cover(written.Body), IsMarkdown: true, empty);
    }

    private PreviewedLetter WriteMail(
        Templates with,
        LetterTextId id,
        Dictionary<string, object> values,
        List<string> empty
    )
    {
        var scheme = TemplateFields.HasScheme(id.Name) ? SchemeOf(id) : "";
        values[ContactLines.Values] = contacts.Of(SchemeOf(id), id.Language);
        var text = with.Find(scheme, id.Name, id.Language);
        return new PreviewedLetter(
            Fill(text.Subject).ReplaceLineEndings(" ").Trim(),
            AccessCodePlace.Cover(Fill(text.Body).Trim()),
            IsMarkdown: false,
            empty
        );

        string Fill(Template part) =>
            part.Fill(values, id.Language, name => with.Find(scheme, name, id.Language).Body, plain: true, empty.Add);
    }

    // What the text and its parts name, and what the frame always has: the frame would tell all that ever happens around each letter.
    private Dictionary<string, object> Values(
        LetterTextId id,
        IEnumerable<string> texts,
        PreviewReader to,
        IReadOnlySet<string> without
    )
    {
        var named = texts
            .SelectMany(text => TemplateUse.In(text))
            .Select(use => TemplateFields.Bare(use.Tag.Name))
            .Concat(["number", "today", "scheme", "link", "name"])
            .ToHashSet(StringComparer.Ordinal);
        var values = SampleOf(id with { Name = LetterOf(id.Name) })
            .Where(value => named.Contains(value.Key) && !without.Contains(value.Key))
            .ToDictionary(value => value.Key, value => Without(value.Value, without), StringComparer.Ordinal);
        values.Remove(to == PreviewReader.Complainant ? SampleValues.ToRespondent : SampleValues.ToComplainant);
        if (to == PreviewReader.Desk)
        {
            values.Remove(SampleValues.ToRespondent);
            if (!TemplateFields.IsMail(LetterOf(id.Name)) && id.Name != TemplateFields.Pointer)
            {
                values.Remove("name");
            }
        }
        else if (to == PreviewReader.Respondent && values.ContainsKey("name"))
        {
            values["name"] = SampleValues.ShopIn(id.Language);
        }

        return values;
    }

    private static string LetterOf(string name) =>
        TemplateFields.IsPart(name) && name != TemplateFields.Pointer ? Shown.GetValueOrDefault(name, AnyLetter) : name;

    private static object Without(object value, IReadOnlySet<string> without) =>
        value is IEnumerable<IReadOnlyDictionary<string, object>> rows
            ? rows.Select(row =>
                    row.Where(entry => !without.Contains(entry.Key)).ToDictionary(e => e.Key, e => e.Value)
                )
                .ToList()
            : value;

    // The text itself and the parts that it takes in, each once.
    private List<string> Texts(Templates with, LetterTextId id, string text)
    {
        var (texts, seen) = (new List<string> { text }, new HashSet<string>(StringComparer.Ordinal) { id.Name });
        for (var at = 0; at < texts.Count; at++)
        {
            foreach (var part in Template.TagsOf(texts[at]).Where(tag => tag.Kind == ">").Select(tag => tag.Name))
            {
                if (seen.Add(part) && with.Source(SchemeOf(id), part, id.Language) is { } source)
                {
                    texts.Add(source);
                }
            }
        }

        return texts;
    }

    private Templates With(LetterTextId id, string text) =>
        templates.With(TemplateFields.HasScheme(id.Name) ? SchemeOf(id) : "", id.Name, id.Language, text);

    private string SchemeOf(LetterTextId id) => id.Scheme.Length > 0 ? id.Scheme : rulebooks.DefaultScheme;

    private Rulebook RulebookOf(LetterTextId id) => rulebooks.InForce(SchemeOf(id), time.GetUtcNow())!;
}
