namespace Redress.Domain.Tests.Law;

/// <summary>docs/map.md: which folder uses which, from the compiled types (design: Web → Domain → Anonymity, never back; inside a project no circle, sub-folders included).</summary>
public sealed class MapTests
{
    private const string Domain = "Redress.Domain";
    private const string Web = "Redress.Web";
    private const string Anonymity = "Redress.Anonymity";
    private const string Root = "(root)";

    private static readonly Dictionary<string, List<Arrow>> Arrows = new[] { Anonymity, Domain, Web }.ToDictionary(
        project => project,
        ArrowsOf
    );

    /// <summary>One folder that uses another, and in which project the other is.</summary>
    private sealed record Arrow(string From, string Project, string To, string Example);

    [Fact]
    public void The_map_is_current()
    {
        var document = new WrittenDocument(
            "The map",
            "Which folder uses which, from the compiled types: bases, members, attributes, and what the bodies of methods use. Web uses Domain and Domain uses Anonymity, never the other way; inside a project the folders form no circle, sub-folders told apart from the folder they are in."
        );
        foreach (var project in Arrows.Keys)
        {
            var inside = Arrows[project].Where(arrow => arrow.Project == project).ToList();
            document.Heading(project);
            if (inside.Count == 0)
            {
                document.Paragraph("One folder.");
                continue;
            }

            document.Mermaid("flowchart TD", inside.Select(arrow => $"{Node(arrow.From)} --> {Node(arrow.To)}"));
            document.Table(
                ["folder", "uses", "is used by"],
                FoldersOf(project)
                    .Select(folder =>
                        (IReadOnlyList<string>)
                            [
                                folder,
                                List(inside.Where(a => a.From == folder).Select(a => a.To)),
                                List(inside.Where(a => a.To == folder).Select(a => a.From)),
                            ]
                    )
            );
        }

        document.Heading("From Web to Domain");
        document.Table(
            ["folder of Web", "folders of Domain"],
            Arrows[Web]
                .Where(arrow => arrow.Project == Domain)
                .GroupBy(arrow => arrow.From)
                .Select(group => (IReadOnlyList<string>)[group.Key, List(group.Select(arrow => arrow.To))])
        );
        document.IsCurrent("map.md");
    }

    [Theory]
    [InlineData(Domain)]
    [InlineData(Web)]
    public void Folders_inside_a_project_form_no_circle(string project)
    {
        var inside = Arrows[project].Where(arrow => arrow.Project == project).ToList();
        var circles = inside
            .Where(arrow => Leads(inside, arrow.To, arrow.From))
            .Select(arrow => $"{arrow.From} → {arrow.To} ({arrow.Example})");
        Assert.Empty(circles);
    }

    [Fact]
    public void The_domain_never_uses_the_web_and_the_finding_of_identities_uses_neither()
    {
        Assert.DoesNotContain(Arrows[Domain], arrow => arrow.Project == Web);
        Assert.DoesNotContain(Arrows[Anonymity], arrow => arrow.Project != Anonymity);
    }

    private static List<string> FoldersOf(string project)
    {
        using var compiled = new CompiledProject(Repository.Assembly(project));
        return
        [
            .. compiled
                .Types()
                .Select(type => type.Type)
                .Where(IsOurs)
                .Select(Folder)
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];
    }

    private static List<Arrow> ArrowsOf(string project)
    {
        using var compiled = new CompiledProject(Repository.Assembly(project));
        return compiled
            .Types()
            .Where(type => IsOurs(type.Type))
            .SelectMany(
                type => type.Uses.Where(IsOurs),
                (type, used) =>
                    new Arrow(Folder(type.Type), used.Assembly, Folder(used), $"{type.Type.Name} uses {used.Name}")
            )
            .Where(arrow => arrow.Project != project || arrow.From != arrow.To)
            .GroupBy(arrow => (arrow.From, arrow.Project, arrow.To))
            .Select(group => group.MinBy(arrow => arrow.Example, StringComparer.Ordinal)!)
            .OrderBy(arrow => arrow.From, StringComparer.Ordinal)
            .ThenBy(arrow => arrow.To, StringComparer.Ordinal)
            .ToList();
    }

    // What the compiler adds stands in namespaces of its own; the top-level program in none.
    private static bool IsOurs(UsedType type) =>
        type.Assembly is Domain or Web or Anonymity
        && (
            type.Namespace == type.Assembly
            || type.Namespace.StartsWith(type.Assembly + ".", StringComparison.Ordinal)
            || type is { Namespace: "", Name: "Program" }
        );

    private static string Folder(UsedType type) =>
        type.Namespace.Length <= type.Assembly.Length
            ? Root
            : type.Namespace[(type.Assembly.Length + 1)..].Replace('.', '/');

    private static bool Leads(List<Arrow> arrows, string from, string to)
    {
        var reached = new HashSet<string> { from };
        while (
            arrows
                .Where(arrow => reached.Contains(arrow.From))
                .Select(arrow => arrow.To)
                .Where(reached.Add)
                .ToList()
                .Count > 0
        ) { }

        return reached.Contains(to);
    }

    private static string Node(string folder) =>
        folder == Root ? "root" : folder.Replace("/", ".", StringComparison.Ordinal);

    private static string List(IEnumerable<string> folders) => string.Join(", ", folders.Order(StringComparer.Ordinal));
}
