using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Redress.Domain.Cases.Commands;
using Redress.Web.Cases.StaffFile;

namespace Redress.Web.Tests.Cases;

/// <summary>What the case file says to the staff is there, in every language.</summary>
public sealed partial class StaffTextsTests
{
    private static readonly Dictionary<string, string> English = Texts("");

    [Theory]
    [InlineData(".nl")]
    [InlineData(".fr")]
    public void Every_text_is_there_in_every_language_with_the_same_places_to_fill(string language)
    {
        var other = Texts(language);
        Assert.Equal(English.Keys, other.Keys);
        Assert.Equal(English.Keys.Order(StringComparer.Ordinal), English.Keys);
        Assert.All(English, text => Assert.Equal(Places(text.Value), Places(other[text.Key])));
    }

    [Fact]
    public void Every_act_has_a_place_among_the_others() =>
        Assert.All(
            CommandCatalog.ByName.Keys,
            action => Assert.Contains($"actionGroup.{ActGroups.Of(action)}", English.Keys)
        );

    [Fact]
    public void Who_made_a_proposal_is_not_pressed_to_reject_it()
    {
        Assert.Empty(ActGroups.PrimaryActions(["reject-decision", "reopen-file"], 3));
        Assert.Equal(
            ["confirm-decision", "reject-decision"],
            ActGroups.PrimaryActions(["reject-decision", "confirm-decision"], 3)
        );
    }

    private static Dictionary<string, string> Texts(string language, [CallerFilePath] string here = "") =>
        XDocument
            .Load(
                Path.Combine(
                    Path.GetDirectoryName(here)!,
                    $"../../../src/Redress.Web/Cases/Formatting/StaffTexts{language}.resx"
                )
            )
            .Root!.Elements("data")
            .ToDictionary(d => d.Attribute("name")!.Value, d => d.Element("value")!.Value);

    private static List<string> Places(string text) =>
        [.. Place().Matches(text).Select(m => m.Value).Distinct().Order()];

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Place();
}
