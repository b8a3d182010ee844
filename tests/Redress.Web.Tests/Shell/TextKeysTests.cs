using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Redress.Domain.Letters;

namespace Redress.Web.Tests.Shell;

/// <summary>A text that is not there is shown as its key: whatever key is named is there, in the texts that are asked; and what is there is named.</summary>
public sealed partial class TextKeysTests
{
    // Sets whose keys go on with a name that the address, the API or the rulebooks give.
    private static readonly string[] WithGivenNames =
    [
        "action",
        "complain",
        "consequence",
        "day",
        "done",
        "error",
        "field",
        "hint",
        "journal",
        "label",
        "missing",
        "problem",
        "refusal",
        "rule",
        "spam",
        "step",
        "stepList",
        "taskAction",
        "timeline",
    ];

    // In an address alone.
    private const string AnAddress = "decision.pdf";

    private static readonly IReadOnlyDictionary<string, string> Sources = Directory
        .EnumerateFiles(Root(), "*.*", SearchOption.AllDirectories)
        .Where(file => Path.GetExtension(file) is ".cs" or ".razor")
        .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(f => f is "obj" or "bin" or "Migrations"))
        .ToDictionary(file => file, File.ReadAllText);

    private static readonly IReadOnlyDictionary<string, HashSet<string>> Texts = Directory
        .EnumerateFiles(Path.Combine(Root(), "Redress.Web"), "*.resx", SearchOption.AllDirectories)
        .Where(file => Path.GetFileName(file).Count(c => c == '.') == 1)
        .ToDictionary(file => Path.GetFileNameWithoutExtension(file), Keys);

    private static readonly TextKeys Code = new(Sources);

    private static readonly IReadOnlyList<NamedKey> Named = [.. Code.All()];

    [Fact]
    public void Every_key_that_is_named_is_among_the_texts_that_are_asked()
    {
        Assert.True(Named.Count(n => n.Texts is not null) > 1500);
        Assert.Equal(Texts.Keys.Order(), Named.Select(n => n.Texts).OfType<string>().Distinct().Order());
        Nothing(Missing(Code, Texts));
    }

    [Fact]
    public void Every_text_is_named_somewhere() => Nothing(Unnamed(Code, Texts));

    [Fact]
    public void A_key_is_words_in_camel_case_with_dots_between_them() =>
        Assert.All(
            Texts.SelectMany(t => t.Value),
            key => Assert.Matches(WithGivenNames.Contains(key.Split('.')[0]) ? Given() : Plain(), key)
        );

    // Razor leaves out the white space before what a condition writes.
    [Fact]
    public void What_a_condition_writes_behind_words_has_a_gap_or_a_line_of_its_own() =>
        Nothing(
            Sources
                .Where(s => s.Key.EndsWith(".razor", StringComparison.Ordinal))
                .SelectMany(s => Stuck().Matches(s.Value).Select(m => $"{Path.GetFileName(s.Key)}: {m.Value.Trim()}"))
        );

    [GeneratedRegex(@"(</span>|</a>|\))\s*@if \([^\n]*\) \{ <span class=""(?!hint line)(hint|badge)[^\n]*")]
    private static partial Regex Stuck();

    [Theory]
    [InlineData("""<p>@T["a.one"]</p>""", null)]
    [InlineData("""<p>@T["a.none"]</p>""", "a.none")]
    [InlineData("""<p>@T[Many ? "a.two" : "a.none"]</p>""", "a.none")]
    [InlineData("""<p>@T[Kind == "one" ? "a.one" : "a.two"]</p>""", null)]
    [InlineData("""<p>@T["a.one", T["a.none"]]</p>""", "a.none")]
    [InlineData("""<p>@T["a.one", Form["x.other"]]</p>""", null)]
    [InlineData("""<p>@T[kind switch { Kind.One => "a.one", _ => "a.none" }]</p>""", "a.none")]
    [InlineData("""<p>@T[$"a.{kind}"]</p>""", null)]
    [InlineData("""<p>@T[$"a.{kind}.hint"]</p>""", @"a\..+\.hint")]
    [InlineData("""<p>@T[$"b.{(kind.Length == 0 ? "all" : kind)}"]</p>""", @"b\..+")]
    [InlineData("""<p>@($"{T["a.none"]}: ")</p>""", "a.none")]
    [InlineData("""<p>@C["a.one"]</p>""", "a.one")]
    [InlineData("""<p>@C.Of("state.open", T["a.one"])</p>""", null)]
    [InlineData("""<p>@C.Word("state", x)</p>""", null)]
    [InlineData("""<p>@C.Word("status", x)</p>""", @"status\.[^.]+")]
    [InlineData("""@code { string Key => "a.none"; }""", "a.none")]
    public void A_key_that_is_not_there_is_found(string page, string? missing)
    {
        var code = new TextKeys(
            new Dictionary<string, string>
            {
                ["Page.razor"] = "@inherits Base\n@inject IStringLocalizer<SomeTexts> T\n" + page,
                ["Base.cs"] = "class Base : Component { [Inject] public CaseFormatter C { get; set; } }",
            }
        );
        var texts = new Dictionary<string, HashSet<string>>
        {
            ["SomeTexts"] = ["a.one", "a.two"],
            ["CaseTexts"] = ["state.open"],
        };
        Assert.Equal(missing is null ? [] : [$"Page.razor: {missing}"], Missing(code, texts));
    }

    [Fact]
    public void A_text_that_nothing_names_is_found()
    {
        var code = new TextKeys(
            new Dictionary<string, string>
            {
                ["Page.razor"] = """@inject IStringLocalizer<SomeTexts> T @T["a.one"] @T[$"b.{x}"]""",
                ["Other.razor"] = """@inject IStringLocalizer<OtherTexts> T @T["a.two"]""",
            }
        );
        var texts = new Dictionary<string, HashSet<string>>
        {
            ["SomeTexts"] = ["a.one", "a.two", "b.one", "c.one"],
            ["OtherTexts"] = ["a.two"],
        };
        Assert.Equal(["SomeTexts: a.two", "SomeTexts: c.one"], Unnamed(code, texts));
    }

    private static void Nothing(IEnumerable<string> found) =>
        Assert.True(!found.Any(), string.Join('\n', found.Distinct()));

    private static IEnumerable<string> Missing(TextKeys code, IReadOnlyDictionary<string, HashSet<string>> texts) =>
        code.All().Where(n => !IsThere(n, code, texts)).Select(n => $"{Path.GetFileName(n.File)}: {n.Key}");

    private static bool IsThere(NamedKey named, TextKeys code, IReadOnlyDictionary<string, HashSet<string>> texts)
    {
        if (named.Texts is { } asked)
        {
            return texts[asked].Any(named.Names);
        }

        // Nobody is asked there and then: it is a key, or the end of one, when it begins like one of the texts that the file asks.
        var own = code.LocalizersOf(named.File).Values.Where(texts.ContainsKey).SelectMany(t => texts[t]).ToList();
        return named.Built
            || named.Key == AnAddress
            || MemberOfSomething().IsMatch(named.Key)
            || !own.Exists(key => key.StartsWith($"{named.Key.Split('.')[0]}.", StringComparison.Ordinal))
            || own.Exists(key => named.Names(key) || key.EndsWith($".{named.Key}", StringComparison.Ordinal));
    }

    private static IEnumerable<string> Unnamed(TextKeys code, IReadOnlyDictionary<string, HashSet<string>> texts)
    {
        foreach (var (name, keys) in texts)
        {
            var own = code.All()
                .Where(n => n.Texts == name || n.Texts is null && MayAsk(code.LocalizersOf(n.File), name))
                .ToList();
            var whole = own.Where(n => !n.Built).Select(n => n.Key).Concat(OfEnums(name)).ToHashSet();
            var built = own.Where(n => n.Built).DistinctBy(n => n.Key).ToList();
            foreach (var key in keys.Where(key => !whole.Contains(key) && !built.Exists(n => n.Names(key))))
            {
                yield return $"{name}: {key}";
            }
        }
    }

    // A file without texts of its own names keys for others.
    private static bool MayAsk(IReadOnlyDictionary<string, string> localizers, string texts) =>
        texts == "Wording" || localizers.Values.All(t => t == "Wording") || localizers.Values.Contains(texts);

    /// <summary>What letters say of the members of an enum, under its name.</summary>
    private static IEnumerable<string> OfEnums(string texts) =>
        texts != "Wording"
            ? []
            : typeof(TextKey)
                .Assembly.GetTypes()
                .Where(t => t.IsEnum)
                .SelectMany(t => Enum.GetNames(t).Select(member => $"{Lower(t.Name)}.{Lower(member)}"));

    private static string Lower(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    private static HashSet<string> Keys(string file) =>
        [.. XDocument.Load(file).Root!.Elements("data").Select(d => d.Attribute("name")!.Value)];

    private static string Root([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../src"));

    // A length, or its unit, stands as ISO 8601 writes it: P30D, M.
    [GeneratedRegex(@"^[a-z][A-Za-z0-9]*(\.[a-z][A-Za-z0-9]*)*\.([a-z][A-Za-z0-9]*|(P[0-9]+)?[DMY])$")]
    private static partial Regex Plain();

    [GeneratedRegex(@"^[a-z][A-Za-z]*(\.[a-z][A-Za-z0-9-]*)+$")]
    private static partial Regex Given();

    // An expression in an attribute.
    [GeneratedRegex(@"\.[A-Z]")]
    private static partial Regex MemberOfSomething();
}
