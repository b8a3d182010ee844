using System.Text.RegularExpressions;

namespace Redress.Domain.Tests.Law;

/// <summary>What the documents point to is there: every path of the repository in code, every relative link with its heading.</summary>
public sealed partial class DocumentedPathsTests
{
    private static readonly string[] AtTheTop = ["README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md"];

    private static readonly IReadOnlyList<(string Name, string Text)> Documents =
    [
        .. AtTheTop.Select(name => (name, File.ReadAllText(Repository.PathOf(name)))),
        .. Repository.Files("docs", ".md"),
    ];

    [Fact]
    public void Every_path_in_the_documents_exists()
    {
        var named = Documents
            .SelectMany(document => PathsIn(document.Text).Select(path => (document.Name, Path: path)))
            .ToList();
        Assert.True(named.Count > 100);
        AssertNone(named.Where(at => !Exists(at.Path)).Select(at => $"{at.Name}: {at.Path}"));
    }

    [Fact]
    public void Every_relative_link_in_the_documents_leads_somewhere()
    {
        var links = Documents
            .SelectMany(document => LinksIn(document.Text).Select(link => (document.Name, Link: link)))
            .ToList();
        Assert.True(links.Count > 100);
        AssertNone(links.Where(at => !Resolves(at.Name, at.Link)).Select(at => $"{at.Name}: {at.Link}"));
    }

    [Theory]
    [InlineData("see `src/Nowhere/At.cs` and `dotnet test tests/None.Tests`", "src/Nowhere/At.cs tests/None.Tests")]
    [InlineData("```sh\nsrc/start.sh --there   # runs it\n```", "src/start.sh")]
    [InlineData("src/Prose.cs, `/opt/src/Elsewhere.cs`, `src/Wild/*.cs`", "src/Wild/*.cs")]
    public void A_path_is_found_in_code_and_nowhere_else(string text, string paths) =>
        Assert.Equal(paths, string.Join(' ', PathsIn(text)));

    [Theory]
    [InlineData("docs/README.md", "guide/nobody.md", false)]
    [InlineData("docs/README.md", "guide/secretary.md#no-such-part", false)]
    [InlineData("docs/README.md", "guide/secretary.md#the-file", true)]
    [InlineData("docs/guide/committee.md", "../../README.md", true)]
    public void A_link_is_followed_from_its_document_to_the_heading(string document, string link, bool leads) =>
        Assert.Equal(leads, Resolves(document, link));

    private static IEnumerable<string> PathsIn(string text) =>
        Code().Matches(text).SelectMany(code => RepositoryPath().Matches(code.Value)).Select(path => path.Value);

    private static IEnumerable<string> LinksIn(string text) =>
        Link()
            .Matches(Code().Replace(text, ""))
            .Select(link => link.Groups["to"].Value)
            .Where(to =>
                !to.Contains("://", StringComparison.Ordinal) && !to.StartsWith("mailto:", StringComparison.Ordinal)
            );

    private static bool Resolves(string document, string link)
    {
        var (path, heading) = link.Split('#') is [var file, var part] ? (file, part) : (link, null);
        var from = Path.GetDirectoryName(Repository.PathOf(document))!;
        var target = path.Length == 0 ? Repository.PathOf(document) : Path.GetFullPath(Path.Combine(from, path));
        return Exists(target) && (heading is null || HeadingsOf(target).Contains(heading));
    }

    private static bool Exists(string path) =>
        File.Exists(Repository.PathOf(path)) || Directory.Exists(Repository.PathOf(path));

    // As the readers of Markdown make them: in small letters, without marks, a hyphen for a space.
    private static IEnumerable<string> HeadingsOf(string file) =>
        Heading()
            .Matches(File.ReadAllText(file))
            .Select(heading => NoAnchor().Replace(heading.Groups["text"].Value.Trim().ToLowerInvariant(), ""))
            .Select(heading => heading.Replace(' ', '-'));

    private static void AssertNone(IEnumerable<string> found)
    {
        var missing = found.Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.True(missing.Count == 0, string.Join('\n', missing));
    }

    [GeneratedRegex("```.*?```|`[^`\n]+`", RegexOptions.Singleline)]
    private static partial Regex Code();

    [GeneratedRegex(@"(?<![\w./-])(src|tests|docs)/[\w./*-]*[\w/]", RegexOptions.ExplicitCapture)]
    private static partial Regex RepositoryPath();

    [GeneratedRegex(@"\]\((?<to>[^)\s]+)\)", RegexOptions.ExplicitCapture)]
    private static partial Regex Link();

    [GeneratedRegex("^#+ (?<text>.+)$", RegexOptions.ExplicitCapture | RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NoAnchor();
}
