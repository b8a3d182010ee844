using System.Runtime.CompilerServices;
using System.Xml.Linq;

namespace Redress.Web.Tests.Intake;

public sealed class IntakeTextsTests
{
    [Theory]
    [InlineData("IntakeTexts.nl.resx")]
    [InlineData("IntakeTexts.fr.resx")]
    public void Every_text_is_there_in_every_language(string file) =>
        Assert.Equal(Keys("IntakeTexts.resx"), Keys(file));

    [Fact]
    public void Texts_stand_in_the_order_of_their_keys_once_each()
    {
        var keys = Keys("IntakeTexts.resx");
        Assert.Equal(keys.Distinct().Order(StringComparer.Ordinal), keys);
    }

    private static string[] Keys(string file, [CallerFilePath] string here = "") =>
        [
            .. XDocument
                .Load(Path.Combine(Path.GetDirectoryName(here)!, "../../../src/Redress.Web/Intake", file))
                .Root!.Elements("data")
                .Select(d => d.Attribute("name")!.Value),
        ];
}
