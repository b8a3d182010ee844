using System.Collections;
using System.Globalization;
using Redress.Domain;
using Redress.Domain.Terms;

namespace Redress.Web.Letters.Editing;

/// <summary>
/// Judges a text that somebody wrote for a letter before any letter is written with it: its sections, each of its fields where it stands, and what it cannot be without.
/// What may be absent is written only where it is there, as the program's own texts do.
/// </summary>
internal sealed class TemplateCheck
{
    public const int Longest = 20_000;

    private static readonly HashSet<string> AlwaysInLetters = new(
        ["number", "scheme", "today", "link"],
        StringComparer.Ordinal
    );
    private static readonly HashSet<string> OfParties = new(
        ["shop", "complainant", "against", "name"],
        StringComparer.Ordinal
    );
    private static readonly string[] ForParties = ["#toComplainant", "#toRespondent"];

    private readonly string _name;
    private readonly IReadOnlySet<string> _fields;
    private readonly IReadOnlyDictionary<string, object> _values;
    private readonly List<TemplateUse> _shipped;
    private readonly List<TemplateUse> _known;
    private readonly List<TemplateFault> _faults = [];

    /// <param name="sample">All values that it may have, each of its sort.</param>
    /// <param name="shipped">The texts of the same name that the body did not write, of every language.</param>
    /// <param name="parts">Those of the parts that it may take in.</param>
    private TemplateCheck(
        string name,
        IReadOnlyDictionary<string, object> sample,
        IEnumerable<string> shipped,
        IEnumerable<string> parts
    )
    {
        (_name, _values, _fields) = (name, sample, TemplateFields.Of(name));
        _shipped = [.. shipped.SelectMany(text => TemplateUse.In(text))];
        _known = [.. _shipped, .. parts.SelectMany(text => TemplateUse.In(text))];
    }

    /// <summary>What is wrong with it, in order of lines; nothing where all is in order.</summary>
    /// <param name="templates">All texts as they would be with it.</param>
    /// <param name="schemes">In which schemes it would count.</param>
    public static IReadOnlyList<TemplateFault> FaultsIn(
        LetterTextId id,
        string text,
        IReadOnlyDictionary<string, object> sample,
        Templates templates,
        IReadOnlyCollection<string> schemes
    )
    {
        var check = new TemplateCheck(
            id.Name,
            sample,
            Shipped(templates, id, id.Name),
            TemplateFields
                .PartsOf(id.Name)
                .Where(part => part != TemplateFields.InFrame)
                .SelectMany(part => Shipped(templates, id, part))
        );
        check.Judge(text);
        check.Circles(text, part => schemes.Select(scheme => templates.Source(scheme, part, id.Language)));
        return [.. check._faults.Distinct().OrderBy(fault => fault.Line)];
    }

    /// <summary>What the text that the body did not write has and this one has not, of what may be left out by who says so.</summary>
    public static IReadOnlyList<string> LeftOut(string name, string shipped, string text)
    {
        var has = TemplateUse.In(text).Select(use => use.Key).ToHashSet(StringComparer.Ordinal);
        var uses = TemplateUse.In(shipped);
        var stays = uses.Where(use => TemplateFields.MustStay(name, use.Tag)).Select(use => use.Key);
        return [.. uses.Select(use => use.Key).Distinct().Where(key => !has.Contains(key)).Except(stays)];
    }

    private static IEnumerable<string> Shipped(Templates templates, LetterTextId id, string name) =>
        Templates
            .Languages.Union([id.Language])
            .Select(language => templates.Shipped(id.Scheme, name, language))
            .OfType<string>();

    private void Judge(string text)
    {
        if (text.Length > Longest)
        {
            Add(0, TemplateFault.TooLong, Longest.ToString(CultureInfo.InvariantCulture));
            return;
        }

        Lines(text);
        var uses = TemplateUse.In(text, _faults);
        Subject(text);
        foreach (var use in uses)
        {
            if (use.IsPart)
            {
                Part(use);
            }
            else
            {
                Field(use);
            }
        }

        foreach (
            var key in _shipped.Where(use => TemplateFields.MustStay(_name, use.Tag)).Select(use => use.Key).Distinct()
        )
        {
            if (!uses.Any(use => IsWhereItMust(use, key)))
            {
                Add(0, TemplateFault.MustStay, key);
            }
        }
    }

    private void Lines(string text)
    {
        foreach (var (line, at) in text.Split('\n').Select((line, at) => (line, at + 1)))
        {
            // A sign for private use would be a place for the access code.
            if (
                line.Any(sign =>
                    LineText.TurnsRound(sign)
                    || char.IsControl(sign) && sign != '\t'
                    || sign is >= '\uE000' and <= '\uF8FF'
                )
            )
            {
                Add(at, TemplateFault.HiddenSign);
            }

            var rest = Template.WithoutTags(line);
            if (rest.Contains("{{", StringComparison.Ordinal) || rest.Contains("}}", StringComparison.Ordinal))
            {
                Add(at, TemplateFault.NotATag, rest.Trim());
            }
        }
    }

