using System.Runtime.CompilerServices;
using System.Xml.Linq;

namespace Redress.Web.Tests.Support;

/// <summary>The texts of the pages as they stand in the files, in the order in which they stand there.</summary>
internal static class ResourceFile
{
    private static readonly string Source = Here();

    /// <summary>All classes of texts, each by the path of its English file.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. Directory
            .EnumerateFiles(Source, "*.resx", SearchOption.AllDirectories)
            .Where(file => !Path.GetFileNameWithoutExtension(file).Contains('.', StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];

    public static Dictionary<string, string> Texts(string name) =>
        Read(All.Single(file => Path.GetFileNameWithoutExtension(file) == name)).ToDictionary();

    public static IReadOnlyList<KeyValuePair<string, string>> Read(string file, string language = "") =>
        [
            .. XDocument
                .Load(Path.ChangeExtension(file, $"{language}.resx").Replace("..", ".", StringComparison.Ordinal))
                .Root!.Elements("data")
                .Select(d => KeyValuePair.Create(d.Attribute("name")!.Value, d.Element("value")!.Value)),
        ];

    private static string Here([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../src/Redress.Web"));
}
