using System.Runtime.CompilerServices;
using System.Xml.Linq;

namespace Redress.Web.Tests.Shell;

public sealed class TextsTests
{
    [Theory]
    [InlineData("Shell/Texts")]
    [InlineData("Identity/AccountTexts")]
    [InlineData("Cases/Conflicts/ConflictTexts")]
    [InlineData("Cases/Deciding/DecidingTexts")]
    [InlineData("Committee/CommitteeTexts")]
    [InlineData("Deliberation/DeliberationTexts")]
    [InlineData("Members/MemberTexts")]
    [InlineData("Post/PostTexts")]
    [InlineData("Hearings/HearingTexts")]
    [InlineData("Worklist/WorklistTexts")]
    public void Every_text_is_there_in_every_language(string texts)
    {
        Assert.Equal(Keys($"{texts}.resx"), Keys($"{texts}.nl.resx"));
        Assert.Equal(Keys($"{texts}.resx"), Keys($"{texts}.fr.resx"));
    }

    [Fact]
    public void Texts_stand_in_the_order_of_their_keys_once_each()
    {
        var keys = Keys("Shell/Texts.resx");
        Assert.Equal(keys.Distinct().Order(StringComparer.Ordinal), keys);
    }

    private static string[] Keys(string file, [CallerFilePath] string here = "") =>
        [
            .. XDocument
                .Load(Path.Combine(Path.GetDirectoryName(here)!, "../../../src/Redress.Web", file))
                .Root!.Elements("data")
                .Select(d => d.Attribute("name")!.Value),
        ];
}
