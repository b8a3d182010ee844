using System.Runtime.CompilerServices;
using System.Xml.Linq;

namespace Redress.Web.Tests.Shell;

public sealed class TextsTests
{
    [Theory]
    [InlineData("Texts.nl.resx")]
    [InlineData("Texts.fr.resx")]
    public void Every_text_is_there_in_every_language(string file) => Assert.Equal(Keys("Texts.resx"), Keys(file));

    [Fact]
    public void Texts_stand_in_the_order_of_their_keys_once_each()
    {
        var keys = Keys("Texts.resx");
        Assert.Equal(keys.Distinct().Order(StringComparer.Ordinal), keys);
    }

    private static string[] Keys(string file, [CallerFilePath] string here = "") =>
        [
            .. XDocument
                .Load(Path.Combine(Path.GetDirectoryName(here)!, "../../../src/Redress.Web/Shell", file))
                .Root!.Elements("data")
                .Select(d => d.Attribute("name")!.Value),
        ];
}
