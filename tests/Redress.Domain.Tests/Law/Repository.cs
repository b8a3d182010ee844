namespace Redress.Domain.Tests.Law;

/// <summary>The working copy that the tests were built from.</summary>
internal static class Repository
{
    public static readonly string Root = Find();

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>The compiled program of a project under <c>src/</c>, in the configuration in which the tests run.</summary>
    public static string Assembly(string project)
    {
        var framework = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        return PathOf("src", project, "bin", framework.Parent!.Name, framework.Name, project + ".dll");
    }

    /// <summary>The files under a folder with one of the endings, save what the build makes; each with its path from the root.</summary>
    public static IEnumerable<(string Name, string Text)> Files(string folder, params string[] endings) =>
        Directory
            .EnumerateFiles(PathOf(folder), "*", SearchOption.AllDirectories)
            .Where(path => endings.Any(path.EndsWith))
            .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
            .Where(name => !name.Contains("/bin/") && !name.Contains("/obj/"))
            .Order(StringComparer.Ordinal)
            .Select(name => (name, File.ReadAllText(PathOf(name))));

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "App.sln")))
        {
            folder =
                folder.Parent ?? throw new InvalidOperationException("The tests do not run inside the working copy.");
        }

        return folder.FullName;
    }
}
