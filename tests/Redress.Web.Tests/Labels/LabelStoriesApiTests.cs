using Redress.Domain.Tests.Labels.Stories;
using Redress.Domain.Tests.Law;

namespace Redress.Web.Tests.Labels;

/// <summary>The stories of label-stories.md that are marked so, over the API: their people sign in, the clock goes on, and what everybody sees is compared.</summary>
public sealed class LabelStoriesApiTests(LabelOfficeOverHttp office) : IClassFixture<LabelOfficeOverHttp>
{
    public static TheoryData<string> Names => [.. LabelStories.All.Where(s => s.OverApi).Select(s => s.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    [
        Rule("ST-4"),
        Rule("BC-33"),
        Rule("BC-35"),
        Rule("BC-36"),
        Rule("BC-38"),
        Rule("BC-40"),
        Rule("WK-3"),
        Rule("WK-4"),
        Rule("FP-9")
    ]
    public void A_story_goes_over_the_api_as_it_was_reckoned(string name) =>
        Assert.True(office.WhyNot(LabelStories.Named(name)) is null, office.WhyNot(LabelStories.Named(name)));
}
