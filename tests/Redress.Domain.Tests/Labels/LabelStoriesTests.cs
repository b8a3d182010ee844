using Redress.Domain.Tests.Labels.Stories;
using Redress.Domain.Tests.Law;

namespace Redress.Domain.Tests.Labels;

/// <summary>The stories of label-stories.md, reckoned by hand from calendars, each through the domain alone.</summary>
public sealed class LabelStoriesTests
{
    public static TheoryData<string> Names => [.. LabelStories.All.Select(story => story.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    [
        Rule("ST-4"),
        Rule("BC-33"),
        Rule("BC-34"),
        Rule("BC-35"),
        Rule("BC-36"),
        Rule("BC-37"),
        Rule("BC-38"),
        Rule("BC-39"),
        Rule("BC-41"),
        Rule("BC-46")
    ]
    [Rule("WK-3"), Rule("WK-4"), Rule("WK-5"), Rule("WK-6"), Rule("WK-7"), Rule("WK-10"), Rule("FP-8"), Rule("FP-9")]
    public void A_story_goes_as_it_was_reckoned(string name) => new ToldStory(LabelStories.Named(name)).Run();

    [Fact]
    [Rule("ST-4")]
    public void There_are_stories_enough_and_a_third_of_them_and_more_can_be_told_over_http()
    {
        var all = LabelStories.All;
        Assert.Equal(Enumerable.Range(1, all.Count), all.Select(s => s.Number));
        Assert.True(all.Count >= 60, $"{all.Count} stories");
        Assert.True(all.Count(s => s.OverApi) * 3 >= all.Count);
        Assert.All(all, s => Assert.NotEmpty(s.Lines));
    }

    [Theory]
    [InlineData("2026-01-12 grant-lable kind=b2c from=2026-01-12", "no such act")]
    [InlineData("2026-01-12 grant-label kind=b2c from=2026-01-12 quickly", "what is 'quickly'?")]
    [InlineData("2026-01-12 state valid ; validly", "'validly' is no check")]
    [InlineData("in January state valid", "no date")]
    [InlineData("2026-01-04 state valid", "earlier than the line before")]
    [Rule("ST-4")]
    public void A_line_that_is_not_understood_fails_and_is_never_passed_over(string line, string why)
    {
        var told = Assert.Throws<FormatException>(() =>
            LabelStories.Of(["## 1. A story [ST-4]", "becommerce b2c", "2026-01-05 candidate", line])
        );
        Assert.Contains(why, told.Message, StringComparison.Ordinal);
        Assert.Contains("line 4", told.Message, StringComparison.Ordinal);
    }
}
