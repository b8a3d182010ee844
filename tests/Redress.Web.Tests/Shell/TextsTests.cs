using System.Text.RegularExpressions;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Shell;

/// <summary>Every text is there in every language.</summary>
public sealed partial class TextsTests
{
    public static TheoryData<string> Classes => [.. ResourceFile.All];

    [Theory]
    [MemberData(nameof(Classes))]
    public void Every_text_is_there_in_every_language_in_the_order_of_the_keys_with_the_same_places_to_fill(string file)
    {
        var english = ResourceFile.Read(file);
        var keys = english.Select(text => text.Key).ToList();
        Assert.Equal(keys.Distinct().Order(StringComparer.Ordinal), keys);
        foreach (var language in new[] { ".nl", ".fr" })
        {
            var other = ResourceFile.Read(file, language);
            Assert.Equal(keys, other.Select(text => text.Key));
            Assert.All(
                english.Zip(other),
                pair =>
                    Assert.Equal(
                        (pair.First.Key, Places(pair.First.Value)),
                        (pair.Second.Key, Places(pair.Second.Value))
                    )
            );
            Assert.All(other, text => Assert.False(string.IsNullOrWhiteSpace(text.Value), text.Key));
        }
    }

    private static string Places(string text) =>
        string.Join(' ', Place().Matches(text).Select(m => m.Value).Distinct().Order());

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Place();
}
