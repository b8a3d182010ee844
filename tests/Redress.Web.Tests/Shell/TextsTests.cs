using System.Runtime.CompilerServices;
using System.Xml.Linq;

namespace Redress.Web.Tests.Shell;

public sealed class TextsTests
{
    [Fact]
    public void Every_text_is_there_in_every_language_once_and_in_the_order_of_the_keys()
    {
        var all = Directory
            .EnumerateFiles(Source(), "*.resx", SearchOption.AllDirectories)
            .Where(file => !Path.GetFileNameWithoutExtension(file).Contains('.', StringComparison.Ordinal))
            .ToList();
        Assert.True(all.Count > 10);
        Assert.All(
            all,
            file =>
            {
                var keys = Keys(file);
                Assert.Equal(keys.Distinct().Order(StringComparer.Ordinal), keys);
                Assert.Equal(keys, Keys(Path.ChangeExtension(file, ".nl.resx")));
                Assert.Equal(keys, Keys(Path.ChangeExtension(file, ".fr.resx")));
            }
        );
    }

    private static string[] Keys(string file) =>
        [.. XDocument.Load(file).Root!.Elements("data").Select(d => d.Attribute("name")!.Value)];

    private static string Source([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../src/Redress.Web"));
}