    private void Subject(string text)
    {
        var (subject, body) = TemplateUse.Split(text);
        if (!TemplateFields.HasSubject(_name))
        {
            if (subject is not null)
            {
                Add(1, TemplateFault.SubjectInPart);
            }
        }
        else if (string.IsNullOrWhiteSpace(subject))
        {
            Add(1, TemplateFault.NoSubject);
        }

        if (string.IsNullOrWhiteSpace(Template.WithoutTags(body)) && !Template.TagsOf(body).Any())
        {
            Add(0, TemplateFault.NoBody);
        }
    }

    private void Part(TemplateUse use)
    {
        if (use.InSubject || !TemplateFields.PartsOf(_name).Contains(use.Tag.Name))
        {
            Add(use.Tag.Line, TemplateFault.UnknownPart, use.Key);
        }
    }

    private void Field(TemplateUse use)
    {
        var (name, line) = (use.Tag.Name, use.Tag.Line);
        var bare = use.IsPlace ? TemplateFields.Bare(name) : name;
        if (!_fields.Contains(bare))
        {
            Add(line, TemplateFault.UnknownField, name);
        }
        else if (TemplateFields.OfEntries.Contains(bare))
        {
            if (!IsInList(use, entries: bare == "."))
            {
                Add(line, TemplateFault.OnlyInList, name);
            }
        }
        // FP-11: a subject stands in lists and travels by e-mail, so it tells what the program's own does and no more.
        else if (use.InSubject && !_shipped.Exists(s => s.InSubject && TemplateFields.Bare(s.Tag.Name) == bare))
        {
            Add(line, TemplateFault.NotInSubject, name);
        }
        else if (use.IsPlace)
        {
            Place(use, bare);
        }
    }

    private void Place(TemplateUse use, string bare)
    {
        var value = Find(bare, use.Around);
        if (value is bool or IEnumerable<IReadOnlyDictionary<string, object>>)
        {
            Add(use.Tag.Line, TemplateFault.OnlySection, use.Tag.Name);
        }
        else if (
            use.Tag.Name.EndsWith(TemplateFields.Why, StringComparison.Ordinal) && value is not Term
            || use.Tag.Name.EndsWith(TemplateFields.Or, StringComparison.Ordinal) && !IsList(value)
        )
        {
            Add(use.Tag.Line, TemplateFault.WrongSuffix, use.Tag.Name);
        }
        else if (!IsThere(use, bare))
        {
            Add(use.Tag.Line, TemplateFault.MayBeEmpty, bare);
        }
    }

    // Where nothing fills it, a sentence with a hole in it would be sent.
    private bool IsThere(TemplateUse use, string bare) =>
        use.Around.Contains($"#{bare}")
        || !TemplateFields.IsMail(_name) && AlwaysInLetters.Contains(bare)
        || OfParties.Contains(bare) && use.Around.Any(ForParties.Contains)
        || _known.Exists(known => known.IsPlace && TemplateFields.Bare(known.Tag.Name) == bare && IsInside(use, known));

    private bool IsWhereItMust(TemplateUse use, string key) =>
        (use.IsPlace || use.IsPart)
        && use.Key == key
        && _shipped.Exists(known => known.Key == key && (known.IsPlace || known.IsPart) && IsInside(known, use));

    private static bool IsInside(TemplateUse inner, TemplateUse outer) => outer.Around.All(inner.Around.Contains);

    private bool IsInList(TemplateUse use, bool entries) =>
        use
            .Around.Where(around => around[0] == '#')
            .Select(around => Find(around[1..], []))
            .Any(value => IsList(value) || !entries && value is IEnumerable<IReadOnlyDictionary<string, object>>);

    // As the filling of a text looks for it: in the entries of the lists around, the innermost first, then among all.
    private object? Find(string name, IReadOnlyList<string> around)
    {
        foreach (var list in around.Where(a => a[0] == '#').Reverse().Select(a => _values.GetValueOrDefault(a[1..])))
        {
            if (
                list is IEnumerable<IReadOnlyDictionary<string, object>> rows
                && rows.FirstOrDefault(row => row.ContainsKey(name)) is { } found
            )
            {
                return found[name];
            }
        }

        return _values.GetValueOrDefault(name);
    }

    private static bool IsList(object? value) =>
        value is IEnumerable and not string and not IEnumerable<IReadOnlyDictionary<string, object>>;

    private void Circles(string text, Func<string, IEnumerable<string?>> sources)
    {
        foreach (var use in TemplateUse.In(text).Where(use => use.IsPart))
        {
            if (Leads(use.Tag.Name, []))
            {
                Add(use.Tag.Line, TemplateFault.TakesItselfIn, use.Key);
            }
        }

        bool Leads(string part, HashSet<string> seen) =>
            part == _name
            || seen.Add(part)
                && sources(part)
                    .OfType<string>()
                    .SelectMany(Template.TagsOf)
                    .Where(tag => tag.Kind == ">")
                    .Any(tag => Leads(tag.Name, seen));
    }

    private void Add(int line, string kind, string name = "") => _faults.Add(new TemplateFault(line, kind, name));
}
