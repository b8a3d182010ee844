using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Redress.Domain;
using Redress.Domain.Cases.Records;
using Redress.Domain.Terms;
using Redress.Web.Cases.Commands;

namespace Redress.Web.Tests.Cases;

/// <summary>What the pages say to a party is there, in every language.</summary>
public sealed partial class PartyTextsTests
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
    public void Every_step_says_what_comes_next()
    {
        var told = Enum.GetNames<CaseState>()
            .Select(WireNames.Camel)
            .Except(["mediation", "sentToMember"])
            .Concat([
                "mediation.committee",
                "mediation.external",
                "mediation.nowhere",
                "sentToMember.complainant",
                "sentToMember.respondent",
            ]);
        Assert.All(told, step => Assert.Contains($"nextStep.{step}", English.Keys));
        Assert.All(
            Enum.GetNames<TermKind>().Select(WireNames.Camel),
            kind => Assert.Contains(English.Keys, key => key.StartsWith($"term.{kind}.", StringComparison.Ordinal))
        );
    }

    private static Dictionary<string, string> Texts(string language, [CallerFilePath] string here = "") =>
        XDocument
            .Load(
                Path.Combine(
                    Path.GetDirectoryName(here)!,
                    $"../../../src/Redress.Web/Cases/Formatting/PartyTexts{language}.resx"
                )
            )
            .Root!.Elements("data")
            .ToDictionary(d => d.Attribute("name")!.Value, d => d.Element("value")!.Value);

    private static List<string> Places(string text) =>
        [.. Place().Matches(text).Select(m => m.Value).Distinct().Order()];

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Place();
}
